"""Units with different activations that make the same steps, side by side on equal axes."""

from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np
from manim import RIGHT, UP, VGroup

from scenes.lib.following import Following
from scenes.lib.layout import Point, Region
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme
from scenes.lib.training.steps import step_under_way
from scenes.lib.unit_training.contenders import Contender
from scenes.lib.unit_training.unit_course import UnitTask, snapshot
from scenes.lib.unit_training.unit_plot import FollowingUnit, UnitPlot, shared_range
from scenes.lib.units.unit_key import unit_keys
from scenes.lib.units.unit_state import UnitState

_TITLE_HEIGHT = 0.55
_COUNTER_HEIGHT = 0.6
_NOTE_HEIGHT = 0.55
_BASELINE = 0.16
_PANEL_GAP = 0.35
_WORD_GAP = 0.3
_RADIUS, _EVERY = 0.09, 5


class UnitComparison(VGroup):
    """What changes from step to step in all panels, and the counter; what stays is apart.

    Args:
        region: where everything goes.
        task: points and start.
        contenders: the units, left to right.
        labels: used are step, before the counter, shapes-of, on, off-slope, off-flat and those of a contender's fate.
        rates_name: stands beside the counter.
        last_step: the last one shown.

    Attributes:
        frame: plots, titles, the counter's name and the key of the shapes.
    """

    def __init__(
        self,
        region: Region,
        task: UnitTask,
        contenders: Sequence[Contender],
        *,
        labels: Mapping[str, str],
        rates_name: str,
        last_step: int,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._task, self._contenders, self._labels = task, contenders, labels
        y_range = shared_range(task.points, [contender.run for contender in contenders])
        self._columns = region.columns(*[1] * len(contenders), gap=_PANEL_GAP)
        self._units, self.frame = [], VGroup()
        for column, contender in zip(self._columns, contenders, strict=True):
            room = column.inset(top=_COUNTER_HEIGHT + _TITLE_HEIGHT, bottom=_NOTE_HEIGHT)
            plot = UnitPlot(room, task.points, y_range)
            color = theme.function(contender.record.name).color
            title = words(contender.title, color=color, bold=True).stand_at(room.at(0, 1) + _BASELINE * UP)
            self._units.append(FollowingUnit(plot, contender.record, radius=_RADIUS, every=_EVERY))
            self.frame.add(plot, title)
        name = words(labels["step"], size=theme.number_size, color=theme.muted)
        name.stand_at(region.at(0, 1) - (_COUNTER_HEIGHT - _BASELINE) * UP)
        self._counter = Number(0, coordinate(0), widest=last_step, align="left")
        self._counter.stand_at(name.baseline + (name.width + _WORD_GAP) * RIGHT)
        rate = words(rates_name, size=theme.label_size, color=theme.muted)
        rate.stand_at(self._counter.baseline + (self._counter.width + _WORD_GAP) * RIGHT)
        self.frame.add(name, rate, _key(labels, np.array([region.right, name.baseline[1], 0.0])))
        self.add(*self._units, self._counter)
        self.draw(0)

    def draw(self, step: float) -> Self:
        """Show all units after so many steps."""
        self.step = step
        for unit, contender in zip(self._units, self._contenders, strict=True):
            unit.draw(snapshot(contender.record, self._task, contender.run, step))
        self._counter.draw(step_under_way(step))
        return self

    def run_to(self, step: int) -> Following[float]:
        """Animation of the steps up to one, slower while they are early."""
        start = self.step
        return Following(self, lambda progress: start + (step - start) * progress**2 if progress < 1 else step)

    @property
    def recoveries(self) -> list[tuple[int, int]]:
        """The steps after which units are on again, in order, each with its panel."""
        steps = (contender.run.recovery_step for contender in self._contenders)
        return sorted((step, index) for index, step in enumerate(steps) if step is not None)

    @property
    def unrecovered(self) -> list[int]:
        """The panels of the other units."""
        return [index for index, contender in enumerate(self._contenders) if contender.run.recovery_step is None]

    def fate(self, index: int) -> Words:
        """What became of a unit, under its panel."""
        foot = self._columns[index]
        text = self._contenders[index].fate(self._labels)
        return words(text, size=active_theme().label_size).stand_at(foot.at(0, 0) + _BASELINE * UP)


def _key(labels: Mapping[str, str], right_end: Point) -> VGroup:
    """What the shapes mean, right-aligned on a baseline."""
    theme = active_theme()
    states = {"on": UnitState.LIVE, "off-slope": UnitState.WEAK, "off-flat": UnitState.INACTIVE}
    keys = unit_keys([(state, labels[name]) for name, state in states.items()])
    keys.shift(right_end - float(keys.get_right()[0]) * RIGHT)
    heading = words(labels["shapes-of"].format(every=_EVERY), size=theme.label_size, color=theme.muted)
    left = float(keys.get_left()[0]) - _WORD_GAP - heading.width
    return VGroup(heading.stand_at(np.array([left, right_end[1], 0.0])), keys)
