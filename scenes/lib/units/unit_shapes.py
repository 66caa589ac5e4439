"""The outlines of a unit's states around the origin."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from manim import Arc

from scenes.lib.strokes import Points, corner_path
from scenes.lib.units.unit_state import UnitState

_CUT = 0.45
"""Distance from the center at which a bar cuts a pressed disc, in radii."""
_BAR_REACH = 1.45
_CROSS_REACH = 1.35
_NOTHING = np.zeros((0, 3))


_DISC_OFF_CENTER = (1 - _CUT) / 2
"""Between the middle of a pressed disc with its bar and the disc's own center, in radii."""


class UnitShape(NamedTuple):
    """Bezier points, shape (4 n, 3) each, of what is filled, its outline, a bar, and the quiet lines of no slope."""

    fill: Points = _NOTHING
    outline: Points = _NOTHING
    bar: Points = _NOTHING
    quiet: Points = _NOTHING


@lru_cache(maxsize=256)
def unit_shape(state: UnitState, radius: float) -> UnitShape:
    """The shape of a state for units of this radius, in frame units."""
    return UnitShape(*(radius * part for part in _UNIT_SHAPES[state]))


def disc_height(state: UnitState, radius: float) -> float:
    """Height of the center of a unit's disc over the middle of its shape, in frame units."""
    pressed = {UnitState.SATURATED_LOW: -_DISC_OFF_CENTER, UnitState.SATURATED_HIGH: _DISC_OFF_CENTER}
    return radius * pressed.get(state, 0.0)


def _arc(start: float, angle: float) -> Points:
    return np.asarray(Arc(start_angle=start, angle=angle, num_components=9).points, dtype=np.float64)


def _segments(*ends: tuple[float, float, float, float]) -> Points:
    """Straight lines, each given by x and y of both ends."""
    planar = np.array(ends).reshape(-1, 2, 2)
    spatial = np.concatenate([planar, np.zeros((len(planar), 2, 1))], axis=2)
    return corner_path(spatial[:, 0], spatial[:, 1])


def _pressed(direction: int) -> UnitShape:
    """A disc flattened by a bar above (1) or below (-1) it."""
    half_chord = np.sqrt(1 - _CUT**2)
    start = np.arcsin(_CUT)
    dome = np.concatenate([_arc(-start, np.pi + 2 * start), _segments((-half_chord, -_CUT, half_chord, -_CUT))])
    bar = _segments((-_BAR_REACH, -_CUT, _BAR_REACH, -_CUT))
    centered = np.array([0.0, -_DISC_OFF_CENTER, 0.0])
    turned = np.array([1.0, -direction, 1.0])
    return UnitShape(fill=(dome + centered) * turned, bar=(bar + centered) * turned)


_RING = _arc(0, 2 * np.pi)
_DIAGONAL = _CROSS_REACH / np.sqrt(2)
_CROSS = _segments((-_DIAGONAL, -_DIAGONAL, _DIAGONAL, _DIAGONAL), (-_DIAGONAL, _DIAGONAL, _DIAGONAL, -_DIAGONAL))
_UNIT_SHAPES = {
    UnitState.LIVE: UnitShape(fill=_RING, outline=_RING),
    UnitState.WEAK: UnitShape(fill=np.concatenate([_arc(np.pi, np.pi), _segments((1, 0, -1, 0))]), outline=_RING),
    UnitState.SATURATED_LOW: _pressed(-1),
    UnitState.SATURATED_HIGH: _pressed(1),
    UnitState.INACTIVE: UnitShape(quiet=_RING),
    UnitState.DEAD: UnitShape(quiet=np.concatenate([_RING, _CROSS])),
}
