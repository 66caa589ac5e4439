"""Named numbers under one another, names on the left, values in one column."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import VGroup

from scenes.lib.layout import Point, Region
from scenes.lib.text.number_formats import NumberFormat
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_ROW = 0.0195
"""Distance from baseline to baseline in frame units per unit of font size."""


@dataclass(frozen=True)
class Row:
    """One read-out: its name, first value, format, color and the value that needs the most room."""

    name: str
    value: float
    number_format: NumberFormat
    color: str | None = None
    widest: float | None = None


class Readouts(VGroup):
    """Rows of names and numbers at the top of a region; the numbers keep their places while they change.

    Args:
        region: where they stand.
        rows: names and numbers, from the top.
        beside: names of other pictures whose numbers stand in the same column.

    Attributes:
        names: the names of the rows.
        numbers: their numbers, in the same order.
    """

    def __init__(self, region: Region, rows: Sequence[Row], *, beside: Sequence[str] = ()) -> None:
        super().__init__()
        theme = active_theme()
        size = theme.number_size
        self.names = [words(row.name, size=size, color=row.color or theme.text) for row in rows]
        self.numbers = [
            Number(row.value, row.number_format, size=size, color=row.color, widest=row.widest, align="left")
            for row in rows
        ]
        others = [words(name, size=size) for name in beside]
        indent = max(float(name.width) for name in (*self.names, *others)) + 0.3
        for index, (name, number) in enumerate(zip(self.names, self.numbers, strict=True)):
            start = next_row(region, index)
            name.stand_at(start)
            number.stand_at(start + np.array([indent, 0.0, 0.0]))
        self.add(*(VGroup(name, number) for name, number in zip(self.names, self.numbers, strict=True)))
        if self.width > region.width:
            self.scale(region.width / self.width, about_point=region.at(0, 1))

    def row(self, index: int) -> VGroup:
        """Name and number of one row."""
        return VGroup(self.names[index], self.numbers[index])


def next_row(region: Region, rows: int) -> Point:
    """Where, in a region with so many rows of read-outs, the baseline of the next one starts."""
    drop: float = (rows + 0.6) * _ROW * active_theme().number_size
    return np.asarray(region.at(0, 1) - np.array([0.0, drop, 0.0]))
