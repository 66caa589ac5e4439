"""One unit f(w x + b) that learns to follow a line, and how one step too large can end its learning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from actmath.activations import Activation


class LinePoints(NamedTuple):
    """Points scattered about a line: inputs x and targets y, each of shape (n,)."""

    inputs: NDArray[np.float64]
    targets: NDArray[np.float64]


def line_points(*, count: int = 40, noise: float = 0.15, seed: int = 6) -> LinePoints:
    """Points with x uniform on [0, 3] and y = 0.5 + 0.6 x plus normal noise; x is drawn first.

    Args:
        count: number of points, at least 1.
        noise: standard deviation of the noise.
        seed: seed of `numpy.random.default_rng`.

    Raises:
        ValueError: `count` is below 1 or `noise` negative.
    """
    if count < 1 or noise < 0:
        raise ValueError(f"count must be at least 1 and noise not negative, got {count} and {noise}")
    generator = np.random.default_rng(seed)
    inputs = generator.uniform(0.0, 3.0, count)
    return LinePoints(inputs, 0.5 + 0.6 * inputs + noise * generator.normal(size=count))


@dataclass(frozen=True, eq=False)
class UnitRun:
    """The course of one unit's training; index k is the state after k steps, so index 0 is the start.

    Attributes:
        weights: w, shape (steps + 1,).
        biases: b, shape (steps + 1,).
        losses: half the mean squared error, shape (steps + 1,).
        gradients: dL/dw and dL/db, shape (steps + 1, 2).
        active: number of points with w x + b > 0, shape (steps + 1,).
    """

    weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    losses: NDArray[np.float64]
    gradients: NDArray[np.float64]
    active: NDArray[np.intp]

    @property
    def recovery_step(self) -> int | None:
        """The first step after which a unit that was inactive for all points is active for one again, if ever."""
        inactive = np.flatnonzero(self.active == 0)
        if inactive.size == 0:
            return None
        recovered = np.flatnonzero(self.active[inactive[0] :])
        return int(inactive[0] + recovered[0]) if recovered.size else None


def train_unit(
    activation: Activation, points: LinePoints, *, start: tuple[float, float], rates: Sequence[float]
) -> UnitRun:
    """Full-batch gradient descent on L = mean of (f(w x + b) - y)^2 / 2.

    A rate that is too large may overflow: the losses then are inf or NaN, and no warning is given.

    Args:
        activation: the record of f.
        points: the data.
        start: w and b before the first step.
        rates: the learning rate of each step; their number is the number of steps.
    """
    inputs, targets = points
    parameters = np.array(start, dtype=np.float64)
    states, losses, gradients, active = [], [], [], []
    for rate in (*rates, 0.0):
        preactivations = parameters[0] * inputs + parameters[1]
        errors = activation.function(preactivations) - targets
        slopes = errors * activation.gradient(preactivations)
        gradient = np.array([np.mean(slopes * inputs), np.mean(slopes)])
        states.append(parameters)
        losses.append(np.mean(errors**2) / 2)
        gradients.append(gradient)
        active.append(np.count_nonzero(preactivations > 0))
        parameters = parameters - rate * gradient
    weights, biases = np.array(states).T
    return UnitRun(weights, biases, np.array(losses), np.array(gradients), np.array(active, dtype=np.intp))


def fatal_rate(start: tuple[float, float], gradient: tuple[float, float], inputs: ArrayLike) -> float:
    """The smallest rate for which one step p - rate * gradient leaves w x + b <= 0 for all inputs; inf if none does.

    Each input x turns off at the rate (w x + b) / (x dL/dw + dL/db); the last one to do so decides. The inputs may be
    the training points, or the ends of an interval to ask for everything between them.

    Args:
        start: w and b before the step.
        gradient: dL/dw and dL/db there.
        inputs: values of x, shape (n,).
    """
    points = np.asarray(inputs, dtype=np.float64)
    heights = start[0] * points + start[1]
    falls = gradient[0] * points + gradient[1]
    falling = falls > 0
    rate = float(np.max(heights[falling] / falls[falling], initial=0.0))
    stays_on = heights[~falling] > rate * falls[~falling]
    return float("inf") if stays_on.any() else rate


def highest_dead_bias(weights: ArrayLike, inputs: ArrayLike) -> NDArray[np.float64]:
    """The largest b for which w x + b <= 0 for all inputs, for each w: below it a ReLU unit is dead.

    It is min over x of -w x, a concave line with a corner at w = 0.

    Args:
        weights: values of w, shape (m,).
        inputs: values of x, shape (n,).
    """
    products = np.multiply.outer(np.asarray(weights, dtype=np.float64), np.asarray(inputs, dtype=np.float64))
    return np.asarray(-products.max(axis=1))
