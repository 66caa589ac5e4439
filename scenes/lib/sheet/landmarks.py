"""Marks on a graph at the places that its numbers are about."""

import numpy as np
from manim import VGroup

from actmath import Activation
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.strokes import Dots, Polylines
from scenes.lib.theme import active_theme

_RADIUS = 0.1
_HALF_TANGENT = 0.6
"""Half the length of a tangent, in frame units."""


class Landmarks(VGroup):
    """Dots at the extrema of a function, and one with a short tangent where it is steepest; those in the window.

    Args:
        axes: where the function is drawn.
        record: the function.
    """

    def __init__(self, axes: PlotAxes, record: Activation) -> None:
        super().__init__()
        theme = active_theme()
        x = [extremum.x for extremum in record.extrema]
        steepest = steepest_place(record)
        if steepest is not None and axes.contains(steepest, float(record(steepest))):
            x.append(steepest)
            along = np.array([1.0, float(record.gradient(steepest))])
            half = _HALF_TANGENT * along / np.linalg.norm(axes.units * along)
            touch = np.array([steepest, float(record(steepest))])
            tangent = axes.clip(touch - half, touch + half)
            if tangent is not None:
                self.add(Polylines([axes.points_at(tangent)], color=theme.text, width=theme.line))
        seen = [[one, float(record(one))] for one in x if axes.contains(one, float(record(one)))]
        if seen:
            self.add(Dots(axes.points_at(seen), color=theme.text, radius=_RADIUS))


def steepest_place(record: Activation) -> float | None:
    """The one place where a function's slope is largest; none if it is so on a whole stretch or nowhere."""
    bound = record.slope_range.upper
    return next((extremum.x for extremum in record.slope_extrema if extremum.value == bound), None)
