"""Gates and the random rule against definitions of their own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import exp, mpf, ncdf  # type: ignore[import-untyped]  # mpmath ships no types

from actmath import activation, gelu_gate, leaky_relu, leaky_relu_max, random_gate_averages, swish_gate
from actmath.activations.table import LEAKY_RELU_MAX


@given(x=st.floats(-30, 30), beta=st.floats(0, 10))
def test_a_gate_times_the_input_is_the_function(x: float, beta: float) -> None:
    assert float(swish_gate(x, beta)) == pytest.approx(float(1 / (1 + exp(-mpf(beta) * mpf(x)))), rel=1e-12, abs=1e-300)
    assert float(gelu_gate(x)) == pytest.approx(float(ncdf(mpf(x))), rel=1e-9, abs=1e-300)
    assert x * float(gelu_gate(x)) == pytest.approx(float(activation("gelu")(x)), rel=1e-9, abs=1e-300)


def test_each_draw_keeps_the_input_or_drops_it_and_averages_follow_by_counting() -> None:
    x = np.linspace(-3, 3, 13)
    averages = random_gate_averages(x, draws=50, seed=3)
    sums = averages * np.arange(1, 51)[:, None]
    single = np.diff(sums, axis=0, prepend=0)
    assert (np.isclose(single, 0) | np.isclose(single, x)).all()
    np.testing.assert_array_equal(averages[:10], random_gate_averages(x, draws=10, seed=3))
    assert (averages != random_gate_averages(x, draws=50, seed=4)).any()


def test_the_average_comes_near_gelu_as_its_spread_says() -> None:
    """Each average has the variance x^2 Phi (1 - Phi) / n; six deviations are never left."""
    x = np.linspace(-3, 3, 49)
    keep = np.array([float(ncdf(value)) for value in x])
    for draws in (10, 1000):
        [*_, average] = random_gate_averages(x, draws=draws, seed=0)
        assert (np.abs(average - x * keep) <= 6 * np.abs(x) * np.sqrt(keep * (1 - keep) / draws) + 1e-12).all()


def test_no_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 draw, not 0"):
        random_gate_averages([1.0], draws=0, seed=0)


@given(x=st.floats(-50, 50), slope=st.floats(0, 5))
def test_the_max_form_is_leaky_relu_up_to_a_slope_of_one_and_then_the_other_line(x: float, slope: float) -> None:
    assert float(leaky_relu_max(x, slope)) == max(slope * x, x)
    if slope <= 1:
        assert float(leaky_relu_max(x, slope)) == float(leaky_relu(x, slope))
    elif x:
        assert float(leaky_relu_max(x, slope)) > float(leaky_relu(x, slope)) or abs(x) < 1e-300


@pytest.mark.parametrize("slope", [0.0, 0.3, 1.0, 1.5])
def test_the_slope_of_the_max_form_is_that_of_finite_differences(slope: float) -> None:
    record = LEAKY_RELU_MAX.with_parameters(negative_slope=slope)
    x = np.array([-2.0, -0.5, 0.5, 2.0])
    np.testing.assert_allclose(record.gradient(x), (record(x + 1e-4) - record(x - 1e-4)) / 2e-4, rtol=1e-9, atol=1e-12)
