"""Activation functions seen from farther and farther away."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from actmath.activations.dip import dip
from actmath.activations.elementwise import FloatArray
from actmath.activations.record import Activation


def zoomed_out(record: Activation, factor: float) -> Callable[[ArrayLike], FloatArray]:
    """The function x -> f(factor x) / factor: the graph of f in a window so many times as large.

    Raises:
        ValueError: If factor is not positive.
    """
    if not factor > 0:
        raise ValueError(f"the factor must be positive, not {factor:g}")

    def function(x: ArrayLike) -> FloatArray:
        return np.asarray(record(factor * np.asarray(x, dtype=np.float64)) / factor)

    return function


def gap_to_relu(record: Activation, factor: float = 1.0) -> float:
    """The largest distance of a self-gated function, zoomed out by factor, from ReLU: 0.1700 / factor for GELU.

    Where f(x) - f(-x) = x, as for Swish and GELU, f(x) - max(x, 0) is f(-|x|), so the gap is the depth of the dip.

    Raises:
        ValueError: If the function has no dip or factor is not positive.
    """
    if not factor > 0:
        raise ValueError(f"the factor must be positive, not {factor:g}")
    return -dip(record).value / factor
