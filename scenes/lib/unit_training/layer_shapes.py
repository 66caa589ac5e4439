"""The hidden units of a network as shapes that say which of them are dead."""

from collections.abc import Mapping
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import VGroup, VMobject

from scenes.lib.following import Following
from scenes.lib.gradients.layer_columns import LayerNumbers
from scenes.lib.gradients.log_axis import TICK_SCALE
from scenes.lib.layout import Point, Region
from scenes.lib.strokes import rectangles
from scenes.lib.text.readouts import Readouts
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import UNIT_RADIUS, Units

Masks = npt.NDArray[np.bool_]
_FOOT = 0.65
_BASELINE = 0.27
_NAME_ROOM = 0.9
_FRAME_SHARE, _FRAME_MARGIN = 0.45, 0.12
"""Of a frame around a layer: at most half its width as a share of the distance of layers, and its room beside them."""
_STEP_SHARE = 0.36
"""Radius of a shape as a share of the distance between two."""


class LayerShapes(VGroup):
    """A column of units a layer, input left; `frame` holds the layers' numbers, which stay.

    A layer whose units are all dead is framed, and the first of them is told in words.

    Args:
        region: where they go.
        masks: which units are dead at every step, shape (steps + 1, layers, width).
        rate: the learning rate.
        labels: used are layer, before the layers' numbers, and blocked, with a place {layer} for one of them.
        readouts: its numbers are the rate, the step and how many units are dead.
        remark_at: where what is said of a wholly dead layer begins.

    Attributes:
        frame: the numbers of the layers.
    """

    def __init__(
        self,
        region: Region,
        masks: Masks,
        rate: float,
        *,
        labels: Mapping[str, str],
        readouts: Readouts,
        remark_at: Point,
    ) -> None:
        super().__init__()
        theme = active_theme()
        _, layers, width = masks.shape
        self._readouts = readouts
        room = region.inset(left=_NAME_ROOM, bottom=_FOOT)
        distance = min(room.height / width, room.width / layers)
        x = room.left + (np.arange(layers) + 0.5) * room.width / layers
        y = room.top - (np.arange(width) + 0.5) * room.height / width
        places = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1).reshape(-1, 2)
        centers = np.column_stack([places, np.zeros(len(places))])
        self._units = Units(centers, radius=min(UNIT_RADIUS, _STEP_SHARE * distance))
        numbers = LayerNumbers((room.left, room.right), region.bottom + _BASELINE, layers)
        name = words(labels["layer"], size=TICK_SCALE * theme.label_size, color=theme.muted)
        self.frame = VGroup(numbers, name.stand_at(np.array([region.left, region.bottom + _BASELINE, 0.0])))
        half = min(_FRAME_SHARE * room.width / layers, UNIT_RADIUS + _FRAME_MARGIN)
        self._sides = x[:, None] + np.array([-half, half])
        self._ends = room.bottom, room.top
        self._frames = VMobject(stroke_color=theme.accent, stroke_width=theme.thin_line, fill_opacity=0)
        self._remarks = [
            words(labels["blocked"].format(layer=layer + 1), size=theme.label_size, color=theme.accent).stand_at(
                remark_at
            )
            for layer in range(layers)
        ]
        self.add(self._units, self._frames, *self._remarks, readouts)
        self.follow(masks, rate)

    def follow(self, masks: Masks, rate: float) -> Self:
        """Show another run of the network, at another rate, from its start on."""
        self._masks, self._rate = masks, rate
        return self.draw(0)

    def draw(self, step: int) -> Self:
        """Show the units after so many steps."""
        dead = self._masks[step].ravel()
        self._units.draw([UnitState.DEAD if gone else UnitState.LIVE for gone in dead])
        blocked = np.flatnonzero(self._masks[step].all(axis=1))
        low, high = (np.full(len(blocked), end) for end in self._ends)
        self._frames.points = rectangles(self._sides[blocked], low, high)
        for layer, remark in enumerate(self._remarks):
            remark.set_fill(opacity=float(layer in blocked[:1]))
        for number, value in zip(self._readouts.numbers, (self._rate, step, int(dead.sum())), strict=True):
            number.draw(value)
        return self

    def run(self) -> Following[int]:
        """Animation of all steps, slower while they are early."""
        last = len(self._masks) - 1
        return Following(self, lambda progress: round(last * progress**2))
