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
_OPACITY = 0.3
_SAMPLES = 16
"""Points per piece of the curve."""


class Paper(VGroup):
    """The sheet in input space as the pieces that the folds cut it into, and one copy of the stroke on each.

    A crease is drawn from the moment its fold begins, and stays when the sheet is unfolded.

    Args:
        plane: where it lies.
        layers: the folds; every layer with two outputs is a position of the sheet.
        extent: half the side of the sheet.

    Attributes:
        single_stroke: the stroke as it is drawn on the folded sheet.
        stroke: its copies, one a piece.
        motions: for each step that a formula names the positions that lead through it.
    """

    def __init__(self, plane: Plane, layers: Sequence[Layer], *, extent: float) -> None:
        super().__init__()
        theme = active_theme()
        self._plane, self._layers = plane, layers
        self.motions = _motions(layers)
        window = (-extent, extent)
        # Before the first motion the sheet is one piece; each motion may cut it further.
        ends = [index + 1 for index, layer in enumerate(layers) if layer.affine.outputs == _PLANE_DIMENSION]
        cuts = [linear_pieces(layers[:end], window, window) for end in (0, *ends)]
        self._sheets = [Mosaic(plane, pieces, colors=[theme.faint] * len(pieces), opacity=_OPACITY) for pieces in cuts]
        pieces = cuts[-1]
        origin, along, across = pieces[0].map.apply(pieces[0].polygon)[:3]
        curve = make_smooth(origin + _STROKE @ np.array([along - origin, across - origin]))
        copies = [copy for of_piece in unfold_stroke(pieces, curve) for copy in of_piece]
        self.single_stroke = Polylines([plane.points_at(curve)], color=theme.accent, width=theme.thick_line)
        self.stroke = Polylines([plane.points_at(copy) for copy in copies], color=theme.accent, width=theme.thick_line)
        self._sheet_positions = [self._positions(sheet.in_place) for sheet in self._sheets]
        self._stroke_positions = self._positions(np.concatenate(copies))
        self._steps_begun = 0
        self._begin(0)
        self.draw(0)

    @property
    def sheet(self) -> Mosaic:
        """The pieces that the steps begun so far have made."""
        return self._sheets[self._steps_begun]

    def draw(self, position: float) -> Self:
        """Lie in a position: 0 is the open sheet, 1 after the first motion; fractions are on the way."""
        self._now = position
        self.sheet.draw(_between(self._sheet_positions[self._steps_begun], position))
        self.stroke.place(self._plane.points_at(_between(self._stroke_positions, position)))
        return self

    def go_to(self, position: int) -> Following[float]:
        """Animation to the next or the previous position; the creases of a step are there when it begins."""
        start = self._now
        self._begin(sum(position >= motion[0] for motion in self.motions))
        return Following(self, lambda progress: start + (position - start) * progress)

    def _begin(self, steps: int) -> None:
        """Show what so many steps cut; what has been cut stays."""
        self._steps_begun = max(self._steps_begun, steps)
        self.submobjects = [self.sheet]

    def _positions(self, points: Coordinates) -> list[Coordinates]:
        """Points of the open sheet in every position: a fold along two axes takes one crease after the other."""
        positions = [points]
        for layer, state in zip(self._layers, propagate(self._layers, points), strict=True):
            if layer.affine.outputs == _PLANE_DIMENSION:
                if layer.affine.inputs != _PLANE_DIMENSION:
                    positions.append(np.stack([state.outputs[:, 0], positions[-1][:, 1]], axis=1))
                positions.append(state.outputs)
        return positions


def _motions(layers: Sequence[Layer]) -> list[list[int]]:
    """The positions that each layer with two outputs leads through: a fold two, a turn one."""
    motions: list[list[int]] = []
    last = 0
    for layer in layers:
        if layer.affine.outputs == _PLANE_DIMENSION:
            first, last = last + 1, last + (1 if layer.affine.inputs == _PLANE_DIMENSION else 2)
            motions.append(list(range(first, last + 1)))
    return motions


def _between(positions: Sequence[Coordinates], position: float) -> Coordinates:
    """Points on the straight way from one position to the next."""
    index = min(int(position), len(positions) - 2)
    share = position - index
    return (1 - share) * positions[index] + share * positions[index + 1]


def make_smooth(corners: Coordinates) -> Coordinates:
    """A smooth curve through corners, shape (n, 2), as a fine polyline (Catmull-Rom spline)."""
    padded = np.concatenate([corners[:1], corners, corners[-1:]])
    share = np.linspace(0, 1, _SAMPLES, endpoint=False)[:, None]
    parts = [
        b + 0.5 * share * (c - a + share * (2 * a - 5 * b + 4 * c - d + share * (3 * (b - c) + d - a)))
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    return np.concatenate([*parts, corners[-1:]])
