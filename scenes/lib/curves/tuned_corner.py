"""A function whose parameter is turned, with its slopes on both sides of zero."""

from collections.abc import Callable, Mapping, Sequence
from typing import Self

import numpy as np
from manim import DR, UL, VGroup, VMobject
from manim.typing import Vector3D

from actmath import Activation
from scenes.lib.curves.curve_labels import on_plate, place_beside
from scenes.lib.curves.dial import Dial
from scenes.lib.curves.function_curve import FunctionCurve, curve_pieces, limits_beside
from scenes.lib.curves.plot_axes import Coordinates, PlotAxes
from scenes.lib.following import Following
from scenes.lib.strokes import Points, corner_path
from scenes.lib.text.readouts import Readouts
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme

_REACH = 1.0
"""How far the two tangents go from zero, in units of x."""
_NOTE_AT = (0.3, -0.35)
_NAMED_AT = 0.8
"""Where a whole line has its name, as a share of the way from zero to its end."""
_UNDERLAY = 2.2
"""How many times as thick the curve is where lines lie on it, so that it is seen which of them is the curve."""
_LINE_NAME_GAP = 0.12
_FAR = 100.0
"""Beyond the window of any axes, in units of x."""


class TunedCorner(VGroup):
    """The curve at one value of its parameter, and its tangents at zero with the slopes of both sides.

    Each tangent runs to its own side. The two of a function that is straight on both sides are whole lines, one with
    the parameter as its slope and the line y = x; they lie on its wide curve. The line that turns wears the color of
    the dial's handle.

    Args:
        axes: where it is drawn.
        record_at: the function at each value of its parameter.
        dial: shows the value.
        slopes: shows the slopes left and right of zero, in two rows.
        color: of the curve, muted beyond farthest: there it is no longer the function of this color.
        farthest: largest value of the parameter for which it is.
        names: of the left and the right tangent, or of the line of the parameter and of y = x; they go along with the
            ends of these.

    Attributes:
        axes: where it is drawn.
        value: of the parameter.
    """

    def __init__(
        self,
        axes: PlotAxes,
        record_at: Callable[[float], Activation],
        dial: Dial,
        slopes: Readouts,
        *,
        color: str,
        farthest: float,
        names: tuple[str, str],
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._farthest, self._beyond = farthest, theme.muted
        colors = theme.accent, theme.text
        self._names = [
            on_plate(words(name, size=theme.label_size, color=color)) for name, color in zip(names, colors, strict=True)
        ]
        self.axes, self._record_at, self._color = axes, record_at, color
        self._dial, self._readouts = dial, slopes
        widening = _UNDERLAY if record_at(dial.number.value).is_piecewise_linear else 1.0
        self._curve = VMobject(stroke_color=color, stroke_width=widening * theme.thick_line, fill_opacity=0)
        self._turning, self._fixed = (
            VMobject(stroke_color=one, stroke_width=theme.thin_line, fill_opacity=0) for one in colors
        )
        self.add(self._curve, self._fixed, self._turning, *self._names, dial, slopes)
        self.draw(dial.number.value)

    def draw(self, value: float) -> Self:
        """Turn the parameter to a value."""
        self.value = value
        record = self._record_at(value)
        pieces = [self.axes.points_at(piece) for piece in curve_pieces(self.axes, record.function, record.joints)]
        self._curve.points = np.concatenate([corner_path(piece[:-1], piece[1:]) for piece in pieces])
        self._curve.set_stroke(self._color if value <= self._farthest else self._beyond)
        left, right = limits_beside(record.gradient, 0.0)
        if record.is_piecewise_linear:
            lines = [self._straight(-_FAR, _FAR, slope) for slope in (value, 1.0)]
            places = [_NAMED_AT * lines[0][1], _NAMED_AT * lines[1][0]]
            self._name_lines(places, UL)
        else:
            lines = [self._straight(-_REACH, 0.0, left), self._straight(0.0, _REACH, right)]
            self._name_lines([lines[0][0], lines[1][1]], DR)
        for line, ends in zip((self._turning, self._fixed), lines, strict=True):
            start, end = self.axes.points_at(ends)
            line.points = corner_path(start[None], end[None])
        self._dial.draw(value)
        for number, slope in zip(self._readouts.numbers, (left, right), strict=True):
            number.draw(slope)
        return self

    def turn_to(self, value: float) -> Following[float]:
        """Animation that turns the parameter to a value."""
        start = self.value
        return Following(self, lambda progress: start + (value - start) * progress if progress < 1 else value)

    def ghosts(self, named: Mapping[float, VMobject], *, final: float) -> list[VGroup]:
        """The curves at some values as they are remembered, thin and dotted, each with a name beside its left side.

        Args:
            named: the names by the values.
            final: a value whose curve the names keep clear of, too.
        """
        theme = active_theme()
        sides = [self._side(value, -1) for value in (*named, final)]
        names = [on_plate(name) for name in named.values()]
        place_beside(sides, names, self.axes.window, ())
        lines = [
            FunctionCurve(
                self.axes,
                self._record_at(value).function,
                color=self._color,
                breaks=self._record_at(value).joints,
                dash=theme.ghost_dash,
                width=theme.thin_line,
            )
            for value in named
        ]
        return [VGroup(line, name) for line, name in zip(lines, names, strict=True)]

    def note(self, text: str) -> Words:
        """A remark on the corner, below it on the right."""
        note = words(text, size=active_theme().label_size)
        return note.move_to(self.axes.points_at(_NOTE_AT), aligned_edge=UL)

    def _side(self, value: float, side: int) -> Points:
        """Points of the curve left (-1) or right (1) of zero, in the frame."""
        record = self._record_at(value)
        points = np.concatenate(curve_pieces(self.axes, record.function, record.joints))
        return self.axes.points_at(points[side * points[:, 0] > 0])

    def _straight(self, start: float, end: float, slope: float) -> Coordinates:
        """Ends, shape (2, 2), of what is in the window of a line through zero, given by x at both ends and slope."""
        seen = self.axes.clip((start, slope * start), (end, slope * end))
        return np.zeros((2, 2)) if seen is None else seen

    def _name_lines(self, places: Sequence[Coordinates], side: Vector3D) -> None:
        """Move the names beside places on their lines, given by their coordinates, each of shape (2,)."""
        for name, place in zip(self._names, places, strict=True):
            name.move_to(self.axes.points_at(place) + _LINE_NAME_GAP * side, aligned_edge=-side)
