"""Inputs that slide sideways, and the mean of what each function makes of them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self, cast

import numpy as np
from manim import VGroup

from actmath import Activation, mean_output
from scenes.lib.curves.curve_labels import on_plate, place_beside
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span, fitting_scale
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.saturation.headed_table import table_heading
from scenes.lib.saturation.normal_inputs import Bell, Inputs, QuantileDots
from scenes.lib.saturation.saturation_plot import VALUE_RANGE
from scenes.lib.strokes import Arrow, Points, Polylines, dashed
from scenes.lib.text.number_formats import coordinate, fixed
from scenes.lib.text.table import Table
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

if TYPE_CHECKING:
    from scenes.lib.text.numbers import Number

_BELL_SHARE = 0.3
_ROW_GAP = 0.5
_MARKS_ROOM = 3.2
_MARKS_GAP = 0.25
_WAYS = (0.25, 0.7)
"""Of the two functions' means, as shares of their room's width."""
_HALF_MARK = 0.28
_KEY_LENGTH = 0.42
_ARROW_HEAD = 0.16
_NAME_RISE = 0.12
_NAME_DROP = 0.36
_COLUMNS = (0.85, 0.93, 1.17)
"""Of the table: of marks and inputs, of the sigmoid's outputs, and of tanh's, where zero stands in words."""
_DEVIATIONS_SHOWN = 3.0
_OVER = ("inputs", "mean-outputs")
"""Keys of the labels over the bell and over the ways."""


class MeanTable(VGroup):
    """The means of inputs and of outputs: a noted row for the first inputs and a live one for those shown.

    Args:
        region: where it stands.
        records: the functions.
        last: the inputs of the live row in the end.
        labels: the film's; used are means, mean-input and zero.

    Attributes:
        head: the headings.
        noted: the row of the first inputs, after a mark like theirs.
        live: the row of those shown, after a mark like theirs.
    """

    def __init__(self, region: Region, records: Sequence[Activation], last: Inputs, labels: Mapping[str, str]) -> None:
        super().__init__()
        self._records, self._last = records, last
        over, room = table_heading(region, labels["means"])
        mean, *outputs = self._values(Inputs())
        first = [fixed(2)(mean), *(fixed(4)(output) if output else labels["zero"] for output in outputs)]
        rows: list[Sequence[float | str]] = [first, self._values(last)]
        headings = [labels["mean-input"], *(record.title for record in records)]
        formats = [coordinate(2), *[coordinate(4)] * len(records)]
        table = Table(room, headings, formats, rows, shares=_COLUMNS)
        first_row, self._numbers = table.rows
        theme = active_theme()
        self._mark = _solid_mark(_mark_before(self._numbers, region.left), theme.text)
        self.head = VGroup(over, table.head)
        self.noted = VGroup(_dashed_mark(_mark_before(first_row, region.left), theme.text), first_row)
        self.live = VGroup(self._mark, self._numbers)
        self.add(self.head, self.noted, self.live)

    def draw(self, inputs: Inputs) -> Self:
        """Show these inputs in the live row, which stays empty for the noted ones."""
        theme, strength = active_theme(), float(inputs != Inputs())
        self._mark.set_stroke(opacity=strength)
        self._numbers.set_fill(theme.text if inputs == self._last else theme.accent, strength)
        for number, value in zip(self._numbers, self._values(inputs), strict=True):
            cast("Number", number).draw(value)
        return self

    def _values(self, inputs: Inputs) -> tuple[float, ...]:
        means = (mean_output(record, mean=inputs.mean, deviation=inputs.deviation) for record in self._records)
        return inputs.mean, *means


class MeanWay(VGroup):
    """The way of a function's mean output along its vertical axis: a dashed mark stays where it was at first.

    Args:
        axes: the plot whose heights it shares.
        record: the function.
        x: where it stands, in frame units.
    """

    def __init__(self, axes: PlotAxes, record: Activation, x: float) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._record, self._x = axes, record, x
        color = theme.function(record.name).color
        start = self.height_of(Inputs())
        self._first = np.array([x, start, 0.0])
        self._half = np.array([_HALF_MARK, 0.0, 0.0])
        ends = np.array([self._first - self._half, self._first + self._half])
        name = words(record.title, size=theme.label_size, color=color)
        name.stand_at(np.array([x - name.width / 2, axes.window.bottom - _NAME_DROP, 0.0]))
        self._mark = _solid_mark(ends, color)
        self._arrow = Arrow(self._first, self._first, color=color, width=theme.thin_line, head=_ARROW_HEAD)
        self.add(_dashed_mark(ends, color), name, self._arrow, self._mark)

    def height_of(self, inputs: Inputs) -> float:
        """The height in the frame of the mean output of these inputs."""
        mean = mean_output(self._record, mean=inputs.mean, deviation=inputs.deviation)
        return float(self._axes.points_at([0.0, mean])[1])

    def draw(self, inputs: Inputs) -> Self:
        """Mark the mean output of these inputs."""
        here = np.array([self._x, self.height_of(inputs), 0.0])
        self._mark.place(np.array([here - self._half, here + self._half]))
        self._arrow.place(self._first, here)
        return self


class MeanOutputs(VGroup):
    """A bell over the curves of functions, dots at its quantiles, and beside the plot the way of each mean output.

    Args:
        region: where it goes.
        records: the two functions.
        last: the inputs to which they slide in the end.
        table: its live row follows.
        labels: the film's; used are inputs and mean-outputs.

    Attributes:
        axes: the plot's; their vertical scale is a multiple of 1/2, to be told on screen.
        ground: what stands still.
    """

    def __init__(
        self,
        region: Region,
        records: Sequence[Activation],
        last: Inputs,
        table: MeanTable,
        labels: Mapping[str, str],
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._table = table
        room = region.inset(left=NUMBER_ROOM, bottom=NUMBER_ROOM, right=_MARKS_ROOM)
        top, below = room.rows(_BELL_SHARE, 1 - _BELL_SHARE, gap=_ROW_GAP)
        reach = float(np.ceil(last.mean + _DEVIATIONS_SHOWN))
        axis: Span = (-reach, reach)
        scale = fitting_scale(below, axis, (0.0, VALUE_RANGE[1])) / 2
        self.axes = PlotAxes(below, axis, VALUE_RANGE, vertical_scale=scale)
        window = self.axes.window
        colors = [theme.function(record.name).color for record in records]
        curves = [
            FunctionCurve(self.axes, record.function, color=color)
            for record, color in zip(records, colors, strict=True)
        ]
        titles = [
            on_plate(words(record.title, size=theme.label_size, color=color))
            for record, color in zip(records, colors, strict=True)
        ]
        place_beside([self.axes.points_at(np.concatenate(curve.pieces)) for curve in curves], titles, window, [])
        over_bell, over_ways = (words(labels[key], size=theme.label_size, color=theme.muted) for key in _OVER)
        over_bell.stand_at(np.array([window.left, top.bottom + _NAME_RISE, 0.0]))
        marks = Region(window.right + _MARKS_GAP, region.right, window.bottom, window.top)
        over_ways.stand_at(np.array([marks.left, window.top + _NAME_RISE, 0.0]))
        self.ways = [
            MeanWay(self.axes, record, float(marks.at(way, 0)[0])) for record, way in zip(records, _WAYS, strict=True)
        ]
        height = float(self.axes.points_at([0.0, 0.0])[1])
        last_mark = float(marks.at(_WAYS[-1], 0)[0]) + _HALF_MARK
        zero = np.array([[window.right, height, 0.0], [last_mark, height, 0.0]])
        level = Polylines([zero], color=theme.inactive, width=theme.hairline)
        self.ground = VGroup(self.axes, *curves, *titles, over_bell, over_ways, level)
        dots = [QuantileDots(self.axes, record) for record in records]
        self._followers = [Bell(top, self.axes, Inputs()), *dots, *self.ways, table]
        self.add(*self._followers[:-1], table.live)
        self.inputs = Inputs()
        self.draw(self.inputs)

    def draw(self, inputs: Inputs) -> Self:
        """Show these inputs."""
        self.inputs = inputs
        for follower in self._followers:
            follower.draw(inputs)
        return self

    def slide_to(self, inputs: Inputs) -> Following[Inputs]:
        """Animation to other inputs."""
        start = self.inputs
        return Following(self, lambda progress: start.toward(inputs, progress))


def _dashed_mark(ends: Points, color: str) -> Polylines:
    """Where a mean was at first."""
    theme = active_theme()
    return dashed([ends], theme.ghost_dash, color=color, width=theme.line)


def _solid_mark(ends: Points, color: str) -> Polylines:
    """Where a mean is."""
    return Polylines([ends], color=color, width=active_theme().thick_line)


def _mark_before(row: VGroup, left: float) -> Points:
    """Ends of a mark from here on, at the middle of the numbers of a row, shape (2, 3)."""
    height = float(row[0].get_center()[1])
    return np.array([[left, height, 0.0], [left + _KEY_LENGTH, height, 0.0]])
