"""A plane draws with equal units both ways, keeps its window in its region, and its tick numbers tell the truth."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.lib.layout import Region
from scenes.lib.plane.plane import Plane, window_around
from scenes.lib.text.typography import Words

REGION = Region(-6, 3, -3, 2.5)
WINDOW = (-2.3, 5.7, -1.9, 3.1)


@settings(max_examples=10)
@given(
    st.tuples(st.floats(-6, -0.5), st.floats(0.5, 6), st.floats(-6, -0.5), st.floats(0.5, 6)),
)
def test_units_are_equal_and_the_window_is_inside(window: tuple[float, float, float, float]) -> None:
    plane = Plane(REGION, window)
    left, right, bottom, top = window
    origin, first, second = plane.points_at([[0, 0], [1, 0], [0, 1]])
    assert first - origin == pytest.approx([plane.unit, 0, 0])
    assert second - origin == pytest.approx([0, plane.unit, 0])
    low, high = plane.points_at([[left, bottom], [right, top]])
    assert (low[:2] >= [REGION.left, REGION.bottom]).all()
    assert (high[:2] <= np.array([REGION.right, REGION.top]) + 1e-9).all()


def test_tick_numbers_stand_at_their_places() -> None:
    plane = Plane(REGION, WINDOW)
    marks = [part for part in plane.submobjects if isinstance(part, Words)]
    lowest = plane.points_at([0, WINDOW[2]])[1]
    across = {float(mark.text.replace("−", "-")): mark for mark in marks if mark.get_top()[1] < lowest}
    upward = {float(mark.text.replace("−", "-")): mark for mark in marks if mark.get_top()[1] >= lowest}
    assert across.keys() == {-2, 0, 2, 4}
    assert upward.keys() == {0, 2}
    for value, mark in across.items():
        assert mark.get_center()[0] == pytest.approx(plane.points_at([value, 0])[0])
    for value, mark in upward.items():
        assert mark.get_center()[1] == pytest.approx(plane.points_at([0, value])[1])


def test_points_keep_the_shape_of_what_is_placed() -> None:
    assert Plane(REGION, WINDOW).points_at(np.zeros((4, 5, 2))).shape == (4, 5, 3)


def test_the_window_around_clouds_is_their_box_with_a_margin() -> None:
    clouds = np.array([[0.0, 1.0], [2.0, -1.0]]), np.array([[[5.0, 0.0]]])
    assert window_around(*clouds, margin=0.5) == pytest.approx((-0.5, 5.5, -1.5, 1.5))
