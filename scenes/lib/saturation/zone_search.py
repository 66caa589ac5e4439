"""The zones of a function are found: two tangents come in from the ends until they are steep enough."""

from collections.abc import Mapping
from typing import Self

import numpy as np
from manim import LEFT, VGroup, VMobject

from scenes.lib.curves.plot_axes import Coordinates
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.saturation.saturation_plot import SaturationPlot
from scenes.lib.strokes import Dots, corner_path
from scenes.lib.text.number_formats import fixed, whole
from scenes.lib.text.numbers import Number
from scenes.lib.text.table import Table
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import SlopeLimits, UnitState
from scenes.lib.units.units import UNIT_RADIUS, Unit

_TANGENT_REACH = 0.9
"""Half the length of a tangent, in horizontal units."""
_TOUCH_RADIUS = 0.08
_HEAD_HEIGHT = 0.2
_NAME_GAP = 0.15
_MARK_INDENT = 1.3 * UNIT_RADIUS
_SHARES = (1.2, 1.0)
"""Of the columns of places, with the shapes on their left, and of slopes."""
_EDGE_DECIMALS = 5
_SLOPE_DECIMALS = 4


class ZoneTable(VGroup):
    """A function's name, and under it from which place and slope on each of its zones reaches, told by their shapes.

    Args:
        region: where it stands.
        plot: the function and its zones.
        limits: of the slopes.
        labels: the film's; used are slope, slopes and places.

    Attributes:
        title: the function's name.
        search: the slope of the tangents with its name, beside the title for as long as they search.
        slope: the number of that slope.
        head: the headings of the columns.
        live, weak, saturated: the rows; live begins at 0 with the function's largest slope.
    """

    def __init__(self, region: Region, plot: SaturationPlot, limits: SlopeLimits, labels: Mapping[str, str]) -> None:
        super().__init__()
        theme = active_theme()
        name_row, table_room = region.rows(_HEAD_HEIGHT, 1 - _HEAD_HEIGHT, gap=0.1)
        color = theme.function(plot.record.name).color
        name = words(plot.record.title, size=theme.number_size, color=color, bold=True).stand_at(name_row.at(0, 0))
        self.slope = Number(0.0, fixed(_SLOPE_DECIMALS), size=theme.label_size, widest=1.1e-5)
        self.slope.stand_at(name_row.at(1, 0) + self.slope.width * LEFT)
        label = words(labels["slope"], size=theme.label_size, color=theme.muted)
        label.stand_at(self.slope.baseline + (label.width + _NAME_GAP) * LEFT)
        edges = plot.zones.edges
        rows = [
            (0.0, plot.record.slope_range.upper),
            (edges.weak[1], limits.weak),
            (edges.saturated[1], limits.saturated),
        ]
        formats = [whole(fixed(_EDGE_DECIMALS)), "{:.2g}".format]
        table = Table(table_room, [labels["places"], labels["slopes"]], formats, rows, shares=_SHARES)
        marks = [UnitState.LIVE, UnitState.WEAK, UnitState.SATURATED_HIGH]
        for row, mark in zip(table.rows, marks, strict=True):
            row.add(Unit(np.array([region.left + _MARK_INDENT, row.get_center()[1], 0.0]), mark))
        self.live, self.weak, self.saturated = table.rows
        self.title, self.search, self.head = name, VGroup(label, self.slope), table.head
        self.add(self.title, self.head, *table.rows)


class ZoneSearch(VGroup):
    """Tangents at both sides of zero, at equal distance from it, the zones beyond them and the slope they have.

    Args:
        plot: where they touch.
        table: its slope follows the tangents.
    """

    def __init__(self, plot: SaturationPlot, table: ZoneTable) -> None:
        super().__init__()
        theme = active_theme()
        self._plot, self._table = plot, table
        self._tangents = VMobject(stroke_color=theme.text, stroke_width=theme.line, fill_opacity=0)
        self._dots = Dots(np.zeros((0, 3)), color=theme.text, radius=_TOUCH_RADIUS)
        self.add(plot, self._tangents, self._dots)
        self.draw(min(abs(end) for end in plot.axes.x_range))

    def draw(self, x: float) -> Self:
        """Touch the curve at -x and x."""
        self.x = x
        axes, record = self._plot.axes, self._plot.record
        ends = [axes.points_at(line) for line in map(self._tangent, (-x, x)) if line is not None]
        self._tangents.points = np.concatenate([corner_path(line[:1], line[1:]) for line in ends])
        self._dots.place(np.array([self._plot.point_at(at) for at in (-x, x)]))
        self._plot.zones.draw(x)
        self._table.slope.draw(abs(float(record.gradient(x))))
        return self

    def _tangent(self, x: float) -> Coordinates | None:
        """Ends of the tangent at x in plot coordinates, shape (2, 2), none if it is outside of the window."""
        record = self._plot.record
        slope, value = float(record.gradient(x)), float(record(x))
        before, after = ((x + step, value + step * slope) for step in (-_TANGENT_REACH, _TANGENT_REACH))
        return self._plot.axes.clip(before, after)

    def go_to(self, x: float) -> Following[float]:
        """Animation inward to the distance x."""
        start = self.x
        return Following(self, lambda progress: start + (x - start) * progress if progress < 1 else x)
