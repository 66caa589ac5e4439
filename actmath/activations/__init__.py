"""Activation functions, their derivatives, and one record per function that joins all a film needs."""

from actmath.activations.gates import GeluForm, gelu, gelu_grad, silu, silu_grad, swish, swish_grad
from actmath.activations.gelu_forms import (
    FloatName,
    NaiveFormula,
    Shortcut,
    gelu_shortcut,
    naive_gelu,
    naive_gelu_zero,
    shortcut_error,
    shortcut_error_extrema,
)
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
    "FloatName",
    "GeluForm",
    "Interval",
    "NaiveFormula",
    "Parameter",
    "Shortcut",
    "Source",
    "activation",
    "elu",
    "elu_grad",
    "gelu",
    "gelu_grad",
    "gelu_shortcut",
    "identity",
    "identity_grad",
    "leaky_relu",
    "leaky_relu_grad",
    "naive_gelu",
    "naive_gelu_zero",
    "register",
    "relu",
    "relu_grad",
    "shortcut_error",
    "shortcut_error_extrema",
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
