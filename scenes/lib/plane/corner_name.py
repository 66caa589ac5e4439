"""The name of a moving point, out of the way of what moves with it."""

from typing import Self

import numpy as np
from manim import UP, VGroup, VMobject
from manim.typing import Vector3D

from scenes.lib.plane.plane import Plane
from scenes.lib.strokes import Points, corner_path
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme

_GAP = 0.12


class CornerName(VGroup):
    """A formula in a lower corner of the plane and a thin line from it to the point that it names.

    Args:
        plane: where the point moves.
        name: what it is called, in Typst's math notation.
        side: left or right, of the corner.
        radius: of the point's mark, at which the line ends.
    """

    def __init__(self, plane: Plane, name: str, side: Vector3D, *, radius: float) -> None:
        super().__init__()
        theme = active_theme()
        self._radius = radius
        self._name = formula(name, size=theme.label_size, color=theme.origin)
        across = 0.5 * (1 + side[0])
        plane.window.inset(left=_GAP, right=_GAP, bottom=_GAP).hold(self._name, across=across, up=0)
        self._lead = VMobject(stroke_color=theme.origin, stroke_width=theme.hairline)
        self.add(self._lead, self._name)

    def draw(self, point: Points) -> Self:
        """Name the point that is here now, shape (3,)."""
        start = self._name.get_top() + _GAP * UP
        way = point - start
        end = point - self._radius * way / np.linalg.norm(way)
        self._lead.points = corner_path(start[None], end[None])
        return self
