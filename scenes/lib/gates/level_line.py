"""A horizontal line that meets a dip twice: two inputs with one output."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup, VMobject

from actmath import Activation, dip, inputs_of_level
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.strokes import Dots, Polylines, corner_path
from scenes.lib.text.numbers import Number
from scenes.lib.theme import active_theme

_RADIUS = 0.1
_RING_RADIUS = 0.14


class LevelLine(VGroup):
    """The line between the two inputs of a level, plumb lines from them up to zero, and their numbers.

    Args:
        axes: where it is drawn.
        record: a function with a dip; the line begins at its bottom.
        numbers: show the output, the left and the right input.
    """

    def __init__(self, axes: PlotAxes, record: Activation, numbers: Sequence[Number]) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._record, self._numbers = axes, record, numbers
        color = theme.function(record.name).color
        self._line = VMobject(stroke_color=theme.text, stroke_width=theme.thin_line)
        self._plumbs = Polylines([np.zeros((2, 3)), np.zeros((2, 3))], color=theme.text, width=theme.hairline)
        self._dots = Dots(np.zeros((2, 3)), color=color, radius=_RADIUS)
        self.add(self._line, self._plumbs, self._dots)
        self.draw(dip(record).value)

    def draw(self, level: float) -> Self:
        """Stand at a level."""
        self.level = level
        inputs = inputs_of_level(self._record, level)
        window = self._axes.x_range
        ends = self._axes.points_at([[max(x, window[0]), level] for x in inputs])
        self._line.points = corner_path(ends[:1], ends[1:])
        seen = [x for x in inputs if window[0] <= x <= window[1]]
        self._dots.place(self._axes.points_at([[x, level] for x in seen]))
        feet = [self._axes.points_at([[max(x, window[0]), level], [max(x, window[0]), 0.0]]) for x in inputs]
        self._plumbs.place(np.concatenate(feet))
        for number, value in zip(self._numbers, (level, *inputs), strict=True):
            number.draw(value)
        return self

    def rise_to(self, level: float) -> Following[float]:
        """Animation up to a level; the one input of the bottom becomes two."""
        start = self.level
        return Following(self, lambda progress: start + (level - start) * progress if progress < 1 else level)


def dip_mark(axes: PlotAxes, record: Activation) -> Dots:
    """A ring around the lowest point of a function."""
    bottom = dip(record)
    color = active_theme().function(record.name).color
    return Dots(axes.points_at([[bottom.x, bottom.value]]), color=color, radius=_RING_RADIUS, hollow=True)
