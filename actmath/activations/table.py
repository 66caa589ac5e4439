"""The table of activation functions. A new function is one more record here, or one given to `register`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from functools import partial
from types import MappingProxyType

from actmath.activations import gates, rectifiers, sigmoids
from actmath.activations.record import Activation, Source

GLOROT = "Understanding the difficulty of training deep feedforward neural networks"
GELU_SOURCES = (Source("Hendrycks and Gimpel 2016", "Gaussian Error Linear Units (GELUs)", "section 2"),)

SIGMOID = Activation(
    name="sigmoid",
    title="Sigmoid",
    evaluate=sigmoids.sigmoid,
    differentiate=sigmoids.sigmoid_grad,
    formula_template="1 / (1 + e^(-x))",
    derivative_template="sigma(x) (1 - sigma(x))",
    sources=(Source("Glorot and Bengio 2010", GLOROT, "section 3.1"),),
)

TANH = Activation(
    name="tanh",
    title="Tanh",
    evaluate=sigmoids.tanh,
    differentiate=sigmoids.tanh_grad,
    formula_template="(e^x - e^(-x)) / (e^x + e^(-x))",
    derivative_template="1 - tanh^2 (x)",
    sources=(Source("Glorot and Bengio 2010", GLOROT, "section 3.2"),),
)

RELU = Activation(
    name="relu",
    title="ReLU",
    evaluate=rectifiers.relu,
    differentiate=rectifiers.relu_grad,
    formula_template="max(0, x)",
    derivative_template="cases(1 & quad x > 0, 0 & quad x <= 0)",
    joints=(0.0,),
    is_piecewise_linear=True,
    sources=(
        Source("Nair and Hinton 2010", "Rectified Linear Units Improve Restricted Boltzmann Machines", "section 2"),
        Source("Bertoin et al. 2021", "Numerical influence of ReLU'(0) on backpropagation", "abstract"),
    ),
)

LEAKY_RELU = Activation(
    name="leaky_relu",
    title="Leaky ReLU",
    evaluate=rectifiers.leaky_relu,
    differentiate=rectifiers.leaky_relu_grad,
    formula_template="cases(x & quad x > 0, {negative_slope:factor}x & quad x <= 0)",
    derivative_template="cases(1 & quad x > 0, {negative_slope} & quad x <= 0)",
    parameter_definitions=(rectifiers.NEGATIVE_SLOPE,),
    joints=(0.0,),
    is_piecewise_linear=True,
    sources=(
        Source("Maas et al. 2013", "Rectifier Nonlinearities Improve Neural Network Acoustic Models", "section 2"),
    ),
)

LEAKY_RELU_MAX = Activation(
    name="leaky_relu_max",
    title="Leaky ReLU (max form)",
    evaluate=rectifiers.leaky_relu_max,
    differentiate=rectifiers.leaky_relu_max_grad,
    formula_template="max({negative_slope:factor}x, x)",
    derivative_template="cases(max({negative_slope}, 1) & quad x > 0, min({negative_slope}, 1) & quad x <= 0)",
    parameter_definitions=(rectifiers.NEGATIVE_SLOPE,),
    joints=(0.0,),
    is_piecewise_linear=True,
    sources=LEAKY_RELU.sources,
)
"""The form that is Leaky ReLU up to a slope of 1 only. It is no record of the table: it shows why it is none."""


ELU = Activation(
    name="elu",
    title="ELU",
    evaluate=rectifiers.elu,
    differentiate=rectifiers.elu_grad,
    formula_template="cases(x & quad x > 0, {alpha:factor}(e^x - 1) & quad x <= 0)",
    derivative_template="cases(1 & quad x > 0, {alpha:factor}e^x & quad x <= 0)",
    parameter_definitions=(rectifiers.ALPHA,),
    joints=(0.0,),
    sources=(
        Source(
            "Clevert et al. 2015",
            "Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs)",
            "section 3",
        ),
    ),
)

SWISH = Activation(
    name="swish",
    title="Swish",
    evaluate=gates.swish,
    differentiate=gates.swish_grad,
    formula_template="x dot sigma({beta:factor}x)",
    derivative_template="sigma({beta:factor}x) (1 + {beta:factor}x (1 - sigma({beta:factor}x)))",
    parameter_definitions=(gates.BETA,),
    sources=(Source("Ramachandran et al. 2017", "Searching for Activation Functions", "section 4"),),
)

GELU = Activation(
    name="gelu",
    title="GELU",
    evaluate=gates.gelu,
    differentiate=gates.gelu_grad,
    formula_template="x dot Phi(x)",
    derivative_template="Phi(x) + x phi(x)",
    sources=GELU_SOURCES,
)

GELU_TANH = Activation(
    name="gelu_tanh",
    title="GELU (tanh form)",
    evaluate=partial(gates.gelu, approximate="tanh"),
    differentiate=partial(gates.gelu_grad, approximate="tanh"),
    formula_template="x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))",
    derivative_template=(
        "(1 + tanh u) / 2 + x / 2 (1 - tanh^2 u) sqrt(2 / pi) (1 + 0.134145 x^2),"
        " quad u = sqrt(2 / pi) (x + 0.044715 x^3)"
    ),
    sources=GELU_SOURCES,
)

IDENTITY = Activation(
    name="identity",
    title="Identity",
    evaluate=rectifiers.identity,
    differentiate=rectifiers.identity_grad,
    formula_template="x",
    derivative_template="1",
    is_piecewise_linear=True,
)

CHAPTER_ORDER = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "swish", "gelu")
"""The seven functions that the films teach, in their order. The table also holds gelu_tanh and identity."""

_RECORDS = {record.name: record for record in (SIGMOID, TANH, RELU, LEAKY_RELU, ELU, SWISH, GELU, GELU_TANH, IDENTITY)}

ACTIVATIONS: Mapping[str, Activation] = MappingProxyType(_RECORDS)
"""Every known record by name, read-only: the seven of CHAPTER_ORDER first."""


def activation(name: str, **parameters: float) -> Activation:
    """The record of that name, with the given parameter values.

    Raises:
        ValueError: If the name or a parameter is unknown or a value out of range; the message tells the allowed.
    """
    if name not in ACTIVATIONS:
        close = get_close_matches(name, ACTIVATIONS, n=1)
        hint = f"did you mean {close[0]}? " if close else ""
        raise ValueError(f"unknown activation {name!r}: {hint}known are {', '.join(ACTIVATIONS)}")
    return ACTIVATIONS[name].with_parameters(**parameters)


@contextmanager
def register(record: Activation) -> Iterator[Activation]:
    """Add a record to ACTIVATIONS for the length of a with block.

    Raises:
        ValueError: If the name is taken.
    """
    if record.name in _RECORDS:
        raise ValueError(f"an activation named {record.name!r} is there already")
    _RECORDS[record.name] = record
    try:
        yield record
    finally:
        del _RECORDS[record.name]
