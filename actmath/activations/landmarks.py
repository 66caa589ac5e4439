"""Finds where a function of one variable turns and what values it takes, from its values alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from actmath.activations.elementwise import Float64Array, FloatArray

Function: TypeAlias = Callable[[ArrayLike], FloatArray]
Kind: TypeAlias = Literal["minimum", "maximum"]

SAMPLES = np.geomspace(1e-12, 1e12, 1537)
"""Distances from zero at which functions are sampled, 4 % apart: features closer together or farther out are missed."""
SIGNIFICANCE = 1e-3
"""Slopes, and turns of a derivative, below this share of the largest are taken for rounding in the tails."""
STENCIL_SHARE = 1 / 256
"""Step of the difference formula for a derivative, as a share of the bracket around its root."""


@dataclass(frozen=True)
class Interval:
    """The set of values of a function, with infinities for missing bounds and a flag per end that is taken."""

    lower: float
    upper: float
    lower_attained: bool
    upper_attained: bool


@dataclass(frozen=True)
class Extremum:
    """A local minimum or maximum: the value at x."""

    x: float
    value: float
    kind: Kind


def find_root(function: Callable[[float], float], lower: float, upper: float) -> float:
    """The point of [lower, upper] where a function of opposite signs at the ends is zero, to about 1e-15 relative."""
    from scipy.optimize import brentq  # noqa: PLC0415 - importing it takes longer than the rest of this package

    return float(brentq(function, lower, upper, xtol=1e-300, rtol=1e-15))


def find_extrema(function: Function, gradient: Function, joints: Sequence[float]) -> tuple[Extremum, ...]:
    """Extrema of a function, left to right: where its derivative changes sign, by a step at a joint or through zero."""
    points = _sample_points(joints)
    slopes = np.asarray(gradient(points))
    significant = np.abs(slopes) > SIGNIFICANCE * np.max(np.abs(slopes))
    points, signs = points[significant], np.sign(slopes[significant])
    extrema = []
    for index in np.flatnonzero(signs[:-1] != signs[1:]):
        left, right = float(points[index]), float(points[index + 1])
        steps = [joint for joint in joints if left < joint < right and np.prod(gradient(_joint_sides([joint]))) < 0]
        x = steps[0] if steps else find_root(lambda point: float(gradient(point)), left, right)
        extrema.append(Extremum(x, float(function(x)), "minimum" if signs[index] < 0 else "maximum"))
    return tuple(extrema)


def find_slope_extrema(gradient: Function, joints: Sequence[float]) -> tuple[Extremum, ...]:
    """Extrema of a derivative, left to right, located to about 1e-10 from values of the derivative alone.

    At a joint where the derivative jumps, the value is the larger or smaller of its two one-sided limits.
    """
    points = _sample_points(joints)
    slopes = np.asarray(gradient(points), dtype=np.float64)
    significance = SIGNIFICANCE * float(np.ptp(slopes))
    extrema = []
    for index, kind in _turning_points(slopes, significance):
        steps = [joint for joint in joints if points[index] in _joint_sides([joint])]
        if steps:
            extrema.append(Extremum(steps[0], float(slopes[index]), kind))
        else:
            away = np.flatnonzero(np.abs(slopes - slopes[index]) > significance)
            left, right = points[away[away < index][-1]], points[away[away > index][0]]
            x = _stationary_point(gradient, float(left), float(right))
            extrema.append(Extremum(x, float(gradient(x)), kind))
    return tuple(extrema)


def find_range(function: Function, extrema: Sequence[Extremum], joints: Sequence[float]) -> Interval:
    """The set of values of a function with these extrema, between joints continuous and with limits at +-inf.

    Raises:
        ValueError: If the function is NaN at an infinity.
    """
    limits = [float(function(-np.inf)), float(function(np.inf))]
    if np.isnan(limits).any():
        raise ValueError(f"a function with a range needs its limits at -inf and +inf, but they are {limits}")
    taken = [float(function(0.0)), *(extremum.value for extremum in extrema)]
    taken += [float(value) for value in np.asarray(function(_joint_sides(joints)))]
    lower, upper = min(*limits, *taken) + 0.0, max(*limits, *taken) + 0.0  # -0.0 + 0.0 is 0.0
    return Interval(lower, upper, lower in taken, upper in taken)


def _joint_sides(joints: Sequence[float]) -> Float64Array:
    """The floats next to each joint, where a function takes its one-sided limits."""
    at = np.array(joints, dtype=np.float64)
    return np.concatenate([np.nextafter(at, -np.inf), np.nextafter(at, np.inf)])


def _sample_points(joints: Sequence[float]) -> Float64Array:
    """Points of the whole line, dense on every scale, with the sides of each joint but not the joint itself."""
    points = np.unique(np.concatenate([-SAMPLES, [0.0], SAMPLES, _joint_sides(joints)]))
    return points[~np.isin(points, joints)]


def _turning_points(values: Float64Array, significance: float) -> list[tuple[int, Kind]]:
    """Indices of alternating highs and lows that stand out from the values on both sides by more than significance."""
    turns: list[tuple[int, Kind]] = []
    high = low = 0
    rising: bool | None = None
    for index, value in enumerate(values):
        high = index if value > values[high] else high
        low = index if value < values[low] else low
        if rising is not False and value < values[high] - significance:
            turns += [(high, "maximum")] if rising else []
            rising, low = False, index
        elif rising is not True and value > values[low] + significance:
            turns += [] if rising is None else [(low, "minimum")]
            rising, high = True, index
    return turns


def _stationary_point(function: Function, left: float, right: float) -> float:
    """Where a function turns between two points: the root of a fourth-order difference formula for its derivative."""
    step = STENCIL_SHARE * (right - left)

    def scaled_derivative(x: float) -> float:
        near, far = (float(function(x + reach) - function(x - reach)) for reach in (step, 2 * step))
        return 8 * near - far

    return find_root(scaled_derivative, left + 2 * step, right - 2 * step)
