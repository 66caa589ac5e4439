"""Marks of an axis of bars: outlines of those at its ends, and lines that cross bars."""

import numpy as np
from manim import VMobject

from scenes.lib.layout import Region
from scenes.lib.strokes import Points, closed_path
from scenes.lib.theme import active_theme

MARK = 0.13
"""Half the width of a mark, in frame units."""

_RING_CORNERS = 24
_EDGE = 1.8
"""Width of a line with its edge, in lines."""


def lines_over_bars(width: float) -> VMobject:
    """Lines of this width, none yet, with an edge of the background's color that sets them off from bright bars."""
    theme = active_theme()
    lines = VMobject(stroke_color=theme.text, stroke_width=width, fill_opacity=0)
    return lines.set_stroke(theme.background, width=_EDGE * width, background=True)


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
