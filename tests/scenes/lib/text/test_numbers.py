"""Numbers that change keep their places: a digit stays in its cell and the field keeps its box."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.lib.text.glyphs import glyphs
from scenes.lib.text.number_formats import coordinate, fixed, powers_of_ten
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words

POINT = np.array([1.0, -2.0, 0.0])


def characters(number: Number) -> list[npt.NDArray[np.float64]]:
    """Outlines of the characters on screen, left to right."""
    lengths = [sum(map(len, glyphs(character))) for character in number.text if character not in "^ "]
    return np.split(np.asarray(number.submobjects[1].points), np.cumsum(lengths[:-1]))


def middles(number: Number) -> npt.NDArray[np.float64]:
    """Horizontal middles of the visible characters, left to right."""
    return np.array([(outline[:, 0].min() + outline[:, 0].max()) / 2 for outline in characters(number)])


def test_the_same_number_of_digits_stands_in_the_same_cells_whatever_the_digits() -> None:
    number = Number(1.11, fixed(2))
    places = [middles(number.draw(value)) for value in (1.11, 4.07, 9.99, 0.0)]
    for place in places[1:]:
        assert place == pytest.approx(places[0], abs=1e-9)


def test_digits_before_the_point_come_and_go_at_the_left_of_a_right_aligned_number() -> None:
    number = Number(0.5, fixed(1), widest=-888.8)
    short = middles(number)
    for value in (12.5, 345.0, -345.0):
        assert middles(number.draw(value))[-len(short) :] == pytest.approx(short, abs=1e-9)


def test_a_left_aligned_number_starts_at_its_baseline_point() -> None:
    number = Number(5.0, fixed(1), widest=888.8, align="left").stand_at(POINT)
    first = middles(number)[0]
    assert middles(number.draw(555.0))[0] == pytest.approx(first, abs=1e-9)
    assert number.get_left()[0] == pytest.approx(POINT[0])


@settings(max_examples=30)
@given(value=st.floats(-99, 99))
def test_the_box_is_the_field_and_does_not_depend_on_the_value(value: float) -> None:
    number = Number(0.0, coordinate(2), widest=-88.88).stand_at(POINT)
    before = number.get_left()[0], number.get_right()[0]
    number.draw(value)
    assert (number.get_left()[0], number.get_right()[0]) == pytest.approx(before, abs=1e-9)
    assert number.baseline == pytest.approx(POINT)


def test_the_characters_on_screen_are_those_of_the_format() -> None:
    number = Number(3.25, fixed(2), widest=-10.0)
    for value in (3.25, -10.0, 0.0):
        number.draw(value)
        assert number.text == fixed(2)(value)
        assert len(middles(number)) == len(number.text)


def test_digits_look_like_those_of_words() -> None:
    number, line = Number(8.0, coordinate(0), size=40), words("8", size=40)
    glyph = number.submobjects[1]
    assert (glyph.width, glyph.height) == pytest.approx((line.width, line.height))


def test_an_exponent_is_raised_and_smaller() -> None:
    number = Number(3e-7, powers_of_ten(0))
    base, *_, exponent = characters(number)
    assert exponent[:, 1].min() > base[:, 1].min() + 0.3 * np.ptp(base[:, 1])
    assert np.ptp(exponent[:, 1]) < 0.8 * np.ptp(base[:, 1])


def test_scaling_and_moving_carry_over_to_later_values() -> None:
    number = Number(1.0, fixed(1), widest=8.8)
    height = number.submobjects[1].height
    number.scale(0.5).stand_at(POINT)
    number.draw(2.0)
    assert number.submobjects[1].height == pytest.approx(0.5 * height, rel=0.05)
    assert number.baseline == pytest.approx(POINT)


def test_a_value_that_needs_more_room_than_there_is_is_refused() -> None:
    number = Number(1.0, fixed(1))
    with pytest.raises(ValueError, match="more characters"):
        number.draw(12345.6)


@given(start=st.floats(-9, 9), end=st.floats(-9, 9), share=st.floats(0, 1))
def test_a_change_runs_from_the_value_shown_to_exactly_the_new_one(start: float, end: float, share: float) -> None:
    number = Number(start, coordinate(2), widest=-8.88)
    change = number.change_to(end)
    change.begin()
    assert number.value == pytest.approx(start)
    change.interpolate(share)
    assert min(start, end) - 1e-12 <= number.value <= max(start, end) + 1e-12
    change.finish()
    assert number.value == end
