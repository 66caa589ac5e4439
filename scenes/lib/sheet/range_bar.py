"""The values that a function takes, as a bar beside its graph."""

from typing import Self

import numpy as np
from manim import Circle, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.strokes import Dots, Polylines, closed_path, corner_path, dashed
from scenes.lib.theme import active_theme

BAR_GAP = 0.3
"""From the axes to the bar, in frame units."""

_MARK_RADIUS = 0.1
_HEAD = (0.13, 0.24)
_SAMPLES = 601


class RangeBar(VGroup):
    """A bar right of the axes that grows with the values passed so far; draw takes x.

    Once the right end of the axes is reached it covers the whole range: a disc marks an end that is taken, an open
    circle one that is not, an arrowhead one outside of the window.

    Args:
        axes: the axes of the graph.
        record: the function.
    """

    def __init__(self, axes: PlotAxes, record: Activation) -> None:
        super().__init__()
        theme = active_theme()
        self._axes = axes
        self._place = axes.window.right + BAR_GAP
        self._x = np.linspace(*axes.x_range, _SAMPLES)
        values = record(self._x)
        self._lowest, self._highest = np.minimum.accumulate(values), np.maximum.accumulate(values)
        bounds = record.value_range
        self._bounds = (bounds.lower, bounds.upper)
        left = axes.x_range[0]
        self._shorter = [0.0 if axes.contains(left, bound) else _HEAD[1] for bound in self._bounds]
        self._bar = VMobject(stroke_color=theme.text, stroke_width=theme.thick_line)
        ends = [
            self._end(bounds.lower, taken=bounds.lower_attained, direction=-1),
            self._end(bounds.upper, taken=bounds.upper_attained, direction=1),
        ]
        self._ends = [(part, part.points.copy()) for end in ends for part in end]
        self.add(self._bar, *(part for part, _ in self._ends))
        self.draw(axes.x_range[0])

    def draw(self, x: float) -> Self:
        """Cover the values of the function from the left end of the axes up to x."""
        whole = x >= self._axes.x_range[1]
        at = int(np.searchsorted(self._x, x, side="right")) - 1
        low, high = self._bounds if whole else (float(self._lowest[at]), float(self._highest[at]))
        ends = (self._height(low) + self._shorter[0] * whole, self._height(high) - self._shorter[1] * whole)
        feet = np.array([[self._place, height, 0.0] for height in ends])
        self._bar.points = corner_path(feet[:1], feet[1:])
        for part, points in self._ends:
            part.points = points if whole else np.zeros((0, 3))
        return self

    def _height(self, value: float) -> float:
        inside = min(max(value, self._axes.y_range[0]), self._axes.y_range[1])
        return float(self._axes.points_at([0.0, inside])[1])

    def _end(self, bound: float, *, taken: bool, direction: int) -> list[VMobject]:
        """What marks an end, with a level line to the graph where the end is in the window."""
        theme = active_theme()
        tip = np.array([self._place, self._height(bound), 0.0])
        if not self._axes.contains(self._axes.x_range[0], bound):
            width, length = _HEAD
            base = tip - np.array([0.0, direction * length, 0.0])
            side = np.array([width, 0.0, 0.0])
            head = VMobject(stroke_width=0, fill_color=theme.text, fill_opacity=1)
            head.points = closed_path(np.array([[base - side, base + side, tip]]))
            return [head]
        level = np.array([[self._axes.window.left, tip[1], 0.0], tip])
        line: Polylines = dashed([level], theme.ghost_dash, color=theme.text, width=theme.thin_line)
        if taken:
            return [line, Dots(tip[None], color=theme.text, radius=_MARK_RADIUS)]
        ring = Circle(radius=_MARK_RADIUS, stroke_color=theme.text, stroke_width=theme.line)
        return [line, ring.set_fill(theme.background, opacity=1).move_to(tip)]
