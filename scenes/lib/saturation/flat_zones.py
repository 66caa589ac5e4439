"""The parts of a plot in which a function is nearly flat, as bands behind its curve."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import VGroup, VMobject

from actmath import Activation, steep_interval
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.strokes import dashed, rectangles
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import SlopeLimits, UnitState
from scenes.lib.units.units import UNIT_RADIUS, Units

_WEAK_OPACITY = 0.45
_SATURATED_OPACITY = 1.0
_STRIP_GAP = 0.1
_LEAST_ROOM = 2.6 * UNIT_RADIUS
"""Bands narrower than this have no room for a unit over them, in frame units."""

SHAPE_STRIP = 2 * (UNIT_RADIUS + _STRIP_GAP)
"""Height of the strip over a plot in which the shapes of its zones stand, in frame units."""


@dataclass(frozen=True)
class ZoneEdges:
    """Left and right ends of the stretches outside of which a function is weak, and saturated."""

    weak: tuple[float, float]
    saturated: tuple[float, float]


def zone_edges(record: Activation, limits: SlopeLimits) -> ZoneEdges:
    """The edges of a function's zones.

    Raises:
        ValueError: if the function is never as steep as a limit.
    """
    return ZoneEdges(steep_interval(record, limits.weak), steep_interval(record, limits.saturated))


class FlatZones(VGroup):
    """Bands where a function is weak and where it is saturated, found from the ends of the axis inward.

    Args:
        axes: the plot.
        edges: where the zones begin.
    """

    def __init__(self, axes: PlotAxes, edges: ZoneEdges) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self.edges = axes, edges
        self._weak, self._saturated = (
            VMobject(stroke_width=0, fill_color=theme.faint, fill_opacity=opacity)
            for opacity in (_WEAK_OPACITY, _SATURATED_OPACITY)
        )
        self._lines = VMobject(stroke_color=theme.muted, stroke_width=theme.thin_line, fill_opacity=0)
        self.add(self._weak, self._saturated, self._lines)
        self.draw(0)

    def draw(self, reach: float) -> Self:
        """Show the zones as far as they are farther from zero than reach."""
        weak: list[tuple[float, float]] = []
        saturated: list[tuple[float, float]] = []
        found: list[float] = []
        for side, outer in zip((-1, 1), self._axes.x_range, strict=True):
            near, far = (side * pair[(1 + side) // 2] for pair in (self.edges.weak, self.edges.saturated))
            end = side * outer
            weak.append((side * max(reach, near), side * max(reach, min(far, end))))
            saturated.append((side * min(end, max(reach, far)), outer))
            found += [side * edge for edge in (near, far) if reach <= edge < end]
        low, high = self._axes.y_range
        for band, spans in ((self._weak, weak), (self._saturated, saturated)):
            corners = self._axes.points_at([[[left, low], [right, high]] for left, right in spans])
            band.points = rectangles(corners[:, :, 0], corners[:, 0, 1], corners[:, 1, 1])
        lines = [self._axes.points_at([[x, low], [x, high]]) for x in found]
        theme = active_theme()
        dashes = [dashed(lines, theme.ghost_dash, color=theme.muted, width=theme.thin_line).points] if lines else []
        self._lines.points = np.concatenate([np.zeros((0, 3)), *dashes])
        return self

    def shapes(self) -> Units:
        """The shape of each zone's units in a strip over the window; zones too narrow for one have none."""
        low, high = self._axes.x_range
        (weak_left, weak_right), (left, right) = self.edges.weak, self.edges.saturated
        zones = [
            (low, left, UnitState.SATURATED_LOW),
            (max(low, left), weak_left, UnitState.WEAK),
            (weak_left, weak_right, UnitState.LIVE),
            (weak_right, min(high, right), UnitState.WEAK),
            (right, high, UnitState.SATURATED_HIGH),
        ]
        height = self._axes.window.top + SHAPE_STRIP / 2
        roomy = [zone for zone in zones if (zone[1] - zone[0]) * self._axes.units[0] >= _LEAST_ROOM]
        middles = [self._axes.points_at([(start + end) / 2, 0])[0] for start, end, _ in roomy]
        return Units(np.array([[x, height, 0.0] for x in middles]), [state for _, _, state in roomy])
