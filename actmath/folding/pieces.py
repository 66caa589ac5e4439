"""The linear pieces of a piecewise-linear network on a window of the plane, cut exactly, not sampled.

Source: Montufar, Pascanu, Cho, Bengio, "On the Number of Linear Regions of Deep Neural Networks" (2014), section 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actmath.affine import AffineMap
from actmath.folding import polygons
from actmath.folding.layers import Layer, linear_intervals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

_CONSTANT_TOLERANCE = 1e-12


@dataclass(frozen=True, eq=False)
class Piece:
    """A convex part of the input plane on which the network is one affine map.

    Attributes:
        polygon: vertices in input space, counter-clockwise, shape (k, 2).
        pattern: interval index of every unit of every layer (see `activation_patterns`).
        map: the affine map from input space to the outputs of the last layer, valid on the polygon.
    """

    polygon: NDArray[np.float64]
    pattern: tuple[int, ...]
    map: AffineMap

    @property
    def area(self) -> float:
        """Area of the polygon in input space."""
        return polygons.area(self.polygon)

    @property
    def centre(self) -> NDArray[np.float64]:
        """Mean of the vertices, a point inside, shape (2,)."""
        return np.asarray(self.polygon.mean(axis=0), dtype=np.float64)


def linear_pieces(
    layers: Sequence[Layer],
    x_range: tuple[float, float] = (-2.0, 2.0),
    y_range: tuple[float, float] = (-2.0, 2.0),
) -> tuple[Piece, ...]:
    """All pieces of the window, found by cutting it along the kinks of every unit, layer by layer.

    The polygons fill the window without overlap. A cut that would leave all vertices of one part within
    `ON_LINE_TOLERANCE` times the diameter of the polygon from the line is not made, so there are no slivers thinner
    than that; a unit whose value varies over a piece by less than 1e-12 of its size there is constant on it.

    Args:
        layers: layers of any width with records that are piecewise linear; the first takes 2 coordinates.
        x_range: left and right side of the window.
        y_range: bottom and top of the window.

    Raises:
        ValueError: an activation is not piecewise linear, the first layer does not take 2 coordinates, neighbouring
            layers do not fit, or a range is not increasing.
    """
    for layer in layers:
        if layer.activation is not None and not layer.activation.is_piecewise_linear:
            raise ValueError(f"{layer.activation.name} is not piecewise linear, so it has no linear pieces")
    pieces = [Piece(polygons.rectangle(x_range, y_range), (), AffineMap.identity(2))]
    for layer in layers:
        pieces = [part for piece in pieces for part in _cut_by_layer(piece, layer)]
    return tuple(pieces)


def most_pieces_of_one_layer(units: int) -> int:
    """The most pieces into which one layer of so many ReLU units can cut the plane: 1 + n + n (n - 1) / 2.

    Each unit draws one line, and no three lines need meet in a point.

    Source: Montufar et al. 2014, section 2.2, after Zaslavsky 1975.

    Raises:
        ValueError: `units` is negative.
    """
    if units < 0:
        raise ValueError(f"units must not be negative, got {units}")
    return 1 + units + units * (units - 1) // 2


def open_share(pieces: Sequence[Piece]) -> float:
    """Share of the area, 0 to 1, on which the map has rank 2: there the plane is bent but not flattened."""
    total = sum(piece.area for piece in pieces)
    return sum(piece.area for piece in pieces if piece.map.rank == 2) / total  # noqa: PLR2004 - the plane has rank 2


def unfold_stroke(pieces: Sequence[Piece], stroke: ArrayLike) -> tuple[tuple[NDArray[np.float64], ...], ...]:
    """All copies in input space of a stroke drawn in output space.

    Args:
        pieces: pieces of a network with 2 outputs.
        stroke: polyline in output space, shape (k, 2).

    Returns:
        For each piece the polylines that its map carries onto the stroke, in the stroke's direction; none if the
        stroke misses the image of the piece or the map has no inverse.
    """
    points = np.asarray(stroke, dtype=np.float64)
    return tuple(
        tuple(polygons.polyline_inside(piece.map.inverse().apply(points), piece.polygon))
        if piece.map.rank == piece.map.outputs
        else ()
        for piece in pieces
    )


def _cut_by_layer(piece: Piece, layer: Layer) -> list[Piece]:
    """Cut one piece along the kinks of all units of the next layer and extend pattern and map of each part."""
    following = piece.map.then(layer.affine)
    parts = [piece.polygon]
    for unit in range(following.outputs):
        for kink in layer.kinks:
            parts = [part for polygon in parts for part in _cut_at_kink(polygon, following, unit, kink)]
    slopes, intercepts = _linear_parts(layer)
    results = []
    for polygon in parts:
        intervals = linear_intervals(following.apply(polygon.mean(axis=0)), layer.kinks)
        scale = slopes[intervals]
        through = AffineMap(scale[:, None] * following.weights, scale * following.bias + intercepts[intervals])
        polygon.setflags(write=False)
        results.append(Piece(polygon, piece.pattern + tuple(map(int, intervals)), through))
    return results


def _cut_at_kink(
    polygon: NDArray[np.float64], following: AffineMap, unit: int, kink: float
) -> list[NDArray[np.float64]]:
    """Cut a polygon where one unit's pre-activation passes a kink."""
    values = following.apply(polygon)[:, unit]
    if np.ptp(values) <= _CONSTANT_TOLERANCE * max(1.0, float(np.abs(values).max())):
        return [polygon]
    steepness = float(np.linalg.norm(following.weights[unit]))
    tolerance = polygons.ON_LINE_TOLERANCE * steepness * polygons.diameter(polygon)
    return polygons.cut(polygon, values - kink, tolerance)


def _linear_parts(layer: Layer) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Slope and intercept of the activation on each interval between its kinks."""
    if layer.activation is None:
        return np.ones(1), np.zeros(1)
    slopes = np.array(layer.activation.linear_slopes, dtype=np.float64)
    kinks = np.array(layer.kinks, dtype=np.float64)
    ends = np.concatenate([kinks[:1] - 1, kinks, kinks[-1:] + 1]) if kinks.size else np.array([-1.0, 1.0])
    inside = (ends[:-1] + ends[1:]) / 2
    return slopes, layer.activate(inside) - slopes * inside
