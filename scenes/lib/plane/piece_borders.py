"""The borders between a network's linear pieces, carried along with the grid that they cut."""

from collections.abc import Sequence
from typing import Self

import numpy as np

from actmath import Layer, Piece, linear_pieces, propagate
from scenes.lib.following import Following
from scenes.lib.plane.plane import Coordinates, Plane
from scenes.lib.strokes import Polylines
from scenes.lib.theme import active_theme


class PieceBorders(Polylines):
    """Where the pieces that layers make of a square meet, before or after the activation of the last layer.

    Args:
        plane: where they are drawn.
        layers: the layers.
        extent: half the side of the square.
        activated: whether the activation has acted.
    """

    def __init__(self, plane: Plane, layers: Sequence[Layer], extent: float, *, activated: bool) -> None:
        theme = active_theme()
        window = (-extent, extent)
        edges = _inner_edges(linear_pieces(layers, window, window), extent)
        # Borders that are none still are an object: a line without length.
        self.in_place: Coordinates = np.concatenate([*edges, np.zeros((0 if edges else 2, 2))])
        self._plane = plane
        self._around = propagate(layers, self.in_place)[-1]
        self.state = self._around.outputs if activated else self._around.preactivations
        ends = plane.points_at(self.state).reshape(-1, 2, 3)
        super().__init__(list(ends), color=theme.text, width=theme.thin_line)

    def draw(self, state: Coordinates) -> Self:
        """Draw the ends of the borders at these plane coordinates, shape (ends, 2)."""
        self.state = state
        self.place(self._plane.points_at(state))
        return self

    def activate(self) -> Following[Coordinates]:
        """Animation of the last layer's activation."""
        return self._carry_to(self._around.outputs)

    def apply_affine(self, layer: Layer) -> Following[Coordinates]:
        """Animation of the affine map of the layer that follows."""
        return self._carry_to(layer.affine.apply(self.state))

    def return_to_input(self) -> Following[Coordinates]:
        """Animation in which every border goes straight back to where it cuts the square."""
        return self._carry_to(self.in_place)

    def _carry_to(self, state: Coordinates) -> Following[Coordinates]:
        start = self.state
        return Following(self, lambda progress: (1 - progress) * start + progress * state)


def _inner_edges(pieces: Sequence[Piece], extent: float) -> list[Coordinates]:
    """Sides of the pieces that are not on the square's own sides, each of shape (2, 2)."""
    edges = [
        np.array(ends)
        for piece in pieces
        for ends in zip(piece.polygon, np.roll(piece.polygon, -1, axis=0), strict=True)
    ]
    return [edge for edge in edges if not (np.isclose(*edge) & np.isclose(np.abs(edge[0]), extent)).any()]
