"""The right halves of slopes, mirrored left to right and then top to bottom: they land on the left halves."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from actmath import Activation
from scenes.lib.curves.function_curve import curve_pieces
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.strokes import Dots, Points, Polylines
from scenes.lib.theme import active_theme

_CENTER = (0.0, 0.5)
_RADIUS = 0.1


class SlopeMirror(VGroup):
    """Copies of what lies right of zero; a dot on the largest slope of each goes along.

    Args:
        axes: where the slopes are drawn.
        records: the functions.
    """

    def __init__(self, axes: PlotAxes, records: Sequence[Activation]) -> None:
        super().__init__()
        theme = active_theme()
        self._center = axes.points_at(_CENTER)
        self._parts: list[tuple[Polylines | Dots, Points]] = []
        for record in records:
            color = theme.function(record.name).color
            half = np.concatenate(curve_pieces(axes, record.gradient, (0.0,)))
            right = axes.points_at(half[half[:, 0] > 0])
            top = max(record.slope_extrema, key=lambda extremum: extremum.value)
            dot = axes.points_at([[top.x, top.value]])
            self._parts.append((Polylines([right], color=color, width=theme.thick_line), right))
            self._parts.append((Dots(dot, color=color, radius=_RADIUS), dot))
        pin = Dots(self._center[None], color=theme.text, radius=_RADIUS)
        self.add(*(part for part, _ in self._parts), pin)
        self.draw((1.0, 1.0))

    def draw(self, scales: tuple[float, float]) -> Self:
        """Stand stretched from the center, across and up; -1 is mirrored."""
        self._scales = scales
        for part, points in self._parts:
            part.place(self._center + (points - self._center) * np.array([*scales, 1.0]))
        return self

    def mirror_across(self) -> Following[tuple[float, float]]:
        """Animation from right to left."""
        up = self._scales[1]
        return Following(self, lambda progress: (1 - 2 * progress, up))

    def mirror_down(self) -> Following[tuple[float, float]]:
        """Animation from top to bottom."""
        across = self._scales[0]
        return Following(self, lambda progress: (across, 1 - 2 * progress))
