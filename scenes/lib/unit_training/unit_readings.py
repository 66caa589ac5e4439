"""What read-outs beside a unit in training show of it, each with its name and format."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scenes.lib.text.number_formats import coordinate, exact_zero, fixed, up_to
from scenes.lib.text.readouts import Row
from scenes.lib.theme import active_theme
from scenes.lib.training.steps import step_under_way
from scenes.lib.unit_training.unit_course import Snapshot

LOSS_FORMAT = up_to(100, fixed(4))
_FARTHEST = -10.0
_TINY = 1e-9
"""Numbers that need as much room as any w or b, and as any loss or gradient."""


@dataclass(frozen=True)
class Reading:
    """A row of the read-outs and what it shows of a unit at a moment."""

    row: Row
    value: Callable[[Snapshot], float]


def step_reading(labels: Mapping[str, str], last: int) -> Reading:
    """The step that is being made, up to the last."""
    return Reading(Row(labels["step"], 0, coordinate(0), widest=last), lambda now: step_under_way(now.step))


def rate_reading(labels: Mapping[str, str], rate: float) -> Reading:
    """The part of a learning rate with which a first step has brought the unit here."""
    row = Row(labels["rate"], 0, coordinate(2), color=active_theme().gradient, widest=rate)
    return Reading(row, lambda now: now.step * rate)


def loss_reading(labels: Mapping[str, str]) -> Reading:
    """The loss."""
    return Reading(Row(labels["loss-row"], 0, LOSS_FORMAT, widest=_TINY), lambda now: now.loss)


def gradient_reading(labels: Mapping[str, str]) -> Reading:
    """The gradient's length; in words when it is zero exactly."""
    row = Row(labels["gradient"], 0, exact_zero(fixed(4)), color=active_theme().gradient, widest=_TINY)
    return Reading(row, lambda now: math.hypot(*now.gradient))


def parameter_readings() -> list[Reading]:
    """W and b."""
    return [
        Reading(Row("w", 0, coordinate(2), widest=_FARTHEST), lambda now: now.weight),
        Reading(Row("b", 0, coordinate(2), widest=_FARTHEST), lambda now: now.bias),
    ]
