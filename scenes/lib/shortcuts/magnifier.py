"""A strip of one window that grows into a window of its own."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from scenes.lib.curves.function_curve import curve_pieces
from scenes.lib.curves.plot_axes import Coordinates, PlotAxes
from scenes.lib.following import Following
from scenes.lib.shortcuts.forms import Form
from scenes.lib.strokes import Points, Polylines
from scenes.lib.theme import active_theme


class Magnifier(VGroup):
    """A framed strip around zero with the lines in it: state 0 in its place in the overview, 1 in its own window.

    Its frame stays in the overview too; two lines lead from there to the strip.

    Args:
        overview: the window that the strip is taken from.
        strip: the window that it becomes; the same range of x, a shorter one of y.
        forms: whose differences are drawn in it.
    """

    def __init__(self, overview: PlotAxes, strip: PlotAxes, forms: Sequence[Form]) -> None:
        super().__init__()
        theme = active_theme()
        self._overview, self._strip = overview, strip
        (left, right), (low, high) = strip.x_range, strip.y_range
        corners = np.array([[left, low], [right, low], [right, high], [left, high], [left, low]])
        lines = [([corners], theme.text, theme.thin_line)]
        lines += [(curve_pieces(strip, form.error), form.color, theme.line) for form in forms]
        self._lines = [
            (Polylines([strip.points_at(piece) for piece in pieces], color=color, width=width), np.concatenate(pieces))
            for pieces, color, width in lines
        ]
        outline = Polylines([overview.points_at(corners)], color=theme.text, width=theme.thin_line)
        self._tops = corners[[3, 2]]
        self._leads = Polylines([np.zeros((2, 3))] * 2, color=theme.muted, width=theme.hairline)
        self.add(outline, self._leads, *(line for line, _ in self._lines))
        self.draw(0)

    def draw(self, progress: float) -> Self:
        """Stand this share of the way from the overview to the own window."""
        for line, coordinates in self._lines:
            line.place(self._on_the_way(coordinates, progress))
        starts, ends = self._overview.points_at(self._tops), self._on_the_way(self._tops, progress)
        self._leads.place(np.stack([starts, ends], axis=1).reshape(-1, 3))
        return self

    def grow(self) -> Following[float]:
        """Animation from the overview to the own window."""
        return Following(self, lambda progress: progress)

    def _on_the_way(self, coordinates: Coordinates, progress: float) -> Points:
        ends = (axes.points_at(coordinates) for axes in (self._overview, self._strip))
        return sum((weight * end for weight, end in zip((1 - progress, progress), ends, strict=True)), np.zeros(3))
