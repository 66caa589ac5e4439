"""A parameter as a handle on a scale, with its value."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, Polylines
from scenes.lib.text.number_formats import NumberFormat, coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

_HANDLE_RADIUS = 0.13
_TICK = 0.09
_MARK_DROP = 0.28
_MARK_SCALE = 0.75
_WORD_GAP = 0.18
_TRACK_HEIGHT = 0.35
"""Height of the scale over the region's lower edge, as a share of the region's height."""


class Dial(VGroup):
    """The name and value of a parameter over a horizontal scale with a handle.

    Args:
        region: where it stands.
        name: formula before the value, such as ``alpha =``.
        marks: values marked on the scale, ascending; the first and last are its ends.
        value: the first value.
        number_format: of the value; two decimals when left out.
    """

    def __init__(
        self,
        region: Region,
        name: str,
        marks: Sequence[float],
        value: float,
        *,
        number_format: NumberFormat | None = None,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._span = (marks[0], marks[-1])
        height = region.bottom + _TRACK_HEIGHT * region.height
        margin = 2 * _HANDLE_RADIUS
        self._ends = np.array([[region.left + margin, height, 0.0], [region.right - margin, height, 0.0]])
        ticks = [self._place(mark) + np.array([[0.0, -_TICK, 0.0], [0.0, _TICK, 0.0]]) for mark in marks]
        self.add(Polylines([self._ends, *ticks], color=theme.inactive, width=theme.thin_line))
        for mark in marks:
            number = words(f"{mark:g}", size=_MARK_SCALE * theme.label_size, color=theme.muted)
            self.add(number.move_to(self._place(mark) - np.array([0.0, _MARK_DROP, 0.0])))
        sign = formula(name, size=theme.number_size)
        self.number = Number(value, number_format or coordinate(2), widest=marks[-1], align="left")
        self.number.stand_at(region.at(0, 1) - np.array([-float(sign.width) - _WORD_GAP, self.number.height, 0.0]))
        sign.move_to(self.number.baseline + np.array([-_WORD_GAP - sign.width / 2, 0.0, 0.0]))
        sign.set_y(float(self.number.baseline[1]) + float(sign.height) / 2)
        self._handle = Dots(np.zeros((1, 3)), color=theme.accent, radius=_HANDLE_RADIUS)
        self.add(sign, self.number, self._handle)
        self.draw(value)

    def draw(self, value: float) -> Self:
        """Turn to a value."""
        self.number.draw(value)
        self._handle.place(self._place(value)[None])
        return self

    def _place(self, value: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        share = (value - self._span[0]) / (self._span[1] - self._span[0])
        return np.asarray(self._ends[0] + share * (self._ends[1] - self._ends[0]))
