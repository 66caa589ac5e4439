"""Affine maps x -> W x + b and the one map that a stack of them amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import ArrayLike, NDArray

RANK_TOLERANCE = 1e-9
"""Singular values below this share of the largest one count as zero."""


@dataclass(frozen=True, eq=False)
class AffineMap:
    """The map x -> W x + b, one layer of a network without its activation.

    Attributes:
        weights: the matrix W, shape (m, n), read-only.
        bias: the vector b, shape (m,), read-only.

    Raises:
        ValueError: a shape does not fit, an array is empty, or an entry is not a finite number.
    """

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Copy, check and lock the arrays."""
        weights, bias = (np.array(array, dtype=np.float64) for array in (self.weights, self.bias))
        if weights.ndim != 2 or weights.size == 0:  # noqa: PLR2004 - a matrix has two axes
            raise ValueError(f"weights must be a non-empty matrix, got shape {weights.shape}")
        if bias.shape != weights.shape[:1]:
            raise ValueError(f"bias must have shape {weights.shape[:1]} to fit the weights, got {bias.shape}")
        for name, array in (("weights", weights), ("bias", bias)):
            if not np.isfinite(array).all():
                raise ValueError(f"{name} must hold finite numbers only")
            array.setflags(write=False)
            object.__setattr__(self, name, array)

    @classmethod
    def identity(cls, dimension: int) -> Self:
        """The map x -> x of a space with `dimension` coordinates."""
        return cls(np.eye(dimension), np.zeros(dimension))

    @property
    def inputs(self) -> int:
        """Number n of input coordinates."""
        return int(self.weights.shape[1])

    @property
    def outputs(self) -> int:
        """Number m of output coordinates."""
        return int(self.weights.shape[0])

    def apply(self, points: ArrayLike) -> NDArray[np.float64]:
        """W x + b for each point: shape (..., n) becomes (..., m).

        Raises:
            ValueError: the last axis of `points` is not n long.
        """
        coordinates = np.asarray(points, dtype=np.float64)
        if coordinates.ndim == 0 or coordinates.shape[-1] != self.inputs:
            raise ValueError(f"points must have shape (..., {self.inputs}), got {coordinates.shape}")
        return coordinates @ self.weights.T + self.bias

    def then(self, following: AffineMap) -> AffineMap:
        """This map followed by another, as one map: W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2).

        Raises:
            ValueError: the following map takes another number of coordinates than this one gives.
        """
        if following.inputs != self.outputs:
            raise ValueError(f"the following map takes {following.inputs} coordinates, this one gives {self.outputs}")
        return AffineMap(following.weights @ self.weights, following.apply(self.bias))

    @property
    def determinant(self) -> float:
        """The factor by which the map scales areas, negative if it mirrors: det W.

        Raises:
            ValueError: W is not square.
        """
        self._require_square("determinant")
        return float(np.linalg.det(self.weights))

    @property
    def rank(self) -> int:
        """Dimension of the image: singular values of W above `RANK_TOLERANCE` times the largest."""
        singular_values = np.linalg.svd(self.weights, compute_uv=False)
        return int(np.count_nonzero(singular_values > RANK_TOLERANCE * singular_values[0]))

    def inverse(self) -> AffineMap:
        """The map that undoes this one: y -> W^-1 (y - b).

        Raises:
            ValueError: W is not square or its rank is not full.
        """
        self._require_square("inverse")
        if self.rank < self.inputs:
            raise ValueError(f"a map of rank {self.rank} in {self.inputs} coordinates has no inverse")
        inverse_weights = np.asarray(np.linalg.inv(self.weights), dtype=np.float64)
        return AffineMap(inverse_weights, -inverse_weights @ self.bias)

    def _require_square(self, wanted: str) -> None:
        if self.inputs != self.outputs:
            raise ValueError(f"{wanted} needs square weights, got shape {self.weights.shape}")


def compose(maps: Iterable[AffineMap]) -> AffineMap:
    """The single map (W', b') that equals the maps applied one after another, the first one first.

    Raises:
        ValueError: no map is given, or neighbours do not fit.
    """
    stack = tuple(maps)
    if not stack:
        raise ValueError("compose needs at least one map")
    return reduce(AffineMap.then, stack)


def largest_difference(maps: Sequence[AffineMap], points: ArrayLike) -> float:
    """The largest |stack - single map| over all points and coordinates.

    The stack is applied map by map, the single map is `compose(maps)`; the two agree up to rounding.

    Args:
        maps: the stack, the first map first.
        points: shape (..., n), at least one point.
    """
    stacked = np.asarray(points, dtype=np.float64)
    for single in maps:
        stacked = single.apply(stacked)
    return float(np.abs(stacked - compose(maps).apply(points)).max())
