"""A plane with fixed axes on which points, grids and arrows of the mathematics are drawn."""

import numpy as np
import numpy.typing as npt
from manim import DOWN, LEFT, VGroup

from scenes.lib.layout import Region
from scenes.lib.strokes import Points, Polylines
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme

Coordinates = npt.NDArray[np.float64]
_NUMBER_ROOM = 0.45
_NUMBER_SCALE = 0.8
_TICK = 0.08
_CLEARANCE = 0.95
"""Least distance of numbered ticks in frame units, so that no number reaches the next."""
_STEPS = (2, 4, 10)
"""Distances of numbered ticks in units of the plane; larger ones are these times a power of ten."""


class Plane(VGroup):
    """Coordinate axes in a region with equal units both ways; the window fits the region and stays fixed.

    Ticks with numbers at the even whole numbers, or fewer in a large window, stand along the left and the lower edge,
    clear of what is drawn.

    Args:
        region: where to draw.
        window: left, right, bottom, top in the plane's own units.

    Attributes:
        window: the window's place in the frame.
    """

    def __init__(self, region: Region, window: tuple[float, float, float, float]) -> None:
        super().__init__()
        left, right, bottom, top = window
        inner = region.inset(left=_NUMBER_ROOM, bottom=_NUMBER_ROOM)
        self.unit = min(inner.width / (right - left), inner.height / (top - bottom))
        middle = np.array([(left + right) / 2, (bottom + top) / 2, 0.0])
        self._origin = inner.center - self.unit * middle
        (x_from, y_from), (x_to, y_to) = self.points_at([[left, bottom], [right, top]])[:, :2].tolist()
        self.window = Region(x_from, x_to, y_from, y_to)
        theme = active_theme()
        axes = [np.array([[left, 0.0], [right, 0.0]]), np.array([[0.0, bottom], [0.0, top]])]
        self.add(Polylines([self.points_at(axis) for axis in axes], color=theme.faint, width=theme.thin_line))
        step = _tick_step(self.unit)
        columns, rows = _multiples(step, left, right), _multiples(step, bottom, top)
        across = [self.points_at([x, bottom]) for x in columns]
        upward = [self.points_at([left, y]) for y in rows]
        marks = [np.array([place, place + _TICK * DOWN]) for place in across]
        marks += [np.array([place, place + _TICK * LEFT]) for place in upward]
        self.add(Polylines(marks, color=theme.muted, width=theme.hairline))
        for value, place in zip(columns, across, strict=True):
            self.add(_tick_number(value).next_to(place, DOWN, buff=1.6 * _TICK))
        for value, place in zip(rows, upward, strict=True):
            self.add(_tick_number(value).next_to(place, LEFT, buff=1.6 * _TICK))

    def points_at(self, coordinates: npt.ArrayLike) -> Points:
        """Places in the frame of plane coordinates: shape (..., 2) becomes (..., 3)."""
        plane = np.asarray(coordinates, dtype=np.float64)
        return np.concatenate([plane * self.unit, np.zeros((*plane.shape[:-1], 1))], axis=-1) + self._origin


def _tick_number(value: float) -> Words:
    theme = active_theme()
    return words(coordinate(0)(value), size=_NUMBER_SCALE * theme.label_size, color=theme.muted)


def _tick_step(unit: float) -> int:
    """The least step, a whole number of plane units, at which numbers keep their clearance."""
    power = 1
    while _STEPS[-1] * power * unit < _CLEARANCE:
        power *= 10
    return next(step * power for step in _STEPS if step * power * unit >= _CLEARANCE)


def _multiples(step: int, low: float, high: float) -> list[float]:
    """Whole multiples of step inside a range."""
    return [float(step * n) for n in range(int(np.ceil(low / step)), int(np.floor(high / step)) + 1)]


def window_around(*clouds: Coordinates, margin: float = 0.3) -> tuple[float, float, float, float]:
    """The smallest window, widened by margin, that holds all points of all clouds, each of shape (..., 2)."""
    points = np.concatenate([cloud.reshape(-1, 2) for cloud in clouds])
    (left, bottom), (right, top) = points.min(axis=0) - margin, points.max(axis=0) + margin
    return float(left), float(right), float(bottom), float(top)
