"""The input plane of a network: labelled points, where it says class 1, and the border between the classes."""

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, Rectangle, VGroup, VMobject

from actmath import LabelledPoints, Outlines
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, Points, Polylines, corner_path
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_DISC = 0.045
_CROSS_ENDS = 0.036 * np.array([[1.0, 1.0, 0.0], [1.0, -1.0, 0.0]])
_REGION_OPACITY = 0.22
_KEY_SAMPLE = 0.2
_KEY_NAME = 0.5
_KEY_MIDDLE = 0.11
_KEY_SIDES = (0.34, 0.26)
_KEY_STEP = 0.5


class Arms(VGroup):
    """The points of both classes, in their order: those of class 0 as crosses, those of class 1 as discs.

    Args:
        crosses, discs: centers in frame units, shapes (n, 3) and (m, 3).
    """

    def __init__(self, crosses: Points, discs: Points) -> None:
        super().__init__()
        first, second = active_theme().classes
        self._centers = crosses, discs
        self.crosses = Polylines([np.zeros((2, 3))], color=first)
        self.discs = Dots(discs, color=second, radius=_DISC)
        self.add(self.crosses, self.discs)
        self.draw(1)

    def draw(self, share: float) -> Self:
        """Show this share of each class."""
        crosses, discs = (centers[: round(share * len(centers))] for centers in self._centers)
        starts, ends = (crosses[:, None] + sign * _CROSS_ENDS for sign in (-1, 1))
        self.crosses.points = corner_path(starts.reshape(-1, 3), ends.reshape(-1, 3))
        self.discs.place(discs)
        return self

    def grow(self) -> Following[float]:
        """Animation in which the points come one after another; until it begins there are none."""
        self.draw(0)
        return Following(self, lambda progress: progress)


def plane_keys(names: tuple[str, str, str]) -> VGroup:
    """What discs, crosses and the tint mean, under one another; the origin is the first one's baseline."""
    theme = active_theme()
    place = np.array([[_KEY_SAMPLE, _KEY_MIDDLE, 0.0]])
    nowhere = np.zeros((0, 3))
    tint = Rectangle(width=_KEY_SIDES[0], height=_KEY_SIDES[1], stroke_width=0)
    tint.set_fill(theme.classes[1], opacity=_REGION_OPACITY).move_to(place[0])
    keys = VGroup()
    for row, (sample, name) in enumerate(zip((Arms(nowhere, place), Arms(place, nowhere), tint), names, strict=True)):
        text = words(name, size=theme.label_size, color=theme.muted).stand_at(_KEY_NAME * RIGHT)
        keys.add(VGroup(sample, text).shift(row * _KEY_STEP * DOWN))
    return keys


class DecisionPlane(VGroup):
    """A square window: discs are class 1, crosses class 0; the region of class 1 is tinted, the border a line.

    What changes is in this object; the frame and the points are apart, for they stay.

    Args:
        region: the window goes in its upper left corner, as large as it fits.
        reach: half the window's side in units of the plane.
        points: the data.
        color: of the border.

    Attributes:
        window: the window's place.
        arms: the points.
        data: frame and points.
    """

    def __init__(self, region: Region, reach: float, points: LabelledPoints, color: str) -> None:
        super().__init__()
        theme = active_theme()
        side = min(region.width, region.height)
        self._unit = side / (2 * reach)
        self._center = region.at(0, 1) + side / 2 * (RIGHT + DOWN)
        low, high = self.points_at(np.array([[-reach, -reach], [reach, reach]]))
        self.window = Region(low[0], high[0], low[1], high[1])
        corners = self.points_at(reach * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]))
        ones = points.labels[:, 0] > 0
        self.arms = Arms(self.points_at(points.inputs[~ones]), self.points_at(points.inputs[ones]))
        self.data = VGroup(Polylines([corners], color=theme.faint, width=theme.thin_line), self.arms)
        self._region = VMobject(stroke_width=0, fill_color=theme.classes[1], fill_opacity=_REGION_OPACITY)
        self._border = VMobject(stroke_color=color, stroke_width=theme.thick_line, fill_opacity=0)
        self.add(self._region, self._border)

    def draw(self, outlines: Outlines) -> Self:
        """Show this region of class 1 and its border."""
        polygons = [self.points_at(polygon) for polygon in outlines.polygons]
        closed = [corner_path(polygon, np.roll(polygon, -1, axis=0)) for polygon in polygons]
        self._region.points = np.concatenate([np.zeros((0, 3)), *closed])
        border = self.points_at(outlines.border)
        self._border.points = corner_path(border[:, 0], border[:, 1])
        return self

    @property
    def has_border(self) -> bool:
        """Whether a border runs through the window."""
        return len(self._border.points) > 0

    @property
    def has_region(self) -> bool:
        """Whether the network says class 1 anywhere in the window."""
        return len(self._region.points) > 0

    def points_at(self, coordinates: Points) -> Points:
        """Places in the frame of points of the plane: shape (..., 2) becomes (..., 3)."""
        return np.concatenate([coordinates * self._unit, np.zeros((*coordinates.shape[:-1], 1))], -1) + self._center
