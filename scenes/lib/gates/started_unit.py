"""One unit trained from a given start, and what became of it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from actmath import Activation, UnitRun, line_points, no_way_back, train_unit

POINTS = line_points()
"""The forty training points."""

_EVEN = np.linspace(POINTS.inputs.min(), POINTS.inputs.max(), 5)
SHOWN_INPUTS = np.array([POINTS.inputs[np.argmin(np.abs(POINTS.inputs - x))] for x in _EVEN])
"""Inputs of the training points that are shown, those nearest to even steps: all would be a band, not points."""

RATE = 0.1
"""Learning rate of every run."""
STEPS = 400
"""Steps of every run."""


@dataclass(frozen=True)
class StartedUnit:
    """A run of a unit and its activation.

    Attributes:
        record: the activation.
        start: w and b before training.
        run: the course of its training.
        active_at: the first step after which the unit is active for a training point, if there was one.
        lost: whether it can never become active again.
    """

    record: Activation
    start: tuple[float, float]
    run: UnitRun
    active_at: int | None
    lost: bool


@lru_cache(maxsize=32)
def started_unit(record: Activation, start: tuple[float, float]) -> StartedUnit:
    """Train a unit from w and b by full-batch gradient descent."""
    run = train_unit(record, POINTS, start=start, rates=[RATE] * STEPS)
    last = float(run.weights[-1]), float(run.biases[-1])
    active_at = 0 if run.active[0] else run.recovery_step
    return StartedUnit(
        record, start, run, active_at, lost=active_at is None and no_way_back(record, POINTS.inputs, last)
    )
