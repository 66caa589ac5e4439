"""A point that travels along a function while the rise of its tangent paints the derivative below."""

from typing import Self

import numpy as np
from manim import Dot, Triangle, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.slope_plots import SlopePlots
from scenes.lib.curves.tangent import RISE_WIDTH, Tangent
from scenes.lib.following import Following
from scenes.lib.strokes import Dots, Points, corner_path
from scenes.lib.text.value_table import ValueTable
from scenes.lib.theme import active_theme

_POINT_RADIUS = 0.09
_STOP_RADIUS = 0.085
_AWAY_HEIGHT = 0.2
"""Of the triangle that points to where the point is when it is over the window."""


class Stem(VMobject):
    """The rise of a tangent on its way down to the height that it paints: state 0 above, 1 below."""

    def __init__(self, rise: Points, height: Points) -> None:
        theme = active_theme()
        super().__init__(stroke_color=theme.text, stroke_width=RISE_WIDTH * theme.thick_line)
        self._rise, self._height = rise, height
        self.draw(0)

    def draw(self, progress: float) -> Self:
        """Stand this share of the way down."""
        ends = (1 - progress) * self._rise + progress * self._height
        self.points = corner_path(ends[:1], ends[1:])
        return self

    def fall(self) -> Following[float]:
        """Animation of the way down."""
        return Following(self, lambda progress: progress)


class SlopeSweep(VGroup):
    """Tangent above, painted derivative below and live read-outs, all at one x; a triangle where f is over its window.

    Args:
        plots: where it is drawn.
        record: the function.
        readouts: follow the point.
        run_label, rise_label: what stands beside the tangent's run and rise.
    """

    def __init__(
        self, plots: SlopePlots, record: Activation, readouts: ValueTable, *, run_label: str, rise_label: str
    ) -> None:
        super().__init__()
        theme = active_theme()
        style = theme.function(record.name)
        self._plots, self._record, self._readouts = plots, record, readouts
        self.curve = FunctionCurve(plots.values, record.function, color=style.color, breaks=record.kinks)
        self._painted = FunctionCurve(
            plots.slopes, record.gradient, color=style.color, dash=style.dash, breaks=record.kinks
        )
        self._tangent = Tangent(plots.values, record, run_label=run_label, rise_label=rise_label)
        self._plumb = VMobject(stroke_color=theme.inactive, stroke_width=theme.hairline)
        self._point = Dot(radius=_POINT_RADIUS, color=theme.text)
        self._away = Triangle(color=theme.text, fill_opacity=1, stroke_width=0).scale_to_fit_height(_AWAY_HEIGHT)
        self._away_outline = self._away.points - self._away.get_top()
        self._stem = Stem(np.zeros((2, 3)), np.zeros((2, 3)))
        self.add(self._plumb, self.curve, self._painted, self._tangent, self._point, self._away, readouts)
        self.draw(plots.values.x_range[0])

    def draw(self, x: float) -> Self:
        """Stand at x; the derivative is painted up to there."""
        self.x = x
        self._tangent.draw(x)
        self._painted.draw(x)
        self._readouts.draw(x)
        slope_place = self._plots.slopes.points_at([x, float(self._record.gradient(x))])
        self._point.move_to(slope_place)
        value, window = float(self._record(x)), self._plots.values.window
        above = value > self._plots.values.y_range[1]
        low = window.top if above else max(window.bottom, self._tangent.rise_at(x)[:, 1].min())
        start = np.array([slope_place[0], low, 0.0])
        self._plumb.points = corner_path(start[None], slope_place[None])
        self._away.points = self._away_outline + start if above else np.zeros((0, 3))
        return self

    def go_to(self, x: float) -> Following[float]:
        """Animation that travels to x."""
        start = self.x
        return Following(self, lambda progress: start + (x - start) * progress if progress < 1 else x)

    def drop_rise(self) -> Following[float]:
        """Animation of the rise where the point stands now: it falls and becomes the height of the derivative."""
        slope = float(self._record.gradient(self.x))
        height = self._plots.slopes.points_at([[self.x, 0.0], [self.x, slope]])
        self._stem = Stem(self._tangent.rise_at(self.x), height)
        return self._stem.fall()

    def stop_marks(self) -> VGroup:
        """Dots on both curves where the point stands now, over them the tangent's triangle and the fallen rise."""
        color = active_theme().function(self._record.name).color
        places = [
            (self._plots.values, float(self._record(self.x))),
            (self._plots.slopes, float(self._record.gradient(self.x))),
        ]
        inside = [axes.points_at([[self.x, y]]) for axes, y in places if axes.contains(self.x, y)]
        dots = [Dots(place, color=color, radius=_STOP_RADIUS) for place in inside]
        return VGroup(*dots, self._tangent.triangle(), self._stem)
