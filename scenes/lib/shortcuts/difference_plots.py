"""Graphs that are straightened to their differences from the exact one, and these magnified."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import VGroup, VMobject

from actmath import FloatFormat, gelu
from actmath.activations.landmarks import find_root
from scenes.lib.curves.covered_curves import covering_widths
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.lens import Lens
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.shortcuts.forms import FORMS, SHORTCUTS, Form
from scenes.lib.shortcuts.scale_label import ScaleLabel
from scenes.lib.strokes import Points, Polylines, closed_path
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme

OVERVIEW = 80
"""Vertical scale at which the differences of all forms fill their window."""

_NUMBERS_LEFT = 0.95
_HEIGHTS = (3.6, 1.25)
_GAP = 0.68
_ROOM_BELOW_ZERO = (0.56, 0.45)
"""Shares of the windows of differences that lie below zero."""
_GRAPHS_BELOW_ZERO = 0.177
_LABEL_INSET = 0.15
_LABEL_DROP = 0.42
_LABEL_RISE = 0.18
_BRACKET_DROP = 0.06
_BRACKET_DEPTH = 0.1
_SAMPLES = 481
_BAND_SAMPLES = 4001


class DifferencePlots:
    """Three windows with the same x axis: of the graphs, of their differences, and of a strip of these.

    The window of the graphs takes the whole region; the other two share it, the strip's below.

    Args:
        region: where they go.
        reach: the x axis runs from minus this to this.
        magnification: vertical scale of the strip's window.

    Attributes:
        graphs, overview, strip: the axes; a unit up is as long as one across in the first, longer in the others.
        scales: vertical scales of the overview and of the strip's window.
    """

    def __init__(self, region: Region, reach: float, magnification: float) -> None:
        room = region.inset(left=_NUMBERS_LEFT, bottom=NUMBER_ROOM)
        unit = room.width / (2 * reach)
        across = (-reach, reach)
        self.scales = (OVERVIEW, magnification)
        self.graphs = PlotAxes(room, across, _around_zero(room.height / unit, _GRAPHS_BELOW_ZERO))
        self.overview, self.strip = (
            PlotAxes(
                row,
                across,
                _around_zero(row.height / (unit * scale), below),
                vertical_scale=scale,
                numbers_below=last,
            )
            for row, scale, below, last in zip(
                room.rows(*_HEIGHTS, gap=_GAP), self.scales, _ROOM_BELOW_ZERO, (False, True), strict=True
            )
        )

    def overview_label(self, name: str) -> ScaleLabel:
        """Name and scale of the overview, still 1, in its upper left corner."""
        corner = self.overview.window.at(0, 1) + np.array([_LABEL_INSET, -_LABEL_DROP, 0.0])
        return ScaleLabel(corner, name, 1, widest=self.scales[0])

    def strip_label(self, name: str) -> ScaleLabel:
        """Name and scale of the strip, still that of the overview, over its window."""
        above = self.strip.window.at(0, 1) + np.array([_LABEL_INSET, _LABEL_RISE, 0.0])
        return ScaleLabel(above, name, self.scales[0], widest=self.scales[1])

    def lens(self) -> Lens:
        """The differences of the shortcuts in the strip, on their way from the overview to their own window."""
        curves = [FunctionCurve(self.strip, form.error, color=form.color) for form in SHORTCUTS]
        return Lens(self.overview, self.strip, curves, framed=True)

    def output_bracket(self, text: str, lowest: float, highest: float) -> VGroup:
        """A bracket between the two windows under the x > 0 whose outputs are in a range, with a text under it."""
        theme, window = active_theme(), self.overview.window
        ends = [[_input_of(output, self.graphs.x_range[1]), 0.0] for output in (lowest, highest)]
        left, right = self.overview.points_at(ends)[:, 0]
        top = window.bottom - _BRACKET_DROP
        corners = [(left, top), (left, top - _BRACKET_DEPTH), (right, top - _BRACKET_DEPTH), (right, top)]
        label = words(text, size=theme.label_size, color=theme.text)
        start = min(left, window.right - _LABEL_INSET - label.width)
        return VGroup(
            Polylines([np.array([(*corner, 0.0) for corner in corners])], color=theme.text),
            label.stand_at(np.array([start, self.strip.window.top + _LABEL_RISE, 0.0])),
        )


@dataclass(frozen=True)
class View:
    """How the lines are seen: straightened from 0, the graphs, to 1, their differences; and these magnified."""

    straightened: float
    magnification: float


class FormLines(VGroup):
    """The graphs of all forms, each wider than those over it; the exact one becomes the line of zero difference.

    As differences all lines have the same width: they part, and a wide one would look like a band.

    Args:
        plots: where they are drawn.

    Attributes:
        lines: one a form, the exact one first.
    """

    def __init__(self, plots: DifferencePlots) -> None:
        super().__init__()
        self._plots = plots
        x = np.linspace(*plots.graphs.x_range, _SAMPLES)
        self._x, self._errors = x, [form.error(x) for form in FORMS]
        self._widths = covering_widths(len(FORMS))
        self.lines = [Polylines([self._graph(form)], color=form.color) for form in FORMS]
        self.add(*self.lines)
        self.draw(View(0, 1))

    def draw(self, view: View) -> Self:
        """Show this view from now on."""
        theme = active_theme()
        for line, form, error, width in zip(self.lines, FORMS, self._errors, self._widths, strict=True):
            scaled = error * view.magnification / self._plots.scales[0]
            difference = self._plots.overview.points_at(np.column_stack([self._x, scaled]))
            line.place((1 - view.straightened) * self._graph(form) + view.straightened * difference)
            line.set_stroke(width=(1 - view.straightened) * width + view.straightened * theme.line)
        return self

    def straighten(self) -> Following[View]:
        """Animation in which the exact graph becomes a level line, the others what they are off from it."""
        return Following(self, lambda progress: View(progress, 1))

    def magnify(self) -> Following[View]:
        """Animation of the differences up to the scale of their window, evenly in its logarithm."""
        return Following(self, lambda progress: View(1, self._plots.scales[0] ** progress))

    def _graph(self, form: Form) -> Points:
        return self._plots.graphs.points_at(np.column_stack([self._x, form.function(self._x)]))


class StepBand(VGroup):
    """What lies within one step of a floating-point format, for outputs as large as those of exact GELU.

    Args:
        axes: axes of differences.
        number_format: the format.
    """

    OPACITY = 0.12

    def __init__(self, axes: PlotAxes, number_format: FloatFormat) -> None:
        super().__init__()
        theme = active_theme()
        edges = np.linspace(*axes.x_range, _BAND_SAMPLES)
        steps = number_format.step(gelu((edges[:-1] + edges[1:]) / 2))
        starts = np.concatenate([[0], np.flatnonzero(np.diff(steps)) + 1])
        sides = np.stack([edges[starts], edges[[*starts[1:], -1]]], axis=1)
        low, high = (np.clip(sign * steps[starts], *axes.y_range) for sign in (-1, 1))
        corners = np.stack([sides[:, [0, 1, 1, 0]], np.stack([low, low, high, high], axis=1)], axis=-1)
        self.area = VMobject(stroke_width=0, fill_color=theme.text, fill_opacity=self.OPACITY)
        self.area.points = closed_path(axes.points_at(corners))
        self._last = Region(*axes.points_at([[sides[-1, 0], 0.0], [sides[-1, 1], high[-1]]])[:, :2].T.ravel().tolist())
        outlines = [np.column_stack([sides.ravel(), np.repeat(edge, 2)]) for edge in (low, high)]
        self.add(
            self.area,
            Polylines([axes.points_at(line) for line in outlines], color=theme.inactive, width=theme.hairline),
        )

    def tag(self, text: str) -> Words:
        """A name in the upper half of the band at its right end, over it where it is too thin for letters."""
        theme, room = active_theme(), self._last
        label = words(text, size=theme.label_size)
        middle = room.center if room.height > 2 * label.height else room.at(0.5, 1) + np.array([0, label.height, 0.0])
        return label.move_to(middle)


def _input_of(output: float, highest: float) -> float:
    """The x > 0 at which exact GELU has this output, or the highest x if it has less there."""
    if gelu(highest) < output:
        return highest
    return find_root(lambda x: float(gelu(x)) - output, 0.0, highest)


def _around_zero(length: float, below: float) -> Span:
    return -below * length, (1 - below) * length
