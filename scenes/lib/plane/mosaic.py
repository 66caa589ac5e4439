"""The linear pieces of a network as colored polygons that can be carried to where the network puts them."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup, VMobject

from actmath import Piece
from scenes.lib.following import Following
from scenes.lib.plane.plane import Coordinates, Plane
from scenes.lib.strokes import Polylines, corner_path
from scenes.lib.theme import active_theme


class Mosaic(VGroup):
    """Pieces of the input plane as areas with borders.

    Its state is the place of every corner, piece after piece, so the mosaic can be drawn before or after the network.

    Args:
        plane: where it is drawn.
        pieces: the pieces.
        colors: one for each piece; by default colors that differ between neighbors.
        opacity: of the areas.

    Attributes:
        colors: one for each piece.
    """

    def __init__(
        self, plane: Plane, pieces: Sequence[Piece], *, colors: Sequence[str] | None = None, opacity: float = 0.75
    ) -> None:
        super().__init__()
        theme = active_theme()
        self.plane = plane
        self._pieces = pieces
        self.colors = colors or [theme.pieces[one] for one in color_classes(pieces, len(theme.pieces))]
        self._areas = [VMobject(stroke_width=0, fill_color=color, fill_opacity=opacity) for color in self.colors]
        sizes = [len(piece.polygon) for piece in pieces]
        self._corners = np.split(np.arange(sum(sizes)), np.cumsum(sizes)[:-1])
        closed = [np.append(corners, corners[0]) for corners in self._corners]
        self._border_order = np.concatenate(closed)
        places = plane.points_at(self.in_place)
        self._borders = Polylines([places[corners] for corners in closed], color=theme.text, width=theme.thin_line)
        self.add(*self._areas, self._borders)
        self.state = self.in_place
        self.draw(self.in_place)

    @property
    def in_place(self) -> Coordinates:
        """The state in input space, shape (corners, 2)."""
        return np.concatenate([piece.polygon for piece in self._pieces])

    @property
    def carried(self) -> Coordinates:
        """The state after the network: every piece moved by its own map, shape (corners, 2)."""
        return np.concatenate([piece.map.apply(piece.polygon) for piece in self._pieces])

    def draw(self, state: Coordinates) -> Self:
        """Draw the corners at these plane coordinates, shape (corners, 2)."""
        self.state = state
        places = self.plane.points_at(state)
        for area, corners in zip(self._areas, self._corners, strict=True):
            area.points = corner_path(places[corners], places[np.roll(corners, -1)])
        self._borders.place(places[self._border_order])
        return self

    def carry_to(self, state: Coordinates) -> Following[Coordinates]:
        """Animation in which every corner goes straight to its place in another state."""
        start = self.state
        return Following(self, lambda progress: (1 - progress) * start + progress * state)


def color_classes(pieces: Sequence[Piece], count: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """One of count classes for each piece so that pieces whose patterns differ in one unit differ, if count allows.

    Pieces are taken in order; each gets the least used class that no earlier neighbor has.
    """
    patterns = np.array([piece.pattern for piece in pieces])
    classes = np.zeros(len(pieces), dtype=np.intp)
    for index, pattern in enumerate(patterns):
        neighbors = np.flatnonzero((patterns[:index] != pattern).sum(axis=1) == 1)
        used = np.bincount(classes[:index], minlength=count)
        allowed = [one for one in range(count) if one not in classes[neighbors]] or list(range(count))
        classes[index] = min(allowed, key=lambda one: int(used[one]))
    return classes
