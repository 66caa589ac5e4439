"""x, f(x) and f'(x) in a row for each place worth noting, and under a rule in a live row."""

from collections.abc import Sequence
from typing import Self, cast

import numpy as np
from manim import VGroup

from actmath import Activation
from scenes.lib.layout import Region
from scenes.lib.strokes import Polylines
from scenes.lib.text.number_formats import coordinate, fixed, powers_of_ten
from scenes.lib.text.numbers import Number
from scenes.lib.text.table import Table
from scenes.lib.theme import active_theme

_PLACE_DECIMALS, _DECIMALS = 2, 4
"""Of x, and of f(x) and f'(x)."""


class ValueTable(VGroup):
    """Values of a function and of its derivative; the last row moves, the others wear its color.

    Args:
        region: where it stands; the headings at the top.
        record: the function.
        headings: names of x, f(x) and f'(x).
        places: x of the noted rows.
        farthest: the x that needs the most room.

    Attributes:
        noted: the rows of the places, in their order; they are not part of this object until they are added.
    """

    def __init__(
        self, region: Region, record: Activation, headings: Sequence[str], places: Sequence[float], *, farthest: float
    ) -> None:
        super().__init__()
        self._record = record
        theme = active_theme()
        widest = (-abs(farthest),) * 3
        rows = [*map(self._values, places), widest]
        table = Table(region, headings, [coordinate(_PLACE_DECIMALS), _noted, _noted], rows, shares=(0.8, 1.1, 1.1))
        self._live = [
            Number(value, coordinate(decimals), size=theme.label_size).stand_at(cast("Number", cell).baseline)
            for value, decimals, cell in zip(
                widest, (_PLACE_DECIMALS, _DECIMALS, _DECIMALS), table.rows[-1], strict=True
            )
        ]
        self.noted = [row.set_fill(theme.function(record.name).color) for row in table.rows[:-1]]
        between = (table.rows[-2].get_bottom()[1] + table.rows[-1].get_top()[1]) / 2
        ends = np.array([[region.left, between, 0.0], [region.right, between, 0.0]])
        self.add(table.head, Polylines([ends], color=theme.faint, width=theme.hairline), *self._live)

    def draw(self, x: float) -> Self:
        """Show the values at x in the live row."""
        # What stands beside x belongs to the x that can be read.
        for number, value in zip(self._live, self._values(round(x, _PLACE_DECIMALS)), strict=True):
            number.draw(value)
        return self

    def _values(self, x: float) -> tuple[float, float, float]:
        return x, float(self._record(x)), float(self._record.gradient(x))


def _noted(value: float) -> str:
    """So many decimals, or a power of ten short enough for its column."""
    text = fixed(_DECIMALS)(value)
    return powers_of_ten(0)(value) if "×" in text else text
