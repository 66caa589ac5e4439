"""A lens that stretches a flat strip of a plot upwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import Mobject, Rectangle, VGroup, VMobject

from scenes.lib.curves.plot_axes import PlotAxes, Span
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.strokes import Points, Polylines, dashed
from scenes.lib.theme import active_theme


@dataclass(frozen=True)
class LensWindow:
    """The strip as it is seen through the lens: a window of the plot that fills a region of the frame."""

    place: Region
    x_range: Span
    y_range: Span

    def points_at(self, coordinates: npt.ArrayLike) -> Points:
        """Places in the frame of plot coordinates: shape (..., 2) becomes (..., 3)."""
        plot = np.asarray(coordinates, dtype=np.float64)
        low, high = np.array([self.x_range, self.y_range]).T
        shares = (plot - low) / (high - low)
        corner, size = np.array([self.place.left, self.place.bottom]), np.array([self.place.width, self.place.height])
        return np.concatenate([corner + shares * size, np.zeros((*plot.shape[:-1], 1))], axis=-1)

    def contains(self, x: float, y: float) -> bool:
        """Whether a point given by its coordinates is in the strip."""
        return self.x_range[0] <= x <= self.x_range[1] and self.y_range[0] <= y <= self.y_range[1]


class Lens(VGroup):
    """A frame around a strip that rises from it and grows, with the same curves in it, only stretched upwards.

    Across, the lens neither moves nor stretches: what is seen in it stands over its own place.

    Args:
        axes: the plot.
        x_range, y_range: the strip.
        bottom: height, in units of the plot, at which the lens stands.
        magnification: how many times as high as the strip it is.

    Attributes:
        window: what is seen through the open lens; curves for the lens are drawn there.
    """

    def __init__(self, axes: PlotAxes, x_range: Span, y_range: Span, *, bottom: float, magnification: float) -> None:
        super().__init__()
        theme = active_theme()
        top = bottom + magnification * (y_range[1] - y_range[0])
        self._strip = _region(axes, x_range, y_range)
        place = _region(axes, x_range, (bottom, top))
        self.window = LensWindow(place, x_range, y_range)
        self._plate = Rectangle(stroke_width=0, fill_color=theme.background, fill_opacity=1)
        self._border = Rectangle(stroke_color=theme.text, stroke_width=theme.thin_line)
        source = _corners(self._strip)
        leads = [np.array([source[corner], source[corner]]) for corner in (2, 3)]
        self._leads = Polylines(leads, color=theme.text, width=theme.hairline)
        outline = dashed([source[[0, 1, 2, 3, 0]]], (), color=theme.text, width=theme.thin_line)
        self._content = VGroup()
        self._whole: list[tuple[Mobject, Points]] = []
        self.add(outline, self._leads, self._plate, self._content, self._border)
        self.draw(0)

    def look_at(self, curves: Sequence[VMobject]) -> Self:
        """Put these curves, drawn in the window, behind the glass."""
        self._content.add(*curves)
        members = [member for curve in curves for member in curve.get_family()]
        self._whole += [(member, member.points.copy()) for member in members if len(member.points)]
        return self.draw(self.opened)

    def draw(self, opened: float) -> Self:
        """Open the lens this far: 0 lies on the strip, 1 is its full height."""
        self.opened = opened
        place = self.window.place
        bottom = self._strip.bottom + opened * (place.bottom - self._strip.bottom)
        height = self._strip.height + opened * (place.height - self._strip.height)
        now = Region(place.left, place.right, bottom, bottom + height)
        for outline in (self._plate, self._border):
            outline.set_points_as_corners(_corners(now)[[0, 1, 2, 3, 0]])
        feet = np.repeat(_corners(self._strip)[[2, 3]], 2, axis=0)
        feet[1::2, 1] = np.maximum(bottom, feet[::2, 1])
        self._leads.place(feet)
        for member, whole in self._whole:
            seen = whole.copy()
            seen[:, 1] = bottom + (whole[:, 1] - place.bottom) * height / place.height
            member.points = seen
        return self

    def open(self) -> Following[float]:
        """Animation in which the lens rises and stretches."""
        return Following(self, lambda progress: progress)


def _region(axes: PlotAxes, x_range: Span, y_range: Span) -> Region:
    (left, bottom), (right, top) = axes.points_at([*zip(x_range, y_range, strict=True)])[:, :2].tolist()
    return Region(left, right, bottom, top)


def _corners(region: Region) -> Points:
    """Lower left, lower right, upper right, upper left, shape (4, 3)."""
    return np.array([region.at(0, 0), region.at(1, 0), region.at(1, 1), region.at(0, 1)])
