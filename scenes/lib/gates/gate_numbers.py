"""The formulas of self-gated functions, and at one x the gate and the product of each."""

from collections.abc import Mapping, Sequence

from manim import VGroup

from actmath import Activation
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import coordinate, fixed
from scenes.lib.text.numbers import Number
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.table import Table
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme

_SMALL = -3.2e-5
"""A number as wide as any that is shown to four decimals."""
_LEFTMOST = -4.0
_SHARES = (0.18, 0.18, 0.64)
_INPUT_ROOM = 0.9
_TABLE_SHARES = (0.9, 1, 1.2)


class GateNumbers(VGroup):
    """x and the table's head; what belongs to a function is shown with it, in its color.

    Args:
        region: where all stands.
        records: the functions.
        labels: used are input, gate and product.
        template: formula of a function, with places {title} and {formula}.

    Attributes:
        parts: formula and row of each function.
    """

    def __init__(self, region: Region, records: Sequence[Activation], labels: Mapping[str, str], template: str) -> None:
        super().__init__()
        *places, below = region.rows(*_SHARES)
        readout = Readouts(below, [Row(labels["input"], _LEFTMOST, coordinate(2))])
        [self._input] = readout.numbers
        rows = [(record.title, _SMALL, _SMALL) for record in records]
        room = below.inset(top=_INPUT_ROOM)
        self._table = Table(room, ["", labels["gate"], labels["product"]], [fixed(4)] * 3, rows, shares=_TABLE_SHARES)
        self.parts = []
        for record, place, row in zip(records, places, self._table.rows, strict=True):
            color = active_theme().function(record.name).color
            written = formula(template.format(title=record.title, formula=record.formula), color=color)
            self.parts.append(VGroup(place.hold(written, across=0), row.set_fill(color)))
        self.add(readout, self._table.head)

    def of(self, index: int) -> list[Number]:
        """The numbers that show x, and gate and product of a function."""
        return [self._input, *self._table.numbers(index)]
