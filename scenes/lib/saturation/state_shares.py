"""Which share of all inputs puts a unit into each of its states, as bars in the order of its outputs."""

from typing import Self

import numpy as np
from manim import UP, VGroup, VMobject

from actmath import Activation, normal_shares
from scenes.lib.gradients.log_axis import TICK_SCALE
from scenes.lib.layout import Region
from scenes.lib.saturation.flat_zones import ZONE_STATES, ZoneEdges
from scenes.lib.saturation.normal_inputs import Inputs
from scenes.lib.strokes import Polylines, rectangles
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.units.units import Units

_RADIUS = 0.1
_SHAPE_ROOM = 0.5
_BAR_SHARE = 0.7
_REST_OPACITY = 0.4
_TICKS = (0.0, 0.5, 1.0)
_TICK_DROP = 0.34


class StateShares(VGroup):
    """Five bars over one another, from saturated low to saturated high, each with the shape of its state before it.

    The bars of the saturated states are stronger than the others. All together are the whole width of the axis.

    Args:
        region: where it goes; the shapes on the left, the bars from bottom to top.
        record: the function.
        edges: where its zones begin.
        numbers_below: whether the axis is numbered, in percent.

    Attributes:
        axis: what stands still: the shapes and the axis.
    """

    def __init__(self, region: Region, record: Activation, edges: ZoneEdges, *, numbers_below: bool) -> None:
        super().__init__()
        theme = active_theme()
        self._edges = edges
        self._bars_room = region.inset(left=_SHAPE_ROOM)
        heights = np.linspace(region.bottom, region.top, 2 * len(ZONE_STATES) + 1)[1::2]
        self._heights, self._thickness = heights, _BAR_SHARE * region.height / len(ZONE_STATES)
        color = theme.function(record.name).color
        self._ends, self._rest = (
            VMobject(stroke_width=0, fill_color=color, fill_opacity=opacity) for opacity in (1, _REST_OPACITY)
        )
        shapes = Units(
            np.array([[region.left + _RADIUS, height, 0.0] for height in heights]), ZONE_STATES, radius=_RADIUS
        )
        ticks = [self._bars_room.at(tick, 0) for tick in _TICKS]
        lines = [np.array([tick, tick + region.height * UP]) for tick in ticks]
        self.axis = VGroup(Polylines(lines, color=theme.faint, width=theme.thin_line), shapes)
        for tick, place in zip(_TICKS if numbers_below else (), ticks, strict=False):
            number = words(f"{100 * tick:.0f}", size=TICK_SCALE * theme.label_size, color=theme.muted)
            self.axis.add(number.stand_at(place - np.array([number.width / 2, _TICK_DROP, 0.0])))
        self.add(self._ends, self._rest)
        self.draw(Inputs())

    def draw(self, inputs: Inputs) -> Self:
        """Show the shares of these inputs."""
        shares = normal_shares(self._edges.rising, mean=inputs.mean, deviation=inputs.deviation)
        left = self._bars_room.left
        sides = np.column_stack([np.full(len(shares), left), left + shares * self._bars_room.width])
        outer = np.zeros(len(shares), dtype=bool)
        outer[[0, -1]] = True
        for bars, chosen in ((self._ends, outer), (self._rest, ~outer)):
            heights = self._heights[chosen]
            bars.points = rectangles(sides[chosen], heights - self._thickness / 2, heights + self._thickness / 2)
        return self
