"""Points, the unit that shall follow them, and under its output the line w x + b that decides where it is on."""

from collections.abc import Iterable
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import VGroup, VMobject

from actmath import Activation, LinePoints, UnitRun
from scenes.lib.curves.curve_key import PointKey
from scenes.lib.curves.curve_labels import on_plate, place_beside
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, Points, corner_path, dashed
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.unit_training.unit_course import Snapshot
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Units

_X_RANGE: Span = (0.0, 3.0)
_WINDOW: Span = (-0.15, 3.15)
"""Somewhat wider, so that no shape at the ends of the range leaves the window."""
_SAMPLES = 127
_END_SAMPLES = 40
"""Samples of a line that count as its right end."""
_WIDER = 2.2
"""Width of the line w x + b, in widths of the output that may cover it."""
_DATA_RADIUS = 0.05
_UNIT_RADIUS = 0.1
_HEADROOM = 0.6
_BORDER = 0.035
"""Width of the ground that sets the states' shapes off from the line under them."""
_EDGE = 0.015
"""Width of the ground that sets the points off from the shapes under them."""

Values = npt.NDArray[np.float64]


class UnitPlot(VGroup):
    """Axes as wide and as high as the region.

    Args:
        region: where they go, the numbers included.
        points: the data.
        y_range: lowest and highest value shown.

    Attributes:
        axes: the axes.
        data: the points.
    """

    def __init__(self, region: Region, points: LinePoints, y_range: Span) -> None:
        super().__init__()
        room = region.inset(left=NUMBER_ROOM, bottom=NUMBER_ROOM)
        width, height = _WINDOW[1] - _WINDOW[0], y_range[1] - y_range[0]
        self.axes = PlotAxes(room, _WINDOW, y_range, vertical_scale=room.height / height / (room.width / width))
        self.data = points
        self.add(self.axes)

    def old_line(self, weight: float, bias: float, name: str) -> VGroup:
        """The line w x + b of another moment as a ghost, with its name at the right end."""
        theme = active_theme()
        x = np.array(self.axes.x_range)
        ends = self.axes.clip(*np.column_stack([x, weight * x + bias]))
        if ends is None:
            return VGroup()
        shares = np.linspace(0, 1, _SAMPLES)[:, None]
        line = self.axes.points_at((1 - shares) * ends[0] + shares * ends[1])
        label = on_plate(words(name, size=theme.label_size, color=theme.muted))
        place_beside([line[-_END_SAMPLES:], line], [label], self.axes.window, ())
        return VGroup(dashed([line], theme.ghost_dash, color=theme.forward, width=theme.thin_line), label)


def data_key(name: str) -> PointKey:
    """What the points mean."""
    return PointKey([name], radius=_DATA_RADIUS)


def shared_range(points: LinePoints, runs: Iterable[UnitRun]) -> Span:
    """Values that hold the points and w x + b at the first two steps of every run."""
    lines = [run.weights[:2, None] * np.array(_X_RANGE) + run.biases[:2, None] for run in runs]
    values = np.concatenate([points.targets, *(line.ravel() for line in lines)])
    return float(np.floor(values.min() - _HEADROOM)), float(np.ceil(values.max() + _HEADROOM))


class FollowingUnit(VGroup):
    """The line w x + b with the unit's state at every point on it, then the data, then the output f(w x + b).

    The line is wider than the output, so that both are seen where they are one, and the states stand on it with a thin
    border of the ground.

    Args:
        plot: where it is drawn.
        record: the activation.
        radius: of the states' shapes, in frame units.
        every: how many points share a shape, which stands for the middle one of them.
    """

    def __init__(
        self,
        plot: UnitPlot,
        record: Activation,
        *,
        radius: float = _UNIT_RADIUS,
        every: int = 1,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._plot, self._record = plot, record
        self._inputs = np.sort(plot.data.inputs)[every // 2 :: every]
        self._line = VMobject(stroke_color=theme.forward, stroke_width=_WIDER * theme.line, fill_opacity=0)
        color = theme.function(record.name).color
        self._output = VMobject(stroke_color=color, stroke_width=theme.line, fill_opacity=0)
        self._borders = Dots(np.zeros((0, 3)), color=theme.background, radius=radius + _BORDER)
        self.units = Units(np.zeros((0, 3)), (), radius=radius)
        places = plot.axes.points_at(np.column_stack(plot.data))
        edges = Dots(places, color=theme.background, radius=_DATA_RADIUS + _EDGE)
        data = Dots(places, color=theme.text, radius=_DATA_RADIUS)
        self.add(self._line, self._borders, self.units, edges, data, self._output)

    def draw(self, now: Snapshot) -> Self:
        """Show the unit as it is."""
        x = np.linspace(*_WINDOW, _SAMPLES)
        if now.weight != 0:
            x = np.union1d(x, np.clip([-now.bias / now.weight], *_WINDOW))
        line = now.weight * x + now.bias
        self._line.points = self._path(x, line)
        self._output.points = self._path(x, np.asarray(self._record.function(line)))
        heights = now.weight * self._inputs + now.bias
        seen = (heights >= self._plot.axes.y_range[0]) & (heights <= self._plot.axes.y_range[1])
        self.units.centers = self._plot.axes.points_at(np.column_stack([self._inputs[seen], heights[seen]]))
        self._borders.place(self.units.centers)
        self.units.draw([_state(self._record, float(height)) for height in heights[seen]])
        return self

    def _path(self, x: Values, y: Values) -> Points:
        """The graph's segments that are in the window."""
        low, high = self._plot.axes.y_range
        inside = (y >= low) & (y <= high)
        both = inside[1:] & inside[:-1]
        places = self._plot.axes.points_at(np.column_stack([x, y]))
        return corner_path(places[:-1][both], places[1:][both])


def _state(record: Activation, z: float) -> UnitState:
    """Whether a unit is on for a point, and if not, whether it has a slope there."""
    if z > 0:
        return UnitState.LIVE
    return UnitState.WEAK if record.gradient(z) != 0 else UnitState.INACTIVE
