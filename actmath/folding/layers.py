"""Layers and the states that points pass through on their way, each point keeping its index."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from actmath.activations import Activation
    from actmath.affine import AffineMap


@dataclass(frozen=True, eq=False)
class Layer:
    """An affine map followed by an activation function on each unit, or by none.

    Attributes:
        affine: the map z = W x + b.
        activation: the record whose function gives h = f(z); None stands for h = z.
    """

    affine: AffineMap
    activation: Activation | None = None

    @property
    def kinks(self) -> tuple[float, ...]:
        """Where the slope of the activation jumps; empty without one."""
        return () if self.activation is None else self.activation.kinks

    def activate(self, preactivations: NDArray[np.float64]) -> NDArray[np.float64]:
        """The outputs h = f(z) of the units, of the same shape as z."""
        if self.activation is None:
            return preactivations
        return np.asarray(self.activation.function(preactivations), dtype=np.float64)


class LayerState(NamedTuple):
    """Where the points are inside one layer; index i is the same point in every state.

    Attributes:
        preactivations: z = W h + b of this layer, shape (..., width).
        outputs: h = f(z), shape (..., width).
    """

    preactivations: NDArray[np.float64]
    outputs: NDArray[np.float64]


def propagate(layers: Sequence[Layer], points: ArrayLike) -> tuple[LayerState, ...]:
    """Send points of shape (..., n) through the layers and keep every state on the way.

    Raises:
        ValueError: the points or two neighbouring layers do not fit.
    """
    states = []
    outputs = np.asarray(points, dtype=np.float64)
    for layer in layers:
        preactivations = layer.affine.apply(outputs)
        outputs = layer.activate(preactivations)
        states.append(LayerState(preactivations, outputs))
    return tuple(states)


def linear_intervals(preactivations: NDArray[np.float64], kinks: Sequence[float]) -> NDArray[np.intp]:
    """Index of the interval between kinks in which each number lies; a kink belongs to the interval left of it."""
    return np.searchsorted(np.asarray(kinks, dtype=np.float64), preactivations, side="left")


def activation_patterns(layers: Sequence[Layer], points: ArrayLike) -> NDArray[np.intp]:
    """The interval index of every unit of every layer for each point, shape (..., units in all layers).

    For ReLU 0 means off (z <= 0) and 1 means on; a unit without kinks always has index 0. Points with equal patterns
    are mapped by the same affine map if all activations are piecewise linear.
    """
    states = propagate(layers, points)
    return np.concatenate(
        [linear_intervals(state.preactivations, layer.kinks) for layer, state in zip(layers, states, strict=True)],
        axis=-1,
    )


def grid_lines(extent: float, *, spacing: float = 0.5, samples: int = 81) -> NDArray[np.float64]:
    """Lines of a square grid on [-extent, extent]^2 as polylines, vertical ones first, both in rising order.

    Args:
        extent: half the side of the square.
        spacing: largest distance of neighbouring lines; it shrinks so that lines run along all four sides.
        samples: points per line, at least 2.

    Returns:
        Array of shape (lines, samples, 2).

    Raises:
        ValueError: a length is not positive or there are fewer than 2 samples.
    """
    if not (extent > 0 and spacing > 0):
        raise ValueError(f"extent and spacing must be positive, got {extent} and {spacing}")
    if samples < 2:  # noqa: PLR2004 - a line has two ends
        raise ValueError(f"samples must be at least 2, got {samples}")
    intervals = int(np.ceil(2 * extent / spacing - 1e-9))
    offsets, along = np.meshgrid(
        np.linspace(-extent, extent, intervals + 1), np.linspace(-extent, extent, samples), indexing="ij"
    )
    return np.concatenate([np.stack([offsets, along], axis=-1), np.stack([along, offsets], axis=-1)])


def with_corners(layers: Sequence[Layer], polyline: ArrayLike) -> NDArray[np.float64]:
    """The polyline with the points added at which piecewise-linear layers bend it.

    Drawn through these points, the image of the polyline after any of the layers is exact: its corners are corners.

    Args:
        layers: layers of piecewise-linear units.
        polyline: points in input space, shape (k, n).

    Returns:
        Points in input space, shape (k + corners, n), the given ones among them.
    """
    points = np.asarray(polyline, dtype=np.float64)
    for depth, layer in enumerate(layers):
        preactivations = propagate(layers[: depth + 1], points)[-1].preactivations
        parts = [points[:1]]
        for (start, end), (low, high) in zip(pairwise(points), pairwise(preactivations), strict=True):
            shares = _crossing_shares(low, high, layer.kinks)[:, None]
            parts.append(np.concatenate([start + shares * (end - start), end[None]]))
        points = np.concatenate(parts)
    return points


def _crossing_shares(
    low: NDArray[np.float64], high: NDArray[np.float64], kinks: tuple[float, ...]
) -> NDArray[np.float64]:
    """How far along a segment, strictly between 0 and 1, any unit crosses a kink; sorted."""
    shares = [
        (kink - first) / (last - first)
        for first, last in zip(low, high, strict=True)
        for kink in kinks
        if min(first, last) < kink < max(first, last)
    ]
    return np.unique(np.array(shares, dtype=np.float64))
