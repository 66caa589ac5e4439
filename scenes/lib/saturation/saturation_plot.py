"""A function with the zones in which it is flat."""

import numpy as np
from manim import VGroup

from actmath import Activation
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span
from scenes.lib.layout import Point, Region
from scenes.lib.saturation.flat_zones import NAME_STRIP, SHAPE_STRIP, FlatZones, ZoneEdges
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

VALUE_RANGE: Span = (-1.3, 1.3)
"""The same for every function, so that heights can be compared."""

_ROW_GAP = 0.3
_NAME_GAP = 0.22
_NAME_DROP = 0.34


class SaturationPlot(VGroup):
    """The curve of a function over the bands of its flat zones, with room for their shapes above.

    Args:
        region: where it goes.
        record: the function.
        edges: where its zones begin.
        x_range: the horizontal axis.
        vertical_scale: length of a vertical unit in horizontal ones, to be told on screen unless it is 1.
        numbers_below: whether the lower edge is numbered.
        shapes_above: whether there is room for the shapes of the zones over the window.
        x_name: what stands at the right end of a numbered lower edge.

    Attributes:
        axes: the axes.
        zones: the bands; all of them are shown at first.
    """

    def __init__(
        self,
        region: Region,
        record: Activation,
        edges: ZoneEdges,
        x_range: Span,
        *,
        vertical_scale: float = 1.0,
        numbers_below: bool = True,
        shapes_above: bool = True,
        x_name: str = "",
    ) -> None:
        super().__init__()
        self.record = record
        room = region.inset(top=SHAPE_STRIP if shapes_above else 0, left=NUMBER_ROOM)
        self.axes = PlotAxes(room, x_range, VALUE_RANGE, vertical_scale=vertical_scale, numbers_below=numbers_below)
        self.zones = FlatZones(self.axes, edges)
        color = active_theme().function(record.name).color
        self.add(self.zones, self.axes, FunctionCurve(self.axes, record.function, color=color))
        if x_name and numbers_below:
            name = words(x_name, size=active_theme().label_size, color=active_theme().muted)
            self.add(name.stand_at(self.axes.window.at(1, 0) + np.array([_NAME_GAP, -_NAME_DROP, 0.0])))

    def point_at(self, z: float) -> Point:
        """The place of z on the curve, shape (3,)."""
        return self.axes.points_at([z, float(self.record(z))])


def plot_rows(region: Region, count: int) -> tuple[Region, ...]:
    """Equal rows for plots over one another, with room for the numbers below the last one and for names over all."""
    return region.inset(bottom=NUMBER_ROOM, top=NAME_STRIP).rows(*[1] * count, gap=_ROW_GAP)
