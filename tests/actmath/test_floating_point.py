"""Steps of floating-point formats against those of NumPy's floats and against a count of bits."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actmath import FLOAT_FORMATS

POSITIVE = st.floats(1e-30, 1e30)


def bfloat16(upper_half: int) -> float:
    """The bfloat16 of these bits: they are the upper half of a float32's."""
    return float(np.array(upper_half << 16, dtype=np.uint32).view(np.float32))


@given(POSITIVE)
def test_steps_of_float32_are_those_of_numpy(value: float) -> None:
    single = np.float32(value)
    assert FLOAT_FORMATS["float32"].step(single) == np.spacing(single)


@given(st.floats(1e-6, 6e4))
def test_steps_of_float16_are_those_of_numpy(value: float) -> None:
    half = np.float16(value)
    assert FLOAT_FORMATS["float16"].step(half) == np.spacing(half)


@given(POSITIVE)
def test_steps_of_bfloat16_are_those_of_the_upper_half_of_a_float32(value: float) -> None:
    upper_half = int(np.array(value, dtype=np.float32).view(np.uint32)) >> 16
    expected = Fraction(bfloat16(upper_half + 1)) - Fraction(bfloat16(upper_half))
    assert FLOAT_FORMATS["bfloat16"].step(bfloat16(upper_half)) == float(expected)


def test_the_step_between_two_and_four_halves_downward() -> None:
    steps = FLOAT_FORMATS["bfloat16"].step([3.99, -3.0, 2.0, 1.99, 0.5])
    assert steps.tolist() == [0.015625, 0.015625, 0.015625, 0.0078125, 0.00390625]


@pytest.mark.parametrize(("name", "smallest"), [("float16", 2.0**-24), ("float32", 2.0**-149), ("bfloat16", 2.0**-133)])
def test_at_zero_the_step_is_the_smallest_number(name: str, smallest: float) -> None:
    assert FLOAT_FORMATS[name].step(0.0) == smallest  # type: ignore[index]  # a plain string among the names
