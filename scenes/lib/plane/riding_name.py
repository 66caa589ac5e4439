"""The name of a moving point, close beside it, on the side where no arrow starts from the point."""

from typing import Self

import numpy as np
from manim import DL, VGroup, VMobject

from scenes.lib.plane.plane import Plane
from scenes.lib.strokes import Points
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme

_GAP = 0.1
_HALO = 8
"""Width of the ground's color around the name, so that it stands clear of what it lies on."""
_SMALLEST = 1e-9
"""Shorter ways, in frame units, have no direction."""


class RidingName(VGroup):
    """A formula that rides with the point that it names.

    Args:
        plane: where the point moves; the name does not leave its window.
        name: what it is called, in Typst's math notation.
        radius: of the point's mark, from which the name keeps a gap.
    """

    def __init__(self, plane: Plane, name: str, *, radius: float) -> None:
        super().__init__()
        theme = active_theme()
        self._window = plane.window
        self._distance = radius + _GAP
        text = formula(name, size=theme.label_size, color=theme.origin)
        halo = VMobject(stroke_color=theme.background, stroke_width=_HALO)
        halo.points = np.concatenate([glyph.points for glyph in text.submobjects])
        self._half_size = 0.5 * np.array([text.width, text.height, 0.0])
        self.add(halo, text)

    def draw(self, point: Points, arrows: Points) -> Self:
        """Name the point that is here now, shape (3,), away from the ends of arrows that start there, shape (n, 3)."""
        away = -np.sum([_direction(end - point) for end in arrows], axis=0)
        away = _direction(away if np.linalg.norm(away) > _SMALLEST else DL)
        # As far as its own half size, the whole of it already at a diagonal: no corner reaches the point's mark.
        reach = np.clip(np.sqrt(2) * away, -1, 1) * self._half_size
        self._window.keep(self.move_to(point + self._distance * away + reach))
        return self


def _direction(way: Points) -> Points:
    """A way's direction of length 1, or of none if it leads nowhere."""
    return way / max(float(np.linalg.norm(way)), _SMALLEST)
