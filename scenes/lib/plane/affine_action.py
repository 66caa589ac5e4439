"""An affine layer at work: the grid, the unit vectors and the entries of W and b move as one."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, Circle, Dot, VGroup

from actmath import AffineMap
from scenes.lib.following import Following
from scenes.lib.plane.grid import Grid
from scenes.lib.plane.plane import Coordinates, Plane
from scenes.lib.plane.riding_name import RidingName
from scenes.lib.strokes import Arrow, Points
from scenes.lib.text.matrix import Matrix, column_vector
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme

_NOTHING = AffineMap.identity(2)
_RING_RADIUS = 0.17
_DOT_RADIUS = 0.1
_HIDDEN = 2.5
"""An arrow shorter than this, in radii of the dot, lies above the dot."""
_BESIDE_GAP, _UNDER_GAP = 0.35, 0.45
ORIGIN_AND_UNIT_VECTORS: Coordinates = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
"""What an action carries along with the grid, shape (3, 2)."""


class AffineReadout(VGroup):
    """W and b with live entries; W's columns wear the roles of the unit vectors, b that of the origin.

    Args:
        target: the map whose entries need the most room.
        names: how W and b are called, in Typst's math notation.
        decimals: digits after the point.
        size: Manim font size; the theme's number size when left out.
        in_a_row: whether b stands beside W and not under it.
    """

    def __init__(
        self,
        target: AffineMap,
        *,
        names: tuple[str, str] = ("W", "b"),
        decimals: int = 1,
        size: float | None = None,
        in_a_row: bool = False,
    ) -> None:
        super().__init__()
        theme = active_theme()
        font_size = size or theme.number_size
        largest = max(1.0, float(np.abs(target.weights).max()), float(np.abs(target.bias).max()))
        columns = [theme.first_axis, theme.second_axis]
        self._weights = Matrix(_NOTHING.weights, columns, decimals=decimals, size=size, largest=largest)
        self._bias = column_vector(_NOTHING.bias, theme.origin, decimals=decimals, size=size, largest=largest)
        rows = VGroup()
        for name, entries in zip(names, (self._weights, self._bias), strict=True):
            label = formula(f"{name} =", size=font_size)
            entries.next_to(label, buff=_BESIDE_GAP if size is None else 0.5 * _BESIDE_GAP)
            rows.add(VGroup(label, entries))
        if in_a_row:
            rows[1].next_to(rows[0], RIGHT, buff=_BESIDE_GAP)
        else:
            rows[1].next_to(rows[0], DOWN, buff=_UNDER_GAP, aligned_edge=LEFT)
            self._bias.align_to(self._weights, LEFT)
        self.add(*rows)

    def draw(self, affine: AffineMap) -> Self:
        """Show the entries of this map."""
        self._weights.draw(affine.weights)
        self._bias.draw(affine.bias[:, None])
        return self


class AffineAction(VGroup):
    """One layer acting on a grid: what stands on the plane is carried along, the unit vectors become W's columns.

    Args:
        plane: where everything is drawn.
        grid: moved from where it is now.
        readout: follows with the entries, if given.
        shift_name: what the shift is called, in Typst's math notation, if its name is to ride with the origin's dot.
        followed: a point of the grid's input that wears a ring, if given, shape (2,).

    Attributes:
        ring: around the point that is followed.
    """

    def __init__(
        self,
        plane: Plane,
        grid: Grid,
        readout: AffineReadout | None = None,
        *,
        shift_name: str | None = None,
        followed: Coordinates | None = None,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._plane, self._grid, self._readout = plane, grid, readout
        self._before = grid.state
        self._first = Arrow(*plane.points_at([[0, 0], [1, 0]]), color=theme.first_axis)
        self._second = Arrow(*plane.points_at([[0, 0], [0, 1]]), color=theme.second_axis)
        self._origin = Dot(plane.points_at([0, 0]), radius=_DOT_RADIUS, color=theme.origin)
        self.arrows = VGroup(self._first, self._second, self._origin)
        self._followed = followed
        self.ring = Circle(radius=_RING_RADIUS, color=theme.origin, stroke_width=theme.line)
        self._shift_name = self._riding(shift_name) if shift_name else None
        self.add(grid, self.arrows)
        if followed is not None:
            self.add(self.ring)
        if self._shift_name:
            self.add(self._shift_name)
        if readout:
            self.add(readout)
        self.affine = _NOTHING
        self.draw(_NOTHING)

    def draw(self, affine: AffineMap) -> Self:
        """Draw everything as the map has moved it."""
        self.affine = affine
        self._grid.draw(affine.apply(self._before))
        origin, first, second = self._carried
        self._first.place(origin, first)
        self._second.place(origin, second)
        self._origin.move_to(origin)
        if self._shift_name:
            self._shift_name.draw(origin, np.array([first, second]))
        if self._followed is not None:
            self.ring.move_to(self._plane.points_at(affine.apply(self._followed)))
        if self._readout:
            self._readout.draw(affine)
        return self

    def shift_named(self, name: str) -> RidingName:
        """What the shift is called, beside the dot where it has come to rest; the name does not ride with it."""
        origin, *ends = self._carried
        return self._riding(name).draw(origin, np.array(ends))

    def apply_weights(self, affine: AffineMap) -> Following[AffineMap]:
        """Animation of the linear part alone: the origin stays."""
        return self._towards(AffineMap(affine.weights, self.affine.bias))

    def apply_bias(self, affine: AffineMap) -> Following[AffineMap]:
        """Animation of the shift alone."""
        return self._towards(AffineMap(self.affine.weights, affine.bias))

    def apply_whole(self, affine: AffineMap) -> Following[AffineMap]:
        """Animation of both at once: one jump."""
        return self._towards(affine)

    @property
    def _carried(self) -> Points:
        """Where the origin and the ends of the unit vectors are now in the frame, shape (3, 3)."""
        return self._plane.points_at(self.affine.apply(ORIGIN_AND_UNIT_VECTORS))

    def _riding(self, name: str) -> RidingName:
        return RidingName(self._plane, name, radius=_DOT_RADIUS)

    def _towards(self, target: AffineMap) -> Following[AffineMap]:
        start = self.affine
        self._stack(np.linalg.norm(target.weights, axis=0) * self._plane.unit)

        def state_at(progress: float) -> AffineMap:
            return AffineMap(
                (1 - progress) * start.weights + progress * target.weights,
                (1 - progress) * start.bias + progress * target.bias,
            )

        return Following(self, state_at)

    def _stack(self, lengths: Points) -> None:
        """Put arrows of these lengths, in frame units, and dot so that none hides another: the shorter arrow above.

        Manim draws a motion in the order in which it begins.
        """
        arrows = [self._first, self._second] if lengths[0] > lengths[1] else [self._second, self._first]
        hidden = lengths.min() < _HIDDEN * _DOT_RADIUS
        self.arrows.submobjects = [self._origin, *arrows] if hidden else [*arrows, self._origin]


def places_on_the_way(maps: Sequence[AffineMap], points: Coordinates) -> Coordinates:
    """Everywhere that points, shape (n, 2), come by when maps act in turn, first W and then b; shape (m, 2)."""
    places = [points]
    for affine in maps:
        linear = AffineMap(affine.weights, np.zeros(2)).apply(places[-1])
        places += [linear, linear + affine.bias]
    return np.concatenate(places)
