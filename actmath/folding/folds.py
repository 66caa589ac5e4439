"""True folds made of ReLU units: |x| = relu(x) + relu(-x) loses nothing, it lays one half onto the other."""

from __future__ import annotations

import numpy as np

from actmath.activations import activation
from actmath.affine import AffineMap
from actmath.folding.layers import Layer


def absolute_fold(dimension: int = 2) -> tuple[Layer, Layer]:
    """Layers that compute |x| of each coordinate: two ReLU units per coordinate, then their sum.

    The first layer has the units x_1, -x_1, x_2, -x_2, ... with ReLU; the second adds them in pairs without activation.

    Raises:
        ValueError: `dimension` is below 1.
    """
    if dimension < 1:
        raise ValueError(f"dimension must be at least 1, got {dimension}")
    both_signs = np.kron(np.eye(dimension), np.array([[1.0], [-1.0]]))
    copies = Layer(AffineMap(both_signs, np.zeros(2 * dimension)), activation("relu"))
    return copies, Layer(AffineMap(np.abs(both_signs).T, np.zeros(dimension)))


def turn(angle: float, centre: tuple[float, float]) -> Layer:
    """A layer without activation that moves `centre` to the origin and turns counter-clockwise by `angle` radians."""
    weights = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return Layer(AffineMap(weights, -weights @ np.array(centre)))


def fold_twice() -> tuple[Layer, ...]:
    """Fold [-2, 2]^2 along both axes, turn by 45 degrees about (1, 1), and fold along both axes again.

    The window falls into 16 congruent triangles that all land on one.
    """
    return (*absolute_fold(), turn(np.pi / 4, (1.0, 1.0)), *absolute_fold())
