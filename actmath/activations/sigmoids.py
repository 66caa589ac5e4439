"""Sigmoid and tanh: smooth, bounded, saturating on both sides."""

import numpy as np

from actmath.activations.elementwise import Float64Array, elementwise


def logistic(z: Float64Array) -> Float64Array:
    """The logistic function on float64, shared by every formula that needs it; overflow gives its limits 0 and 1."""
    return 1.0 / (1.0 + np.exp(-z))


@elementwise
def sigmoid(x: Float64Array) -> Float64Array:
    """Logistic sigmoid, 1 / (1 + e^-x), between 0 and 1.

    Source: Glorot and Bengio 2010, section 3.1.
    """
    return logistic(x)


@elementwise
def sigmoid_grad(x: Float64Array) -> Float64Array:
    """Derivative of the sigmoid, sigma(x) sigma(-x), at most 1/4.

    The equal form sigma (1 - sigma) cancels to 0 from x = 37 on; this one keeps its digits in both tails.
    """
    return logistic(x) * logistic(-x)


@elementwise
def tanh(x: Float64Array) -> Float64Array:
    """Hyperbolic tangent, (e^x - e^-x) / (e^x + e^-x), between -1 and 1.

    Source: Glorot and Bengio 2010, section 3.2.
    """
    return np.tanh(x)


@elementwise
def tanh_grad(x: Float64Array) -> Float64Array:
    """Derivative of tanh, 1 - tanh(x)^2 = 4 sigma(2x) sigma(-2x), at most 1; the second form does not cancel."""
    return 4.0 * logistic(2.0 * x) * logistic(-2.0 * x)
