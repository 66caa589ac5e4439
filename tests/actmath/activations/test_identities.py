"""Equations between functions, and derivatives against differences of the functions."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import actmath

REAL = st.floats(allow_nan=False, allow_infinity=False)
NEAR = st.floats(-30, 30)
RECORDS = [
    *actmath.ACTIVATIONS.values(),
    actmath.activation("leaky_relu", negative_slope=1.5),
    actmath.activation("elu", alpha=0.4),
    actmath.activation("swish", beta=0.2),
    actmath.activation("swish", beta=9.0),
]


@given(x=REAL, beta=st.floats(0, 1e308))
def test_slopes_of_swish_at_x_and_minus_x_sum_to_one(x: float, beta: float) -> None:
    assert actmath.swish_grad(x, beta) + actmath.swish_grad(-x, beta) == pytest.approx(1, abs=1e-15)


@given(x=REAL, form=st.sampled_from(["none", "tanh"]))
def test_slopes_of_gelu_at_x_and_minus_x_sum_to_one(x: float, form: actmath.GeluForm) -> None:
    assert actmath.gelu_grad(x, form) + actmath.gelu_grad(-x, form) == pytest.approx(1, abs=1e-15)


@given(x=NEAR, name=st.sampled_from(["swish", "gelu", "gelu_tanh"]))
def test_gated_functions_differ_by_x_between_x_and_minus_x(x: float, name: str) -> None:
    record = actmath.activation(name)
    assert record(x) - record(-x) == pytest.approx(x, rel=1e-14, abs=1e-300)


@given(x=NEAR)
def test_tanh_is_a_stretched_sigmoid(x: float) -> None:
    assert actmath.tanh(x) == pytest.approx(2 * actmath.sigmoid(2 * x) - 1, abs=1e-15)
    assert actmath.tanh_grad(x) == pytest.approx(1 - actmath.tanh(x) ** 2, abs=1e-15)


@given(x=REAL)
def test_sigmoid_is_symmetric_and_its_slope_even(x: float) -> None:
    assert actmath.sigmoid(x) + actmath.sigmoid(-x) == pytest.approx(1, abs=1e-15)
    assert actmath.sigmoid_grad(x) == actmath.sigmoid_grad(-x)


@given(x=NEAR, beta=st.floats(1e-3, 1e3))
def test_beta_of_swish_only_scales_silu(x: float, beta: float) -> None:
    assert beta * actmath.swish(x, beta) == pytest.approx(actmath.silu(beta * x), rel=1e-9, abs=1e-290)
    assert actmath.swish_grad(x, beta) == pytest.approx(actmath.silu_grad(beta * x), rel=1e-9, abs=1e-9)


@given(x=REAL, slope=st.floats(0, 1))
def test_leaky_relu_is_a_maximum_up_to_slope_one(x: float, slope: float) -> None:
    assert actmath.leaky_relu(x, slope) == max(slope * x, x)


def test_max_form_of_leaky_relu_fails_above_slope_one() -> None:
    assert actmath.leaky_relu(-1.0, 1.5) == -1.5 < max(1.5 * -1.0, -1.0)


@given(x=REAL)
def test_a_parameter_of_zero_turns_leaky_relu_and_elu_into_relu(x: float) -> None:
    assert actmath.leaky_relu(x, 0.0) == actmath.elu(x, 0.0) == actmath.relu(x)
    assert actmath.leaky_relu_grad(x, 0.0) == actmath.elu_grad(x, 0.0) == actmath.relu_grad(x)


@given(x=st.floats(-8, 8), index=st.integers(0, len(RECORDS) - 1))
def test_gradient_equals_a_central_difference(x: float, index: int) -> None:
    record = RECORDS[index]
    step = 1e-5
    assume(all(abs(x - joint) > 2 * step for joint in record.joints))
    difference = (record(x + step) - record(x - step)) / (2 * step)
    assert record.gradient(x) == pytest.approx(difference, abs=1e-7)


@pytest.mark.parametrize(
    ("name", "parameters", "slope"),
    [
        ("relu", {}, 0.0),
        ("leaky_relu", {"negative_slope": 0.2}, 0.2),
        ("elu", {"alpha": 0.7}, 0.7),
    ],
)
def test_slope_at_the_corner_is_that_of_the_left_piece(name: str, parameters: dict[str, float], slope: float) -> None:
    record = actmath.activation(name, **parameters)
    assert record.gradient(0.0) == record.gradient(-0.0) == slope
    assert record.gradient(np.nextafter(0.0, 1.0)) == 1.0


def test_storyboard_values_at_minus_two() -> None:
    expected = {
        "sigmoid": (0.1192, 0.1050),
        "tanh": (-0.9640, 0.0707),
        "elu": (-0.8647, 0.1353),
        "swish": (-0.2384, -0.0908),
        "gelu": (-0.0455, -0.0852),
    }
    for name, values in expected.items():
        record = actmath.activation(name)
        assert (round(float(record(-2)), 4), round(float(record.gradient(-2)), 4)) == values
