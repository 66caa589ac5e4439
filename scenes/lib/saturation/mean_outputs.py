"""Inputs that slide sideways, and the mean of what each function makes of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self, cast

import numpy as np
from manim import Rectangle, VGroup

from actmath import Activation, mean_output
from scenes.lib.curves.curve_labels import on_plate, place_beside
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span, fitting_scale
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.saturation.normal_inputs import Bell, Inputs, QuantileDots
from scenes.lib.saturation.saturation_plot import VALUE_RANGE
from scenes.lib.strokes import Polylines
from scenes.lib.text.number_formats import coordinate, fixed
from scenes.lib.text.table import Table
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

if TYPE_CHECKING:
    from scenes.lib.text.numbers import Number

_BELL_SHARE = 0.3
_ROW_GAP = 0.5
_MEAN_ROOM = 1.5
_MEAN_REACH = 0.4
_MEAN_OPACITY = 0.8
_MEANS_SHARE = 0.4
"""Of the window's height, kept free of names."""
_NAME_RISE = 0.12
_DEVIATIONS_SHOWN = 3.0


class MeanTable(VGroup):
    """The means of inputs and of outputs: a noted row for the first inputs and a live one for those shown.

    Args:
        region: where it stands.
        records: the functions.
        last: the inputs of the live row in the end.
        heading: of the inputs' mean.
        zero: the words for a mean of exactly 0.

    Attributes:
        head: the headings.
        noted: the row of the first inputs.
        live: the numbers of the live row.
    """

    def __init__(self, region: Region, records: Sequence[Activation], last: Inputs, *, heading: str, zero: str) -> None:
        super().__init__()
        self._records, self._last = records, last
        mean, *outputs = self._values(Inputs())
        first = [fixed(2)(mean), *(fixed(4)(output) if output else zero for output in outputs)]
        rows: list[Sequence[float | str]] = [first, self._values(last)]
        headings = [heading, *(record.title for record in records)]
        formats = [coordinate(2), *[coordinate(4)] * len(records)]
        table = Table(region, headings, formats, rows, shares=(0.55, *[1] * len(records)))
        self.head, (self.noted, self.live) = table.head, table.rows
        self.add(self.head, self.noted, self.live)

    def draw(self, inputs: Inputs) -> Self:
        """Show these inputs in the live row, which stays empty for the noted ones."""
        theme = active_theme()
        self.live.set_fill(theme.text if inputs == self._last else theme.accent, 0 if inputs == Inputs() else 1)
        for number, value in zip(self.live, self._values(inputs), strict=True):
            cast("Number", number).draw(value)
        return self

    def _values(self, inputs: Inputs) -> tuple[float, ...]:
        means = (mean_output(record, mean=inputs.mean, deviation=inputs.deviation) for record in self._records)
        return inputs.mean, *means


class MeanOutputs(VGroup):
    """A bell over the curves of functions, dots at its quantiles, and a line at the mean output of each.

    Args:
        region: where it goes.
        records: the functions.
        last: the inputs to which they slide in the end.
        table: its live row follows.
        names: what stands over the bell and beside the lines at the means.

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
        *,
        names: tuple[str, str],
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._records, self._table = records, table
        room = region.inset(left=NUMBER_ROOM, bottom=NUMBER_ROOM, right=_MEAN_ROOM)
        top, below = room.rows(_BELL_SHARE, 1 - _BELL_SHARE, gap=_ROW_GAP)
        reach = float(np.ceil(last.mean + _DEVIATIONS_SHOWN))
        axis: Span = (-reach, reach)
        scale = fitting_scale(below, axis, (0.0, VALUE_RANGE[1])) / 2
        self.axes = self._axes = PlotAxes(below, axis, VALUE_RANGE, vertical_scale=scale)
        colors = [theme.function(record.name).color for record in records]
        curves = [
            FunctionCurve(self._axes, record.function, color=color)
            for record, color in zip(records, colors, strict=True)
        ]
        titles = [
            on_plate(words(record.title, size=theme.label_size, color=color))
            for record, color in zip(records, colors, strict=True)
        ]
        points = [self._axes.points_at(np.concatenate(curve.pieces)) for curve in curves]
        window = self._axes.window
        # The mean outputs lie from 0 up; names below are never crossed by their lines.
        upper_part = Rectangle(width=window.width, height=_MEANS_SHARE * window.height)
        upper_part.move_to(window.at(0.5, 1 - _MEANS_SHARE / 2))
        place_beside(points, titles, window, [upper_part])
        over_bell, over_lines = (words(name, size=theme.label_size, color=theme.muted) for name in names)
        over_bell.stand_at(np.array([self._axes.window.left, top.bottom + _NAME_RISE, 0.0]))
        self._at_lines = over_lines
        self.ground = VGroup(self._axes, *curves, *titles, over_bell)
        self._followers = [Bell(top, self._axes, Inputs()), *(QuantileDots(self._axes, record) for record in records)]
        self._means = [
            Polylines([np.zeros((2, 3))], color=color, width=theme.thick_line).set_stroke(opacity=_MEAN_OPACITY)
            for color in colors
        ]
        self.add(*self._followers, *self._means, over_lines, table.live)
        self.inputs = Inputs()
        self.draw(self.inputs)

    def draw(self, inputs: Inputs) -> Self:
        """Show these inputs."""
        self.inputs = inputs
        for follower in (*self._followers, self._table):
            follower.draw(inputs)
        heights = []
        for record, line in zip(self._records, self._means, strict=True):
            mean = mean_output(record, mean=inputs.mean, deviation=inputs.deviation)
            ends = self._axes.points_at([[self._axes.x_range[0], mean], [self._axes.x_range[1], mean]])
            line.place(ends + np.array([[0.0, 0.0, 0.0], [_MEAN_REACH, 0.0, 0.0]]))
            heights.append(float(ends[0, 1]))
        place = np.array([self._axes.window.right + _MEAN_REACH + _NAME_RISE, np.mean(heights) - _NAME_RISE, 0.0])
        self._at_lines.stand_at(place)
        return self

    def slide_to(self, inputs: Inputs) -> Following[Inputs]:
        """Animation to other inputs."""
        start = self.inputs
        return Following(self, lambda progress: start.toward(inputs, progress))
