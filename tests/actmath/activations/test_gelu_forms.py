"""GELU's shortcuts and naive formulas against mpmath at 50 digits."""

import mpmath  # type: ignore[import-untyped]  # mpmath ships no types
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mpf

import actmath
from actmath import FloatName, NaiveFormula, Shortcut

DIGITS = 50
FORMS: list[Shortcut] = ["tanh", "sigmoid"]
FLOATS: list[FloatName] = ["float16", "float32", "float64"]
NAIVE: list[NaiveFormula] = ["tanh", "erf"]


def tanh_argument(x: mpf) -> mpf:
    return mpmath.sqrt(2 / mpmath.pi) * (x + mpf("0.044715") * x**3)


def shortcut(x: mpf, form: Shortcut) -> mpf:
    if form == "sigmoid":
        return x / (1 + mpmath.exp(-mpf("1.702") * x))
    return x / 2 * (1 + mpmath.tanh(tanh_argument(x)))


def error(x: mpf, form: Shortcut) -> mpf:
    return shortcut(x, form) - x * mpmath.ncdf(x)


@given(x=st.floats(-12, 12), form=st.sampled_from(FORMS))
def test_shortcuts_and_their_errors(x: float, form: Shortcut) -> None:
    with mpmath.workdps(DIGITS):
        assert float(actmath.gelu_shortcut(x, form)) == pytest.approx(float(shortcut(mpf(x), form)), rel=1e-12)
        allowed = 1e-15 * abs(float(error(mpf(x), form))) + 1e-16
        assert abs(float(actmath.shortcut_error(x, form)) - float(error(mpf(x), form))) <= allowed


@pytest.mark.parametrize(
    ("form", "places"),
    [("tanh", [(2.6989, "4.7324e-4"), (1.3645, "-2.337e-4")]), ("sigmoid", [(2.2704, "-0.02033"), (0.756, "0.00636")])],
)
def test_the_largest_errors(form: Shortcut, places: list[tuple[float, str]]) -> None:
    found = actmath.shortcut_error_extrema(form)
    assert len(found) == len(places)
    for extremum, (near, text) in zip(found, places, strict=True):
        with mpmath.workdps(DIGITS):
            x = mpmath.findroot(lambda at: mpmath.diff(lambda inner: error(inner, form), at), near)
            value = error(x, form)
        assert extremum.x == pytest.approx(float(x), abs=1e-8)
        assert extremum.value == pytest.approx(float(value), rel=1e-9)
        decimals = len(text.split("e")[0].split(".")[1])
        assert float(f"{extremum.value:.{decimals}{'e' if 'e' in text else 'f'}}") == float(text)


def test_errors_are_equal_on_both_sides() -> None:
    x = np.linspace(0, 9, 91)
    for form in FORMS:
        np.testing.assert_array_equal(actmath.shortcut_error(x, form), actmath.shortcut_error(-x, form))


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("formula", NAIVE)
def test_a_naive_formula_is_right_where_nothing_cancels_and_keeps_its_precision(
    formula: NaiveFormula, dtype: FloatName
) -> None:
    x = np.linspace(0.1, 6, 60).astype(dtype)
    values = actmath.naive_gelu(x, formula)
    assert values.dtype == x.dtype
    with mpmath.workdps(DIGITS):
        true = [
            float(shortcut(mpf(float(at)), "tanh") if formula == "tanh" else mpf(float(at)) * mpmath.ncdf(float(at)))
            for at in x
        ]
    np.testing.assert_allclose(values, true, rtol=8 * float(np.finfo(dtype).eps))


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("formula", NAIVE)
def test_a_naive_formula_is_zero_from_its_zero_on(formula: NaiveFormula, dtype: FloatName) -> None:
    """There what stands in the bracket rounds to -1: it is nearer to it than the next float, by up to an error of 1."""
    zero = actmath.naive_gelu_zero(formula, dtype)
    at = np.array([zero, np.nextafter(np.dtype(dtype).type(zero), np.dtype(dtype).type(0))], dtype=dtype)
    assert (actmath.naive_gelu(at, formula) == 0).tolist() == [True, False]
    assert (actmath.naive_gelu(np.linspace(-30, zero, 200).astype(dtype), formula) == 0).all()
    assert actmath.gelu(zero) < 0
    with mpmath.workdps(DIGITS):
        x = mpf(zero)
        above = 1 + mpmath.tanh(tanh_argument(x)) if formula == "tanh" else mpmath.erfc(-x / mpmath.sqrt(2))
    assert 0.02 < above / mpf(float(np.finfo(dtype).epsneg)) < 1


def test_the_places_that_the_film_names() -> None:
    shown = [[f"{actmath.naive_gelu_zero(formula, name):.1f}" for formula in NAIVE] for name in ("float64", "float32")]
    assert shown == [["-7.2", "-8.4"], ["-5.4", "-5.5"]]
    assert f"{actmath.gelu(-10.0):.2e}" == "-7.62e-23"
    too_big = actmath.gelu_shortcut(-6.0, "sigmoid") / actmath.gelu(-6.0)
    assert f"{too_big:.2g}" == "3.7e+04"


def test_unknown_forms_are_refused() -> None:
    with pytest.raises(ValueError, match="'tanh' or 'sigmoid'"):
        actmath.gelu_shortcut(0.0, "erf")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(ValueError, match="'tanh' or 'sigmoid'"):
        actmath.shortcut_error_extrema("none")
    with pytest.raises(ValueError, match="'tanh' or 'erf'"):
        actmath.naive_gelu(np.zeros(1), "sigmoid")  # type: ignore[arg-type]  # what is tested
