"""What activation functions make of inputs that are normally distributed."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from actmath.activations.elementwise import Float64Array
from actmath.activations.record import Activation

_ELU_LEFT = 0.5 - 0.5 * math.exp(0.5) * math.erfc(math.sqrt(0.5))
"""Minus the mean of min(e^z - 1, 0): 1/2 - e^(1/2) Phi(-1)."""
_RELU_MEAN = 1 / math.sqrt(2 * math.pi)
"""The mean of max(z, 0)."""


def mean_output(record: Activation, *, mean: float = 0.0, deviation: float = 1.0) -> float:
    """The mean of f(z) for z ~ N(mean, deviation^2), by quadrature between the joints.

    For N(0, 1) it is 0.3989 for ReLU; for N(1, 1) it is 0.6967 for the sigmoid and 0.5504 for tanh.
    """
    from scipy.integrate import quad  # noqa: PLC0415 - importing it takes longer than the rest of this package

    def weighted(spread: float) -> float:
        return float(record(mean + deviation * spread)) * math.exp(-spread * spread / 2) / math.sqrt(2 * math.pi)

    joints = [(joint - mean) / deviation for joint in record.joints or (mean,)]
    ends = (-math.inf, *joints, math.inf)
    return sum(float(quad(weighted, left, right, epsabs=1e-13)[0]) for left, right in pairwise(ends))


def elu_mean_output(alpha: float) -> float:
    """The mean of ELU's outputs for z ~ N(0, 1): (1 - alpha / zero_mean_alpha()) / sqrt(2 pi), which is exact at 0."""
    return _RELU_MEAN * (1 - alpha / zero_mean_alpha())


def zero_mean_alpha() -> float:
    """ELU's alpha for which the mean output is 0: 1.6733, the alpha of SELU.

    Source: Klambauer, Unterthiner, Mayr and Hochreiter 2017, section 2.
    """
    return _RELU_MEAN / _ELU_LEFT


def normal_quantiles(count: int, *, mean: float = 0.0, deviation: float = 1.0) -> Float64Array:
    """As many evenly likely values of N(mean, deviation^2), in order: its quantiles at 1/2n, 3/2n, ..., shape (count,).

    Raises:
        ValueError: If count is below 1.
    """
    from scipy.special import ndtri  # noqa: PLC0415 - SciPy would double the import time of this package

    if count < 1:
        raise ValueError(f"there must be at least 1 quantile, not {count}")
    return np.asarray(mean + deviation * ndtri((np.arange(count) + 0.5) / count), dtype=np.float64)


def normal_density(z: Float64Array, *, mean: float = 0.0, deviation: float = 1.0) -> Float64Array:
    """Density of N(mean, deviation^2) at z, element by element."""
    spread = (np.asarray(z, dtype=np.float64) - mean) / deviation
    return np.asarray(np.exp(-(spread**2) / 2) / (deviation * math.sqrt(2 * math.pi)), dtype=np.float64)


def normal_shares(edges: Sequence[float], *, mean: float = 0.0, deviation: float = 1.0) -> Float64Array:
    """The shares of N(mean, deviation^2) left of the first edge, between neighbors and right of the last.

    For the edges of the sigmoid's slopes 0.01 and 0.1 and N(0, 64) they are 0.283, 0.115, 0.204, 0.115 and 0.283.

    Args:
        edges: rising, n of them; the shares have shape (n + 1,) and sum to 1.
        mean: of the distribution.
        deviation: its standard deviation.

    Raises:
        ValueError: If the edges do not rise.
    """
    from scipy.special import ndtr  # noqa: PLC0415 - SciPy would double the import time of this package

    if any(left >= right for left, right in pairwise(edges)):
        raise ValueError(f"the edges must rise, not {tuple(edges)}")
    below = ndtr((np.array([-math.inf, *edges, math.inf]) - mean) / deviation)
    return np.asarray(np.diff(below), dtype=np.float64)
