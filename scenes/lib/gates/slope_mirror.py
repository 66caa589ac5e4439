"""The right halves of slopes, mirrored left to right and then top to bottom: they land on the left halves."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DR, UL, VGroup

from actmath import Activation
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.function_curve import curve_pieces
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.strokes import Dots, Points, Polylines
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_CENTER = (0.0, 0.5)
_RADIUS = 0.1
_NAME_GAP = 0.15


class SlopeMirror(VGroup):
    """Copies of what lies right of zero; a copy of the dot on the largest slope of each goes along.

    Args:
        axes: where the slopes are drawn.
        records: the functions.
        center_name: stands beside the point about which is mirrored.

    Attributes:
        copies: the lines that are mirrored, without the dots.
        excesses: bars from 1 up to the largest slopes and from 0 down to the smallest.
    """

    def __init__(self, axes: PlotAxes, records: Sequence[Activation], center_name: str) -> None:
        super().__init__()
        theme = active_theme()
        self._center = axes.points_at(_CENTER)
        self._parts: list[tuple[Polylines | Dots, Points]] = []
        self.copies, self.excesses, dots = VGroup(), VGroup(), VGroup()
        for record in records:
            color = theme.function(record.name).color
            half = np.concatenate(curve_pieces(axes, record.gradient, (0.0,)))
            right = axes.points_at(half[half[:, 0] > 0])
            top = max(record.slope_extrema, key=lambda extremum: extremum.value)
            dot = axes.points_at([[top.x, top.value]])
            copy, moved = (
                Polylines([right], color=color, width=theme.thick_line),
                Dots(dot, color=color, radius=_RADIUS),
            )
            self._parts += [(copy, right), (moved, dot)]
            self.copies.add(copy)
            bars = [[(top.x, 1.0), (top.x, top.value)], [(-top.x, 0.0), (-top.x, 1.0 - top.value)]]
            self.excesses.add(Polylines([axes.points_at(bar) for bar in bars], color=color, width=theme.thick_line))
            dots.add(Dots(dot, color=color, radius=_RADIUS), moved)
        pin = Dots(self._center[None], color=theme.text, radius=_RADIUS)
        name = on_plate(words(center_name, size=theme.label_size))
        name.move_to(self._center + _NAME_GAP * DR, aligned_edge=UL)
        self.add(self.copies, dots, pin, name)
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
