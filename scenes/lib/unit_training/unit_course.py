"""The course of a unit's training, computed once however many beats show it."""

from dataclasses import dataclass
from functools import lru_cache

from actmath import Activation, LinePoints, UnitRun, fatal_rate, line_points, train_unit


@dataclass(frozen=True)
class UnitTask:
    """The points that a unit shall follow, and where it starts: w and b."""

    count: int
    noise: float
    seed: int
    start: tuple[float, float]

    @property
    def points(self) -> LinePoints:
        """Inputs and targets."""
        return line_points(count=self.count, noise=self.noise, seed=self.seed)

    def fatal_rate(self, record: Activation) -> float:
        """The smallest rate at which one step turns the unit off for every point; inf if none does."""
        [gradient] = unit_course(record, self, ()).gradients
        return fatal_rate(self.start, (float(gradient[0]), float(gradient[1])), self.points.inputs)


@lru_cache(maxsize=64)
def unit_course(record: Activation, task: UnitTask, rates: tuple[float, ...]) -> UnitRun:
    """The one course of a unit with this activation and these rates, one a step."""
    return train_unit(record, task.points, start=task.start, rates=rates)


@dataclass(frozen=True)
class Snapshot:
    """A unit on its way, also between two steps, which a step covers in a straight line.

    Attributes:
        step: steps made so far.
        weight, bias: w and b.
        loss: half the mean squared error.
        gradient: dL/dw and dL/db.
        active: for how many points w x + b > 0.
    """

    step: float
    weight: float
    bias: float
    loss: float
    gradient: tuple[float, float]
    active: int


def snapshot(record: Activation, task: UnitTask, run: UnitRun, step: float) -> Snapshot:
    """What a unit is after so many steps of a run, rounded parts of a step included."""
    whole = min(int(step), len(run.weights) - 2) if len(run.weights) > 1 else 0
    share = step - whole
    ends = [(run.weights[at], run.biases[at]) for at in (whole, min(whole + 1, len(run.weights) - 1))]
    weight, bias = ((1 - share) * first + share * last for first, last in zip(*ends, strict=True))
    now = train_unit(record, task.points, start=(float(weight), float(bias)), rates=())
    by_weight, by_bias = now.gradients[0].tolist()
    return Snapshot(step, float(weight), float(bias), float(now.losses[0]), (by_weight, by_bias), int(now.active[0]))
