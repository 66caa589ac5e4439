"""Convex polygons: area, cutting along a line, the part of a polyline inside. Vertices run counter-clockwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ON_LINE_TOLERANCE = 1e-9
"""A vertex closer to a line than this share of the polygon's diameter counts as lying on it."""


def rectangle(x_range: tuple[float, float], y_range: tuple[float, float]) -> NDArray[np.float64]:
    """The vertices of an upright rectangle, shape (4, 2).

    Raises:
        ValueError: a range is not a finite, increasing pair.
    """
    (left, right), (bottom, top) = x_range, y_range
    if not (np.isfinite([left, right, bottom, top]).all() and left < right and bottom < top):
        raise ValueError(f"ranges must be finite and increasing, got {x_range} and {y_range}")
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)], dtype=np.float64)


def area(polygon: NDArray[np.float64]) -> float:
    """Area in squared units (shoelace formula about the first vertex)."""
    spokes = polygon[1:] - polygon[0]
    return float(np.sum(spokes[:-1, 0] * spokes[1:, 1] - spokes[1:, 0] * spokes[:-1, 1]) / 2)


def diameter(polygon: NDArray[np.float64]) -> float:
    """Largest distance between two vertices."""
    return float(np.linalg.norm(polygon[:, None] - polygon[None], axis=-1).max())


def cut(polygon: NDArray[np.float64], heights: NDArray[np.float64], tolerance: float) -> list[NDArray[np.float64]]:
    """Cut a convex polygon where an affine function is zero.

    Args:
        polygon: vertices, shape (k, 2).
        heights: values of the affine function at the vertices, shape (k,).
        tolerance: heights up to this size count as zero; a polygon with no vertex beyond it on one side stays whole.

    Returns:
        The part with heights below zero and the part above, or the whole polygon alone.
    """
    if heights.max() <= tolerance or heights.min() >= -tolerance:
        return [polygon]
    sides = np.where(np.abs(heights) <= tolerance, 0, np.sign(heights))
    return [_part(polygon, heights * sign, sides * sign) for sign in (-1, 1)]


def _part(
    polygon: NDArray[np.float64], heights: NDArray[np.float64], sides: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The part on the positive side: kept vertices, and a new one on each edge that changes sides."""
    vertices = []
    for here in range(len(polygon)):
        following = (here + 1) % len(polygon)
        if sides[here] >= 0:
            vertices.append(polygon[here])
        if sides[here] * sides[following] < 0:
            # From the same end on both sides of the line, so that the two parts share the very same vertex.
            first, last = sorted((here, following))
            share = heights[first] / (heights[first] - heights[last])
            vertices.append(polygon[first] + share * (polygon[last] - polygon[first]))
    return np.array(vertices)


def polyline_inside(polyline: NDArray[np.float64], polygon: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """The parts of a polyline (k, 2) inside a convex polygon, border included, as polylines in the same direction."""
    edges = np.roll(polygon, -1, axis=0) - polygon
    offsets = polyline[:, None] - polygon
    depths = (edges[:, 0] * offsets[..., 1] - edges[:, 1] * offsets[..., 0]) / np.linalg.norm(edges, axis=1)
    tolerance = ON_LINE_TOLERANCE * diameter(polygon)
    parts: list[list[NDArray[np.float64]]] = []
    unfinished = False
    for index in range(len(polyline) - 1):
        entry, exit_ = _inside_shares(depths[index] + tolerance, depths[index + 1] + tolerance)
        if entry >= exit_:
            unfinished = False
            continue
        start, end = (polyline[index] + share * (polyline[index + 1] - polyline[index]) for share in (entry, exit_))
        if unfinished and entry == 0:
            parts[-1].append(end)
        else:
            parts.append([start, end])
        unfinished = exit_ == 1
    return [np.array(part) for part in parts]


def _inside_shares(start: NDArray[np.float64], end: NDArray[np.float64]) -> tuple[float, float]:
    """The stretch of a segment, as shares of its length, on which all its depths below the edges are positive."""
    entry, exit_ = 0.0, 1.0
    for first, last in zip(start, end, strict=True):
        if first < 0 and last < 0:
            return 1.0, 0.0
        if first < 0 <= last:
            entry = max(entry, first / (first - last))
        elif last < 0 <= first:
            exit_ = min(exit_, first / (first - last))
    return entry, exit_
