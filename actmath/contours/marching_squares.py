"""The region in which a function is positive, traced through a grid of its values.

Source: Lorensen and Cline, "Marching Cubes" (1987), in two dimensions; at saddles the mean of the corners decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_SIDES = 4


class Outlines(NamedTuple):
    """The region where a function is positive.

    Attributes:
        polygons: closed outlines, the last point followed by the first, each of shape (n, 2) with the coordinates of
            the grid; the region lies on their left, so holes run the other way round.
        border: where the function is zero, as straight segments, shape (m, 2, 2), one after another along each line;
            the edges of the grid are no part of it.
    """

    polygons: tuple[NDArray[np.float64], ...]
    border: NDArray[np.float64]


def positive_region(values: ArrayLike, x: ArrayLike, y: ArrayLike) -> Outlines:
    """Outline of the region where values > 0, zeros between grid points being interpolated along the grid's lines.

    Args:
        values: the function at the grid's points, shape (rows, columns); NaN counts as not positive.
        x: coordinates of the columns, rising, shape (columns,).
        y: coordinates of the rows, rising, shape (rows,).

    Raises:
        ValueError: the shapes do not fit, or a side has fewer than two points.
    """
    inner, columns, rows = (np.asarray(array, dtype=np.float64) for array in (values, x, y))
    if inner.shape != (len(rows), len(columns)) or min(inner.shape) < 2:  # noqa: PLR2004 (a cell has two sides)
        raise ValueError(f"values must have shape {(len(rows), len(columns))} and two points a side, got {inner.shape}")
    # Around the grid lie cells without width in which the function is negative: they close every outline at the edge.
    padded = np.pad(np.nan_to_num(inner, nan=-1.0), 1, constant_values=-1.0)
    wide, high = np.pad(columns, 1, mode="edge"), np.pad(rows, 1, mode="edge")
    starts, ends = _segments(padded)
    crossings = _crossings(padded, wide, high)
    polygons = tuple(crossings[loop] for loop in _loops(starts, ends))
    edges = np.array([[columns[0], rows[0]], [columns[-1], rows[-1]]])
    borders = [_without_edges(polygon, edges) for polygon in polygons]
    return Outlines(polygons, np.concatenate([np.zeros((0, 2, 2)), *borders]))


def _without_edges(polygon: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sides of a polygon that are not on the edges of the grid, given by its lower left and upper right corner."""
    segments = np.stack([polygon, np.roll(polygon, -1, axis=0)], axis=1)
    on_edge = (segments[:, None] == edges[None, :, None]).all(axis=2).any(axis=(1, 2))
    # Beginning on an edge, if there is one, no line of the border is cut in two.
    first = int(np.argmax(on_edge))
    return np.asarray(np.roll(segments, -first, axis=0)[~np.roll(on_edge, -first)], dtype=np.float64)


def _crossings(values: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where the function is zero on every line between neighbours, shape (lines, 2): the level ones, then the upright.

    Lines without a change of sign have a place of no meaning.
    """
    height, width = values.shape
    level, upright = np.full((height, width, 2), np.nan), np.full((height, width, 2), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        across = np.clip(values[:, :-1] / (values[:, :-1] - values[:, 1:]), 0, 1)
        up = np.clip(values[:-1] / (values[:-1] - values[1:]), 0, 1)
    level[:, :-1, 0] = x[:-1] + across * np.diff(x)
    level[..., 1] = y[:, None]
    upright[..., 0] = x
    upright[:-1, :, 1] = y[:-1, None] + up * np.diff(y)[:, None]
    return np.concatenate([level.reshape(-1, 2), upright.reshape(-1, 2)])


def _segments(values: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The lines at which the outline enters and leaves the cells, numbered as in `_crossings`, each of shape (n,)."""
    height, width = values.shape
    positive = values > 0
    numbers = np.arange(height * width).reshape(height, width)
    level, upright = numbers, numbers + height * width
    # Corners and sides of every cell, counter-clockwise from the lower left corner and the lower side.
    corners = np.stack([positive[:-1, :-1], positive[:-1, 1:], positive[1:, 1:], positive[1:, :-1]], axis=-1)
    sides = np.stack([level[:-1, :-1], upright[:-1, 1:], level[1:, :-1], upright[:-1, :-1]], axis=-1)
    mixed = corners.any(axis=-1) & ~corners.all(axis=-1)
    corners, sides = corners[mixed], sides[mixed]
    leaves, enters = corners & ~np.roll(corners, -1, axis=-1), ~corners & np.roll(corners, -1, axis=-1)
    means = (values[:-1, :-1] + values[:-1, 1:] + values[1:, 1:] + values[1:, :-1])[mixed]
    single = leaves.sum(axis=-1) == 1
    starts, ends = [sides[single][leaves[single]]], [sides[single][enters[single]]]
    for cell in np.flatnonzero(~single):
        step = 1 if means[cell] > 0 else -1
        for side in np.flatnonzero(leaves[cell]):
            starts.append(sides[cell, [side]])
            ends.append(sides[cell, [(side + step) % _SIDES]])
    return np.concatenate(starts), np.concatenate(ends)


def _loops(starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[list[int]]:
    """Join segments into closed rounds."""
    following = dict(zip(starts.tolist(), ends.tolist(), strict=True))
    loops = []
    while following:
        first, at = following.popitem()
        loop = [first]
        while at != first:
            loop.append(at)
            at = following.pop(at)
        loops.append(loop)
    return loops
