"""The values at the end of the tail's lines, and where the naive formulas are zero."""

from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, VGroup

from actmath import FloatName, NaiveFormula, gelu, gelu_shortcut, naive_gelu, naive_gelu_zero
from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.shortcuts.forms import EXACT
from scenes.lib.shortcuts.tail_chart import TailChart, naive_color
from scenes.lib.text.number_formats import coordinate, exact_zero, fixed, powers_of_ten
from scenes.lib.text.numbers import Number
from scenes.lib.text.table import Table
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme

_ROW_HEIGHT = 0.58
_SHARES = (0.45, 0.36, 0.19)
_MANTISSA = 2


def overestimate(x: float) -> float:
    """How many times as large as exact GELU its sigmoid form is at x."""
    return float(gelu_shortcut(x, "sigmoid") / gelu(x))


class LiveTail(VGroup):
    """x with the outputs of the exact function and of naive formulas there; draw takes x and the precision."""

    def __init__(
        self, region: Region, chart: TailChart, names: Mapping[str, str], formulas: Sequence[NaiveFormula]
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._formulas = formulas
        self.x = chart.x_range[1]
        self._x = Number(self.x, coordinate(1), size=theme.label_size, widest=chart.x_range[0])
        colors = [EXACT.color, *(naive_color(formula) for formula in formulas)]
        write = exact_zero(powers_of_ten(_MANTISSA))
        self._outputs = [Number(0, write, size=theme.label_size, color=color, widest=-1e-20) for color in colors]
        titles: list[VGroup | Words] = [words(names["x"], size=theme.label_size, color=theme.muted)]
        titles += [
            CurveKey(names[name], color=color)
            for name, color in zip(("exact", *(f"naive-{formula}" for formula in formulas)), colors, strict=True)
        ]
        for index, (title, number) in enumerate(zip(titles, (self._x, *self._outputs), strict=True)):
            start = region.at(0, 1) + (index + 0.6) * _ROW_HEIGHT * DOWN
            self.add(title.stand_at(start) if isinstance(title, Words) else title.shift(start), number)
            number.stand_at(start + (region.width - number.width) * RIGHT)
        self.draw((self.x, "float64"))

    def draw(self, state: tuple[float, FloatName]) -> Self:
        """Show the outputs at this x, those of the naive formulas computed in this precision."""
        self.x, dtype = state
        at = np.array(self.x, dtype=dtype)
        self._x.draw(self.x)
        outputs = (float(gelu(self.x)), *(float(naive_gelu(at, formula)) for formula in self._formulas))
        for number, output in zip(self._outputs, outputs, strict=True):
            number.draw(output)
        return self

    def follow_to(self, x: float, dtype: FloatName) -> Following[tuple[float, FloatName]]:
        """Animation on to x."""
        start = self.x
        return Following(self, lambda progress: (start + (x - start) * progress if progress < 1 else x, dtype))


class TailValues:
    """What stands beside the tail: live values on top, then a table of the places from which a formula gives zero.

    Args:
        region: where it stands.
        chart: the chart of the tail.
        names: the film's labels.
        formulas: the naive formulas.
        dtypes: the precisions, one a row of the table.

    Attributes:
        live: the live values.
        head, rows: of the table.
        room: what is left below.
    """

    def __init__(
        self,
        region: Region,
        chart: TailChart,
        names: Mapping[str, str],
        formulas: Sequence[NaiveFormula],
        dtypes: Sequence[FloatName],
    ) -> None:
        upper, middle, lower = region.rows(*_SHARES)
        self.live = LiveTail(upper, chart, names, formulas)
        table = Table(
            middle,
            [names["first-zero"], *(names[f"naive-{formula}"] for formula in formulas)],
            [fixed(1)] * (1 + len(formulas)),
            [(names[dtype], *(naive_gelu_zero(formula, dtype) for formula in formulas)) for dtype in dtypes],
            shares=(1.2, *(1.0 for _ in formulas)),
        )
        self.head, self.rows = table.head, table.rows
        self.room = lower
