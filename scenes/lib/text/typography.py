"""Words and formulas in the places, sizes and colors of the theme."""

from typing import Self

import numpy as np
from manim import MathTypst, VGroup, VMobject

from scenes.lib.layout import Point
from scenes.lib.text.glyphs import glyphs
from scenes.lib.theme import active_theme

MIDDLE_OF_LETTERS = 0.0035
"""Height of the middle of letters over the baseline in frame units per unit of font size."""

_LEADING = 0.0135
"""Distance between baselines in frame units per unit of font size."""
_RULE = 0.04 / 96
"""Thickness of a fraction's bar in frame units per unit of font size: 0.04 em, an em being a 96th of the font size."""
_POINTS_OF_A_LINE = 4


class Words(VMobject):
    """A line of plain text, one path, that knows its baseline; no character of it is taken for markup."""

    def __init__(self, text: str, *, size: float, color: str, bold: bool) -> None:
        super().__init__(stroke_width=0, fill_color=color, fill_opacity=1)
        self.text = text
        self.points = np.concatenate([np.zeros((0, 3)), *glyphs(text, bold=bold)]) * size
        self._height_of_size_1 = float(self.height) / size
        self._drop = -float(self.get_bottom()[1]) / float(self.height)
        self.center()

    @property
    def font_size(self) -> float:
        """Manim font size as seen, after all scaling."""
        return float(self.height) / self._height_of_size_1

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


def title_words(text: str, *, size: float, width: float) -> Words:
    """A title of this size, smaller if it would be wider than width."""
    title = words(text, size=size, bold=True)
    return title.scale(min(1.0, width / title.width))


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
