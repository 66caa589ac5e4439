"""Bars on a logarithmic axis: a cap at the value, and a faint stem with a torn foot, for its length is no share."""

import numpy as np
import numpy.typing as npt
from manim import RIGHT, VMobject

from scenes.lib.strokes import Points, closed_path, rectangles
from scenes.lib.theme import active_theme

CAP = 0.12
"""Height of a cap, whose upper edge is the value, in frame units."""

STEM_OPACITY = 0.3

_FOOT = 0.16
"""How far above the axis' floor a stem ends."""
_TOOTH = 0.1
_TEETH = 2
_KEY_WIDTH = 0.5
_KEY_GAP = 0.25

Values = npt.NDArray[np.float64]


def caps(sides: Values, tops: Values, floor: float) -> Points:
    """Bezier points of caps with edges of shape (n, 2) and upper edges of shape (n,); none reaches under the floor."""
    return rectangles(sides, np.maximum(tops - CAP, floor), tops)


def torn_stems(sides: Values, tops: Values, floor: float, *, torn: float = 1) -> Points:
    """Bezier points of what stands under upper edges tops, shape (n,), and ends in teeth above the floor.

    Args:
        sides: left and right edges, shape (n, 2).
        tops: heights of the upper edges, shape (n,).
        floor: height of the axis' lower end.
        torn: how far the foot is torn off: 0 stands on the floor.
    """
    left, right = np.asarray(sides, dtype=np.float64).reshape(-1, 2, 1).transpose(1, 0, 2)
    along = np.linspace(0, 1, 2 * _TEETH + 1)
    teeth = floor + torn * (_FOOT + _TOOTH * (np.arange(len(along)) % 2))
    upper = np.asarray(tops, dtype=np.float64)[:, None]
    x = np.concatenate([left + along * (right - left), right, left], axis=1)
    y = np.concatenate([np.minimum(teeth, upper), upper, upper], axis=1)
    return closed_path(np.stack([x, y, np.zeros_like(x)], axis=-1))


def cap_keys(before: VMobject, after: VMobject, color: str) -> tuple[VMobject, VMobject]:
    """Beside two names the caps of their bars: those of the first have become outlines, the ghosts of the second."""
    return _cap_key(before, color, hollow=True), _cap_key(after, color, hollow=False)


def _cap_key(beside: VMobject, color: str, *, hollow: bool) -> VMobject:
    """A cap, or its outline, right of the name of what it stands for."""
    theme, left = active_theme(), beside.get_right() + _KEY_GAP * RIGHT
    key = VMobject(fill_color=color, fill_opacity=0 if hollow else 1, stroke_width=theme.thin_line if hollow else 0)
    key.set_stroke(theme.text)
    key.points = caps(np.array([[left[0], left[0] + _KEY_WIDTH]]), np.array([left[1] + CAP / 2]), -np.inf)
    return key
