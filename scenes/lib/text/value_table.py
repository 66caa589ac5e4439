"""x, f(x) and f'(x) as a live row, and under it a row for each place worth noting."""

from collections.abc import Sequence
from typing import Self, cast

from manim import VGroup

from actmath import Activation
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import coordinate, fixed, powers_of_ten
from scenes.lib.text.numbers import Number
from scenes.lib.text.table import Table
from scenes.lib.theme import active_theme

_DECIMALS = 4


class ValueTable(VGroup):
    """Values of a function and of its derivative; the first row moves, the others wear its color.

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
        widest = (-abs(farthest),) * 3
        table = Table(region, headings, [_noted] * 3, [widest, *map(self._values, places)], shares=(1, 1, 1))
        self._live = [
            Number(value, coordinate(_DECIMALS), size=active_theme().label_size).stand_at(cast("Number", cell).baseline)
            for value, cell in zip(widest, table.rows[0], strict=True)
        ]
        self.noted = [row.set_fill(active_theme().function(record.name).color) for row in table.rows[1:]]
        self.add(table.head, *self._live)

    def draw(self, x: float) -> Self:
        """Show the values at x in the live row."""
        for number, value in zip(self._live, self._values(x), strict=True):
            number.draw(value)
        return self

    def _values(self, x: float) -> tuple[float, float, float]:
        return x, float(self._record(x)), float(self._record.gradient(x))


def _noted(value: float) -> str:
    """So many decimals, or a power of ten short enough for its column."""
    text = fixed(_DECIMALS)(value)
    return powers_of_ten(0)(value) if "×" in text else text
