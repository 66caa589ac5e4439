"""Activation functions, their derivatives, and one record per function that joins all a film needs."""

from actmath.activations.gates import GeluForm, gelu, gelu_grad, silu, silu_grad, swish, swish_grad
from actmath.activations.landmarks import Extremum, Interval
from actmath.activations.parameter import Parameter
from actmath.activations.record import Activation, Source, slope_crossing
from actmath.activations.rectifiers import (
    elu,
    elu_grad,
    identity,
    identity_grad,
    leaky_relu,
    leaky_relu_grad,
    relu,
    relu_grad,
)
from actmath.activations.sigmoids import sigmoid, sigmoid_grad, tanh, tanh_grad
from actmath.activations.table import ACTIVATIONS, CHAPTER_ORDER, activation, register

__all__ = [
    "ACTIVATIONS",
    "CHAPTER_ORDER",
    "Activation",
    "Extremum",
    "GeluForm",
    "Interval",
    "Parameter",
    "Source",
    "activation",
    "elu",
    "elu_grad",
    "gelu",
    "gelu_grad",
    "identity",
    "identity_grad",
    "leaky_relu",
    "leaky_relu_grad",
    "register",
    "relu",
    "relu_grad",
    "sigmoid",
    "sigmoid_grad",
    "silu",
    "silu_grad",
    "slope_crossing",
    "swish",
    "swish_grad",
    "tanh",
    "tanh_grad",
]
