"""Extrema, ranges and crossings of the records, against roots found by mpmath and values known in closed form."""

import math
from collections.abc import Callable

import mpmath  # type: ignore[import-untyped]  # mpmath ships no types
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

import actmath
from actmath import Activation, Extremum, Interval
from actmath.activations.elementwise import FloatArray


def assert_close(found: Extremum, x: float, value: float, kind: str, tolerance: float) -> None:
    """Compare an extremum; its value is flat there, so it is right even where x is only right to the tolerance."""
    assert found.kind == kind
    assert found.x == pytest.approx(x, abs=tolerance)
    assert found.value == pytest.approx(value, rel=1e-12)


def interval(text: str) -> Interval:
    """Read the notation (a, b], with a bracket for an end that is attained."""
    lower, upper = map(float, text[1:-1].split(","))
    return Interval(lower, upper, lower_attained=text[0] == "[", upper_attained=text[-1] == "]")


def mpmath_function(name: str) -> Callable[[mpmath.mpf], mpmath.mpf]:
    cubic = mpmath.mpf("0.044715")
    return {
        "swish": lambda x: x / (1 + mpmath.exp(-x)),
        "gelu": lambda x: x * mpmath.ncdf(x),
        "gelu_tanh": lambda x: x / 2 * (1 + mpmath.tanh(mpmath.sqrt(2 / mpmath.pi) * (x + cubic * x**3))),
    }[name]


@pytest.mark.parametrize(
    ("name", "dip", "steepest"), [("swish", -1.3, 2.4), ("gelu", -0.75, 1.4), ("gelu_tanh", -0.75, 1.4)]
)
def test_dip_and_steepest_points_equal_roots_of_mpmath_derivatives(name: str, dip: float, steepest: float) -> None:
    record, function = actmath.activation(name), mpmath_function(name)
    with mpmath.workdps(40):
        lowest = mpmath.findroot(lambda x: mpmath.diff(function, x), dip)
        bend = mpmath.findroot(lambda x: mpmath.diff(function, x, 2), steepest)
        lowest_value, top_slope = float(function(lowest)), float(mpmath.diff(function, bend))
    (minimum,) = record.extrema
    assert_close(minimum, float(lowest), lowest_value, "minimum", 1e-14)
    falling, rising = record.slope_extrema
    assert_close(rising, float(bend), top_slope, "maximum", 1e-9)
    assert_close(falling, -float(bend), 1 - top_slope, "minimum", 1e-9)


def test_gelu_is_steepest_at_the_root_of_two() -> None:
    assert actmath.activation("gelu").slope_extrema[-1].x == pytest.approx(math.sqrt(2), abs=1e-9)


@pytest.mark.parametrize(("name", "slope"), [("sigmoid", 0.25), ("tanh", 1.0)])
def test_monotonic_functions_have_no_extremum_and_are_steepest_at_zero(name: str, slope: float) -> None:
    record = actmath.activation(name)
    assert record.extrema == ()
    assert record.slope_extrema == (Extremum(0.0, slope, "maximum"),)


@pytest.mark.parametrize("name", ["relu", "leaky_relu", "elu", "identity"])
def test_rectifiers_have_no_extremum(name: str) -> None:
    record = actmath.activation(name)
    assert record.extrema == record.slope_extrema == ()


@given(beta=st.floats(1e-3, 1e3))
@settings(max_examples=25, deadline=None)
def test_extrema_of_swish_scale_with_beta(beta: float) -> None:
    unit, scaled = actmath.activation("swish"), actmath.activation("swish", beta=beta)
    (dip,) = scaled.extrema
    assert dip.x * beta == pytest.approx(unit.extrema[0].x, rel=1e-12)
    assert dip.value * beta == pytest.approx(unit.extrema[0].value, rel=1e-12)
    assert [extremum.x * beta for extremum in scaled.slope_extrema] == pytest.approx(
        [-2.39935728, 2.39935728], abs=1e-7
    )


def test_a_large_alpha_makes_the_corner_of_elu_its_steepest_point() -> None:
    assert actmath.activation("elu", alpha=2.0).slope_extrema == (Extremum(0.0, 2.0, "maximum"),)
    assert actmath.activation("elu", alpha=0.5).slope_extrema == ()


@pytest.mark.parametrize(
    ("record", "values", "slopes"),
    [
        (actmath.activation("sigmoid"), interval("(0, 1)"), interval("(0, 0.25]")),
        (actmath.activation("tanh"), interval("(-1, 1)"), interval("(0, 1]")),
        (actmath.activation("relu"), interval("[0, inf)"), interval("[0, 1]")),
        (actmath.activation("leaky_relu"), interval("(-inf, inf)"), interval("[0.01, 1]")),
        (
            actmath.activation("leaky_relu", negative_slope=0.0),
            interval("[0, inf)"),
            interval("[0, 1]"),
        ),
        (actmath.activation("elu"), interval("(-1, inf)"), interval("(0, 1]")),
        (actmath.activation("elu", alpha=2.5), interval("(-2.5, inf)"), interval("(0, 2.5]")),
        (actmath.activation("elu", alpha=0.0), interval("[0, inf)"), interval("[0, 1]")),
        (
            actmath.activation("swish", beta=0.0),
            interval("(-inf, inf)"),
            interval("[0.5, 0.5]"),
        ),
        (actmath.activation("identity"), interval("(-inf, inf)"), interval("[1, 1]")),
    ],
    ids=lambda value: f"{value.name} {dict(value.parameters)}" if isinstance(value, Activation) else None,
)
def test_ranges_of_value_and_slope(record: Activation, values: Interval, slopes: Interval) -> None:
    assert record.value_range == values
    assert record.slope_range == slopes


@pytest.mark.parametrize(("name", "lower", "slope"), [("swish", -0.2785, 1.0998), ("gelu", -0.1700, 1.1289)])
def test_ranges_of_the_gated_functions_end_at_their_extrema(name: str, lower: float, slope: float) -> None:
    values, slopes = actmath.activation(name).value_range, actmath.activation(name).slope_range
    assert (round(values.lower, 4), values.upper) == (lower, math.inf)
    assert (values.lower_attained, values.upper_attained) == (True, False)
    assert (round(slopes.lower, 4), round(slopes.upper, 4)) == (round(1 - slope, 4), slope)
    assert (slopes.lower_attained, slopes.upper_attained) == (True, True)


def test_a_range_never_ends_at_minus_zero() -> None:
    lower = actmath.activation("elu", alpha=0.0).value_range.lower
    assert (lower, math.copysign(1.0, lower)) == (0.0, 1.0)


def test_tanh_and_sigmoid_slopes_cross_where_mpmath_says() -> None:
    tanh, sigmoid = actmath.activation("tanh"), actmath.activation("sigmoid")
    crossing = actmath.slope_crossing(tanh, sigmoid, (1.0, 3.0))
    expected = mpmath.findroot(lambda x: mpmath.sech(x) ** 2 - mpmath.sech(x / 2) ** 2 / 4, 1.66)
    assert crossing == pytest.approx(float(expected), abs=1e-14)
    assert round(crossing, 4) == 1.6629
    assert round(float(tanh.gradient(crossing)), 4) == round(float(sigmoid.gradient(crossing)), 4) == 0.1340


def test_a_bracket_without_a_crossing_is_refused() -> None:
    tanh, sigmoid = actmath.activation("tanh"), actmath.activation("sigmoid")
    with pytest.raises(ValueError, match=r"the slopes of tanh and sigmoid do not cross"):
        actmath.slope_crossing(tanh, sigmoid, (2.0, 3.0))


def hard_swish(x: ArrayLike) -> FloatArray:
    values = np.asarray(x, dtype=np.float64)
    middle = np.clip(values, -3, 3)
    return np.where(values < 3, middle * (middle + 3) / 6, values)


def hard_swish_grad(x: ArrayLike) -> FloatArray:
    values = np.asarray(x, dtype=np.float64)
    return np.where(values <= -3, 0.0, np.where(values >= 3, 1.0, (2 * np.clip(values, -3, 3) + 3) / 6))


def test_landmarks_of_a_function_by_three_cases() -> None:
    record = Activation(
        name="hard_swish",
        title="Hard Swish",
        evaluate=hard_swish,
        differentiate=hard_swish_grad,
        formula_template="x min(max(x + 3, 0), 6) / 6",
        derivative_template="(2 x + 3) / 6",
        joints=(-3.0, 3.0),
    )
    assert record.kinks == (-3.0, 3.0)
    (dip,) = record.extrema
    assert_close(dip, -1.5, -0.375, "minimum", 1e-14)
    falling, rising = record.slope_extrema
    assert_close(falling, -3.0, -0.5, "minimum", 0.0)
    assert_close(rising, 3.0, 1.5, "maximum", 0.0)
    assert record.value_range == Interval(dip.value, math.inf, lower_attained=True, upper_attained=False)


def mish(x: ArrayLike) -> FloatArray:
    values = np.maximum(np.asarray(x, dtype=np.float64), -1e3)
    return values * np.tanh(np.logaddexp(0.0, values))


def mish_grad(x: ArrayLike) -> FloatArray:
    values = np.clip(np.asarray(x, dtype=np.float64), -1e3, 1e3)
    gate = np.tanh(np.logaddexp(0.0, values))
    return np.asarray(gate + values * (1 - gate**2) * actmath.sigmoid(values))


def test_a_dip_is_found_in_spite_of_rounding_in_the_tail_of_a_carelessly_written_derivative() -> None:
    record = Activation("mish", "Mish", mish, mish_grad, "x tanh(ln(1 + e^x))", "f'(x)")
    expected = mpmath.findroot(lambda x: mpmath.diff(lambda t: t * mpmath.tanh(mpmath.log1p(mpmath.exp(t))), x), -1.2)
    with np.errstate(all="ignore"):
        (dip,) = record.extrema
    assert dip.kind == "minimum"
    assert dip.x == pytest.approx(float(expected), abs=1e-9)


def test_an_extremum_at_a_joint_and_the_slopes_beside_it() -> None:
    record = Activation(
        name="absolute",
        title="Absolute value",
        evaluate=np.abs,
        differentiate=np.sign,
        formula_template="abs(x)",
        derivative_template='op("sgn") x',
        joints=(0.0,),
        is_piecewise_linear=True,
    )
    assert record.extrema == (Extremum(0.0, 0.0, "minimum"),)
    assert record.linear_slopes == (-1.0, 1.0)
    assert record.value_range == interval("[0.0, inf)")


def test_a_function_without_limits_has_no_range() -> None:
    wave = Activation(
        "sine", "Sine", evaluate=np.sin, differentiate=np.cos, formula_template="sin x", derivative_template="cos x"
    )
    with np.errstate(all="ignore"), pytest.raises(ValueError, match="limits at -inf and \\+inf"):
        actmath.activations.landmarks.find_range(wave.function, (), ())
