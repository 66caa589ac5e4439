"""What goes in and comes out: dtypes, shapes, infinities, NaN and silence of the floating-point unit."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

import actmath

Function = Callable[[Any], Any]

FUNCTIONS: dict[str, Function] = {
    name: getattr(actmath, name)
    for base in ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "silu", "swish", "gelu", "identity")
    for name in (base, f"{base}_grad")
}
FUNCTIONS["gelu tanh form"] = partial(actmath.gelu, approximate="tanh")
FUNCTIONS["gelu_grad tanh form"] = partial(actmath.gelu_grad, approximate="tanh")

each_function = pytest.mark.parametrize("name", FUNCTIONS)
INFINITY = float("inf")

LIMITS = {
    "sigmoid": (0, 1, 0, 0),
    "tanh": (-1, 1, 0, 0),
    "relu": (0, INFINITY, 0, 1),
    "leaky_relu": (-INFINITY, INFINITY, 0.01, 1),
    "elu": (-1, INFINITY, 0, 1),
    "silu": (0, INFINITY, 0, 1),
    "swish": (0, INFINITY, 0, 1),
    "gelu": (0, INFINITY, 0, 1),
    "identity": (-INFINITY, INFINITY, 1, 1),
}
"""f(-inf), f(inf), f'(-inf), f'(inf)."""


@each_function
@given(
    values=arrays.arrays(
        st.sampled_from([np.float16, np.float32, np.float64]),
        arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
        elements={"allow_subnormal": True},
    )
)
@settings(max_examples=25)
def test_any_float_array_keeps_dtype_and_shape_without_a_warning(name: str, values: NDArray[Any]) -> None:
    with np.errstate(all="raise"):
        result = FUNCTIONS[name](values)
    assert result.dtype == values.dtype
    assert result.shape == values.shape
    assert np.array_equal(np.isnan(result), np.isnan(values))


@each_function
def test_strided_arrays_give_the_elements_one_by_one(name: str) -> None:
    values = np.linspace(-5, 5, 120).reshape(4, 5, 6).transpose(2, 0, 1)[::-2, :, ::3]
    one_by_one = [FUNCTIONS[name](value) for value in values.ravel().tolist()]
    assert FUNCTIONS[name](values).ravel().tolist() == one_by_one


@each_function
def test_the_input_is_left_alone(name: str) -> None:
    values = np.array([-3.0, 0.0, 2.5, np.nan, np.inf])
    values.flags.writeable = False
    result = FUNCTIONS[name](values)
    result[:] = 7.0
    assert np.array_equal(values, [-3.0, 0.0, 2.5, np.nan, np.inf], equal_nan=True)


@each_function
@pytest.mark.parametrize("dtype", [bool, np.int8, np.uint8, np.int32, np.int64, np.uint64])
def test_integers_and_bool_are_read_as_float64(name: str, dtype: type[Any]) -> None:
    result = FUNCTIONS[name](np.array([0, 1, 100], dtype=dtype))
    as_float = np.array([0, 1, 100], dtype=dtype).astype(np.float64)
    assert result.dtype == np.float64
    assert np.array_equal(result, FUNCTIONS[name](as_float))


@each_function
@pytest.mark.parametrize("x", [0.5, -2, True, np.float64(1.5), np.array(3.0), np.float32(0.25)])
def test_scalars_give_scalars(name: str, x: object) -> None:
    result = FUNCTIONS[name](x)
    assert isinstance(result, np.floating)
    assert result.shape == ()


@each_function
def test_big_endian_input_is_read_right(name: str) -> None:
    values = np.array([-1.5, 0.0, 4.0])
    assert np.array_equal(FUNCTIONS[name](values.astype(">f8")), FUNCTIONS[name](values))


@each_function
@pytest.mark.parametrize("x", [1j, np.array([1, 2], dtype=np.complex64), "1", [None], np.datetime64(0, "s"), 10**400])
def test_what_is_not_a_real_number_raises_a_type_error(name: str, x: object) -> None:
    with pytest.raises(TypeError, match="real numbers"):
        FUNCTIONS[name](x)


def test_extended_precision_is_refused_rather_than_rounded() -> None:
    if np.longdouble is np.float64 or np.finfo(np.longdouble).nmant == np.finfo(np.float64).nmant:
        pytest.skip("this platform has no wider float")
    with pytest.raises(TypeError, match="real numbers"):
        actmath.relu(np.longdouble(1))


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16])
def test_infinities_give_the_limits(name: str, dtype: type[np.floating[Any]]) -> None:
    ends = np.array([-INFINITY, INFINITY], dtype=dtype)
    expected = np.array(LIMITS[name], dtype=dtype)
    with np.errstate(all="raise"):
        results = np.concatenate([FUNCTIONS[name](ends), FUNCTIONS[f"{name}_grad"](ends)])
    assert np.array_equal(results, expected)


def test_infinities_give_the_limits_of_the_tanh_form_too() -> None:
    ends = np.array([-INFINITY, INFINITY])
    assert np.array_equal(FUNCTIONS["gelu tanh form"](ends), [0, INFINITY])
    assert np.array_equal(FUNCTIONS["gelu_grad tanh form"](ends), [0, 1])


@pytest.mark.parametrize(
    ("function", "parameters", "limits"),
    [
        (actmath.swish, {"beta": 0.0}, (-INFINITY, INFINITY)),
        (actmath.swish_grad, {"beta": 0.0}, (0.5, 0.5)),
        (actmath.swish, {"beta": 5e-324}, (0, INFINITY)),
        (actmath.swish_grad, {"beta": 1e308}, (0, 1)),
        (actmath.leaky_relu, {"negative_slope": 0.0}, (0, INFINITY)),
        (actmath.elu, {"alpha": 0.0}, (0, INFINITY)),
        (actmath.elu, {"alpha": 2.5}, (-2.5, INFINITY)),
    ],
)
def test_infinities_give_the_limits_at_the_ends_of_the_parameter_ranges(
    function: Callable[..., Any], parameters: dict[str, float], limits: tuple[float, float]
) -> None:
    assert np.array_equal(function(np.array([-INFINITY, INFINITY]), **parameters), limits)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: actmath.leaky_relu(1.0, -0.1), "negative_slope must be a finite number >= 0, not -0.1"),
        (lambda: actmath.leaky_relu_grad(1.0, INFINITY), "negative_slope must be a finite number >= 0, not inf"),
        (lambda: actmath.elu(1.0, alpha=-1.0), "alpha must be a finite number >= 0, not -1.0"),
        (lambda: actmath.elu_grad(1.0, float("nan")), "alpha must be a finite number >= 0, not nan"),
        (lambda: actmath.swish([], -2), "beta must be a finite number >= 0, not -2"),
        (lambda: actmath.swish_grad(0.0, INFINITY), "beta must be a finite number >= 0, not inf"),
        (lambda: actmath.gelu(0.0, "sigmoid"), "approximate must be one of 'none', 'tanh', not 'sigmoid'"),  # type: ignore[arg-type]
        (lambda: actmath.gelu_grad([], ""), "approximate must be one of 'none', 'tanh', not ''"),  # type: ignore[arg-type]
    ],
)
def test_parameters_out_of_range_raise_a_value_error_that_names_the_allowed(
    call: Callable[[], object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        call()
