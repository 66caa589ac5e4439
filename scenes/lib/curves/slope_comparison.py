"""The derivatives of many functions in one window, each under its own name, and a table of their maxima."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import DL, RIGHT, AnimationGroup, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.covered_curves import seen_widths
from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.curves.curve_labels import on_plate, place_beside
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span, fitting_scale
from scenes.lib.fading import Dimming, Fading
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, Points, dashed
from scenes.lib.text.number_formats import fixed
from scenes.lib.text.numbers import Number
from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_TOUCHING = 0.05
"""Curves closer than this, in frame units, are seen as one."""
_SAMPLES = 101
_TOGETHER_SHARE = 0.37
"""Width of the names of such curves as a share of the window's."""
_SET_BACK = 0.7
"""Opacity of curves that stand back, as a share of that of ghosts: some lie on one another."""
_LINE, _SPACE = 0.0135, 0.003
"""Distances of lines and of words in frame units per unit of font size."""
_CORNER = 0.15
_REMARK_ROOM = 0.35
_DOT_RADIUS = 0.1
_NOTE_HEIGHT = 0.32
_HEAD_SHARE = 0.5
_TALLEST_ROW = 0.8
_NAME_HEIGHT = 0.35
"""Baseline of a name in its row, as a share of the row's height from below."""


class SlopeComparison(VGroup):
    """Axes for the derivatives of several functions, as wide as the region, and what is drawn in them.

    A curve that another one covers is drawn wider than that one, so that both are seen.

    Args:
        region: where they go.
        records: the functions.
        x_range, slope_range: the window.

    Attributes:
        axes: the axes; their vertical scale is the largest whole one that fits under a remark on it.
        curves: the derivatives, in the functions' order.
    """

    def __init__(self, region: Region, records: Sequence[Activation], x_range: Span, slope_range: Span) -> None:
        super().__init__()
        room = region.inset(left=NUMBER_ROOM, bottom=NUMBER_ROOM, top=_REMARK_ROOM)
        scale = fitting_scale(room, x_range, slope_range)
        self.axes = PlotAxes(room, x_range, slope_range, vertical_scale=scale)
        self._records, self._room = records, replace(room, top=region.top)
        widths = seen_widths(self.axes, [record.gradient for record in records])
        self._together = [_lying_together(self.axes, records, x) for x in x_range]
        self.curves = [_slope_curve(self.axes, record, width) for record, width in zip(records, widths, strict=True)]
        self.add(self.axes)

    def note(self, text: str) -> VGroup:
        """What the axes show, in the window's upper left corner."""
        theme = active_theme()
        plate = on_plate(words(text, size=theme.label_size, color=theme.muted))
        window = self.axes.window.inset(left=_CORNER, top=_CORNER)
        return plate.move_to(window.at(0, 1), aligned_edge=np.array([-1.0, 1.0, 0.0]))

    def names(self, taken: Sequence[VMobject]) -> list[VGroup]:
        """The functions' names beside their curves, nothing for a curve that always lies on others.

        They cover nothing that is taken.
        """
        theme = active_theme()
        names = [
            on_plate(words(record.title, size=theme.label_size, color=theme.function(record.name).color))
            for record in self._records
        ]
        points = [self.axes.points_at(np.concatenate(curve.pieces)) for curve in self.curves]
        own = [index for index, record in enumerate(self._records) if any(record not in one for one in self._together)]
        hidden = [index for index in range(len(names)) if index not in own]
        room = replace(self.axes.window, top=self._room.top)
        place_beside([points[index] for index in (*own, *hidden)], [names[index] for index in own], room, taken)
        return [names[index] if index in own else VGroup() for index in range(len(names))]

    def names_together(self, taken: Sequence[VMobject]) -> VGroup:
        """On both sides of zero, the names of the curves that lie on one another; they cover nothing that is taken."""
        names = VGroup()
        for end, records in zip(self.axes.x_range, self._together, strict=True):
            if records:
                apart = [record for record in self._records if record not in records]
                curves = [_points(self.axes, records[0], 0.0, end)]
                curves += [_points(self.axes, record, *self.axes.x_range) for record in apart]
                name = _names_in_lines(records, _TOGETHER_SHARE * self.axes.window.width)
                place_beside(curves, [name], self.axes.window, [*taken, *names])
                names.add(name)
        return names

    def stand_out(self, kept: Sequence[str], names: Sequence[VGroup]) -> AnimationGroup:
        """Animation in which all curves but those of some functions stand back; the names of the others leave.

        Args:
            kept: these functions.
            names: of all curves, in their order; further ones leave, too.
        """
        share = _SET_BACK * active_theme().ghost_opacity
        others = [index for index, record in enumerate(self._records) if record.name not in kept]
        leaving = [names[index] for index in (*others, *range(len(self._records), len(names)))]
        back = [Dimming(self.curves[index], share) for index in others]
        return AnimationGroup(*back, *(Fading(name, leaving=True) for name in leaving))

    def crossing(self, x: float, slope: float, lines: Sequence[str]) -> VGroup:
        """Marks where two derivatives are equal, on both sides of zero, with these words beside the right one."""
        theme = active_theme()
        ends = [self.axes.points_at([[at, 0.0], [at, _NOTE_HEIGHT]]) for at in (-x, x)]
        lead = dashed([ends[1]], theme.ghost_dash, color=theme.text, width=theme.thin_line)
        dots = Dots(self.axes.points_at([[-x, slope], [x, slope]]), color=theme.text, radius=_DOT_RADIUS)
        note = on_plate(text_lines(lines))
        note.move_to(ends[1][1], aligned_edge=DL)
        note.shift(min(0.0, self.axes.window.right - _CORNER - note.get_right()[0]) * RIGHT)
        return VGroup(lead, dots, note)


def _lying_together(axes: PlotAxes, records: Sequence[Activation], end: float) -> list[Activation]:
    """The most functions whose slopes cannot be told apart anywhere between 0 and an end of the window."""
    heights = np.array([_points(axes, record, 0.0, end)[:, 1] for record in records])
    close = (np.abs(heights[:, None] - heights) < _TOUCHING).all(axis=2)
    most = close[int(np.argmax(close.sum(axis=1)))]
    return [record for record, near in zip(records, most, strict=True) if near] if most.sum() > 1 else []


def _points(axes: PlotAxes, record: Activation, start: float, end: float) -> Points:
    """Places of the slopes between two inputs, the first left out, shape (n, 3)."""
    x = np.linspace(start, end, _SAMPLES)[1:]
    return axes.points_at(np.column_stack([x, record.gradient(x)]))


def _names_in_lines(records: Sequence[Activation], width: float) -> VGroup:
    """Names in their colors, one after another with commas between, in lines of at most this width."""
    theme = active_theme()
    names = VGroup()
    pen = np.zeros(3)
    for record in records:
        comma = "" if record is records[-1] else ","
        name = words(record.title + comma, size=theme.label_size, color=theme.function(record.name).color)
        if pen[0] > 0 and pen[0] + name.width > width:
            pen = np.array([0.0, pen[1] - _LINE * theme.label_size, 0.0])
        names.add(name.stand_at(pen))
        pen = pen + np.array([name.width + _SPACE * theme.label_size, 0.0, 0.0])
    return names


class MaximaTable(VGroup):
    """The largest derivative of every function with its line and its name.

    Args:
        region: where the table stands; the heading at the top.
        records: the functions.
        heading: what the numbers are.

    Attributes:
        head: the heading.
        rows: one a function.
    """

    def __init__(self, region: Region, records: Sequence[Activation], heading: str) -> None:
        super().__init__()
        theme = active_theme()
        height = min(region.height, (len(records) + _HEAD_SHARE) * _TALLEST_ROW)
        head, *places = region.inset(bottom=region.height - height).rows(_HEAD_SHARE, *(1 for _ in records), gap=0)
        self.head = head.hold(words(heading, size=theme.label_size, color=theme.muted), across=1)
        self.rows = [_maximum_row(place, record) for place, record in zip(places, records, strict=True)]
        self.add(self.head, *self.rows)


def _maximum_row(place: Region, record: Activation) -> VGroup:
    theme = active_theme()
    style = theme.function(record.name)
    baseline = place.at(0, _NAME_HEIGHT)
    key = CurveKey(record.title, color=style.color, dash=style.dash).shift(baseline)
    number = Number(record.slope_range.upper, fixed(4), size=theme.label_size)
    number.stand_at(baseline + (place.width - number.width) * RIGHT)
    key.scale(min(1.0, (place.width - number.width - _CORNER) / key.width), about_point=baseline)
    return VGroup(key, number)


def _slope_curve(axes: PlotAxes, record: Activation, width: float) -> FunctionCurve:
    style = active_theme().function(record.name)
    return FunctionCurve(axes, record.gradient, color=style.color, breaks=record.kinks, dash=style.dash, width=width)
