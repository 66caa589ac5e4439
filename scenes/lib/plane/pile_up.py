"""How many points were slid onto the same axis, or into the corner of both."""

from collections.abc import Callable

import numpy as np
from manim import DL, DOWN, LEFT, VGroup, VMobject

from scenes.lib.plane.plane import Coordinates, Plane
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_GAP = 0.2


class PileUp(VGroup):
    """A count beside each axis onto which points were slid, and one beside the corner, as far as there is room.

    Args:
        plane: where the points are drawn.
        before: the points before the slide, shape (n, 2).
        after: the same points after it.
        label: what is written for a count.
    """

    def __init__(self, plane: Plane, before: Coordinates, after: Coordinates, label: Callable[[int], str]) -> None:
        super().__init__()
        self.counts = []
        slid = (before < 0) & (after == 0)
        origin = plane.points_at([0.0, 0.0])
        for pattern, side in (((True, False), LEFT), ((False, True), DOWN), ((True, True), DL)):
            pile = after[(slid == pattern).all(axis=1)]
            if len(pile):
                text = words(label(len(pile)), size=active_theme().label_size)
                text.next_to(plane.points_at((pile.min(axis=0) + pile.max(axis=0)) / 2), side, buff=_GAP)
                # Neither the count of one axis reaches over to where that of the corner stands.
                beyond = np.maximum(origin + _GAP - text.get_corner(DL), 0.0)
                text.shift(beyond * ~np.array([*pattern, True]))
                plane.window.keep(text)
                if not any(_overlap(text, other) for other in self):
                    self.counts.append(len(pile))
                    self.add(text)


def _overlap(one: VMobject, other: VMobject) -> bool:
    apart = np.abs(one.get_center() - other.get_center())[:2]
    return bool((apart < np.array([one.width + other.width, one.height + other.height]) / 2).all())
