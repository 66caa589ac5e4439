"""The units of a chain, each on a small plot of its activation."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from manim import VGroup

from actmath import Activation
from scenes.lib.chain.chain_layout import ChainLayout
from scenes.lib.strokes import Arrow, Points, Polylines
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import SlopeLimits
from scenes.lib.units.units import Unit

Values = npt.NDArray[np.float64]

_PLOT_SHARE = 0.7
_WIDEST_PLOT = 1.5
_LEAST_REACH = 4.0
"""The small plots show at least this far to both sides of zero."""
_STRETCH = 2.0
"""A unit up in units across, the same for every activation, so that slopes can be compared by eye."""
_USED_HEIGHT = 0.75
"""Of the small plots, in shares of their height; the units need the rest."""
_SAMPLES = 61
_TANGENT = 0.42
"""Half the length of a tangent, in frame units."""
_LEAST_ARROW = 0.3
_ARROW_MARGIN = 0.1
_SYMBOL_ROOM = 0.32
"""Half the room of the formulas at the ends of the chain, in frame units."""
_UNIT_RADIUS = 0.12
"""Smaller than elsewhere: the curve under it shall be seen."""
_ARROW_HEAD = 0.18


class ChainUnits(VGroup):
    """Small plots of one activation, one a layer; units, arrows and tangents are added by the film.

    Args:
        layout: the places.
        record: the activation.
        preactivations: z of every unit.
        limits: below which slopes a unit wears another shape.

    Attributes:
        stretched: how many times taller than wide a unit is drawn.
        units: on the curves, one a layer.
        entry: an arrow from the input to the first plot.
        arrows: from each plot to the next one and to the loss; empty where there is no room.
        tangents: at the units, as steep as the small plots are drawn; none goes on beyond a kink.
    """

    def __init__(
        self, layout: ChainLayout, record: Activation, preactivations: Sequence[float] | Values, limits: SlopeLimits
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._layout, self._record = layout, record
        z = np.array(preactivations, dtype=np.float64)
        self._reach = max(_LEAST_REACH, float(np.max(np.abs(z))))
        self._width = min(_WIDEST_PLOT, _PLOT_SHARE * layout.column_width)
        across, height = self._width / (2 * self._reach), _USED_HEIGHT * layout.plots.height
        self._rise = min(_STRETCH * across, height / max(1.0, float(np.max(np.abs(z)))))
        self.stretched = self._rise / across
        x = np.linspace(-self._reach, self._reach, _SAMPLES)
        window = np.asarray(record(x))
        self._low, high = float(window.min()), min(float(window.max()), float(window.min()) + height / self._rise)
        x, window = x[window <= high], window[window <= high]
        self._foot = layout.plots.center[1] - 0.5 * self._rise * (high - self._low)
        color = theme.function(record.name).color
        curves = [self._places(layer, x, window) for layer in range(layout.depth)]
        whole, zero = np.array([-self._reach, self._reach]), np.full(2, max(0.0, self._low))
        zeros = [self._places(layer, whole, zero) for layer in range(layout.depth)]
        self.add(
            Polylines(zeros, color=theme.faint, width=theme.thin_line), Polylines(curves, color=color, width=theme.line)
        )
        places = [self._places(layer, z[layer : layer + 1], record(z[layer : layer + 1]))[0] for layer in range(len(z))]
        self.units = [
            Unit(place, limits.state_at(record, float(each)), radius=_UNIT_RADIUS)
            for place, each in zip(places, z, strict=True)
        ]
        self.tangents = [self._tangent(float(each), place) for each, place in zip(z, places, strict=True)]
        edges = layout.centers[:-1, None] + (self._width / 2 + _ARROW_MARGIN) * np.array([-1.0, 1.0])
        ends = [*edges[1:, 0], layout.centers[-1] - _SYMBOL_ROOM]
        self.arrows = [self._arrow(start, end) for start, end in zip(edges[:, 1], ends, strict=True)]
        self.entry = self._arrow(layout.input_center + _SYMBOL_ROOM, edges[0, 0])

    def _places(self, layer: int, x: Values, values: npt.ArrayLike) -> Points:
        across = self._layout.centers[layer] + x / self._reach * self._width / 2
        up = self._foot + (np.asarray(values) - self._low) * self._rise
        return np.column_stack([across, up, np.zeros(len(across))])

    def _tangent(self, z: float, place: Points) -> Polylines:
        theme = active_theme()
        drawn = float(self._record.gradient(z)) * self._rise / (self._width / (2 * self._reach))
        along = np.array([1.0, drawn, 0.0]) / np.hypot(1.0, drawn)
        kinks = (np.array(self._record.kinks) - z) * self._width / (2 * self._reach) / along[0]
        left = max([-min(_TANGENT, self._width / 2), *kinks[kinks < 0]])
        right = min([min(_TANGENT, self._width / 2), *kinks[kinks > 0]])
        return Polylines([place + np.outer([left, right], along)], color=theme.text, width=theme.line)

    def _arrow(self, start: float, end: float) -> VGroup:
        """At the plots' middle; none if it were too short."""
        if end - start < _LEAST_ARROW:
            return VGroup()
        theme, height = active_theme(), self._layout.plots.center[1]
        ends = [np.array([x, height, 0.0]) for x in (start, end)]
        return VGroup(Arrow(*ends, color=theme.forward, width=theme.line, head=_ARROW_HEAD))
