"""The border of a trained network, drawn from end to end with a mark at every corner that can be seen."""

from typing import Self

import numpy as np
import numpy.typing as npt
from manim import VGroup, VMobject

from scenes.lib.following import Following
from scenes.lib.strokes import Dots, Points, corner_path
from scenes.lib.theme import active_theme
from scenes.lib.training.course import Course
from scenes.lib.training.decision_plane import DecisionPlane

_CELLS = 180
LEAST_TURN = 10
"""Corners at which the border turns by less, in degrees, are not marked."""
_NEAR = 4
_CORNER_RADIUS = 0.045
_WIDER = 1.3


class BorderTrace(VGroup):
    """The border in a plane, drawn up to a share of its length.

    Args:
        plane: where it is drawn; its region of class 1 is shown at once.
        course: the network's training.
        step: after how many steps.
        color: of the border.
    """

    def __init__(self, plane: DecisionPlane, course: Course, step: int, color: str) -> None:
        super().__init__()
        theme = active_theme()
        outlines = course.region(step, _CELLS)
        plane.draw(outlines._replace(border=outlines.border[:0]))
        segments = plane.points_at(outlines.border)
        self._paths = corner_path(segments[:, 0], segments[:, 1]).reshape(-1, 4, 3)
        corners = plane.points_at(course.corners(step, outlines.border))
        reached = np.array([np.flatnonzero((segments[:, 0] == corner).all(axis=1))[0] for corner in corners], int)
        seen = _turns(segments, reached) > np.radians(LEAST_TURN)
        self._corners, self._reached = corners[seen], reached[seen]
        self._line = VMobject(stroke_color=color, stroke_width=_WIDER * theme.thick_line, fill_opacity=0)
        self._marks = Dots(self._corners, color=theme.background, radius=_CORNER_RADIUS)
        self.add(self._line, self._marks)
        self.draw(1)

    def draw(self, share: float) -> Self:
        """Draw this share of the border."""
        drawn = round(share * len(self._paths))
        self._line.points = self._paths[:drawn].reshape(-1, 3)
        self._marks.place(self._corners[self._reached < drawn])
        return self

    def grow(self) -> Following[float]:
        """Animation from one end of the border to the other."""
        return Following(self, lambda progress: progress)


def _turns(segments: Points, joints: npt.NDArray[np.int_]) -> npt.NDArray[np.float64]:
    """By how much the border turns from a few segments before a joint to as many after it, in radians, shape (n,)."""
    before = segments[np.maximum(joints - _NEAR, 0), 0]
    after = segments[np.minimum(joints + _NEAR, len(segments) - 1), 0]
    arms = [(after - segments[joints, 0])[:, :2] @ [1, 1j], (segments[joints, 0] - before)[:, :2] @ [1, 1j]]
    return np.asarray(np.abs(np.angle(arms[0] * arms[1].conj())))
