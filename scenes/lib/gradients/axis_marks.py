"""Outlines of the marks at the ends of an axis of bars."""

import numpy as np

from scenes.lib.layout import Region
from scenes.lib.strokes import Points, closed_path

MARK = 0.13
"""Half the width of a mark, in frame units."""

_RING_CORNERS = 24


def wedge(center: float, plot: Region, direction: int, half: float) -> Points:
    """A triangle of this half width at the floor or the top of the plot that points out of it."""
    end = plot.bottom if direction < 0 else plot.top
    base = end - direction * 1.3 * half
    return closed_path(np.array([[[center - half, base, 0.0], [center + half, base, 0.0], [center, end, 0.0]]]))


def ring(center: float, height: float) -> Points:
    """A ring around a place, of the size of a mark."""
    angles = np.linspace(0, 2 * np.pi, _RING_CORNERS, endpoint=False)
    corners = np.stack([center + MARK * np.cos(angles), height + MARK * np.sin(angles), np.zeros(_RING_CORNERS)], 1)
    return closed_path(corners[None])
