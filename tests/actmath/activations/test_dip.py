"""The dip against calculus, and the claim that descent has no way back against many descents."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import diff, findroot, mpf, ncdf  # type: ignore[import-untyped]  # mpmath ships no types

from actmath import activation, dip, gap_to_relu, inputs_of_level, line_points, no_way_back, train_unit, zoomed_out

GATED = ("swish", "gelu")


def test_the_dips_are_where_the_slopes_vanish() -> None:
    gelu = findroot(lambda x: diff(lambda y: y * ncdf(y), x), mpf("-0.75"))
    swish = findroot(lambda x: diff(lambda y: y / (1 + 2.718281828459045 ** (-y)), x), mpf("-1.28"))
    for name, x in (("gelu", gelu), ("swish", swish)):
        assert dip(activation(name)).x == pytest.approx(float(x), abs=1e-7)
    shown = [f"{number:.4f}" for name in GATED for number in (dip(activation(name)).value, dip(activation(name)).x)]
    assert shown == ["-0.2785", "-1.2785", "-0.1700", "-0.7518"]


@pytest.mark.parametrize("name", ["relu", "tanh", "leaky_relu"])
def test_a_function_that_never_falls_has_no_dip(name: str) -> None:
    with pytest.raises(ValueError, match="has no dip"):
        dip(activation(name))


@given(name=st.sampled_from(GATED), share=st.floats(0.001, 1))
def test_two_inputs_of_a_level_lie_on_both_sides_of_the_dip_and_give_it(name: str, share: float) -> None:
    record = activation(name)
    level = share * dip(record).value
    left, right = inputs_of_level(record, level)
    assert left <= dip(record).x <= right < 0
    np.testing.assert_allclose(record(np.array([left, right])), level, rtol=1e-9)


@pytest.mark.parametrize("level", [0.0, 0.1, -0.2])
def test_a_level_without_two_inputs_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match=r"the level must be from .* to below 0"):
        inputs_of_level(activation("gelu"), level)


@settings(max_examples=15)
@given(
    name=st.sampled_from(["relu", "gelu", "swish"]),
    weight=st.floats(-1, 0.3),
    bias=st.floats(-2, -0.7),
    rate=st.floats(0.01, 1),
)
def test_a_unit_without_a_way_back_never_comes_back(name: str, weight: float, bias: float, rate: float) -> None:
    record, points = activation(name), line_points()
    if no_way_back(record, points.inputs, (weight, bias)):
        run = train_unit(record, points, start=(weight, bias), rates=[rate] * 100)
        assert not run.active.any()
        assert (np.diff(run.weights) <= 0).all()
        assert (np.diff(run.biases) <= 0).all()


def test_the_two_sides_of_the_dip_are_told_apart() -> None:
    inputs = line_points().inputs
    assert no_way_back(activation("gelu"), inputs, (0.0, -0.76))
    assert not no_way_back(activation("gelu"), inputs, (0.0, -0.74))
    assert no_way_back(activation("relu"), inputs, (-0.2, -0.1))
    assert not no_way_back(activation("leaky_relu"), inputs, (-9.0, -9.0))
    with pytest.raises(ValueError, match="inputs of at least 0"):
        no_way_back(activation("gelu"), [-1.0], (0.0, -1.0))


@pytest.mark.parametrize("name", GATED)
@pytest.mark.parametrize("factor", [0.5, 1, 4, 16])
def test_the_gap_to_relu_is_the_largest_distance_on_a_fine_grid(name: str, factor: float) -> None:
    x = np.linspace(-8, 8, 400_001)
    distance = np.abs(zoomed_out(activation(name), factor)(x) - np.maximum(x, 0))
    assert gap_to_relu(activation(name), factor) == pytest.approx(float(distance.max()), rel=1e-6)
    assert math.isclose(gap_to_relu(activation("gelu"), 1), 0.16997, abs_tol=1e-5)


@pytest.mark.parametrize("factor", [0.0, -1.0, math.nan])
def test_a_factor_that_is_not_positive_is_refused(factor: float) -> None:
    for function in (zoomed_out, gap_to_relu):
        with pytest.raises(ValueError, match="factor must be positive"):
            function(activation("gelu"), factor)
