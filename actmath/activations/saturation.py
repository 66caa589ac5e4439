"""Where activation functions are flat, and how many normally distributed inputs land there."""

from actmath.activations.landmarks import find_root
from actmath.activations.record import Activation

_FARTHEST = 1e3
"""Inputs farther out than this count as infinitely far."""


def steep_interval(record: Activation, limit: float) -> tuple[float, float]:
    """The inputs between which |f'| is at least a limit; an end is infinite where |f'| stays above the limit.

    For the sigmoid and 0.1 it is (-2.06344, 2.06344). The function's slope must fall on both sides of its maximum.

    Raises:
        ValueError: If the slope is never that large.
    """
    steepest = next((turn.x for turn in record.slope_extrema if turn.kind == "maximum"), 0.0)

    def excess(z: float) -> float:
        return abs(float(record.gradient(z))) - limit

    if not 0 < limit < abs(float(record.gradient(steepest))):
        raise ValueError(f"the limit for {record.name} must be above 0 and below its largest slope, not {limit}")
    left, right = (steepest - _FARTHEST, steepest + _FARTHEST)
    return (
        find_root(excess, left, steepest) if excess(left) < 0 else float("-inf"),
        find_root(excess, steepest, right) if excess(right) < 0 else float("inf"),
    )


def flat_share(record: Activation, limit: float, *, mean: float = 0.0, deviation: float = 1.0) -> float:
    """The share of inputs z ~ N(mean, deviation^2) with |f'(z)| below a limit: 0.567 for the sigmoid, 0.01, N(0, 64).

    Raises:
        ValueError: If the slope is never that large.
    """
    from scipy.special import ndtr  # noqa: PLC0415 - SciPy would double the import time of this package

    left, right = steep_interval(record, limit)
    return float(ndtr((left - mean) / deviation) + ndtr((mean - right) / deviation))
