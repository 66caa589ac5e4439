"""Swish and GELU: the input times a gate between 0 and 1 that the input itself sets.

Every gate here has gate(x) + gate(-x) = 1. So f(x) = max(x, 0) + f(-|x|), and f'(x) = 1 - f'(-x): it is enough to
evaluate f and f' left of zero, where the formulas below neither cancel nor overflow.
"""

import math
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import ArrayLike

from actmath.activations.elementwise import Float64Array, FloatArray, elementwise
from actmath.activations.parameter import Parameter
from actmath.activations.sigmoids import logistic

GeluForm: TypeAlias = Literal["none", "tanh"]

BETA = Parameter("beta", symbol="beta", value=1.0)

GELU_ZERO = -40.0
"""Both forms of GELU and their derivatives are 0 in float64 left of here."""
SWISH_ZERO = -2000.0
"""Where e^(z/2) is 0, and so is Swish whatever x = z / beta is."""
LARGEST = np.finfo(np.float64).max

# The tanh form of Hendrycks and Gimpel is x sigma(z) with z = 2 sqrt(2/pi) (x + 0.044715 x^3).
TANH_LINEAR = 2.0 * math.sqrt(2.0 / math.pi)
TANH_CUBIC = 0.044715 * TANH_LINEAR


@elementwise
def swish_gate(x: Float64Array, beta: float = BETA.value) -> Float64Array:
    """The share of x that Swish lets through, sigma(beta x).

    Arguments and errors as for `swish`.
    """
    BETA.check(beta)
    return np.full_like(x, 0.5) if beta == 0 else logistic(beta * x)


@elementwise
def swish(x: Float64Array, beta: float = BETA.value) -> Float64Array:
    """Swish, x sigma(beta x), with its digits kept far down the left tail.

    Source: Ramachandran, Zoph and Le 2017, section 4.

    Args:
        x: Any real array.
        beta: Sharpness of the gate, >= 0; 0 gives x / 2, a large beta comes near ReLU.

    Raises:
        ValueError: If beta is negative or not finite.
    """
    BETA.check(beta)
    if beta == 0:
        return x / 2
    left = np.maximum(-np.abs(x), -LARGEST)
    return np.maximum(x, 0.0) + _logistic_gated(left, np.maximum(-beta * np.abs(x), SWISH_ZERO))


@elementwise
def swish_grad(x: Float64Array, beta: float = BETA.value) -> Float64Array:
    """Derivative of Swish, sigma(z) (1 + z sigma(-z)) with z = beta x.

    Arguments and errors as for `swish`.
    """
    BETA.check(beta)
    if beta == 0:
        return np.full_like(x, 0.5)
    z = np.maximum(-beta * np.abs(x), SWISH_ZERO)
    return _reflected_slope(x, _logistic_gated_slope(z, z))


def silu(x: ArrayLike) -> FloatArray:
    """Sigmoid linear unit, x sigma(x): Swish with beta = 1. Source: Hendrycks and Gimpel 2016, section 2."""
    return swish(x)


def silu_grad(x: ArrayLike) -> FloatArray:
    """Derivative of the sigmoid linear unit, sigma(x) (1 + x sigma(-x))."""
    return swish_grad(x)


@elementwise
def gelu_gate(x: Float64Array) -> Float64Array:
    """The share of x that GELU lets through: Phi(x), the share of a standard normal distribution below x."""
    return _normal_distribution(x)


@elementwise
def gelu(x: Float64Array, approximate: GeluForm = "none") -> Float64Array:
    """Gaussian error linear unit, x Phi(x), with Phi the standard normal distribution function.

    Source: Hendrycks and Gimpel 2016, section 2.

    Args:
        x: Any real array.
        approximate: "none" for the exact function, "tanh" for
            x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))), computed without the cancellation of 1 + tanh.

    Raises:
        ValueError: If approximate is neither "none" nor "tanh".
    """
    left = np.maximum(-np.abs(x), GELU_ZERO)
    if _is_tanh_form(approximate):
        return np.maximum(x, 0.0) + _logistic_gated(left, left * (TANH_LINEAR + TANH_CUBIC * left * left))
    return np.maximum(x, 0.0) + left * _normal_distribution(left)


@elementwise
def gelu_grad(x: Float64Array, approximate: GeluForm = "none") -> Float64Array:
    """Derivative of GELU, Phi(x) + x phi(x), or of its tanh form.

    Arguments and errors as for `gelu`.
    """
    left = np.maximum(-np.abs(x), GELU_ZERO)
    if _is_tanh_form(approximate):
        cubic = TANH_CUBIC * left * left
        slope_left = _logistic_gated_slope(left * (TANH_LINEAR + cubic), left * (TANH_LINEAR + 3.0 * cubic))
    else:
        slope_left = (_normal_ratio(left) + left / math.sqrt(2.0 * math.pi)) * np.exp(-left * left / 2)
    return _reflected_slope(x, slope_left)


def _is_tanh_form(approximate: str) -> bool:
    if approximate not in get_args(GeluForm):
        raise ValueError(f"approximate must be one of {', '.join(map(repr, get_args(GeluForm)))}, not {approximate!r}")
    return approximate == "tanh"


def _normal_distribution(x: Float64Array) -> Float64Array:
    """Phi(x), SciPy's."""
    from scipy.special import ndtr  # noqa: PLC0415 - SciPy would double the import time of this package

    return np.asarray(ndtr(x), dtype=np.float64)


def _normal_ratio(x: Float64Array) -> Float64Array:
    """Phi(x) e^(x^2 / 2) for x <= 0: unlike Phi it does not cancel against x phi(x) in the slope's left tail."""
    from scipy.special import erfcx  # noqa: PLC0415 - SciPy would double the import time of this package

    return 0.5 * erfcx(-x / math.sqrt(2.0))


def _logistic_gated(x: Float64Array, z: Float64Array) -> Float64Array:
    """Return x sigma(z) for x, z <= 0."""
    root = np.exp(z / 2)  # e^z in two factors: a large x meets the first before the second underflows
    return x * root / (1.0 + np.exp(z)) * root


def _logistic_gated_slope(z: Float64Array, x_times_slope_of_z: Float64Array) -> Float64Array:
    """Return the derivative of x sigma(z(x)) for x, z <= 0."""
    return logistic(z) * (1.0 + x_times_slope_of_z * logistic(-z))


def _reflected_slope(x: Float64Array, slope_left: Float64Array) -> Float64Array:
    """Return f'(x), given f'(-|x|)."""
    return np.where(x > 0, 1.0 - slope_left, slope_left)
