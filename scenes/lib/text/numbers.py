"""Numbers that change on screen: every digit has its own fixed cell, so nothing jitters and nothing is set anew."""

from functools import lru_cache
from typing import Literal, Self

import numpy as np
from manim import VGroup, VMobject

from scenes.lib.following import Following
from scenes.lib.layout import Point
from scenes.lib.text.glyphs import GlyphPoints, glyphs
from scenes.lib.text.number_formats import NumberFormat, fixed
from scenes.lib.theme import active_theme

_IN_CELLS = "0123456789+−<>"
_SPACED = {"<": 1.3, ">": 1.3}
"""Characters with space after their cell, and the widths of both, in widths of a digit."""
_SIDE_BEARING = 0.12
"""Space beside a character that has no cell, in widths of a digit."""
_EXPONENT_SCALE = 0.66
_EXPONENT_RISE = 0.55
"""Height of an exponent's baseline, in widths of a digit."""


@lru_cache(maxsize=64)
def _cell_width(size: float) -> float:
    """Distance from digit to digit in a line of tabular digits, in frame units."""
    first, second = glyphs("00")
    return size * float(second[:, 0].min() - first[:, 0].min())


@lru_cache(maxsize=1024)
def _glyph(character: str, size: float) -> tuple[GlyphPoints, float]:
    """Points of a character standing at the origin, centered in its cell, shape (n, 3), and the cell's width."""
    cell = _cell_width(size)
    if character == " ":
        return np.zeros((0, 3)), 0.4 * cell
    points = size * np.concatenate(glyphs(character))
    ink = float(points[:, 0].max())
    width = cell if character in _IN_CELLS else ink + _SIDE_BEARING * cell
    return points + np.array([(width - ink) / 2, 0.0, 0.0]), width * _SPACED.get(character, 1.0)


def _set_line(text: str, size: float) -> tuple[list[GlyphPoints], float]:
    """The glyphs of text side by side from the origin, and the width of all; what follows ^ is raised."""
    placed: list[GlyphPoints] = []
    pen = 0.0
    base, _, exponent = text.partition("^")
    for part, scale, rise in ((base, 1.0, 0.0), (exponent, _EXPONENT_SCALE, _EXPONENT_RISE * _cell_width(size))):
        for character in part:
            points, width = _glyph(character, size)
            placed.append(points * scale + np.array([pen, rise, 0.0]))
            pen += width * scale
    return placed, pen


class Number(VGroup):
    """A value that can change while its digits keep their places.

    Its bounding box is the whole field, so that it can be placed once and for all.

    Args:
        value: the first value shown.
        number_format: turns values into characters; two decimals when left out.
        size: Manim font size; the theme's number size when left out.
        color: the theme's text color when left out.
        widest: a value whose characters need the most room of all that will be shown; the first one when left out.
        align: the end of the field at which the characters stay.
    """

    def __init__(
        self,
        value: float,
        number_format: NumberFormat | None = None,
        *,
        size: float | None = None,
        color: str | None = None,
        widest: float | None = None,
        align: Literal["left", "right"] = "right",
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._format = number_format or fixed(2)
        self._size = size or theme.number_size
        self._align = align
        longest = self._format(value if widest is None else widest)
        _, self._field_width = _set_line(longest, self._size)
        # The field is an invisible line on the baseline; it carries position and scale for the characters.
        self._field = VMobject(stroke_width=0, stroke_opacity=0, fill_opacity=0)
        self._field.set_points_as_corners(np.array([[0.0, 0.0, 0.0], [self._field_width, 0.0, 0.0]]))
        self._most_characters = max(len(longest), len(self._format(value))) + 1
        self._characters = VMobject(stroke_width=0, fill_color=color or theme.text, fill_opacity=1)
        self.add(self._field, self._characters)
        self.value = value
        self.draw(value)

    @property
    def text(self) -> str:
        """The characters on screen; ^ marks an exponent."""
        return self._format(self.value)

    @property
    def baseline(self) -> Point:
        """Left end of the field on the baseline, shape (3,)."""
        return np.array(self._field.get_start())

    def stand_at(self, point: Point) -> Self:
        """Move the field so that it starts at point, standing on point's height."""
        self.shift(point - self.baseline)
        return self

    def draw(self, value: float) -> Self:
        """Show value from now on.

        Raises:
            ValueError: if the value needs more characters than there are cells for.
        """
        self.value = value
        characters, width = _set_line(self.text, self._size)
        if len(characters) > self._most_characters:
            raise ValueError(f"{self.text} has more characters than the widest value this number was made for")
        scale = self._field.width / self._field_width
        indent = self._field_width - width if self._align == "right" else 0.0
        self._characters.points = (np.concatenate(characters) + np.array([indent, 0.0, 0.0])) * scale + self.baseline
        return self

    def change_to(self, value: float) -> Following[float]:
        """Animation that runs from the value shown to value."""
        start = self.value
        return Following(self, lambda progress: start + (value - start) * progress if progress < 1 else value)
