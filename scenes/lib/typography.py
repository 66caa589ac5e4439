"""Words and formulas, set with Typst in fonts that come with the dependencies."""

import json
from pathlib import Path
from typing import Self

import font_lato
import numpy as np
from manim import MathTypst, Typst, VGroup

from scenes.lib.layout import Point
from scenes.lib.theme import active_theme

_FONT_FOLDER = Path(font_lato.__file__).parent / "files"
_PREAMBLE = '#set text(font: "Lato", number-width: "tabular", weight: "{weight}")'
_LEADING = 0.0135
"""Distance between baselines in frame units per unit of font size."""


class Words(Typst):
    """A line of plain text that knows its baseline; no character of it is taken for markup."""

    def __init__(self, text: str, *, size: float, color: str, bold: bool) -> None:
        self.text = text
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
    return MathTypst(source, font_size=size or theme.formula_size, color=color or theme.text)


def paragraph(text: str, *, width: float, size: float | None = None, color: str | None = None) -> VGroup:
    """Text broken into as few lines as fit in width (frame units), left-aligned on even baselines."""
    lines = [words(text, size=size, color=color)]
    while lines[-1].width > width and " " in lines[-1].text:
        kept, carried = _split_to_fit(lines[-1].text, width / lines[-1].width)
        lines[-1:] = [words(part, size=size, color=color) for part in (kept, carried)]
    leading = _LEADING * (size or active_theme().text_size)
    for row, line in enumerate(lines):
        line.stand_at(np.array([0.0, -row * leading, 0.0]))
    return VGroup(*lines)


def _split_to_fit(text: str, share: float) -> tuple[str, str]:
    """Split text at the last space before this share of its letters, or at its first space."""
    limit = int(len(text) * share)
    cut = text.rfind(" ", 0, limit + 1)
    cut = cut if cut > 0 else text.index(" ")
    return text[:cut], text[cut + 1 :]
