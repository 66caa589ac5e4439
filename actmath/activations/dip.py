"""The dip of functions that fall before they rise: which inputs share an output, and where descent leads away."""

import math

import numpy as np
from numpy.typing import ArrayLike

from actmath.activations.landmarks import SAMPLES, Extremum, find_root
from actmath.activations.record import Activation


def dip(record: Activation) -> Extremum:
    """The lowest point of a function that falls before it rises, such as GELU's -0.1700 at -0.7518.

    Raises:
        ValueError: If the function does not fall before it rises.
    """
    if not (record.extrema and record.extrema[0].kind == "minimum"):
        raise ValueError(f"{record.name} has no dip: it does not fall before it rises")
    return record.extrema[0]


def inputs_of_level(record: Activation, level: float) -> tuple[float, float]:
    """The two inputs, left and right of the dip, whose output is level; twice the dip's own at its bottom.

    Raises:
        ValueError: If the level is not between the bottom of the dip and 0, where it has no two inputs.
    """
    bottom = dip(record)
    if not bottom.value <= level < 0:
        raise ValueError(f"the level must be from {bottom.value:.4g} to below 0, not {level:g}")
    if level == bottom.value:
        return bottom.x, bottom.x

    def height(x: float) -> float:
        return float(record(x)) - level

    far = bottom.x
    while height(far) < 0:
        far *= 2
    return find_root(height, far, bottom.x), find_root(height, bottom.x, 0.0)


def no_way_back(record: Activation, inputs: ArrayLike, state: tuple[float, float]) -> bool:
    """Whether gradient descent can never bring w x + b to the right of the dip again, whatever the rates.

    Left of the dip f and f' are not positive. Where that holds for all inputs, these are not negative and the targets
    are positive, every error f - y is negative, so neither dL/dw nor dL/db is: w and b never grow again. ReLU counts
    as a function whose dip ends at 0.

    Args:
        record: The unit's activation.
        inputs: x of the training points, all at least 0, shape (n,).
        state: w and b.

    Raises:
        ValueError: If an input is negative.
    """
    points = np.asarray(inputs, dtype=np.float64)
    if (points < 0).any():
        raise ValueError("the argument holds for inputs of at least 0 only")
    return bool((state[0] * points + state[1] <= _falling_until(record)).all())


def _falling_until(record: Activation) -> float:
    """The largest x left of which the slope is nowhere positive."""
    slopes = np.asarray(record.gradient(-SAMPLES))
    if (slopes <= 0).all():
        return 0.0
    return dip(record).x if record.extrema and record.extrema[0].kind == "minimum" else -math.inf
