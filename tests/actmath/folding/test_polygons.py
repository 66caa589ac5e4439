"""Cutting convex polygons and polylines."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actmath.folding.polygons import area, cut, diameter, polyline_inside, rectangle

SEEDS = st.integers(0, 2**32 - 1)


def regular_polygon(corners: int, radius: float) -> NDArray[np.float64]:
    angles = 2 * np.pi * np.arange(corners) / corners
    return radius * np.column_stack([np.cos(angles), np.sin(angles)])


@given(st.integers(3, 30), st.floats(0.1, 100))
def test_area_of_regular_polygons(corners: int, radius: float) -> None:
    expected = corners * radius**2 * np.sin(2 * np.pi / corners) / 2
    assert area(regular_polygon(corners, radius)) == pytest.approx(expected, rel=1e-12)


def test_diameter_of_a_rectangle_is_its_diagonal() -> None:
    assert diameter(rectangle((0, 3), (-2, 2))) == 5.0


@given(SEEDS, st.integers(3, 8))
def test_cuts_keep_the_area_and_the_sides(seed: int, corners: int) -> None:
    generator = np.random.default_rng(seed)
    polygon = regular_polygon(corners, 1.0)
    normal, offset = generator.normal(size=2), generator.normal()
    parts = cut(polygon, polygon @ normal + offset, tolerance=1e-9)
    assert sum(map(area, parts)) == pytest.approx(area(polygon), rel=1e-12)
    for part in parts:
        heights = part @ normal + offset
        assert heights.min() >= -1e-8 or heights.max() <= 1e-8
        turns = np.roll(part, -1, axis=0) - part
        following = np.roll(turns, -1, axis=0)
        assert (turns[:, 0] * following[:, 1] - turns[:, 1] * following[:, 0] >= -1e-9).all()


def test_a_cut_along_a_side_changes_nothing() -> None:
    square = rectangle((0, 1), (0, 1))
    assert len(cut(square, square[:, 0] - 1e-12, tolerance=1e-9)) == 1
    assert len(cut(square, square[:, 0] - 0.5, tolerance=1e-9)) == 2


@given(SEEDS)
def test_parts_of_a_polyline_are_those_inside(seed: int) -> None:
    generator = np.random.default_rng(seed)
    polyline = generator.uniform(-2, 2, (5, 2))
    parts = polyline_inside(polyline, rectangle((-1, 1), (-0.5, 1.5)))
    kept_length = sum(np.linalg.norm(np.diff(part, axis=0), axis=1).sum() for part in parts)
    shares = (np.arange(20_000) + 0.5)[:, None, None] / 20_000
    samples = (1 - shares) * polyline[:-1] + shares * polyline[1:]
    inside = (np.abs(samples[..., 0]) < 1) & (np.abs(samples[..., 1] - 0.5) < 1)
    lengths = np.linalg.norm(np.diff(polyline, axis=0), axis=1)
    assert kept_length == pytest.approx((inside.mean(axis=0) * lengths).sum(), abs=1e-2)


def test_a_polyline_inside_stays_one_piece_and_one_that_leaves_becomes_two() -> None:
    square = rectangle((0, 1), (0, 1))
    (whole,) = polyline_inside(np.array([[0.1, 0.1], [0.5, 0.9], [0.9, 0.1]]), square)
    np.testing.assert_allclose(whole, [[0.1, 0.1], [0.5, 0.9], [0.9, 0.1]], rtol=0, atol=1e-15)
    left, right = polyline_inside(np.array([[0.25, 0.5], [0.5, 2.5], [0.75, 0.5]]), square)
    np.testing.assert_allclose(left, [[0.25, 0.5], [0.3125, 1.0]], rtol=0, atol=1e-8)
    np.testing.assert_allclose(right, [[0.6875, 1.0], [0.75, 0.5]], rtol=0, atol=1e-8)
    assert polyline_inside(np.array([[2.0, 0.0], [2.0, 1.0]]), square) == []


def test_bad_ranges_are_refused() -> None:
    with pytest.raises(ValueError, match="increasing"):
        rectangle((1, 0), (0, 1))
    with pytest.raises(ValueError, match="finite"):
        rectangle((0, np.inf), (0, 1))
