"""The loss of several networks against the steps, on one logarithmic axis."""

import math
from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import Dot, LineJointType, VGroup, VMobject

from scenes.lib.curves.curve_labels import on_plate, place_beside
from scenes.lib.layout import Region
from scenes.lib.strokes import Points, Polylines, dash_points, dashed
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import Dash, active_theme

Losses = npt.NDArray[np.float64]
CHART_NUMBERS = 0.85
"""Room for the numbers left of the plot, in frame units."""

_TICK_SCALE = 0.75
_FOOT_ROOM = 0.5
_NUMBER_GAP = 0.14
_HALF_DIGIT = 0.0028
"""Half the height of a digit in frame units per unit of font size."""
_HEAD_RADIUS = 0.08
_LOWEST, _HIGHEST = (2e-6, 0.2), (0.99, 9.9)
"""Between these the axis ends just beyond the smallest and the largest loss."""
_NAME_PLACES = 240
"""Points of a curve at which room for its name is sought."""

_CLEARANCE = 0.28
"""Least distance of a tick from the level and from the floor, in frame units."""


class LossChart(VGroup):
    """Curves that are drawn up to a step; the axes are apart, for they stay.

    Args:
        region: where everything goes.
        losses: one array a network, each of shape (steps + 1,), all positive; what is beyond the axis, which has seven
            decades at most, runs along its end.
        colors, dashes: of the curves, one a network.
        step_name: the word at the lower axis.
        level: a loss to be marked with a dashed line, and its name.

    Attributes:
        axes: the axes with their numbers.
    """

    def __init__(
        self,
        region: Region,
        losses: Sequence[Losses],
        colors: Sequence[str],
        dashes: Sequence[Dash],
        *,
        step_name: str,
        level: tuple[float, str],
    ) -> None:
        super().__init__()
        theme = active_theme()
        lowest = min(float(curve.min()) for curve in losses)
        highest = max(float(curve.max()) for curve in losses)
        self._floor = math.log10(_round_below(float(np.clip(lowest, *_LOWEST))))
        self._top = -math.log10(_round_below(1 / float(np.clip(highest, *_HIGHEST))))
        self.plot = region.inset(left=CHART_NUMBERS, bottom=_FOOT_ROOM)
        self._steps = len(losses[0]) - 1
        self.axes = VGroup(*self._axes(step_name, *level))
        steps = np.arange(self._steps + 1)
        self._paths = [self.points_at(steps, curve) for curve in losses]
        self._dashes = dashes
        # Pointed joints would reach beyond the losses where a curve turns sharply.
        self._curves = [
            VMobject(stroke_color=color, stroke_width=theme.line, fill_opacity=0, joint_type=LineJointType.ROUND)
            for color in colors
        ]
        self._heads = [Dot(radius=_HEAD_RADIUS, color=color) for color in colors]
        self.add(*self._curves, *self._heads)
        self.draw(0)

    def draw(self, step: int) -> Self:
        """Draw every curve from step 0 to this one."""
        for path, dash, curve, head in zip(self._paths, self._dashes, self._curves, self._heads, strict=True):
            curve.points = dash_points([path[: step + 1]], dash)
            head.move_to(path[step])
        return self

    def points_at(self, steps: npt.ArrayLike, losses: npt.ArrayLike) -> Points:
        """Places in the frame, shape (n, 3); a loss beyond the axis goes to its nearer end."""
        exponents = np.clip(np.log10(np.asarray(losses, dtype=np.float64)), self._floor, self._top)
        x = self.plot.left + np.asarray(steps) / self._steps * self.plot.width
        y = self.plot.bottom + (exponents - self._floor) / (self._top - self._floor) * self.plot.height
        return np.stack(np.broadcast_arrays(x, y, 0.0), axis=-1)

    def names(self, titles: Sequence[str]) -> list[VGroup]:
        """A name beside each curve, in its color."""
        plates = [
            on_plate(words(title, size=active_theme().label_size, color=str(head.get_color())))
            for title, head in zip(titles, self._heads, strict=True)
        ]
        x = np.linspace(self.plot.left, self.plot.right, _NAME_PLACES)
        heights = [np.interp(x, path[:, 0], path[:, 1]) for path in self._paths]
        curves = [np.stack([x, height, np.zeros_like(x)], axis=1) for height in heights]
        place_beside(curves, plates, self.plot, self._heads)
        return plates

    def _axes(self, step_name: str, level: float, level_name: str) -> list[VMobject]:
        theme = active_theme()
        size = _TICK_SCALE * theme.label_size
        decades = [10.0**decade for decade in range(math.floor(self._floor) + 1, math.floor(self._top) + 1)]
        ticks = [10.0**self._floor, *decades]
        floor, mark = self.plot.bottom, float(self.points_at(0, level)[1])
        every = {tick: float(self.points_at(0, tick)[1]) for tick in ticks}
        clear = {tick: y for tick, y in every.items() if y == floor or min(abs(y - mark), y - floor) > _CLEARANCE}
        lines = [np.array([[self.plot.left, y, 0], [self.plot.right, y, 0]]) for y in clear.values()]
        parts: list[VMobject] = [Polylines(lines, color=theme.faint, width=theme.hairline)]
        parts += [self._left_number(f"{tick:g}", y) for tick, y in clear.items()]
        parts.append(self._left_number(level_name, mark))
        line = self.points_at([0, self._steps], level)
        parts.append(dashed([line], theme.ghost_dash, color=theme.muted, width=theme.thin_line))
        foot = self.plot.bottom - 0.72 * _FOOT_ROOM
        for step, hanging in ((0, 0.5), (self._steps // 2, 0.5), (self._steps, 1.0)):
            number = words(str(step), size=size, color=theme.muted)
            left = self.plot.at(step / self._steps, 0)[0] - hanging * number.width
            parts.append(number.stand_at(np.array([left, foot, 0.0])))
        name = words(step_name, size=size, color=theme.muted)
        return [*parts, name.stand_at(np.array([self.plot.left - 2 * _NUMBER_GAP - name.width, foot, 0.0]))]

    def _left_number(self, text: str, height: float) -> Words:
        theme = active_theme()
        size = _TICK_SCALE * theme.label_size
        number = words(text, size=size, color=theme.muted)
        left = self.plot.left - _NUMBER_GAP - number.width
        return number.stand_at(np.array([left, height - _HALF_DIGIT * size, 0.0]))


def _round_below(value: float) -> float:
    """The largest of ..., 0.1, 0.2, 0.5, 1, 2, ... that is below a positive value."""
    power = 10.0 ** (math.ceil(math.log10(value)) - 1)
    return max(step * power for step in (1, 2, 5) if step * power < value)
