"""A pointer on the input plane that reads the matrix of the piece on which it stands."""

from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np
from manim import Circle, VGroup, VMobject

from actmath import Layer, Piece, activation_patterns
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.plane.affine_action import AffineReadout
from scenes.lib.plane.plane import Coordinates, Plane
from scenes.lib.plane.unit_states import UnitStates
from scenes.lib.strokes import corner_path
from scenes.lib.theme import active_theme


class PiecePointer(VGroup):
    """A ring on the plane and the border of its piece, and beside it the piece's live units, W' and b'.

    Args:
        plane: the input plane.
        region: for the read-outs.
        layers: the network.
        pieces: its pieces.
        labels: the film's, with those of the units' states.
    """

    def __init__(
        self,
        plane: Plane,
        region: Region,
        layers: Sequence[Layer],
        pieces: Sequence[Piece],
        labels: Mapping[str, str],
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._plane, self._layers = plane, layers
        self._pieces = {piece.pattern: piece for piece in pieces}
        units, numbers = region.rows(0.4, 0.6)
        self._units = UnitStates(units, [layer.affine.outputs for layer in layers], labels)
        largest = max(pieces, key=lambda piece: max(np.abs(piece.map.weights).max(), np.abs(piece.map.bias).max()))
        self._readout = AffineReadout(largest.map, names=("W'", "b'"), decimals=2)
        numbers.hold(self._readout, across=0, up=1)
        self._ring = Circle(radius=0.16, color=theme.text, stroke_width=theme.thick_line)
        self._border = VMobject(stroke_color=theme.text, stroke_width=1.6 * theme.thick_line)
        self.add(self._units, self._readout, self._border, self._ring)
        self.position = pieces[0].centre
        self.draw(self.position)

    def draw(self, position: Coordinates) -> Self:
        """Stand at this point of the input plane, shape (2,), and read its piece."""
        self.position = position
        self._ring.move_to(self._plane.points_at(position))
        pattern = tuple(int(one) for one in activation_patterns(self._layers, position))
        piece = self._pieces.get(pattern)
        if piece is not None:
            self._units.draw(pattern)
            self._readout.draw(piece.map)
            corners = self._plane.points_at(piece.polygon)
            self._border.points = corner_path(corners, np.roll(corners, -1, axis=0))
        return self

    def go_to(self, position: Coordinates) -> Following[Coordinates]:
        """Animation of a straight walk to a point, reading every piece on the way."""
        start = self.position
        return Following(self, lambda progress: (1 - progress) * start + progress * position)
