"""Activation functions, their derivatives, and one record per function that joins all a film needs."""

from actmath.activations.dip import dip, inputs_of_level, no_way_back
from actmath.activations.gates import (
    GeluForm,
    gelu,
    gelu_gate,
    gelu_grad,
    silu,
    silu_grad,
    swish,
    swish_gate,
    swish_grad,
)
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
from actmath.activations.normal_input import (
    elu_mean_output,
    mean_output,
    normal_density,
    normal_quantiles,
    normal_shares,
    zero_mean_alpha,
)
from actmath.activations.parameter import Parameter
from actmath.activations.random_gate import random_gate_averages
from actmath.activations.record import Activation, Source, slope_crossing
from actmath.activations.rectifiers import (
    elu,
    elu_grad,
    identity,
    identity_grad,
    leaky_relu,
    leaky_relu_grad,
    leaky_relu_max,
    leaky_relu_max_grad,
    relu,
    relu_grad,
)
from actmath.activations.saturation import flat_share, steep_interval
from actmath.activations.sigmoids import sigmoid, sigmoid_grad, tanh, tanh_grad
from actmath.activations.table import ACTIVATIONS, CHAPTER_ORDER, LEAKY_RELU_MAX, activation, register
from actmath.activations.zoom import gap_to_relu, zoomed_out

__all__ = [
    "ACTIVATIONS",
    "CHAPTER_ORDER",
    "LEAKY_RELU_MAX",
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
    "dip",
    "elu",
    "elu_grad",
    "elu_mean_output",
    "flat_share",
    "gap_to_relu",
    "gelu",
    "gelu_gate",
    "gelu_grad",
    "gelu_shortcut",
    "identity",
    "identity_grad",
    "inputs_of_level",
    "leaky_relu",
    "leaky_relu_grad",
    "leaky_relu_max",
    "leaky_relu_max_grad",
    "mean_output",
    "naive_gelu",
    "naive_gelu_zero",
    "no_way_back",
    "normal_density",
    "normal_quantiles",
    "normal_shares",
    "random_gate_averages",
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
    "steep_interval",
    "swish",
    "swish_gate",
    "swish_grad",
    "tanh",
    "tanh_grad",
    "zero_mean_alpha",
    "zoomed_out",
]
