"""Maps of the plane that are fit to be shown: a fixed stack with short numbers, and random ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actmath.affine.maps import AffineMap

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXAMPLE_MAPS = tuple(
    AffineMap(np.array(weights), np.array(bias))
    for weights, bias in (
        (((1.0, 0.0), (0.2, 1.0)), (1.1, 1.1)),
        (((0.4, 0.8), (-0.5, 0.8)), (0.5, 0.2)),
        (((0.9, -0.1), (0.5, 0.7)), (-1.4, 0.2)),
        (((0.9, 0.8), (-1.0, 0.8)), (-0.7, -0.4)),
        (((0.4, 0.7), (0.9, -1.1)), (0.7, -0.3)),
        (((0.7, -1.0), (0.1, 1.1)), (0.6, 0.2)),
    )
)
"""Six maps of the plane with one decimal, chosen so that the square [-2, 2]^2 stays in view, with ReLU and without."""

_HALF_WIDTH = 2.0
_SCALES = (0.7, 1.3)
_LARGEST_CONDITION = 2.5
_CENTRES = (0.2, 1.2)
_KEPT_SHARES = (0.6, 0.95)
_ROUNDING = 1e-9


def random_affine_maps(depth: int, *, seed: int) -> tuple[AffineMap, ...]:
    """Well-conditioned random maps of the plane that are fit to show, linearly and with ReLU after each.

    W is a rotation, a stretch of both axes by 0.7 to 1.3 and another rotation; b puts the middle of what is still in
    view at a random place in [0.2, 1.2]^2; both are rounded to one decimal. A map is drawn again unless the rounded W
    has a condition number of at most 2.5 and, with ReLU after every map, 60 to 95 % of the part of [-2, 2]^2 on which
    no coordinate was clipped so far stays unclipped. So each layer visibly clips something and none erases the picture.

    Args:
        depth: number of maps, at least 1.
        seed: seed of `numpy.random.default_rng`.

    Raises:
        ValueError: `depth` is below 1.
    """
    if depth < 1:
        raise ValueError(f"depth must be at least 1, got {depth}")
    generator = np.random.default_rng(seed)
    axis = np.linspace(-_HALF_WIDTH, _HALF_WIDTH, 41)
    unclipped = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    maps = []
    for _ in range(depth):
        chosen, unclipped = _draw_fitting(generator, unclipped)
        maps.append(chosen)
    return tuple(maps)


def _draw_fitting(
    generator: np.random.Generator, unclipped: NDArray[np.float64]
) -> tuple[AffineMap, NDArray[np.float64]]:
    """Draw until a map meets the rule; also give the images of the points that it leaves unclipped."""
    while True:
        first, second = (_rotation(angle) for angle in generator.uniform(0, 2 * np.pi, 2))
        weights = np.round(first @ np.diag(generator.uniform(*_SCALES, 2)) @ second, 1)
        bias = np.round(generator.uniform(*_CENTRES, 2) - weights @ unclipped.mean(axis=0), 1)
        images = unclipped @ weights.T + bias
        kept = (images > _ROUNDING).all(axis=1)
        if np.linalg.cond(weights) <= _LARGEST_CONDITION and _KEPT_SHARES[0] <= kept.mean() <= _KEPT_SHARES[1]:
            return AffineMap(weights, bias), images[kept]


def _rotation(angle: float) -> NDArray[np.float64]:
    """Matrix of the counter-clockwise rotation by `angle` radians."""
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
