"""A strip of a plot that is lifted into a panel of its own and stretched upwards on the way."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup, VMobject

from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.strokes import Points, Polylines
from scenes.lib.theme import active_theme

_AROUND = [0, 1, 2, 3, 0]
"""Corners in the order in which a frame passes them, the lower left one first."""


class Lens(VGroup):
    """Curves in a frame: state 0 on their strip of the overview, 1 in the panel; lines lead from there to here.

    Args:
        overview: the plot.
        panel: the axes of the strip, of a smaller range of y, over or under the plot.
        curves: drawn on the panel's axes.
        framed: whether a frame stays around the strip in the overview.

    Attributes:
        opened: how far it is on its way.
    """

    def __init__(
        self, overview: PlotAxes, panel: PlotAxes, curves: Sequence[VMobject], *, framed: bool = False
    ) -> None:
        super().__init__()
        theme = active_theme()
        (left, right), (low, high) = panel.x_range, panel.y_range
        self._corners = panel.points_at([(left, low), (right, low), (right, high), (left, high)])
        ends = np.array([(left, low), (right, high)])
        places, origins = panel.points_at(ends), overview.points_at(ends)
        self._scale = np.append((origins[1] - origins[0])[:2] / (places[1] - places[0])[:2], 1.0)
        self._shift = origins[0] - self._scale * places[0]
        members = [member for curve in curves for member in curve.get_family()]
        self._whole = [(member, member.points.copy()) for member in members if len(member.points)]
        self._frame = Polylines([self._corners[_AROUND]], color=theme.muted, width=theme.thin_line)
        self._leads = Polylines([self._corners[:2]] * 2, color=theme.muted, width=theme.hairline)
        above = panel.window.bottom > overview.window.bottom
        self._facing = ([3, 2], [0, 1]) if above else ([0, 1], [3, 2])
        stays = [self._frame.copy().place(self._on_the_way(self._corners, 0)[_AROUND])] if framed else []
        self.add(*stays, self._leads, self._frame, *curves)
        self.draw(0)

    def draw(self, opened: float) -> Self:
        """Stand this share of the way from the strip to the panel."""
        self.opened = opened
        for member, points in self._whole:
            member.points = self._on_the_way(points, opened)
        now, strip = self._on_the_way(self._corners, opened), self._on_the_way(self._corners, 0)
        self._frame.place(now[_AROUND])
        self._leads.place(np.stack([strip[self._facing[0]], now[self._facing[1]]], axis=1).reshape(-1, 3))
        return self

    def open(self) -> Following[float]:
        """Animation from the strip to the panel."""
        return Following(self, lambda progress: progress)

    def _on_the_way(self, points: Points, opened: float) -> Points:
        return np.asarray(opened * points + (1 - opened) * (self._scale * points + self._shift))
