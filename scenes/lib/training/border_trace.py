"""The border of a trained network, drawn from end to end with a mark at every corner."""

from typing import Self

import numpy as np
from manim import Dot, VGroup, VMobject

from scenes.lib.following import Following
from scenes.lib.strokes import Dots, corner_path
from scenes.lib.theme import active_theme
from scenes.lib.training.course import Course
from scenes.lib.training.decision_plane import DecisionPlane

_CELLS = 180
_CORNER_RADIUS = 0.035
_HEAD_RADIUS = 0.1
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
        self._corners = corners
        self._reached = np.array([np.flatnonzero((segments[:, 0] == corner).all(axis=1))[0] for corner in corners], int)
        self._line = VMobject(stroke_color=color, stroke_width=_WIDER * theme.thick_line, fill_opacity=0)
        self._marks = Dots(corners, color=theme.background, radius=_CORNER_RADIUS)
        self._head = Dot(radius=_HEAD_RADIUS, color=theme.text)
        self.add(self._line, self._marks, self._head)
        self.draw(1)

    def draw(self, share: float) -> Self:
        """Draw this share of the border; the pen is seen on the way only."""
        drawn = round(share * len(self._paths))
        self._line.points = self._paths[:drawn].reshape(-1, 3)
        self._marks.place(self._corners[self._reached < drawn])
        self._head.set_opacity(float(0 < drawn < len(self._paths)))
        if drawn:
            self._head.move_to(self._paths[drawn - 1, -1])
        return self

    def grow(self) -> Following[float]:
        """Animation of the pen along the border."""
        return Following(self, lambda progress: progress)
