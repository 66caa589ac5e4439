"""How many points were slid onto the same axis, or into the corner of both."""

from collections.abc import Callable

from manim import DL, DOWN, LEFT, VGroup

from scenes.lib.plane.plane import Coordinates, Plane
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_GAP = 0.2


class PileUp(VGroup):
    """A count beside each axis onto which points were slid, and one beside the corner.

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
        for first, second, side in ((True, False, LEFT), (False, True, DOWN), (True, True, DL)):
            pile = after[(slid == [first, second]).all(axis=1)]
            if len(pile):
                text = words(label(len(pile)), size=active_theme().label_size)
                middle = (pile.min(axis=0) + pile.max(axis=0)) / 2
                self.counts.append(len(pile))
                self.add(text.next_to(plane.points_at(middle), side, buff=_GAP))
