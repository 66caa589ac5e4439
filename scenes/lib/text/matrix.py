"""Matrices and vectors with live entries."""

from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import RIGHT, VGroup, VMobject

from scenes.lib.strokes import Polylines
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.theme import active_theme

_BRACKET = 0.12


class Matrix(VGroup):
    """A matrix in brackets whose entries can change; each column wears its own role.

    Args:
        entries: shape (rows, columns).
        colors: one a column.
        decimals: digits after the point of every entry.
        size: Manim font size of the entries; the theme's number size when left out.
        largest: the largest absolute value that any entry will have; that of the first ones when left out.
    """

    def __init__(
        self,
        entries: npt.ArrayLike,
        colors: Sequence[str],
        *,
        decimals: int = 1,
        size: float | None = None,
        largest: float | None = None,
    ) -> None:
        super().__init__()
        values = np.asarray(entries, dtype=np.float64)
        theme = active_theme()
        widest = -float(np.abs(values).max() if largest is None else largest)
        self._entries = [
            [
                Number(value, coordinate(decimals), size=size, color=color, widest=widest)
                for value, color in zip(row, colors, strict=True)
            ]
            for row in values
        ]
        step = 0.0145 * (size or theme.number_size)
        pen = 0.0
        for column in range(values.shape[1]):
            for row in range(values.shape[0]):
                self._entries[row][column].stand_at(np.array([pen, -row * step, 0.0]))
            pen += float(self._entries[0][column].width) + 0.55 * step
        numbers = VGroup(*(number for row in self._entries for number in row))
        left, right = numbers.get_left()[0] - 0.16, numbers.get_right()[0] + 0.2
        top, bottom = 0.72 * step, -(values.shape[0] - 1) * step - 0.3 * step
        brackets = [
            np.array([[x + inward, top, 0], [x, top, 0], [x, bottom, 0], [x + inward, bottom, 0]])
            for x, inward in ((left, _BRACKET), (right, -_BRACKET))
        ]
        self.add(Polylines(brackets, color=theme.text, width=theme.thin_line), numbers)

    def draw(self, entries: npt.ArrayLike) -> Self:
        """Show these entries from now on, shape (rows, columns)."""
        for numbers, values in zip(self._entries, np.asarray(entries, dtype=np.float64), strict=True):
            for number, value in zip(numbers, values, strict=True):
                number.draw(float(value))
        return self


def column_vector(
    entries: npt.ArrayLike, color: str, *, decimals: int = 1, size: float | None = None, largest: float | None = None
) -> Matrix:
    """A matrix of one column from entries of shape (n,)."""
    column = np.asarray(entries, dtype=np.float64)[:, None]
    return Matrix(column, [color], decimals=decimals, size=size, largest=largest)


def side_by_side(*parts: VMobject, gap: float = 0.3) -> VGroup:
    """Parts in a row, their middles on one height."""
    return VGroup(*parts).arrange(RIGHT, buff=gap)
