"""A network as units and wires: one unit is inactive, and the gradient takes the paths that are left."""

from dataclasses import replace
from typing import Self

import numpy as np
from manim import VGroup, VMobject

from scenes.lib.chain.chain_layout import ChainLayout
from scenes.lib.following import Following
from scenes.lib.strokes import Points, closed_path, dash_points
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_key import UnitKey
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Units
from scenes.lib.units.wires import Wires

_ROWS = 3
_RADIUS = 0.22
_HEAD = 0.17
_GAP = 0.09
_ROOM_ABOVE = 0.95
_ROOM_BELOW = 1.3
_FOOT = (0.3, 0.8)
"""Lower and upper end of the texts' row over the lower edge, in frame units."""
_KEY_ROOM = 4.2


class GradientWires(VGroup):
    """Dashed arrows from right to left along wires, as far as the gradient has come.

    Args:
        ends: right and left end of every wire, shape (n, 2, 3).
        width: of the lines.
    """

    def __init__(self, ends: Points, *, width: float) -> None:
        super().__init__()
        theme = active_theme()
        self._ends = ends
        self._dashes = VMobject(stroke_color=theme.gradient, stroke_width=width, fill_opacity=0)
        self._heads = VMobject(stroke_width=0, fill_color=theme.gradient, fill_opacity=1)
        self.add(self._dashes, self._heads)
        self.draw(-np.inf)

    def draw(self, left: float) -> Self:
        """Show the wires right of this horizontal place; those that it cuts end there."""
        start, end = self._ends[:, 0], self._ends[:, 1]
        share = np.clip((start[:, 0] - left) / (start[:, 0] - end[:, 0]), 0, 1)
        tips = (start + share[:, None] * (end - start))[share > 0]
        tails = start[share > 0]
        lines = [np.array(pair) for pair in zip(tails, tips, strict=True)]
        self._dashes.points = dash_points(lines, active_theme().gradient_dash)
        self._heads.points = _heads(tails, tips) if lines else np.zeros((0, 3))
        return self


def _heads(tails: Points, tips: Points) -> Points:
    """Triangles at the tips, shape (n, 3) both."""
    along = tips - tails
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    across = np.stack([-along[:, 1], along[:, 0], np.zeros(len(along))], axis=1)
    neck = tips - _HEAD * along
    return closed_path(np.stack([tips, neck + 0.42 * _HEAD * across, neck - 0.42 * _HEAD * across], axis=1))


class NetworkPaths(VGroup):
    """Layers of three units whose middle row is the path that is looked at; its middle unit is inactive.

    Args:
        layout: the columns; the units fill the region below their numbers.

    Attributes:
        path_wires, path_units: the middle row; the wire that the inactive unit cuts is dotted.
        other_wires, other_units: everything else, with the other wires that it cuts.
        loss_dot: where the gradient starts.
        cut_layer: the layer of the inactive unit, counted from 0.
    """

    def __init__(self, layout: ChainLayout) -> None:
        super().__init__()
        self._layout = layout
        depth = layout.depth
        bottom = layout.region.bottom
        self._foot = replace(layout.region, bottom=bottom + _FOOT[0], top=bottom + _FOOT[1])
        self.cut_layer = depth // 2
        room = layout.region.inset(top=_ROOM_ABOVE, bottom=_ROOM_BELOW)
        heights = np.linspace(room.top, room.bottom, _ROWS)
        self._places = np.array([[[x, y, 0.0] for y in heights] for x in layout.centers])
        middle = _ROWS // 2
        states = [UnitState.INACTIVE if layer == self.cut_layer else UnitState.LIVE for layer in range(depth)]
        self.path_units = Units(self._places[:-1, middle], states, radius=_RADIUS)
        others = [row for row in range(_ROWS) if row != middle]
        self.other_units = Units(self._places[:-1, others].reshape(-1, 3), radius=_RADIUS)
        wires = [
            (layer, here, there)
            for layer in range(depth)
            for here in range(_ROWS)
            for there in (range(_ROWS) if layer < depth - 1 else [middle])
        ]
        path = [wire for wire in wires if wire[1:] == (middle, middle)]
        rest = [wire for wire in wires if wire not in path]
        theme = active_theme()
        # The gradient arrives at the inactive unit on every wire, and none leaves it to the left.
        arriving = [wire for wire in path if wire[0] >= self.cut_layer]
        leaving = [(self.cut_layer - 1, row, middle) for row in range(_ROWS)]
        self.path_wires, self.other_wires = (
            VGroup(
                Wires(self._ends([wire for wire in some if wire not in leaving]), radius=_RADIUS, color=theme.faint),
                Wires(
                    self._ends(cut := [wire for wire in some if wire in leaving]),
                    [UnitState.DEAD] * len(cut),
                    radius=_RADIUS,
                    color=theme.muted,
                ),
            )
            for some in (path, rest)
        )
        glowing = [wire for wire in wires if wire not in arriving and wire not in leaving]
        self.loss_dot = layout.loss_dot(heights[middle])
        self.path_gradient = GradientWires(self._backward(arriving), width=theme.thin_line)
        self.other_gradient = GradientWires(self._backward(glowing), width=theme.thin_line)

    @property
    def counts(self) -> tuple[int, int]:
        """How many paths through the layers do not meet the inactive unit, and how many there are in all."""
        every = _ROWS**self._layout.depth
        return every - every // _ROWS, every

    def key(self, text: str) -> UnitKey:
        """What the shape of the inactive unit means, under the network on the left."""
        return UnitKey(UnitState.INACTIVE, text).shift(self._foot.at(0, 0))

    def below(self, text: str) -> Words:
        """A text under the network, right of the key."""
        line = self._foot.inset(left=_KEY_ROOM).hold(words(text, size=active_theme().number_size), across=1)
        return line.stand_at(np.array([line.get_left()[0], self._foot.bottom, 0.0]))

    def arrive_at_cut(self) -> Following[float]:
        """Animation of the gradient along the middle row until the inactive unit."""
        right, left = self._layout.centers[-1], self._layout.centers[self.cut_layer]
        return Following(self.path_gradient, lambda progress: right + progress * (left - right))

    def glow(self) -> Following[float]:
        """Animation of the gradient along all other paths."""
        right, left = self._layout.centers[[-1, 0]]
        return Following(self.other_gradient, lambda progress: right + progress * (left - right))

    def _ends(self, wires: list[tuple[int, int, int]]) -> Points:
        return np.array([[self._places[layer, here], self._places[layer + 1, there]] for layer, here, there in wires])

    def _backward(self, wires: list[tuple[int, int, int]]) -> Points:
        ends = self._ends(wires)[:, ::-1]
        along = ends[:, 1] - ends[:, 0]
        step = (_RADIUS + _GAP) * along / np.linalg.norm(along, axis=1, keepdims=True)
        return np.stack([ends[:, 0] + step, ends[:, 1] - step], axis=1)
