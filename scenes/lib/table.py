"""A table whose rows can be shown one after another."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.lib.layout import Region
from scenes.lib.number_formats import NumberFormat
from scenes.lib.numbers import Number
from scenes.lib.strokes import Polylines
from scenes.lib.theme import active_theme
from scenes.lib.typography import words

_ROW = 0.0165
"""Distance from baseline to baseline in frame units per unit of font size."""


class Table(VGroup):
    """Rows of numbers under headings, right-aligned in columns that fill the region's width.

    Args:
        region: where it stands; the headings at the top.
        headings: one a column.
        formats: how the numbers of each column are written.
        rows: the numbers.

    Attributes:
        head: the headings with a rule under them.
        rows: the rows, from the top.
    """

    def __init__(
        self,
        region: Region,
        headings: Sequence[str],
        formats: Sequence[NumberFormat],
        rows: Sequence[Sequence[float]],
        *,
        shares: Sequence[float],
    ) -> None:
        super().__init__()
        theme = active_theme()
        size = theme.label_size
        columns = region.columns(*shares, gap=0.1)
        step = min(_ROW * size, region.height / (len(rows) + 1.5))
        titles = [words(heading, size=size, color=theme.muted) for heading in headings]
        first = region.top - 0.8 * step
        for title, column in zip(titles, columns, strict=True):
            title.stand_at(np.array([column.right - title.width, first, 0.0]))
        rule_height = first - 0.35 * step
        rule = np.array([[region.left, rule_height, 0.0], [region.right, rule_height, 0.0]])
        self.head = VGroup(*titles, Polylines([rule], color=theme.faint, width=theme.hairline))
        self.rows = []
        for index, row in enumerate(rows):
            height = rule_height - (index + 0.85) * step
            numbers = VGroup()
            for value, number_format, column in zip(row, formats, columns, strict=True):
                number = Number(value, number_format, size=size)
                numbers.add(number.stand_at(np.array([column.right - number.width, height, 0.0])))
            self.rows.append(numbers)
        self.add(self.head, *self.rows)
