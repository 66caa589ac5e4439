"""A fringe along the axes that shows how many points were slid onto the same place."""

import numpy as np

from scenes.lib.plane.plane import Coordinates, Plane
from scenes.lib.strokes import Points, Polylines
from scenes.lib.theme import active_theme

_BIN = 0.125
_LENGTH_PER_POINT = 0.1
_LONGEST = 0.55


def pile_up_fringe(plane: Plane, before: Coordinates, after: Coordinates) -> Polylines:
    """Bars on the far side of both axes, as long as the number of points that slid there.

    Args:
        plane: where the points are drawn.
        before: the points before the slide, shape (n, 2).
        after: the same points after it.
    """
    bars: list[Points] = []
    for axis, outward in ((0, np.array([-1.0, 0.0, 0.0])), (1, np.array([0.0, -1.0, 0.0]))):
        landed = after[(before[:, axis] < 0) & (after[:, axis] == 0)]
        along = np.round(landed[:, 1 - axis] / _BIN) * _BIN
        for position, count in zip(*np.unique(along, return_counts=True), strict=True):
            foot = np.zeros(2)
            foot[1 - axis] = position
            start = plane.points_at(foot)
            bars.append(np.array([start, start + outward * min(_LENGTH_PER_POINT * count, _LONGEST)]))
    nothing = np.repeat(plane.points_at(np.zeros((1, 2))), 2, axis=0)
    theme = active_theme()
    return Polylines(bars or [nothing], color=theme.text, width=theme.line)
