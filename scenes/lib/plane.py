"""A plane with fixed axes on which points, grids and arrows of the mathematics are drawn."""

from typing import Any

import numpy as np
import numpy.typing as npt
from manim import VGroup

from scenes.lib.layout import Region
from scenes.lib.strokes import Points, Polylines
from scenes.lib.theme import active_theme
from scenes.lib.typography import words

Coordinates = npt.NDArray[np.float64]


class Plane(VGroup):
    """Coordinate axes in a region with equal units both ways; the window fits the region and stays fixed.

    Args:
        region: where to draw.
        window: left, right, bottom, top in the plane's own units.
        numbered: whether the ticks at even whole numbers wear their numbers.
    """

    def __init__(self, region: Region, window: tuple[float, float, float, float], *, numbered: bool = True) -> None:
        super().__init__()
        left, right, bottom, top = window
        self.unit = min(region.width / (right - left), region.height / (top - bottom))
        middle = np.array([(left + right) / 2, (bottom + top) / 2, 0.0])
        self._origin = region.center - self.unit * middle
        theme = active_theme()
        axes = [np.array([[left, 0.0], [right, 0.0]]), np.array([[0.0, bottom], [0.0, top]])]
        self.add(Polylines([self.points_at(axis) for axis in axes], color=theme.faint, width=theme.thin_line))
        ticks = [(x, 0.0) for x in _even_numbers(left, right)] + [(0.0, y) for y in _even_numbers(bottom, top)]
        reach = 0.07 / self.unit
        marks = [
            self.points_at(np.array([[x, y - reach], [x, y + reach]] if y == 0 else [[x - reach, y], [x + reach, y]]))
            for x, y in ticks
        ]
        self.add(Polylines(marks, color=theme.muted, width=theme.hairline))
        if numbered:
            self.add(*(self._number(x, y) for x, y in ticks))

    def points_at(self, coordinates: npt.ArrayLike) -> Points:
        """Places in the frame of plane coordinates: shape (..., 2) becomes (..., 3)."""
        plane = np.asarray(coordinates, dtype=np.float64)
        return np.concatenate([plane * self.unit, np.zeros((*plane.shape[:-1], 1))], axis=-1) + self._origin

    def _number(self, x: float, y: float) -> Any:  # noqa: ANN401
        theme = active_theme()
        label = words(f"{x + y:.0f}".replace("-", "−"), size=0.7 * theme.label_size, color=theme.muted)
        offset = np.array([0.0, -0.22, 0.0]) if y == 0 else np.array([-0.24, 0.0, 0.0])
        return label.move_to(self.points_at([x, y]) + offset)


def _even_numbers(low: float, high: float) -> list[float]:
    """Even whole numbers strictly inside a range, without zero."""
    return [float(n) for n in range(int(np.ceil(low)), int(np.floor(high)) + 1) if n % 2 == 0 and n != 0]


def window_around(*clouds: Coordinates, margin: float = 0.3) -> tuple[float, float, float, float]:
    """The smallest window, widened by margin, that holds all points of all clouds, each of shape (..., 2)."""
    points = np.concatenate([cloud.reshape(-1, 2) for cloud in clouds])
    (left, bottom), (right, top) = points.min(axis=0) - margin, points.max(axis=0) + margin
    return float(left), float(right), float(bottom), float(top)
