"""Traced regions against circles, half planes and counted areas."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actmath.contours import Outlines, positive_region

X = np.linspace(-2.0, 2.0, 81)
Y = np.linspace(-1.5, 1.5, 61)
PLANE = np.stack(np.meshgrid(X, Y), axis=-1)


def signed_area(outlines: Outlines) -> float:
    """By the shoelace formula; holes count negative."""
    return sum(
        float(np.sum(p[:, 0] * np.roll(p[:, 1], -1) - np.roll(p[:, 0], -1) * p[:, 1])) / 2 for p in outlines.polygons
    )


def circle(radius: float) -> NDArray[np.float64]:
    return np.asarray(radius - np.hypot(PLANE[..., 0], PLANE[..., 1]))


def test_a_disc_is_one_polygon_and_its_complement_has_a_hole() -> None:
    disc = positive_region(circle(1.0), X, Y)
    assert len(disc.polygons) == 1
    assert signed_area(disc) == pytest.approx(np.pi, rel=2e-3)
    np.testing.assert_allclose(np.hypot(*disc.border.reshape(-1, 2).T), 1.0, atol=1e-3)
    around = positive_region(-circle(1.0), X, Y)
    assert len(around.polygons) == 2
    assert signed_area(around) == pytest.approx(12 - np.pi, rel=1e-3)


def test_the_border_leaves_out_the_edges_of_the_grid() -> None:
    clipped = positive_region(circle(2.2), X, Y)
    np.testing.assert_allclose(np.hypot(*clipped.border.reshape(-1, 2).T), 2.2, atol=1e-3)
    # Four arcs, each drawn without a break.
    breaks = np.any(clipped.border[1:, 0] != clipped.border[:-1, 1], axis=1)
    assert breaks.sum() == 3
    everything = positive_region(np.ones_like(PLANE[..., 0]), X, Y)
    assert len(everything.border) == 0
    assert signed_area(everything) == pytest.approx(12, rel=1e-12)
    assert positive_region(-np.ones_like(PLANE[..., 0]), X, Y).polygons == ()


@given(st.floats(0, 2 * np.pi), st.floats(-0.5, 0.5))
def test_a_straight_border_is_found_exactly(angle: float, shift: float) -> None:
    normal = np.array([np.cos(angle), np.sin(angle)])
    half_plane = positive_region(PLANE @ normal - shift, X, Y)
    np.testing.assert_allclose(half_plane.border @ normal, shift, atol=1e-12)
    # The region lies on the left of every segment.
    along = half_plane.border[:, 1] - half_plane.border[:, 0]
    to_the_left = np.stack([-along[:, 1], along[:, 0]], axis=1)
    assert (to_the_left @ normal >= -1e-12).all()


@given(st.integers(0, 2**32 - 1))
def test_outlines_go_round_the_positive_points_once(seed: int) -> None:
    """For any values, saddles too, a grid point is inside, by its winding number, just if its value is positive."""
    values = np.random.default_rng(seed).normal(size=(7, 6))
    x, y = np.arange(6.0), np.arange(7.0)
    outlines = positive_region(values, x, y)
    for row, column in np.ndindex(values.shape):
        # A nudge inward: points on the edge of the grid lie on the outline itself.
        point = np.array([column, row]) + 1e-9 * (np.array([2.5, 3.0]) - np.array([column, row]))
        turns = 0.0
        for polygon in outlines.polygons:
            seen = (polygon - point) @ [1, 1j]
            turns += float(np.angle(np.roll(seen, -1) / seen).sum()) / (2 * np.pi)
        assert round(turns) == (values[row, column] > 0)


def test_no_number_is_not_positive() -> None:
    assert positive_region(np.full((3, 3), np.nan), [0, 1, 2], [0, 1, 2]).polygons == ()


@pytest.mark.parametrize("shape", [(3, 4), (1, 3), (3, 3, 1)])
def test_values_that_do_not_fit_the_grid_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="values must have shape"):
        positive_region(np.zeros(shape), [0, 1, 2], range(shape[0]))
