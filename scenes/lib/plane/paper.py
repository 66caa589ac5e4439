"""A sheet of paper that layers fold, a stroke on the folded sheet, and the sheet unfolded again."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from actmath import Layer, linear_pieces, propagate, unfold_stroke
from scenes.lib.following import Following
from scenes.lib.plane.mosaic import Mosaic
from scenes.lib.plane.plane import Coordinates, Plane
from scenes.lib.strokes import Polylines
from scenes.lib.theme import active_theme

_PLANE_DIMENSION = 2
_STROKE = np.array([[0.1, 0.12], [0.3, 0.42], [0.52, 0.3], [0.42, 0.12], [0.26, 0.16], [0.3, 0.26]])
"""Corners of the stroke's curve, in shares of two sides of the folded piece."""
_SAMPLES = 16
"""Points per piece of the curve."""


class Paper(VGroup):
    """The sheet in input space as the pieces that the folds cut it into, and one copy of the stroke on each.

    Args:
        plane: where it lies.
        layers: the folds; every layer with two outputs is a position of the sheet.
        extent: half the side of the sheet.

    Attributes:
        sheet: the pieces.
        single_stroke: the stroke as it is drawn on the folded sheet.
        stroke: its copies, one a piece.
        motions: for each step that a formula names the positions that lead through it.
    """

    def __init__(self, plane: Plane, layers: Sequence[Layer], *, extent: float) -> None:
        super().__init__()
        theme = active_theme()
        pieces = linear_pieces(layers, (-extent, extent), (-extent, extent))
        self.sheet = Mosaic(plane, pieces, colors=[theme.faint] * len(pieces), opacity=0.3)
        origin, along, across = pieces[0].map.apply(pieces[0].polygon)[:3]
        curve = make_smooth(origin + _STROKE @ np.array([along - origin, across - origin]))
        copies = [copy for of_piece in unfold_stroke(pieces, curve) for copy in of_piece]
        self._plane = plane
        self.single_stroke = Polylines([plane.points_at(curve)], color=theme.accent, width=theme.thick_line)
        self.stroke = Polylines([plane.points_at(copy) for copy in copies], color=theme.accent, width=theme.thick_line)
        self._positions = [(self.sheet.in_place, np.concatenate(copies))]
        self.motions = [
            self._append_motions(layer, sheet.outputs, stroke.outputs)
            for layer, sheet, stroke in zip(
                layers,
                propagate(layers, self.sheet.in_place),
                propagate(layers, np.concatenate(copies)),
                strict=True,
            )
            if layer.affine.outputs == _PLANE_DIMENSION
        ]
        self.add(self.sheet)
        self._now = 0.0

    def _append_motions(self, layer: Layer, sheet: Coordinates, stroke: Coordinates) -> list[int]:
        """Add the positions that lead to a layer's result: a fold along two axes takes one crease after the other."""
        before = self._positions[-1]
        if layer.affine.inputs != _PLANE_DIMENSION:
            half_way = tuple(
                np.stack([after[:, 0], old[:, 1]], axis=1) for old, after in zip(before, (sheet, stroke), strict=True)
            )
            self._positions.append((half_way[0], half_way[1]))
        first = len(self._positions) - (layer.affine.inputs != _PLANE_DIMENSION)
        self._positions.append((sheet, stroke))
        return list(range(first, len(self._positions)))

    def draw(self, position: float) -> Self:
        """Lie in a position: 0 is the open sheet, 1 after the first motion; fractions are on the way."""
        self._now = position
        index = min(int(position), len(self._positions) - 2)
        share = position - index
        sheet, stroke = (
            (1 - share) * before + share * after
            for before, after in zip(self._positions[index], self._positions[index + 1], strict=True)
        )
        self.sheet.draw(sheet)
        self.stroke.place(self._plane.points_at(stroke))
        return self

    def go_to(self, position: int) -> Following[float]:
        """Animation to the next or the previous position."""
        start = self._now
        return Following(self, lambda progress: start + (position - start) * progress)


def make_smooth(corners: Coordinates) -> Coordinates:
    """A smooth curve through corners, shape (n, 2), as a fine polyline (Catmull-Rom spline)."""
    padded = np.concatenate([corners[:1], corners, corners[-1:]])
    share = np.linspace(0, 1, _SAMPLES, endpoint=False)[:, None]
    parts = [
        b + 0.5 * share * (c - a + share * (2 * a - 5 * b + 4 * c - d + share * (3 * (b - c) + d - a)))
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    return np.concatenate([*parts, corners[-1:]])
