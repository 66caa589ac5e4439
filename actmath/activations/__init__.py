"""Activation functions, their derivatives, and one record per function that joins all a film needs."""

from actmath.activations.gates import GeluForm, gelu, gelu_grad, silu, silu_grad, swish, swish_grad
from actmath.activations.landmarks import Extremum, Interval
from actmath.activations.normal_input import mean_output, normal_density, normal_quantiles
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
from actmath.activations.saturation import flat_share, steep_interval
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
    "flat_share",
    "gelu",
    "gelu_grad",
    "identity",
    "identity_grad",
    "leaky_relu",
    "leaky_relu_grad",
    "mean_output",
    "normal_density",
    "normal_quantiles",
    "register",
    "relu",
    "relu_grad",
    "sigmoid",
    "sigmoid_grad",
    "silu",
    "silu_grad",
    "slope_crossing",
    "steep_interval",
    "swish",
    "swish_grad",
    "tanh",
    "tanh_grad",
]
