"""States of points, activation patterns, grids and corners."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actmath.activations import activation
from actmath.affine import EXAMPLE_MAPS, AffineMap, random_affine_maps
from actmath.folding import Layer, activation_patterns, grid_lines, propagate, with_corners

SEEDS = st.integers(0, 2**32 - 1)


def test_every_state_follows_from_the_one_before() -> None:
    layers = [
        Layer(EXAMPLE_MAPS[0], activation("relu")),
        Layer(EXAMPLE_MAPS[1]),
        Layer(EXAMPLE_MAPS[2], activation("tanh")),
    ]
    points = np.random.default_rng(0).normal(size=(4, 3, 2))
    first, second, third = propagate(layers, points)
    for index in np.ndindex(4, 3):
        z = EXAMPLE_MAPS[0].weights @ points[index] + EXAMPLE_MAPS[0].bias
        h = np.where(z > 0, z, 0)
        np.testing.assert_allclose(first.preactivations[index], z, rtol=1e-14)
        np.testing.assert_allclose(first.outputs[index], h, rtol=1e-14)
        z = EXAMPLE_MAPS[1].weights @ h + EXAMPLE_MAPS[1].bias
        np.testing.assert_allclose(second.outputs[index], z, rtol=1e-14)
        z = EXAMPLE_MAPS[2].weights @ z + EXAMPLE_MAPS[2].bias
        np.testing.assert_allclose(third.outputs[index], np.tanh(z), rtol=1e-13)


def test_patterns_tell_which_units_are_on() -> None:
    relu = activation("relu")
    layers = [Layer(AffineMap.identity(2), relu), Layer(AffineMap(np.array([[1.0, -1.0]]), np.array([0.5])), relu)]
    points = [[-1, -1], [1, -1], [-1, 1], [1, 1], [0, 0]]
    assert activation_patterns(layers, points).tolist() == [[0, 0, 1], [1, 0, 1], [0, 1, 0], [1, 1, 1], [0, 0, 1]]


def test_a_layer_without_activation_has_one_pattern() -> None:
    assert set(activation_patterns([Layer(EXAMPLE_MAPS[0])], [[-9, -9], [9, 9]]).flat) == {0}


def test_grid_lines_run_along_the_sides_and_in_even_steps() -> None:
    lines = grid_lines(2.0, spacing=0.5, samples=5)
    assert lines.shape == (18, 5, 2)
    vertical, horizontal = lines[:9], lines[9:]
    assert vertical[:, :, 0].tolist() == [[-2 + 0.5 * k] * 5 for k in range(9)]
    assert horizontal[:, :, 1].tolist() == [[-2 + 0.5 * k] * 5 for k in range(9)]
    assert vertical[3, :, 1].tolist() == [-2, -1, 0, 1, 2]


@given(st.floats(0.1, 10), st.floats(0.1, 10))
def test_grid_spacing_is_at_most_the_wanted_one(extent: float, spacing: float) -> None:
    offsets = grid_lines(extent, spacing=spacing, samples=2)[:, 0, 0]
    offsets = offsets[: len(offsets) // 2]
    assert (offsets[0], offsets[-1]) == (-extent, extent)
    gaps = np.diff(offsets)
    assert gaps.max() <= spacing * (1 + 1e-8)
    # One line fewer would be too sparse.
    assert len(gaps) == 1 or 2 * extent / (len(gaps) - 1) > spacing * (1 - 1e-8)


@pytest.mark.parametrize(("extent", "spacing", "samples"), [(0.0, 0.5, 3), (1.0, -1.0, 3), (1.0, 0.5, 1)])
def test_bad_grids_are_refused(extent: float, spacing: float, samples: int) -> None:
    with pytest.raises(ValueError, match="must be"):
        grid_lines(extent, spacing=spacing, samples=samples)


@given(SEEDS, st.integers(1, 5), st.sampled_from(["relu", "leaky_relu"]))
def test_between_corners_the_image_is_straight(seed: int, depth: int, name: str) -> None:
    layers = [Layer(single, activation(name)) for single in random_affine_maps(depth, seed=seed % 50)]
    ends = np.random.default_rng(seed).uniform(-2, 2, (3, 2))
    points = with_corners(layers, ends)
    assert all((points == end).all(axis=1).any() for end in ends)
    shares = np.linspace(0, 1, 7)[:, None, None]
    between = (1 - shares) * points[:-1] + shares * points[1:]
    for state_between, state in zip(propagate(layers, between), propagate(layers, points), strict=True):
        straight = (1 - shares) * state.outputs[:-1] + shares * state.outputs[1:]
        np.testing.assert_allclose(state_between.outputs, straight, rtol=0, atol=1e-9)


def test_corners_of_relu_on_a_line() -> None:
    layers = [Layer(AffineMap.identity(2), activation("relu"))]
    corners = with_corners(layers, [[-1.0, -2.0], [1.0, 2.0 / 3]])
    np.testing.assert_allclose(corners, [[-1.0, -2.0], [0.0, -2 / 3], [0.5, 0.0], [1.0, 2 / 3]], rtol=0, atol=1e-15)
