"""Lines as few, fast objects: any number of polylines in one, dashes, arrows."""

from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import Circle, Polygon, VGroup, VMobject

from scenes.lib.layout import Point
from scenes.lib.theme import Dash, active_theme

Points = npt.NDArray[np.float64]
_THIRDS = np.array([0.0, 1.0, 2.0, 3.0])[None, :, None] / 3


def corner_path(starts: Points, ends: Points) -> Points:
    """Manim's Bezier points, shape (4 n, 3), of n straight segments given by arrays of shape (n, 3)."""
    return ((1 - _THIRDS) * starts[:, None] + _THIRDS * ends[:, None]).reshape(-1, 3)


def closed_path(polygons: Points) -> Points:
    """Manim's Bezier points of closed polygons of equally many corners, shape (n, corners, 3)."""
    return corner_path(polygons.reshape(-1, 3), np.roll(polygons, -1, axis=1).reshape(-1, 3))


def rectangles(sides: npt.ArrayLike, bottoms: npt.ArrayLike, tops: npt.ArrayLike) -> Points:
    """Bezier points of upright rectangles as one object.

    Args:
        sides: left and right edges, shape (n, 2).
        bottoms: heights of the lower edges, shape (n,).
        tops: heights of the upper edges, shape (n,).
    """
    edges, low, high = (np.asarray(numbers, dtype=np.float64) for numbers in (sides, bottoms, tops))
    left, right = edges.reshape(-1, 2).T
    x = np.stack([left, right, right, left], axis=1)
    y = np.stack([low, low, high, high], axis=1)
    return closed_path(np.stack([x, y, np.zeros_like(x)], axis=-1))


class Polylines(VMobject):
    """Many polylines drawn as one object; their vertices can be moved all at once.

    Args:
        vertices: one array of shape (n, 3) a polyline, in frame units.
        color, width, dash: how the lines look; a dash is laid along each polyline as it is given now.
    """

    def __init__(self, vertices: Sequence[Points], *, color: str, width: float | None = None) -> None:
        super().__init__(stroke_color=color, stroke_width=width or active_theme().thin_line, fill_opacity=0)
        lengths = np.array([len(polyline) for polyline in vertices])
        last = np.cumsum(lengths) - 1
        self._starts = np.setdiff1d(np.arange(lengths.sum()), last)
        self.place(np.concatenate(vertices))

    def place(self, vertices: Points) -> Self:
        """Move all vertices, shape (total, 3), in the order in which the polylines were given."""
        self.points = corner_path(vertices[self._starts], vertices[self._starts + 1])
        return self


def dashed(polylines: Sequence[Points], dash: Dash, *, color: str, width: float) -> Polylines:
    """The polylines, each of shape (n, 3), as dashes of one object; an empty dash leaves them solid."""
    return Polylines(_strokes(polylines, dash), color=color, width=width)


def dash_points(polylines: Sequence[Points], dash: Dash) -> Points:
    """Manim's Bezier points of dashed polylines, for an object that is drawn again; no points for no polylines."""
    strokes = _strokes(polylines, dash)
    if not strokes:
        return np.zeros((0, 3))
    starts, ends = ([stroke[part] for stroke in strokes] for part in (slice(None, -1), slice(1, None)))
    return corner_path(np.concatenate(starts), np.concatenate(ends))


def _strokes(polylines: Sequence[Points], dash: Dash) -> list[Points]:
    return [stroke for polyline in polylines for stroke in _dashes(polyline, dash)] if dash else list(polylines)


def _dashes(polyline: Points, dash: Dash) -> list[Points]:
    """Cut a polyline, shape (n, 3), into the strokes of a dash pattern, keeping its corners."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(polyline, axis=0), axis=1))])
    strokes: list[Points] = []
    position, index = 0.0, 0
    while position < along[-1]:
        end = min(position + dash[index % len(dash)], along[-1])
        if index % 2 == 0 and end > position:
            inside = (along > position) & (along < end)
            ends = np.array([[np.interp(at, along, polyline[:, axis]) for axis in range(3)] for at in (position, end)])
            strokes.append(np.concatenate([ends[:1], polyline[inside], ends[1:]]))
        position, index = end, index + 1
    return strokes


class Arrow(VGroup):
    """A straight arrow whose ends can be moved; the head keeps its size unless the arrow is shorter than it."""

    def __init__(
        self, start: Point, end: Point, *, color: str, width: float | None = None, head: float = 0.24, dash: Dash = ()
    ) -> None:
        super().__init__()
        self._head_size = head
        self._dash = dash
        self._shaft = VMobject(stroke_color=color, stroke_width=width or active_theme().thick_line)
        self._head = Polygon(*np.zeros((3, 3)), color=color, fill_opacity=1, stroke_width=0)
        self.add(self._shaft, self._head)
        self.place(start, end)

    def place(self, start: Point, end: Point) -> Self:
        """Run from start to end, both of shape (3,)."""
        length = float(np.linalg.norm(end - start))
        direction = (end - start) / length if length > 0 else np.array([1.0, 0.0, 0.0])
        across = np.array([-direction[1], direction[0], 0.0])
        head = min(self._head_size, length)
        neck = end - head * direction
        shaft = np.array([start, neck + 0.2 * head * direction])
        strokes = _dashes(shaft, self._dash) if self._dash and length > head else [shaft]
        self._shaft.points = corner_path(
            np.array([stroke[0] for stroke in strokes]), np.array([stroke[-1] for stroke in strokes])
        )
        corners = np.array([end, neck + 0.42 * head * across, neck - 0.42 * head * across])
        self._head.points = corner_path(corners, np.roll(corners, -1, axis=0))
        return self


class Dots(VMobject):
    """Many discs, or rings, of one color and size drawn as one object; their centers can be moved all at once."""

    def __init__(self, centers: Points, *, color: str, radius: float, hollow: bool = False) -> None:
        outline = active_theme().line if hollow else 0
        super().__init__(stroke_width=outline, stroke_color=color, fill_color=color, fill_opacity=0 if hollow else 1)
        circle = Circle(radius=radius, num_components=5).points
        self._offsets = np.asarray(circle, dtype=np.float64)
        self.place(centers)

    def place(self, centers: Points) -> Self:
        """Move the centers, shape (n, 3)."""
        self.points = (centers[:, None] + self._offsets).reshape(-1, 3)
        return self
