"""A plumb line that reads off the slopes of several functions at one input."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.plot_axes import PlotWindow
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, corner_path
from scenes.lib.text.number_formats import coordinate, exact_zero, fixed
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.theme import active_theme

_RADIUS = 0.09
_DECIMALS = 4


class SlopeProbe(VGroup):
    """A vertical line at x through windows over one another, a dot on every curve, and x and f'(x) as numbers.

    A curve that is seen in several windows has its dot in the highest one.

    Args:
        windows: from the highest to the lowest, with the same x axis.
        records: the functions.
        region: of the numbers.
        input_name: stands before x.
        farthest: the x that needs the most room; there it stands at first.
        decimals: of x.
        slopes: whether the windows show f' and not f.

    Attributes:
        numbers: the read-outs.
        plumb: the line.
    """

    def __init__(
        self,
        windows: Sequence[PlotWindow],
        records: Sequence[Activation],
        region: Region,
        *,
        input_name: str,
        farthest: float,
        decimals: int = 2,
        slopes: bool = False,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._windows, self._records = windows, records
        self._drawn = [record.gradient if slopes else record.function for record in records]
        rows = [Row(input_name, farthest, coordinate(decimals))]
        for record in records:
            color = theme.function(record.name).color
            rows.append(Row(record.title, float(record.gradient(farthest)), exact_zero(fixed(_DECIMALS)), color, 0.0))
        self.numbers = Readouts(region, rows)
        self.plumb = VMobject(stroke_color=theme.text, stroke_width=theme.hairline)
        self._dots = [
            Dots(np.zeros((1, 3)), color=theme.function(record.name).color, radius=_RADIUS) for record in records
        ]
        self.add(self.plumb, *self._dots)
        self.draw(farthest)

    def draw(self, x: float) -> Self:
        """Stand at x."""
        self.x = x
        top, bottom = self._windows[0], self._windows[-1]
        ends = np.array([top.points_at([x, top.y_range[1]]), bottom.points_at([x, bottom.y_range[0]])])
        self.plumb.points = corner_path(ends[:1], ends[1:])
        for dots, function in zip(self._dots, self._drawn, strict=True):
            y = float(function(x))
            met = [window.points_at([x, y]) for window in self._windows if window.contains(x, y)]
            dots.place(np.array(met[:1]).reshape(-1, 3))
        values = [x, *(float(record.gradient(x)) for record in self._records)]
        for number, value in zip(self.numbers.numbers, values, strict=True):
            number.draw(value)
        return self

    def go_to(self, x: float) -> Following[float]:
        """Animation that travels to x."""
        start = self.x
        return Following(self, lambda progress: start + (x - start) * progress if progress < 1 else x)
