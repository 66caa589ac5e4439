"""Words and formulas, set with Typst in fonts that come with the dependencies."""

import json
from pathlib import Path
from typing import Self

import font_lato
import numpy as np
from manim import MathTypst, Typst, VGroup, VMobject
from manim.constants import SCALE_FACTOR_PER_FONT_POINT

from scenes.lib.layout import Point
from scenes.lib.theme import active_theme

_FONT_FOLDER = Path(font_lato.__file__).parent / "files"
_PREAMBLE = '#set text(font: "Lato", number-width: "tabular", weight: "{weight}")'
_LEADING = 0.0135
"""Distance between baselines in frame units per unit of font size."""
_RULE = 0.04 / 96
"""Thickness of a fraction's bar in frame units per unit of font size: 0.04 em, an em being a 96th of the font size."""
_POINTS_OF_A_LINE = 4


class Words(Typst):
    """A line of plain text that knows its baseline; no character of it is taken for markup."""

    def __init__(self, text: str, *, size: float, color: str, bold: bool) -> None:
        self.text = text
        # Lato has no prime; its straight apostrophe looks like one, that of another font would not fit.
        text = text.replace("′", "'")
        # The H in front stands on the baseline whatever follows it; it is measured and thrown away.
        super().__init__(
            f"#{json.dumps('H' + text, ensure_ascii=False)}",
            font_size=size,
            color=color,
            typst_preamble=_PREAMBLE.format(weight="bold" if bold else "regular"),
            font_paths=[_FONT_FOLDER],
        )
        strut = self.submobjects[0]
        height = float(strut.get_bottom()[1])
        self.remove(strut)
        # Manim tells font_size, also after scaling, from the height now against this one.
        self.initial_height = self.height / (size * SCALE_FACTOR_PER_FONT_POINT)
        self._drop = (height - float(self.get_bottom()[1])) / self.height
        self.center()

    @property
    def baseline(self) -> Point:
        """Where the line starts on its baseline, shape (3,)."""
        return np.array([self.get_left()[0], self.get_bottom()[1] + self._drop * self.height, 0.0])

    def stand_at(self, point: Point) -> Self:
        """Move the line so that it starts at point and stands on point's height, whatever letters it has."""
        self.shift(point - self.baseline)
        return self


def words(text: str, *, size: float | None = None, color: str | None = None, bold: bool = False) -> Words:
    """A line of plain text in the theme's text size and color unless others are given (size as in Manim)."""
    theme = active_theme()
    return Words(text, size=size or theme.text_size, color=color or theme.text, bold=bold)


def formula(source: str, *, size: float | None = None, color: str | None = None) -> MathTypst:
    """A formula in Typst's math notation; parts marked {{ part : label }} can be selected by their label."""
    theme = active_theme()
    chosen = size or theme.formula_size
    text = MathTypst(source, font_size=chosen, color=color or theme.text, stroke_width=0)
    for part in text.submobjects:
        if len(part.points) == _POINTS_OF_A_LINE:
            _thicken(part, _RULE * chosen)
    return text


def _thicken(line: VMobject, thickness: float) -> None:
    """Turn a fraction's bar into an area.

    As a stroke, Manim would give it another width at other resolutions and when the formula is set a second time.
    """
    start, end = line.points[0], line.points[-1]
    along = end - start
    half = 0.5 * thickness * np.array([-along[1], along[0], 0.0]) / np.linalg.norm(along)
    line.set_points_as_corners(np.array([start - half, end - half, end + half, start + half, start - half]))
    line.set_fill(line.get_stroke_color(), opacity=1)


def paragraph(text: str, *, width: float, size: float | None = None, color: str | None = None) -> VGroup:
    """Text broken into as few lines as fit in width (frame units), about equally long, on even baselines."""
    whole = words(text, size=size, color=color)
    lines = [whole]
    while max(float(line.width) for line in lines) > width and len(lines) < len(text.split()):
        lines = [words(part, size=size, color=color) for part in _balanced(text, len(lines) + 1)]
    leading = _LEADING * (size or active_theme().text_size)
    for row, line in enumerate(lines):
        line.stand_at(np.array([0.0, -row * leading, 0.0]))
    return VGroup(*lines)


def _balanced(text: str, count: int) -> list[str]:
    """Split text at spaces into so many parts of about equal length, the first ones rather longer."""
    if count == 1:
        return [text]
    spaces = [index for index, character in enumerate(text) if character == " "]
    # Each remaining part needs a word, so the last count - 2 spaces are left for them.
    usable = spaces[: len(spaces) - (count - 2)]
    cut = min(usable, key=lambda index: abs(index - 1.06 * len(text) / count))
    return [text[:cut], *_balanced(text[cut + 1 :], count - 1)]
