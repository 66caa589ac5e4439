"""A table whose rows can be shown one after another."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.lib.layout import Region
from scenes.lib.strokes import Polylines
from scenes.lib.text.number_formats import NumberFormat
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_ROW = 0.0165
"""Distance from baseline to baseline in frame units per unit of font size."""
_APART = 0.5
"""Further distance to the rows that stand apart, in rows."""


class Table(VGroup):
    """Rows of numbers under headings, right-aligned in columns that fill the region's width.

    Args:
        region: where it stands; the headings at the top.
        headings: one a column; an empty one stays empty.
        formats: how the numbers of each column are written.
        rows: the numbers; words stand as they are.
        shares: relative widths of the columns.
        apart: how many of the last rows stand apart, under a rule of their own.

    Attributes:
        head: the headings and the rules.
        rows: the rows, from the top.
    """

    def __init__(
        self,
        region: Region,
        headings: Sequence[str],
        formats: Sequence[NumberFormat],
        rows: Sequence[Sequence[float | str]],
        *,
        shares: Sequence[float],
        apart: int = 0,
    ) -> None:
        super().__init__()
        theme = active_theme()
        size = theme.label_size
        columns = region.columns(*shares, gap=0.1)
        gap = _APART if apart else 0.0
        step = min(_ROW * size, region.height / (len(rows) + 1.5 + gap))
        first = region.top - 0.8 * step
        titles = VGroup()
        for heading, column in zip(headings, columns, strict=True):
            if heading:
                title = words(heading, size=size, color=theme.muted)
                titles.add(title.stand_at(np.array([column.right - title.width, first, 0.0])))
        rule_height = first - 0.35 * step
        self.head = VGroup(*titles, _rule(region, rule_height))
        self.rows = []
        for index, row in enumerate(rows):
            set_apart = index >= len(rows) - apart
            height = rule_height - (index + 0.85 + gap * set_apart) * step
            numbers = VGroup()
            for value, number_format, column in zip(row, formats, columns, strict=True):
                cell = words(value, size=size) if isinstance(value, str) else Number(value, number_format, size=size)
                numbers.add(cell.stand_at(np.array([column.right - cell.width, height, 0.0])))
            if apart and index == len(rows) - apart:
                self.head.add(_rule(region, height + 0.85 * step))
            self.rows.append(numbers)
        self.add(self.head, *self.rows)

    def numbers(self, row: int) -> list[Number]:
        """The numbers of a row, its words left out."""
        return [cell for cell in self.rows[row] if isinstance(cell, Number)]


def _rule(region: Region, height: float) -> Polylines:
    theme = active_theme()
    ends = np.array([[region.left, height, 0.0], [region.right, height, 0.0]])
    return Polylines([ends], color=theme.faint, width=theme.hairline)
