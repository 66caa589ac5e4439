"""A unit on its way through a run: plot, plane of weights and read-outs show the same step."""

from collections.abc import Sequence
from typing import Self

from manim import VGroup

from actmath import Activation, UnitRun
from scenes.lib.following import Following
from scenes.lib.text.readouts import Readouts
from scenes.lib.unit_training.unit_course import UnitTask, snapshot
from scenes.lib.unit_training.unit_plot import FollowingUnit
from scenes.lib.unit_training.unit_readings import Reading
from scenes.lib.unit_training.weight_plane import WeightPoint


class UnitRide(VGroup):
    """Everything that changes while a unit learns.

    Args:
        record: the activation.
        task: points and start.
        run: the steps.
        unit: the unit in its plot.
        point: the unit in the plane of its weights.
        readouts: its numbers.
        readings: what each row of the read-outs shows.
    """

    def __init__(
        self,
        record: Activation,
        task: UnitTask,
        run: UnitRun,
        *,
        unit: FollowingUnit,
        point: WeightPoint,
        readouts: Readouts,
        readings: Sequence[Reading],
    ) -> None:
        super().__init__()
        self._record, self._task, self._run = record, task, run
        self._unit, self._point = unit, point
        self._numbers = list(zip(readouts.numbers, readings, strict=True))
        self.add(unit, point, readouts)
        self.draw(0)

    def draw(self, step: float) -> Self:
        """Show the unit after so many steps, parts of a step included."""
        self.now = snapshot(self._record, self._task, self._run, step)
        self._unit.draw(self.now)
        self._point.draw(self.now)
        for number, reading in self._numbers:
            number.draw(reading.value(self.now))
        return self

    def ride_to(self, step: float) -> Following[float]:
        """Animation through the run up to a step, slower while the steps are early."""
        start = self.now.step
        return Following(self, lambda progress: start + (step - start) * progress**2 if progress < 1 else step)
