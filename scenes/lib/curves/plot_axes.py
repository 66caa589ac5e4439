"""Axes for graphs of functions: a fixed window with grid lines, numbered along its left and lower edges."""

import math
from typing import Protocol

import numpy as np
import numpy.typing as npt
from manim import LEFT, VGroup

from scenes.lib.layout import Region
from scenes.lib.strokes import Points, Polylines
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme

Coordinates = npt.NDArray[np.float64]
Span = tuple[float, float]

NUMBER_ROOM = 0.55
"""Room in frame units that the caller leaves left of the window, and below it, for the numbers."""

_NUMBER_SCALE = 0.75
_NUMBER_GAP = 0.15
_STEPS = (0.5, 1.0, 2.0, 5.0, 10.0)
_FINE_STEPS = (0.02, 0.05, 0.1, 0.2, 0.5)
"""Shares of a power of ten, for ranges shorter than 1."""
_LEAST_STEP = 0.5
"""Least distance of grid lines in frame units, so that their numbers do not touch."""
_NUMBER_SPACE = 0.15
"""Least space between numbers side by side, in frame units."""
_LEAST_FINE_STEP = 0.42


class PlotWindow(Protocol):
    """A window of the plane that has a place in the frame."""

    @property
    def x_range(self) -> Span:
        """Lowest and highest x."""

    @property
    def y_range(self) -> Span:
        """Lowest and highest y."""

    def points_at(self, coordinates: npt.ArrayLike) -> Points:
        """Places in the frame of plot coordinates: shape (..., 2) becomes (..., 3)."""

    def contains(self, x: float, y: float) -> bool:
        """Whether a point given by its coordinates is in the window."""


class PlotAxes(VGroup):
    """A window of the plane for graphs; a unit up is as long as a unit across unless a vertical scale is given.

    Args:
        region: where the window goes, centered and as large as it fits; the numbers stand outside of it.
        x_range, y_range: lowest and highest coordinate in the window.
        vertical_scale: length of a vertical unit in horizontal units; to be told on screen when it is not 1.
        numbers_left, numbers_below: whether the left and the lower edge are numbered.

    Attributes:
        units: length of a horizontal and of a vertical unit in frame units, shape (2,).
        window: the window's place in the frame.
    """

    def __init__(
        self,
        region: Region,
        x_range: Span,
        y_range: Span,
        *,
        vertical_scale: float = 1.0,
        numbers_left: bool = True,
        numbers_below: bool = True,
    ) -> None:
        super().__init__()
        self.x_range, self.y_range, self.vertical_scale = x_range, y_range, vertical_scale
        width, height = x_range[1] - x_range[0], y_range[1] - y_range[0]
        unit = min(region.width / width, region.height / (height * vertical_scale))
        self.units = np.array([unit, unit * vertical_scale])
        self._origin = region.center[:2] - self.units * np.array([sum(x_range), sum(y_range)]) / 2
        (left, bottom), (right, top) = self.points_at([*zip(x_range, y_range, strict=True)])[:, :2].tolist()
        self.window = Region(left, right, bottom, top)
        columns, rows = grid_steps(x_range, self.units[0], side_by_side=True), grid_steps(y_range, self.units[1])
        theme = active_theme()
        self.add(Polylines(self._lines(columns, rows), color=theme.faint, width=theme.hairline))
        zeros = self._lines([x for x in columns if x == 0], [y for y in rows if y == 0])
        if zeros:
            self.add(Polylines(zeros, color=theme.inactive, width=theme.hairline))
        if numbers_left:
            self.add(*(_left_of(self.points_at([x_range[0], y]), y) for y in rows))
        if numbers_below:
            self.add(*(self._lower_number(x) for x in columns))

    def points_at(self, coordinates: npt.ArrayLike) -> Points:
        """Places in the frame of plot coordinates: shape (..., 2) becomes (..., 3)."""
        plot = np.asarray(coordinates, dtype=np.float64)
        return np.concatenate([plot * self.units + self._origin, np.zeros((*plot.shape[:-1], 1))], axis=-1)

    def contains(self, x: float, y: float) -> bool:
        """Whether a point given by its coordinates is in the window."""
        return self.x_range[0] <= x <= self.x_range[1] and self.y_range[0] <= y <= self.y_range[1]

    def clip(self, start: npt.ArrayLike, end: npt.ArrayLike) -> Coordinates | None:
        """The part of a straight segment, given by two points of shape (2,), in the window: shape (2, 2), or none."""
        first, last = np.asarray(start, dtype=np.float64), np.asarray(end, dtype=np.float64)
        enter, leave = 0.0, 1.0
        for low, high, at, step in zip(
            (self.x_range[0], self.y_range[0]), (self.x_range[1], self.y_range[1]), first, last - first, strict=True
        ):
            if step == 0:
                if not low <= at <= high:
                    return None
                continue
            passes = sorted(((low - at) / step, (high - at) / step))
            enter, leave = max(enter, passes[0]), min(leave, passes[1])
        return np.array([first + part * (last - first) for part in (enter, leave)]) if enter < leave else None

    def _lines(self, columns: list[float], rows: list[float]) -> list[Points]:
        vertical = [self.points_at([[x, self.y_range[0]], [x, self.y_range[1]]]) for x in columns]
        return vertical + [self.points_at([[self.x_range[0], y], [self.x_range[1], y]]) for y in rows]

    def _lower_number(self, x: float) -> Words:
        number = _tick_number(x)
        # A minus sign hangs to the left, so that the digits stand under their line.
        sign = 0.5 * float(number.width - _tick_number(abs(x)).width)
        middle = self.points_at([x, 0])[0] - sign
        top = self.window.bottom - _NUMBER_GAP
        return number.shift(np.array([middle - number.get_center()[0], top - number.get_top()[1], 0.0]))


def grid_steps(span: Span, unit: float, *, side_by_side: bool = False) -> list[float]:
    """The multiples of a round step in a range, the step being the smallest whose lines are far enough apart.

    Numbers side by side need their own widths, too.
    """
    steps: tuple[float, ...] = _STEPS
    least = _LEAST_STEP
    if span[1] - span[0] < 1:
        scale = 10.0 ** math.ceil(math.log10(span[1] - span[0]))
        steps = tuple(share * scale for share in _FINE_STEPS)
        least = _LEAST_FINE_STEP
    for step in steps:
        multiples = [step * count for count in range(math.ceil(span[0] / step), math.floor(span[1] / step) + 1)]
        widest = max((float(_tick_number(value).width) for value in multiples), default=0.0) if side_by_side else 0.0
        if step * unit >= max(least, widest + _NUMBER_SPACE):
            break
    return multiples


def _tick_number(value: float) -> Words:
    theme = active_theme()
    return words(f"{value:g}".replace("-", "−"), size=_NUMBER_SCALE * theme.label_size, color=theme.muted)


def _left_of(place: Points, value: float) -> Words:
    return _tick_number(value).next_to(place, LEFT, buff=_NUMBER_GAP)


def axes_room(region: Region) -> Region:
    """What is left of a region for the window of axes beside and over their numbers."""
    return region.inset(left=NUMBER_ROOM, bottom=NUMBER_ROOM)


def fitting_scale(region: Region, x_range: Span, y_range: Span) -> int:
    """The largest whole vertical scale, at least 1, with which the window of the ranges is as wide as the region."""
    square = (y_range[1] - y_range[0]) * region.width / (x_range[1] - x_range[0])
    return max(1, math.floor(region.height / square))


def stretched_axes(region: Region, x_range: Span, y_range: Span) -> PlotAxes:
    """Axes that fill a region with the largest whole vertical scale that fits; it is to be told on screen."""
    room = axes_room(region)
    return PlotAxes(room, x_range, y_range, vertical_scale=fitting_scale(room, x_range, y_range))
