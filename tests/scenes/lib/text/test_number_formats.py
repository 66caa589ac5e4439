"""How values become characters: nothing is rounded to a zero that it is not, and what is shown can be read back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.lib.text.number_formats import (
    NumberFormat,
    at_most,
    below,
    coordinate,
    down_to,
    exact_zero,
    fixed,
    powers_of_ten,
    significant,
    undefined_as,
    up_to,
)

MEASURED = st.floats(min_value=-1e300, max_value=1e300, allow_subnormal=False)
ORDINARY = st.floats(min_value=-1e6, max_value=1e6)
STRICT = {
    "fixed": fixed(4),
    "signed": fixed(2, signed=True),
    "powers of ten": powers_of_ten(1),
    "significant": significant(2),
    "below": below(-14),
    "exact zero": exact_zero(fixed(2)),
    "up to": up_to(10, fixed(3)),
}


def read(text: str) -> float:
    """The value that a reader takes from the characters."""
    mantissa, _, exponent = text.replace("−", "-").partition("×10^")
    return float(f"{mantissa}e{exponent or 0}")


@pytest.mark.parametrize("number_format", STRICT.values(), ids=STRICT.keys())
@given(value=MEASURED.filter(bool))
def test_a_number_that_is_not_zero_is_never_shown_as_zero(number_format: NumberFormat, value: float) -> None:
    assert re.search("[1-9]", number_format(value))


@pytest.mark.parametrize("number_format", STRICT.values(), ids=STRICT.keys())
@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_zero_is_shown_as_zero_without_a_sign(number_format: NumberFormat, zero: float) -> None:
    if number_format is STRICT["below"]:
        assert number_format(zero) == "<10^−14"
    else:
        assert re.fullmatch(r"0(\.0+)?( exactly)?", number_format(zero))


@given(value=ORDINARY, decimals=st.integers(0, 6))
def test_fixed_shows_the_nearest_value_with_so_many_decimals(value: float, decimals: int) -> None:
    text = fixed(decimals)(value)
    if "×" not in text:
        assert abs(read(text) - value) <= 0.5000001 * 10**-decimals
        assert len(text.partition(".")[2]) == decimals
    else:
        assert abs(value) <= 0.5 * 10**-decimals


@given(value=ORDINARY)
def test_signed_numbers_carry_their_sign_and_units_follow(value: float) -> None:
    text = fixed(1, signed=True, unit=" %")(value)
    assert text.endswith(" %")
    if value:
        assert text.startswith("+" if value > 0 and "×" not in text else "−") or "×" in text
    assert "-" not in text


@given(value=MEASURED.filter(bool), decimals=st.integers(0, 4))
def test_powers_of_ten_read_back_to_within_half_a_last_digit(value: float, decimals: int) -> None:
    text = powers_of_ten(decimals)(value)
    assert re.fullmatch(r"−?[1-9](\.\d+)?×10\^−?\d+", text)
    assert read(text) == pytest.approx(value, rel=0.5000001 * 10**-decimals)


@given(value=MEASURED.filter(bool), digits=st.integers(1, 5))
def test_significant_digits_read_back_and_are_as_many_as_asked(value: float, digits: int) -> None:
    text = significant(digits)(value)
    assert read(text) == pytest.approx(value, rel=0.5000001 * 10 ** (1 - digits))
    shown = re.sub(r"[−.]", "", text.partition("×")[0]).lstrip("0")
    if "." in text or "×" in text:
        assert len(shown) == digits


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0099951, "0.01"), (9.96, "10"), (0.00999, "0.01"), (999999.0, "1.0×10^6"), (-0.05, "−0.05"), (1e-4, "1×10^−4")],
)
def test_significant_digits_where_rounding_reaches_the_next_power_of_ten(value: float, text: str) -> None:
    digits = 1 if text in {"0.01", "−0.05", "1×10^−4"} else 2
    assert significant(digits)(value) == text


@given(value=st.floats(min_value=-20, max_value=20), decimals=st.integers(0, 3))
def test_a_coordinate_may_be_zero_but_never_minus_zero(value: float, decimals: int) -> None:
    text = coordinate(decimals)(value)
    assert abs(read(text) - value) <= 0.5000001 * 10**-decimals
    assert not (text.startswith("−") and read(text) == 0)


@given(value=MEASURED)
def test_below_hides_only_what_is_smaller_than_its_limit(value: float) -> None:
    text = below(-14)(value)
    assert (text == "<10^−14") == (abs(value) < 1e-14)


def test_only_an_exact_zero_is_called_exact() -> None:
    number_format = exact_zero(fixed(4))
    assert number_format(0.0) == "0 exactly"
    assert number_format(1e-17) == "1.0×10^−17"
    assert number_format(0.5) == "0.5000"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.55381, "0.5538"),
        (-99.99994, "−99.9999"),
        (100.00049, "100.000"),
        (175699.5162, "175700"),
        (2e7, "2.00000×10^7"),
    ],
)
def test_decimals_give_way_where_there_are_too_many_digits(value: float, text: str) -> None:
    assert at_most(6, decimals=4)(value) == text


def test_what_is_beyond_a_limit_is_only_called_that() -> None:
    assert [down_to(0.1, fixed(1))(value) for value in (0, 4.5e-4, 0.1, 2.2)] == ["0.0", "<0.1", "0.1", "2.2"]
    assert [up_to(10, fixed(1))(value) for value in (10, 10.1, float("inf"))] == ["10.0", ">10", ">10"]


def test_what_is_not_defined_is_not_called_zero() -> None:
    shown = undefined_as("0/0", significant(2))
    assert [shown(value) for value in (float("nan"), 0.0, 0.25)] == ["0/0", "0", "0.25"]
