"""The parts of a plot in which a function is nearly flat, as bands behind its curve."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
from manim import VGroup, VMobject

from actmath import Activation, steep_interval
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.strokes import dashed, rectangles
from scenes.lib.text.typography import words
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

NAME_STRIP = 0.4
"""Height of the strip over these shapes in which their names can stand, in frame units."""

ZONE_STATES = (
    UnitState.SATURATED_LOW,
    UnitState.WEAK,
    UnitState.LIVE,
    UnitState.WEAK,
    UnitState.SATURATED_HIGH,
)
"""From left to right, and so from the lowest output to the highest."""

STATE_NAMES: Mapping[UnitState, str] = {
    UnitState.LIVE: "live",
    UnitState.WEAK: "weak",
    UnitState.SATURATED_LOW: "saturated",
    UnitState.SATURATED_HIGH: "saturated",
    UnitState.INACTIVE: "inactive",
}
"""Keys of the labels that name the states."""

_NAME_RISE = 0.08
_NAME_GAP = 0.2


@dataclass(frozen=True)
class ZoneEdges:
    """Left and right ends of the stretches outside of which a function is weak, and saturated."""

    weak: tuple[float, float]
    saturated: tuple[float, float]

    @property
    def rising(self) -> tuple[float, float, float, float]:
        """All edges from left to right; between them and outside lie the zones of ZONE_STATES."""
        return self.saturated[0], *self.weak, self.saturated[1]


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
        middles, states = zip(*self._roomy_zones(), strict=True)
        height = self._axes.window.top + SHAPE_STRIP / 2
        return Units(np.array([[x, height, 0.0] for x in middles]), states)

    def names(self, labels: Mapping[str, str]) -> VGroup:
        """The name of each state once over its shape, the leftmost one, by the keys of STATE_NAMES."""
        theme = active_theme()
        height = self._axes.window.top + SHAPE_STRIP + _NAME_RISE
        leftmost = {STATE_NAMES[state]: middle for middle, state in reversed(self._roomy_zones())}
        names, pen = VGroup(), -np.inf
        for key, middle in sorted(leftmost.items(), key=lambda item: item[1]):
            name = words(labels[key], size=theme.label_size, color=theme.muted)
            left = max(pen, middle - name.width / 2)
            names.add(name.stand_at(np.array([left, height, 0.0])))
            pen = left + name.width + _NAME_GAP
        return names

    def _roomy_zones(self) -> list[tuple[float, UnitState]]:
        """The middles in the frame and the states of the zones in the window that have room for a unit over them."""
        low, high = self._axes.x_range
        ends = np.clip([low, *self.edges.rising, high], low, high)
        places = self._axes.points_at(np.column_stack([ends, np.zeros(len(ends))]))[:, 0]
        return [
            (float(start + end) / 2, state)
            for (start, end), state in zip(pairwise(places), ZONE_STATES, strict=True)
            if end - start >= _LEAST_ROOM
        ]
