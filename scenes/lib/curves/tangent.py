"""The tangent of a graph as a triangle whose run is 1, so that its rise is the derivative."""

from typing import Self

import numpy as np
from manim import Dot, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.strokes import Points, Polylines, corner_path
from scenes.lib.text.typography import MIDDLE_OF_LETTERS, words
from scenes.lib.theme import active_theme

_POINT_RADIUS = 0.09
_KEY_HEIGHT = 0.3
_KEY_INDENT = 0.22
_REACH = 1.0
"""How far the tangent goes on past the point, in units of the plot."""
_LABEL_GAP = 0.18
_EDGE = 12
"""Width of the ground's color around the labels, which may stand on an axis."""
SLIGHT_RISE = 0.05
"""A smaller rise, in units of the plot, cannot be seen."""
RISE_WIDTH = 1.5
"""Of thick lines: the rise is seen on dots."""


class Tangent(VGroup):
    """A point on y = f(x) with its tangent: one unit of run ends below or above the point, the rise leads up to it.

    At a kink the slope is that of the record's convention. Only what is in the window of the axes is drawn, and nothing
    while the point is outside. Run and rise are named while both names have room and the rise is seen.

    Args:
        axes: where the graph is drawn.
        record: the function.
        run_label, rise_label: what stands beside the run and at the foot of the rise.
    """

    def __init__(self, axes: PlotAxes, record: Activation, *, run_label: str, rise_label: str) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._record = axes, record
        self._run = VMobject(stroke_color=theme.text, stroke_width=theme.hairline)
        self._line = VMobject(stroke_color=theme.text, stroke_width=theme.thin_line)
        self._rise = VMobject(stroke_color=theme.text, stroke_width=RISE_WIDTH * theme.thick_line)
        self._point = Dot(radius=_POINT_RADIUS, color=theme.text)
        labels = [words(text, size=0.75 * theme.label_size, color=theme.muted) for text in (run_label, rise_label)]
        for label in labels:
            label.set_stroke(theme.background, width=_EDGE, background=True)
        self._run_label, self._rise_label = labels
        self._outlines = {part: part.points.copy() for part in (self._point, *labels)}
        self._rise_label_shift = 0.5 * float(self._rise_label.width) + _LABEL_GAP
        self.add(self._run, self._line, *labels, self._point, self._rise)
        self.draw(axes.x_range[0])

    def draw(self, x: float) -> Self:
        """Touch the graph at x."""
        y, slope = float(self._record(x)), float(self._record.gradient(x))
        foot, corner, top = (x - 1, y - slope), (x, y - slope), (x, y)
        visible = self._axes.contains(*top)
        beyond = (x + _REACH, y + _REACH * slope)
        for line, ends in ((self._run, (foot, corner)), (self._line, (foot, beyond)), (self._rise, (corner, top))):
            line.points = self._path(*ends) if visible else np.zeros((0, 3))
        at = self._axes.points_at([top, (x - 0.5, y - slope)])
        side = -1.0 if slope >= 0 else 1.0
        self._place([self._point], at[0], visible=visible)
        corner_at = self._axes.points_at(corner)
        label_at = at[1] + np.array([0.0, side * _LABEL_GAP, 0.0])
        rise_label_at = np.array([corner_at[0] + self._rise_label_shift, label_at[1], 0.0])
        window = self._axes.window
        fit = label_at[1] > window.bottom + _LABEL_GAP and rise_label_at[0] + self._rise_label_shift < window.right
        named = visible and self._axes.contains(*foot) and fit and abs(slope) >= SLIGHT_RISE
        self._place([self._run_label], label_at, visible=named)
        self._place([self._rise_label], rise_label_at, visible=named)
        return self

    def rise_at(self, x: float) -> Points:
        """Ends of the rise at x in the frame, shape (2, 3)."""
        y = float(self._record(x))
        return self._axes.points_at([[x, y - float(self._record.gradient(x))], [x, y]])

    def triangle(self) -> VGroup:
        """Run, rise and the tangent over them as they are now, to stay there."""
        color = active_theme().text
        rise, run, line = self._rise.points.copy(), self._run.points.copy(), self._line.points.copy()
        if not len(run) or not len(rise):
            return VGroup()
        thin = VMobject(stroke_color=color, stroke_width=active_theme().hairline)
        thick = VMobject(stroke_color=color, stroke_width=RISE_WIDTH * active_theme().thick_line)
        thin.points = np.concatenate([run, corner_path(line[:1], rise[-1:])])
        thick.points = rise
        return VGroup(thin, thick)

    def _path(self, start: tuple[float, float], end: tuple[float, float]) -> Points:
        inside = self._axes.clip(start, end)
        if inside is None:
            return np.zeros((0, 3))
        ends = self._axes.points_at(inside)
        return corner_path(ends[:1], ends[1:])

    def _place(self, parts: list[VMobject], center: Points, *, visible: bool) -> None:
        for part in parts:
            part.points = self._outlines[part] + center if visible else np.zeros((0, 3))


def rise_key(name: str) -> VGroup:
    """A short rise as it is drawn, then its name, muted; the origin is its baseline."""
    theme = active_theme()
    middle = np.array([0.0, MIDDLE_OF_LETTERS * theme.label_size, 0.0])
    half = np.array([0.0, 0.5 * _KEY_HEIGHT, 0.0])
    sample = Polylines(
        [np.array([middle - half, middle + half])], color=theme.text, width=RISE_WIDTH * theme.thick_line
    )
    return VGroup(
        sample, words(name, size=theme.label_size, color=theme.muted).stand_at(np.array([_KEY_INDENT, 0.0, 0.0]))
    )
