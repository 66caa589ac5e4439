"""A square grid of input space whose points keep their identity while layers move them."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from actmath import Layer, grid_lines, with_corners
from scenes.lib.following import Following
from scenes.lib.plane.plane import Coordinates, Plane
from scenes.lib.strokes import Dots, Polylines
from scenes.lib.theme import active_theme

_SMOOTH_SAMPLES = 49
_DOT_RADIUS = 0.055
_RING_RADIUS = 0.09
_LEFT_QUADRANTS = (1, 2)


class Grid(VGroup):
    """Lines and crossing points of a square of input space, the crossings as dots.

    Its state is the place of every vertex and dot, so the same grid can be drawn after any layer.

    Args:
        plane: where it is drawn.
        extent: half the side of the square.
        spacing: distance of neighboring lines.
        layers: the layers that it will be sent through; lines get a vertex wherever piecewise-linear ones bend them
            and many vertices for smooth ones.
        colored: whether the dots wear their quadrant's color.
        left_as_rings: whether dots from the left half are rings, so that they still show when others lie on them.

    Attributes:
        underlay: what is put there lies over the lines and under the dots.
    """

    def __init__(
        self,
        plane: Plane,
        *,
        extent: float,
        spacing: float,
        layers: Sequence[Layer] = (),
        colored: bool = True,
        left_as_rings: bool = False,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._plane = plane
        lines = _lines(extent, spacing, layers)
        self._lengths = [len(line) for line in lines]
        nodes = grid_lines(extent, spacing=spacing, samples=len(lines) // 2)[: len(lines) // 2].reshape(-1, 2)
        self._vertices = sum(self._lengths)
        self.origins: Coordinates = np.concatenate([*lines, nodes])
        """Where every vertex and dot comes from, in input space, shape (n, 2)."""
        placed = self._split(plane.points_at(self.origins[: self._vertices]))
        self._lines = Polylines(placed, color=theme.muted, width=theme.thin_line)
        self._members = _quadrants(nodes)
        self._dots = [
            Dots(
                plane.points_at(nodes[members]),
                color=theme.quadrants[index] if colored else theme.text,
                radius=_RING_RADIUS if left_as_rings and index in _LEFT_QUADRANTS else _DOT_RADIUS,
                hollow=left_as_rings and index in _LEFT_QUADRANTS,
            )
            for index, members in enumerate(self._members)
        ]
        self.underlay = VGroup()
        self.add(self._lines, self.underlay, *self._dots)
        self.state = self.origins

    def draw(self, state: Coordinates) -> Self:
        """Draw the grid with its vertices and dots at these plane coordinates, shape (n, 2)."""
        self.state = state
        places = self._plane.points_at(state)
        self._lines.place(places[: self._vertices])
        for dots, members in zip(self._dots, self._members, strict=True):
            dots.place(places[self._vertices + members])
        return self

    def carry_to(self, state: Coordinates) -> Following[Coordinates]:
        """Animation in which every vertex and dot goes straight to its place in another state."""
        start = self.state
        return Following(self, lambda progress: (1 - progress) * start + progress * state)

    def ghost(self) -> Polylines:
        """The lines where they are now, faint, for comparison with where they will be."""
        return self.ghost_at(self.state, color=active_theme().faint)

    def ghost_at(self, state: Coordinates, *, color: str) -> Polylines:
        """The lines where another state would put them."""
        return Polylines(
            self._split(self._plane.points_at(state[: self._vertices])), color=color, width=active_theme().thin_line
        )

    def border_at(self, state: Coordinates, *, color: str) -> Polylines:
        """The four sides of the square, bold, where another state would put them."""
        lines = self._split(self._plane.points_at(state[: self._vertices]))
        half = len(lines) // 2
        sides = [lines[0], lines[half - 1], lines[half], lines[-1]]
        return Polylines(sides, color=color, width=active_theme().thick_line)

    @property
    def dots_at(self) -> Coordinates:
        """Where the dots are now, shape (dots, 2)."""
        return self.state[self._vertices :]

    def _split(self, places: Coordinates) -> list[Coordinates]:
        return np.split(places, np.cumsum(self._lengths)[:-1])


def _lines(extent: float, spacing: float, layers: Sequence[Layer]) -> list[Coordinates]:
    smooth = any(layer.activation is not None and not layer.activation.is_piecewise_linear for layer in layers)
    lines = grid_lines(extent, spacing=spacing, samples=_SMOOTH_SAMPLES if smooth else 2)
    return [with_corners(layers, line) for line in lines]


def _quadrants(nodes: Coordinates) -> list[np.ndarray[tuple[int], np.dtype[np.intp]]]:
    """Indices of the nodes in each quadrant: upper right, upper left, lower left, lower right."""
    right, upper = nodes[:, 0] >= 0, nodes[:, 1] >= 0
    return [np.flatnonzero(chosen) for chosen in (right & upper, ~right & upper, ~right & ~upper, right & ~upper)]


def square_corners(extent: float) -> Coordinates:
    """Corners of the square of input space, shape (4, 2)."""
    return extent * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
