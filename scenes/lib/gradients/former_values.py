"""What was before, alike in every chart of bars: a line across each bar at its former value, a little wider than it."""

import numpy as np
import numpy.typing as npt
from manim import VMobject

from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.gradients.axis_marks import lines_over_bars
from scenes.lib.layout import Point
from scenes.lib.strokes import Points, corner_path
from scenes.lib.theme import active_theme

Values = npt.NDArray[np.float64]
_REACH = 1.15
"""Width of a line, in bars."""


def former_lines() -> VMobject:
    """Lines of that kind, none yet."""
    return lines_over_bars(active_theme().line)


def across_bars(sides: Values, heights: Values) -> Points:
    """Bezier points of lines at these heights, shape (n,), across bars between these sides, shape (n, 2)."""
    middles, halves = sides.mean(axis=1), _REACH * (sides[:, 1] - sides[:, 0]) / 2
    ends = [np.stack([middles + sign * halves, heights, np.zeros(len(heights))], axis=1) for sign in (-1, 1)]
    return corner_path(*ends)


def former_key(text: str, place: Point) -> CurveKey:
    """Such a line and what it stands for, from a place on the words' baseline to the right."""
    return CurveKey(text, color=active_theme().text).shift(place)
