"""The formulas of self-gated functions, and at one x the gate and the product of each."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Self

from manim import VGroup

from actmath import Activation, gelu_gate, swish_gate
from scenes.lib.curves.function_curve import Function
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import coordinate, fixed
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


def gate_of(record: Activation) -> Function:
    """The share of its input that a self-gated function lets through.

    Raises:
        ValueError: if the function is not known to gate itself.
    """
    if record.name == "gelu":
        return gelu_gate
    if record.name == "swish":
        return partial(swish_gate, **record.parameters)
    raise ValueError(f"{record.name} does not gate its input")


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
        self._records = records
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

    def draw(self, x: float) -> Self:
        """Show x, and every gate and product at x."""
        self._input.draw(x)
        for index, record in enumerate(self._records):
            share, product = self._table.numbers(index)
            share.draw(float(gate_of(record)(x)))
            product.draw(float(record(x)))
        return self
