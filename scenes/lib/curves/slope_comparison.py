"""The derivatives of many functions in one window, each under its own name, and a table of their maxima."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import DL, RIGHT, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.covered_curves import seen_widths
from scenes.lib.curves.curve_key import KEY_INDENT, CurveKey
from scenes.lib.curves.curve_labels import on_plate, place_beside
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span, fitting_scale
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, dashed
from scenes.lib.text.number_formats import fixed
from scenes.lib.text.numbers import Number
from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_CORNER = 0.15
_REMARK_ROOM = 0.35
_DOT_RADIUS = 0.1
_NOTE_HEIGHT = 0.32
_HEAD_SHARE = 0.5
_TALLEST_ROW = 0.8
_NAME_HEIGHT = 0.56
"""Baseline of a name in its row, as a share of the row's height from below."""
_SOURCE_HEIGHT = 0.1


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
        self.curves = [_slope_curve(self.axes, record, width) for record, width in zip(records, widths, strict=True)]
        self.add(self.axes)

    def note(self, text: str) -> VGroup:
        """What the axes show, in the window's upper left corner."""
        theme = active_theme()
        plate = on_plate(words(text, size=theme.label_size, color=theme.muted))
        window = self.axes.window.inset(left=_CORNER, top=_CORNER)
        return plate.move_to(window.at(0, 1), aligned_edge=np.array([-1.0, 1.0, 0.0]))

    def names(self, taken: Sequence[VMobject]) -> list[VGroup]:
        """The functions' names beside their curves; they cover nothing that is taken."""
        theme = active_theme()
        names = [
            on_plate(words(record.title, size=theme.label_size, color=theme.function(record.name).color))
            for record in self._records
        ]
        points = [self.axes.points_at(np.concatenate(curve.pieces)) for curve in self.curves]
        window = self.axes.window
        place_beside(points, names, replace(window, top=self._room.top), taken)
        return names

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


class MaximaTable(VGroup):
    """The largest derivative of every function with its line, its name and where it was published.

    Args:
        region: where the table stands; the heading at the top.
        records: the functions.
        heading: what the numbers are.
        source: how a citation is introduced, with a place {citation} for it.

    Attributes:
        head: the heading.
        rows: one a function.
    """

    def __init__(self, region: Region, records: Sequence[Activation], heading: str, source: str) -> None:
        super().__init__()
        theme = active_theme()
        height = min(region.height, (len(records) + _HEAD_SHARE) * _TALLEST_ROW)
        head, *places = region.inset(bottom=region.height - height).rows(_HEAD_SHARE, *(1 for _ in records), gap=0)
        self.head = head.hold(words(heading, size=theme.label_size, color=theme.muted), across=1)
        self.rows = [_maximum_row(place, record, source) for place, record in zip(places, records, strict=True)]
        self.add(self.head, *self.rows)


def _maximum_row(place: Region, record: Activation, cited: str) -> VGroup:
    theme = active_theme()
    style = theme.function(record.name)
    baseline = place.at(0, _NAME_HEIGHT)
    key = CurveKey(record.title, color=style.color, dash=style.dash).shift(baseline)
    published = place.at(0, _SOURCE_HEIGHT) + KEY_INDENT * RIGHT
    sources = [
        words(cited.format(citation=one.citation), size=theme.source_size, color=theme.muted).stand_at(published)
        for one in record.sources[:1]
    ]
    for source in sources:
        source.scale(min(1.0, (place.width - KEY_INDENT) / source.width), about_point=published)
    number = Number(record.slope_range.upper, fixed(4), size=theme.label_size)
    number.stand_at(baseline + (place.width - number.width) * RIGHT)
    key.scale(min(1.0, (place.width - number.width - _CORNER) / key.width), about_point=baseline)
    return VGroup(key, number, *sources)


def _slope_curve(axes: PlotAxes, record: Activation, width: float) -> FunctionCurve:
    style = active_theme().function(record.name)
    return FunctionCurve(axes, record.gradient, color=style.color, breaks=record.kinks, dash=style.dash, width=width)
