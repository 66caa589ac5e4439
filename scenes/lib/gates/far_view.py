"""A self-gated function seen from farther and farther away, beside ReLU."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, DR, UL, Rectangle, VGroup, VMobject

from actmath import Activation, activation, dip, gap_to_relu, zoomed_out
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.function_curve import FunctionCurve, curve_pieces
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.strokes import Arrow, Polylines, corner_path
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_NAMED_AT = 0.95
"""Both coordinates of the place on the line at which the names stand."""
_NAME_GAP = 0.2
_BOX_GAP = 0.1
_WIDER, _PALE = 2.4, 0.5
"""Width of ReLU in widths of the other curve, and its opacity."""
_LEAST_GAP = 0.1
"""A gap that is shorter in the picture, in frame units, has no bar."""
_POINTER = 0.24
_POINTER_EDGE = 10
_TIP_GAP = 0.08


class FarView(VGroup):
    """The curve f(c x) / c over ReLU, the largest gap on both sides, and the first window as a box that shrinks.

    Args:
        axes: where it is drawn.
        record: f, a function with a dip.
        gap_name: stands under an arrow that goes along with the gap, however small that has become.
    """

    def __init__(self, axes: PlotAxes, record: Activation, gap_name: str) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._record = axes, record
        self._numbers: Sequence[Number] = ()
        relu = activation("relu")
        # Pale and wider, it is seen on both sides of the curve where they meet, and their colors do not mix.
        ground = FunctionCurve(
            axes, relu.function, color=theme.function("relu").color, breaks=relu.joints, width=_WIDER * theme.line
        ).set_stroke(opacity=_PALE)
        self._curve = VMobject(stroke_color=theme.function(record.name).color, stroke_width=theme.line)
        self._gaps = Polylines([np.zeros((2, 3))] * 2, color=theme.text, width=theme.line)
        self._box = Rectangle(stroke_color=theme.muted, stroke_width=theme.thin_line)
        self._pointer = Arrow(np.zeros(3), np.zeros(3), color=theme.text, width=theme.line)
        self._pointer.set_stroke(theme.background, width=_POINTER_EDGE, background=True)  # it may lie on the box
        self._gap_name = on_plate(words(gap_name, size=theme.label_size))
        self.add(self._box, self._pointer, ground, self._curve, self._gaps, self._gap_name)
        self.draw(1.0)

    def draw(self, factor: float) -> Self:
        """Look from so many times as far."""
        self.factor = factor
        function = zoomed_out(self._record, factor)
        pieces = [self._axes.points_at(piece) for piece in curve_pieces(self._axes, function, (0.0,))]
        self._curve.points = np.concatenate([corner_path(piece[:-1], piece[1:]) for piece in pieces])
        x = -dip(self._record).x / factor
        gap = gap_to_relu(self._record, factor)
        seen = gap if gap * self._axes.units[1] > _LEAST_GAP else 0.0
        self._gaps.place(self._axes.points_at([[-x, -seen], [-x, 0.0], [x, x - seen], [x, x]]))
        tip = self._axes.points_at([-x, -gap]) + _TIP_GAP * DOWN
        self._pointer.place(tip + _POINTER * DOWN, tip)
        self._gap_name.next_to(self._pointer, DOWN, buff=_TIP_GAP)
        low, high = np.array([self._axes.x_range, self._axes.y_range]).T / factor
        corners = self._axes.points_at([low, (high[0], low[1]), high, (low[0], high[1]), low])
        self._box.set_points_as_corners(corners)
        for number, value in zip(self._numbers, (factor, gap), strict=False):
            number.draw(value)
        return self

    def count_in(self, numbers: Sequence[Number]) -> Self:
        """Show c and the gap in these numbers from now on."""
        self._numbers = numbers
        return self.draw(self.factor)

    def box_name(self, text: str) -> VGroup:
        """What the box holds, left above it."""
        theme = active_theme()
        name = on_plate(words(text, size=theme.label_size, color=theme.muted))
        return name.move_to(self._box.get_corner(UL) + _BOX_GAP * UL, aligned_edge=DR)

    def zoom_out_to(self, factor: float) -> Following[float]:
        """Animation of going away, by equal factors in equal times."""
        start = self.factor
        return Following(self, lambda progress: start * (factor / start) ** progress if progress < 1 else factor)

    def names(self, curve: str) -> VGroup:
        """The names of ReLU, left above the common line, and of the other curve, right below it."""
        theme = active_theme()
        names = VGroup()
        place = self._axes.points_at([_NAMED_AT, _NAMED_AT])
        relu = activation("relu")
        for record, text, edge in ((relu, relu.title, DR), (self._record, curve, UL)):
            name = words(text, size=theme.label_size, color=theme.function(record.name).color)
            names.add(on_plate(name).move_to(place - _NAME_GAP * edge, aligned_edge=edge))
        return names
