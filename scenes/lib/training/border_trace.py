"""The border of a trained network, drawn from end to end with a tick at every corner that can be seen."""

from typing import Self

import numpy as np
import numpy.typing as npt
from manim import VGroup, VMobject

from scenes.lib.following import Following
from scenes.lib.strokes import Points, corner_path
from scenes.lib.theme import active_theme
from scenes.lib.training.course import Course
from scenes.lib.training.decision_plane import DecisionPlane

_CELLS = 180
_HALF_TICK = 0.12


LEAST_TURN = 10.0
"""Corners at which the border turns by less, in degrees, can hardly be seen and get no tick."""


class BorderTrace(VGroup):
    """The border in a plane, drawn up to a share of its length.

    Args:
        plane: where it is drawn; its region of class 1 is shown at once.
        course: the network's training.
        step: after how many steps.
        color: of the border.

    Attributes:
        has_corners: whether the border passes from one straight piece to another anywhere.
    """

    def __init__(self, plane: DecisionPlane, course: Course, step: int, color: str) -> None:
        super().__init__()
        theme = active_theme()
        outlines = course.region(step, _CELLS)
        plane.draw(outlines._replace(border=outlines.border[:0]))
        segments = plane.points_at(outlines.border)
        self._paths = corner_path(segments[:, 0], segments[:, 1]).reshape(-1, 4, 3)
        self.has_corners = len(course.corners(step, outlines.border)) > 0
        corners = plane.points_at(course.corners(step, outlines.border, least_turn=LEAST_TURN))
        self._reached = np.array(
            [np.flatnonzero((segments[:, 0] == corner).all(axis=1))[0] for corner in corners], dtype=int
        )
        self._ticks = _ticks(segments, self._reached)
        self._line = VMobject(stroke_color=color, stroke_width=theme.line, fill_opacity=0)
        self._marks = VMobject(stroke_color=theme.text, stroke_width=theme.thin_line, fill_opacity=0)
        self.add(self._line, self._marks)
        self.draw(1)

    def draw(self, share: float) -> Self:
        """Draw this share of the border."""
        drawn = round(share * len(self._paths))
        self._line.points = self._paths[:drawn].reshape(-1, 3)
        starts, ends = self._ticks[:, self._reached < drawn]
        self._marks.points = corner_path(starts, ends)
        return self

    def grow(self) -> Following[float]:
        """Animation from one end of the border to the other."""
        return Following(self, lambda progress: progress)


def _ticks(segments: Points, joints: npt.NDArray[np.int_]) -> Points:
    """Both ends of ticks across a border at the starts of some of its segments, shape (2, joints, 3)."""
    along = segments[joints, 1] - segments[np.maximum(joints - 1, 0), 0]
    across = np.stack([-along[:, 1], along[:, 0], np.zeros(len(joints))], axis=1)
    half = _HALF_TICK * across / np.linalg.norm(across, axis=1, keepdims=True)
    return np.stack([segments[joints, 0] - half, segments[joints, 0] + half])
