"""Networks that learn side by side: their borders, their losses and, if wanted, the gradient in their layers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import DL, LEFT, RIGHT, VGroup

from scenes.lib.film_words import FilmWords
from scenes.lib.following import Following
from scenes.lib.gradients.former_values import former_key
from scenes.lib.gradients.gradient_bars import GradientBars
from scenes.lib.gradients.layer_columns import LayerNumbers
from scenes.lib.gradients.log_axis import LABEL_ROOM, TICK_SCALE, AxisWords, LogAxis
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words, formula, words
from scenes.lib.theme import active_theme
from scenes.lib.training.decision_plane import DecisionPlane
from scenes.lib.training.entrant import Spirals
from scenes.lib.training.lane import Lane
from scenes.lib.training.loss_chart import LossChart
from scenes.lib.training.stop_table import StopTable

_CHART_SHARE = 0.27
_CHART_GAP = 0.5
_LANE_GAP = 0.3
_TITLE_HEIGHT = 0.56
_TITLE_RISE = 0.16
_TITLE_SHARE = 0.62
_BARS_DROP = 0.12
_NAME_RISE = 0.29
_NUMBERS_HEIGHT = 0.42
_NUMBERS_RISE = 0.14
_HEADING_GAP = 0.16
_TABLE_HEIGHT = 2.0
_HEADING_RISE = 0.75
_CELLS = 48
_SMALLEST_LOSS = 1e-4


class TrainingBoard(VGroup):
    """What changes on the board from step to step: borders, losses, the counter, gradients; what stays is apart.

    Args:
        region: where the board goes.
        film_words: the film's words; used are the labels step, loss, log-scale, zero, mean, before, guessing
            and the formula preactivations.
        lanes: the networks, left to right.
        spirals: their data.
        steps: the last step that will be shown; 0 leaves out counter, losses and their chart.
        stops: steps whose losses get a table under the chart of the losses; none leaves it out.
        gradient_axis: powers of ten at the ends of the axis for gradients; none leaves them out.

    Attributes:
        titles: the networks' names over their planes.
        frame: frames of the planes with their data, axes and the names of the rows.
        planes: the input planes with the borders, one a lane.
        feet: the room below the planes, one region a lane.
        names_foot: the room left of these.
        side: the room right of the planes.
        at_stops: the losses at the stops, one column a stop.
    """

    def __init__(
        self,
        region: Region,
        film_words: FilmWords,
        lanes: Sequence[Lane],
        spirals: Spirals,
        *,
        steps: int = 0,
        stops: Sequence[int] = (),
        gradient_axis: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self._words, self._lanes, self._steps = film_words, lanes, steps
        main, self.side = region.columns(1 - _CHART_SHARE, _CHART_SHARE, gap=_CHART_GAP)
        columns = main.inset(left=LABEL_ROOM).columns(*[1] * max(3, len(lanes)), gap=_LANE_GAP)[: len(lanes)]
        side = columns[0].width
        tops = [column.inset(bottom=region.height - _TITLE_HEIGHT) for column in columns]
        windows = [
            Region(c.left, c.right, region.top - _TITLE_HEIGHT - side, region.top - _TITLE_HEIGHT) for c in columns
        ]
        self.feet = [Region(w.left, w.right, region.bottom, w.bottom - _LANE_GAP) for w in windows]
        self.names_foot = Region(region.left, windows[0].left, self.feet[0].bottom, self.feet[0].top)
        self._names = Region(region.left, windows[0].left, windows[0].bottom, windows[0].top)
        points = spirals.points
        self.planes = [
            DecisionPlane(window, spirals.reach, points, lane.color)
            for window, lane in zip(windows, lanes, strict=True)
        ]
        self.titles = VGroup(*(_title(lane, top) for lane, top in zip(lanes, tops, strict=True)))
        self.frame = VGroup(*(plane.data for plane in self.planes))
        self.add(*self.planes)
        self._chart: LossChart | None = None
        self._numbers: list[Number] = []
        self._bars: list[GradientBars] = []
        self.at_stops: list[VGroup] = []
        if steps:
            self._add_losses(tops, stops)
        if gradient_axis is not None:
            self._add_bars(
                Region(region.left, columns[-1].right, region.bottom, windows[0].bottom - _BARS_DROP), gradient_axis
            )
        self.step = 0
        self.draw(0)

    def draw(self, step: int) -> Self:
        """Show the networks as they are after so many steps."""
        self.step = step
        for plane, lane in zip(self.planes, self._lanes, strict=True):
            plane.draw(lane.course.region(step, _CELLS))
        for bars, lane in zip(self._bars, self._lanes, strict=False):
            bars.draw(replace(bars.state, values=lane.course.gradients(step)))
        if self._chart is not None:
            self._chart.draw(step)
            self._counter.draw(step)
        for number, lane in zip(self._numbers, self._lanes, strict=False):
            number.draw(lane.course.losses[step])
        return self

    def run_to(self, step: int) -> Following[int]:
        """Animation of the training up to a step, slower while the steps are early; each one shown is a real one."""
        start, end = np.sqrt(self.step), np.sqrt(step)
        return Following(self, lambda progress: round(float(start + (end - start) * progress) ** 2))

    def curve_names(self) -> VGroup:
        """The networks' names beside their losses."""
        if self._chart is None:
            raise ValueError("a board without steps has no losses")
        return VGroup(*self._chart.names([lane.title for lane in self._lanes]))

    def _add_losses(self, tops: Sequence[Region], stops: Sequence[int]) -> None:
        """Losses as numbers over the planes, as a chart beside these, and those at the stops in a table under it."""
        theme, labels = active_theme(), self._words.labels
        heading, room = self.side.rows(_TITLE_HEIGHT, self.side.height - _TITLE_HEIGHT, gap=_HEADING_GAP)
        if stops:
            room, below = room.rows(room.height - _TABLE_HEIGHT, _TABLE_HEIGHT)
            table = StopTable(below, self._words, self._lanes, stops)
            self.frame.add(table.head)
            self.at_stops = table.columns
        losses = [lane.course.losses for lane in self._lanes]
        self._chart = LossChart(
            room,
            losses,
            [lane.color for lane in self._lanes],
            [lane.dash for lane in self._lanes],
            step_name=labels["step"],
            level=(float(np.log(2)), labels["guessing"]),
        )
        row = formula(f'"{labels["loss"]}" L', size=theme.label_size)
        name = formula(f'"{labels["loss"]}" L "({labels["log-scale"]})"', size=theme.label_size)
        step = words(labels["step"], size=theme.label_size, color=theme.muted)
        self._counter = Number(0, coordinate(0), size=theme.title_size, widest=self._steps, align="left")
        self._counter.stand_at(self._names.at(0, 0.52))
        step.stand_at(self._names.at(0, 0.74))
        row.shift(np.array([self._names.left, tops[0].bottom + _TITLE_RISE, 0]) - row.get_corner(DL))
        self.frame.add(self._chart.axes, heading.hold(name, across=0, up=_HEADING_RISE), step, row)
        for top, lane, curve in zip(tops, self._lanes, losses, strict=True):
            number = Number(curve[0], lane.loss_format, size=theme.label_size, widest=_SMALLEST_LOSS)
            self._numbers.append(number.stand_at(top.at(1, 0) + np.array([-number.width, _TITLE_RISE, 0])))
        self.add(self._chart, self._counter, *self._numbers)

    def _add_bars(self, room: Region, exponents: tuple[int, int]) -> None:
        theme, labels = active_theme(), self._words.labels
        steps = range(self._steps + 1)
        zeros = any((lane.course.gradients(step) == 0).any() for lane in self._lanes for step in steps)
        axis = LogAxis(room.inset(bottom=_NUMBERS_HEIGHT), exponents, AxisWords.of(self._words, with_zero=zeros))
        for plane, lane in zip(self.planes, self._lanes, strict=True):
            span = (plane.window.left, plane.window.right)
            values = lane.course.gradients(0)
            self._bars.append(GradientBars(axis, span, values, lane.color, arrow=False, level=False).arrived())
            self.frame.add(LayerNumbers(span, room.bottom + _NUMBERS_RISE, len(values)))
        layer = words(labels["layer"], size=TICK_SCALE * theme.label_size, color=theme.muted)
        over = np.array([axis.plot.left, axis.plot.top + _NAME_RISE, 0.0])
        name = formula(f'"{labels["mean"]}" {self._words.formulas["preactivations"]}', size=theme.label_size)
        name.move_to(over, aligned_edge=LEFT)
        before = former_key(labels["before"], over)
        before.move_to(np.array([axis.plot.right, over[1], 0.0]), aligned_edge=RIGHT)
        self.frame.add(axis, layer.stand_at(np.array([room.left, room.bottom + _NUMBERS_RISE, 0])), name, before)
        self.add(*self._bars, *(bars.former() for bars in self._bars))


def _title(lane: Lane, top: Region) -> Words:
    """The name of a network, small enough to leave room for its loss."""
    title = words(lane.title, size=active_theme().text_size, color=lane.color, bold=True)
    title.scale(min(1.0, _TITLE_SHARE * top.width / title.width))
    return title.stand_at(top.at(0, 0) + np.array([0, _TITLE_RISE, 0]))
