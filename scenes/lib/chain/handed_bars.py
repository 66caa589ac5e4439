"""A bar of gradient that is handed from the loss to the input and cut at every layer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

import numpy as np
import numpy.typing as npt
from manim import VGroup, VMobject
from manim.utils.rate_functions import smooth

from scenes.lib.chain.chain_layout import ChainLayout
from scenes.lib.following import Following
from scenes.lib.gradients.former_values import across_bars, former_lines
from scenes.lib.layout import Region
from scenes.lib.strokes import Arrow, Points, dash_points, rectangles
from scenes.lib.theme import active_theme

Values = npt.NDArray[np.float64]
_BAR_SHARE = 0.7
_WIDEST_BAR = 1.4
_ARROW_HEAD = 0.24


class Axis(Protocol):
    """What tells the height of a value; its plot stands on the heights' floor."""

    plot: Region

    def heights(self, values: npt.ArrayLike, /) -> Values:
        """Heights in the frame."""
        ...


@dataclass(frozen=True)
class HandOver:
    """How far the gradient has come.

    Attributes:
        layers: how many it has passed, counted from the loss; on the way to the next one a fraction.
        blend: share of the way from the first axis to the second one.
    """

    layers: float = 0.0
    blend: float = 0.0


def layer_bars(layout: ChainLayout, axis: Axis, values: Values, color: str) -> list[VMobject]:
    """One bar a layer, each an object of its own."""
    half = _half_width(layout)
    bars = []
    for center, height in zip(layout.centers, axis.heights(values), strict=False):
        bar = VMobject(stroke_width=0, fill_color=color, fill_opacity=1)
        bar.points = rectangles([[center - half, center + half]], [axis.plot.bottom], [height])
        bars.append(bar)
    return bars


class HandedBars(VGroup):
    """One bar a layer and one at the loss, where the gradient is 1; what a layer cut off stays as a dashed outline.

    Args:
        layout: the places.
        axes: on which the bars stand, and a logarithmic one with the same floor to which they can change.
        remaining: what each layer leaves of the gradient, the one nearest the input first.
        marks: other values, marked by lines across the bars.
    """

    def __init__(
        self,
        layout: ChainLayout,
        axes: tuple[Axis, Axis],
        remaining: Values,
        marks: Sequence[float] | Values = (),
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._layout, self._axes = layout, axes
        self._values = np.append(remaining, 1.0)
        self._marked = np.asarray(marks, dtype=np.float64)
        self._half = _half_width(layout)
        self._bars = VMobject(stroke_width=0, fill_color=theme.gradient, fill_opacity=1)
        self._cut = VMobject(stroke_color=theme.gradient, stroke_width=theme.thin_line, fill_opacity=0)
        self._marks = former_lines()
        self._start = np.array([layout.span[1], layout.arrow_height, 0.0])
        self._arrow = Arrow(
            self._start, self._start, color=theme.gradient, width=theme.line, head=_ARROW_HEAD, dash=theme.gradient_dash
        )
        self.add(self._bars, self._cut, self._marks, self._arrow)
        self.draw(HandOver())

    def draw(self, state: HandOver) -> Self:
        """Show the bars when the gradient has come so far."""
        self.state = state
        depth = self._layout.depth
        done = min(int(state.layers), depth)
        part = state.layers - done
        centers = list(self._layout.centers[depth - done :])
        values = list(self._values[depth - done :])
        before = [float(value) for value in self._values[depth - done + 1 :]]
        if part > 0:
            moved, cut = smooth(min(1.0, 2 * part)), smooth(max(0.0, 2 * part - 1))
            here, there = self._layout.centers[depth - done], self._layout.centers[depth - done - 1]
            whole, left = self._values[depth - done], self._values[depth - done - 1]
            centers.insert(0, here + moved * (there - here))
            values.insert(0, self._between(whole, left, cut))
            before.insert(0, float(whole))
        self._place(np.array(centers), np.array(values), np.array(before))
        head = np.array([min(centers[0], self._start[0]), self._start[1], 0.0])
        self._arrow.place(self._start, head)
        return self

    def hand_over(self) -> Following[HandOver]:
        """Animation in which the next layer gets the bar of the one before it and cuts it."""
        start = self.state
        return Following(self, lambda progress: replace(start, layers=start.layers + progress))

    def hand_down(self) -> Following[HandOver]:
        """Animation through all layers that are left."""
        start = self.state
        left = self._layout.depth - start.layers
        return Following(self, lambda progress: replace(start, layers=start.layers + progress * left))

    def change_axis(self) -> Following[HandOver]:
        """Animation in which the bars take the heights of the second axis and lose their outlines."""
        start = self.state
        return Following(self, lambda progress: replace(start, blend=progress))

    def height_of(self, value: float) -> float:
        """Height of a value as the bars stand now."""
        first, second = (float(axis.heights(value)) for axis in self._axes)
        return (1 - self.state.blend) * first + self.state.blend * second

    @staticmethod
    def _between(whole: float, left: float, share: float) -> float:
        return float((1 - share) * whole + share * left)

    def _place(self, centers: Values, values: Values, before: Values) -> None:
        sides = np.stack([centers - self._half, centers + self._half], axis=1)
        floor, blend = self._axes[0].plot.bottom, self.state.blend
        tops = np.maximum([self.height_of(float(value)) for value in values], floor)
        self._bars.points = rectangles(sides, np.full(len(tops), floor), tops)
        outlines = [
            _open_box(side, low, self.height_of(float(whole)))
            for side, low, whole, value in zip(sides, tops, before, values, strict=False)
            if whole > value
        ]
        self._cut.points = dash_points(outlines if blend < 1 else [], active_theme().ghost_dash)
        self._cut.set_stroke(opacity=1 - blend)
        shown = len(self._marked) if self.state.layers >= self._layout.depth else 0
        self._marks.points = across_bars(
            sides[:shown], np.array([self.height_of(float(v)) for v in self._marked[:shown]])
        )


def _half_width(layout: ChainLayout) -> float:
    return min(_WIDEST_BAR, _BAR_SHARE * layout.column_width) / 2


def _open_box(side: Values, low: float, high: float) -> Points:
    """The outline over a bar up to where it reached before, open at the bottom."""
    left, right = side
    return np.array([[left, low, 0.0], [left, high, 0.0], [right, high, 0.0], [right, low, 0.0]])
