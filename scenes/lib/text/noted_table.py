"""A live row of numbers, and under it the rows that were noted on the way."""

from collections.abc import Sequence
from typing import cast

from manim import DOWN, VGroup

from scenes.lib.layout import Region
from scenes.lib.text.number_formats import NumberFormat
from scenes.lib.text.numbers import Number
from scenes.lib.text.table import Table
from scenes.lib.theme import active_theme

_RULE_DROP = 1.12
"""From the rule under the headings to that under the live row, in distances between rows."""


class NotedTable(VGroup):
    """Headings over a live row; the noted rows are not part of this object until they are added.

    Args:
        region: where it stands; the headings at the top.
        headings, formats: one a column.
        widest: numbers that need the most room, one a column.
        noted: the numbers of the noted rows, from the top.
        color: of the noted rows.

    Attributes:
        live: the numbers of the live row.
        noted: the noted rows.
    """

    def __init__(
        self,
        region: Region,
        headings: Sequence[str],
        formats: Sequence[NumberFormat],
        widest: Sequence[float],
        noted: Sequence[Sequence[float]],
        *,
        color: str,
    ) -> None:
        super().__init__()
        table = Table(region, headings, formats, [widest, *noted], shares=[1] * len(headings))
        cells = [cast("Number", cell) for cell in table.rows[0]]
        self.live = [
            Number(value, number_format, size=active_theme().label_size).stand_at(cell.baseline)
            for value, number_format, cell in zip(widest, formats, cells, strict=True)
        ]
        self.noted = [row.set_fill(color) for row in table.rows[1:]]
        pitch = cells[0].baseline[1] - cast("Number", table.rows[1][0]).baseline[1]
        under_live = table.head.submobjects[-1].copy().shift(_RULE_DROP * pitch * DOWN)
        self.add(table.head, *self.live, under_live)
