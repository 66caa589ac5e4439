"""Named regions of the picture, computed from the frame: the same places in every film."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from manim import DL, UR, Mobject, config

Point = npt.NDArray[np.float64]
AnyMobject = TypeVar("AnyMobject", bound=Mobject)
MARGIN = 0.5
GAP = 0.3


@dataclass(frozen=True)
class Region:
    """A rectangle of the frame, in frame units (a 16:9 frame is 14.2 wide and 8 high, its center at 0, 0)."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        """Width in frame units."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in frame units."""
        return self.top - self.bottom

    @property
    def center(self) -> Point:
        """Center, shape (3,)."""
        return self.at(0.5, 0.5)

    def at(self, across: float, up: float) -> Point:
        """The point at these fractions of width and height from the lower left corner, shape (3,)."""
        return np.array([self.left + across * self.width, self.bottom + up * self.height, 0.0])

    def inset(self, *, left: float = 0, right: float = 0, bottom: float = 0, top: float = 0) -> "Region":
        """The region without these margins."""
        return Region(self.left + left, self.right - right, self.bottom + bottom, self.top - top)

    def columns(self, *shares: float, gap: float = GAP) -> tuple["Region", ...]:
        """Cut into columns, left to right, whose widths relate as shares."""
        usable = self.width - gap * (len(shares) - 1)
        edges = self.left + np.concatenate([[0.0], np.cumsum(np.array(shares) / sum(shares) * usable)])
        return tuple(
            Region(float(edges[i] + i * gap), float(edges[i + 1] + i * gap), self.bottom, self.top)
            for i in range(len(shares))
        )

    def rows(self, *shares: float, gap: float = GAP) -> tuple["Region", ...]:
        """Cut into rows, top to bottom, whose heights relate as shares."""
        usable = self.height - gap * (len(shares) - 1)
        edges = self.top - np.concatenate([[0.0], np.cumsum(np.array(shares) / sum(shares) * usable)])
        return tuple(
            Region(self.left, self.right, float(edges[i + 1] - i * gap), float(edges[i] - i * gap))
            for i in range(len(shares))
        )

    def hold(self, mobject: AnyMobject, across: float = 0.5, up: float = 0.5) -> AnyMobject:
        """Move mobject so that its box sits at these fractions of the free room; shrink it if it is too big."""
        too_big = max(mobject.width / self.width, mobject.height / self.height)
        if too_big > 1:
            mobject.scale(1 / too_big)
        free_width, free_height = self.width - mobject.width, self.height - mobject.height
        left_bottom = np.array([self.left + across * free_width, self.bottom + up * free_height, 0.0])
        mobject.shift(left_bottom + np.array([mobject.width / 2, mobject.height / 2, 0.0]) - mobject.get_center())
        return mobject

    def keep(self, mobject: AnyMobject) -> AnyMobject:
        """Move mobject by as little as puts its box into the region."""
        low = np.array([self.left, self.bottom, 0.0]) - mobject.get_corner(DL)
        high = np.array([self.right, self.top, 0.0]) - mobject.get_corner(UR)
        mobject.shift(np.clip(np.zeros(3), low, np.maximum(low, high)))
        return mobject


@dataclass(frozen=True)
class Layout:
    """Where things go: title on top, stage left, caption below, source in the upper right corner.

    The column right of the stage holds the formula and under it the read-outs.
    """

    frame: Region
    title: Region
    body: Region
    stage: Region
    column: Region
    formula: Region
    readouts: Region
    caption: Region
    source: Region

    @property
    def panels(self) -> tuple[Region, Region]:
        """Two equal panels side by side for comparisons; their read-outs belong under each."""
        left, right = self.body.columns(1, 1, gap=2 * GAP)
        return left, right


def frame_layout(*, captions: bool) -> Layout:
    """The layout of Manim's current frame; without captions the body reaches down over their room."""
    width, height = float(config.frame_width), float(config.frame_height)
    frame = Region(-width / 2, width / 2, -height / 2, height / 2)
    inner = frame.inset(left=MARGIN, right=MARGIN, bottom=0.3, top=0.35)
    title_row = inner.inset(bottom=inner.height - 0.7)
    title, source = title_row.columns(0.66, 0.34)
    caption = inner.inset(top=inner.height - 0.95)
    body = inner.inset(top=title_row.height + 0.2, bottom=caption.height + 0.1 if captions else 0)
    stage, column = body.columns(0.66, 0.34, gap=2 * GAP)
    formula, readouts = column.rows(0.22, 0.78)
    return Layout(frame, title, body, stage, column, formula, readouts, caption, source)
