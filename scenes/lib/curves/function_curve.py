"""The graph of a function: split where it jumps, cut at the edges of its window, drawn as far as it is known."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import Circle, VGroup, VMobject

from actmath.activations.elementwise import Float64Array, FloatArray
from actmath.activations.landmarks import find_root
from scenes.lib.curves.plot_axes import Coordinates, PlotWindow
from scenes.lib.strokes import Dots, Points, dashed
from scenes.lib.theme import Dash, active_theme

Function = Callable[[npt.ArrayLike], FloatArray]

_SAMPLES = 241
_MARK_RADIUS = 0.075
_SMALLEST_JUMP = 1e-9
"""In units of the plot; the values beside a corner differ by less."""


class FunctionCurve(VGroup):
    """The part of y = f(x) that is in the window of the axes; it can be drawn up to any x.

    Where f jumps in the window, no line joins the two sides: a disc marks the value, an open circle a side's limit that
    is not it.

    Args:
        axes: where it is drawn.
        function: f, element by element.
        breaks: where f may jump or have a corner; there the curve has a vertex from each side.
        color, dash, width: how the line looks; solid and of the theme's width when left out.
    """

    def __init__(
        self,
        axes: PlotWindow,
        function: Function,
        *,
        color: str,
        breaks: Sequence[float] = (),
        dash: Dash = (),
        width: float | None = None,
    ) -> None:
        super().__init__()
        self._axes = axes
        self.pieces = curve_pieces(axes, function, breaks)
        """Plot coordinates of the connected pieces, left to right, each of shape (n, 2)."""
        line_width = width or active_theme().line
        self._line = dashed([axes.points_at(piece) for piece in self.pieces], dash, color=color, width=line_width)
        self._segments = self._line.points.reshape(-1, 4, 3).copy()
        left, right = axes.x_range
        self._marks = [mark for x in breaks if left < x < right for mark in _jump_marks(axes, function, x, color)]
        self.add(self._line, *(mark for _, mark, _ in self._marks))

    def draw(self, x: float) -> Self:
        """Draw the curve from the left up to x."""
        limit = self._axes.points_at([x, 0])[0]
        whole = self._segments[self._segments[:, 3, 0] <= limit]
        cut = self._segments[(self._segments[:, 0, 0] < limit) & (limit < self._segments[:, 3, 0])]
        if len(cut):
            start, end = cut[:, :1], cut[:, 3:]
            cut = start + (cut - start) * (limit - start[..., :1]) / (end - start)[..., :1]
        self._line.points = np.concatenate([whole, cut]).reshape(-1, 3)
        for at, mark, outline in self._marks:
            mark.points = outline if at <= x else np.zeros((0, 3))
        return self


def curve_pieces(axes: PlotWindow, function: Function, breaks: Sequence[float] = ()) -> list[Coordinates]:
    """Points of y = f(x) in the window of the axes, a list of connected pieces of shape (n, 2), left to right.

    Every point is on the graph, also those where a piece enters or leaves the window.
    """
    left, right = axes.x_range
    inner = sorted(x for x in breaks if left < x < right)
    pieces: list[Coordinates] = []
    for start, end in pairwise([left, *inner, right]):
        first = np.nextafter(start, np.inf) if start in inner else start
        last = np.nextafter(end, -np.inf) if end in inner else end
        samples = np.linspace(first, last, max(3, round(_SAMPLES * (end - start) / (right - left))))
        pieces.extend(_inside(axes, function, samples))
    return pieces


def limits_beside(function: Function, x: float) -> tuple[float, float]:
    """The values of a function at the floats left and right of x: at a jump its one-sided limits."""
    return float(function(np.nextafter(x, -np.inf))), float(function(np.nextafter(x, np.inf)))


def _inside(axes: PlotWindow, function: Function, samples: Float64Array) -> list[Coordinates]:
    """Cut the graph over samples of a continuous stretch into the pieces between the window's lower and upper edge."""
    crossings = [x for edge in axes.y_range for x in _crossings(function, samples, edge)]
    x = np.unique(np.concatenate([samples, crossings]))
    middles = np.asarray(function((x[:-1] + x[1:]) / 2))
    kept = (axes.y_range[0] <= middles) & (middles <= axes.y_range[1])
    edges = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(int)))
    points = np.column_stack([x, function(x)])
    return [points[start : end + 1] for start, end in edges.reshape(-1, 2)]


def _crossings(function: Function, samples: Float64Array, height: float) -> list[float]:
    """Where the graph passes through a height between the samples."""
    above = np.asarray(function(samples)) > height
    return [
        find_root(lambda x: float(function(x)) - height, float(samples[index]), float(samples[index + 1]))
        for index in np.flatnonzero(above[:-1] != above[1:])
    ]


def _jump_marks(axes: PlotWindow, function: Function, x: float, color: str) -> list[tuple[float, VMobject, Points]]:
    """The disc and the open circles at a place where the function may jump, each with its place and its outline."""
    value = float(function(x))
    limits = limits_beside(function, x)
    if abs(limits[1] - limits[0]) < _SMALLEST_JUMP or not all(axes.contains(x, limit) for limit in limits):
        return []
    marks: list[VMobject] = [
        _open_circle(axes.points_at([x, limit]), color) for limit in limits if abs(limit - value) >= _SMALLEST_JUMP
    ]
    marks.append(Dots(axes.points_at([[x, value]]), color=color, radius=_MARK_RADIUS))
    return [(x, mark, mark.points.copy()) for mark in marks]


def _open_circle(center: Points, color: str) -> Circle:
    theme = active_theme()
    circle = Circle(radius=_MARK_RADIUS, stroke_color=color, stroke_width=theme.thin_line)
    circle.set_fill(theme.background, opacity=1)
    circle.move_to(center)
    return circle
