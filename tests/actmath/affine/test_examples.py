"""Random maps keep the rule that their docstring states."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actmath.affine import random_affine_maps

SEEDS = st.integers(0, 2**32 - 1)


@settings(max_examples=30)
@given(SEEDS, st.integers(1, 8))
def test_random_maps_keep_the_stated_rule(seed: int, depth: int) -> None:
    points = np.stack(np.meshgrid(np.linspace(-2, 2, 41), np.linspace(-2, 2, 41)), axis=-1).reshape(-1, 2)
    maps = random_affine_maps(depth, seed=seed)
    assert len(maps) == depth
    for single in maps:
        for entries in (single.weights, single.bias):
            np.testing.assert_allclose(10 * entries, np.rint(10 * entries), rtol=0, atol=1e-12)
        largest, smallest = np.sqrt(np.linalg.eigvalsh(single.weights.T @ single.weights)[::-1])
        assert largest / smallest <= 2.5 + 1e-9
        # Rounding every entry by at most 0.05 changes a stretch by at most 0.1.
        assert 0.7 - 0.1 <= smallest <= largest <= 1.3 + 0.1
        images = np.array([single.weights @ point + single.bias for point in points])
        unclipped = images.min(axis=1) > 1e-9
        assert 0.6 <= unclipped.mean() <= 0.95
        points = images[unclipped]


def test_the_seed_alone_decides() -> None:
    first, again, other = (random_affine_maps(4, seed=seed) for seed in (3, 3, 4))
    assert all(np.array_equal(a.weights, b.weights) for a, b in zip(first, again, strict=True))
    assert any(not np.array_equal(a.weights, b.weights) for a, b in zip(first, other, strict=True))


def test_depth_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="depth must be at least 1, got 0"):
        random_affine_maps(0, seed=0)
