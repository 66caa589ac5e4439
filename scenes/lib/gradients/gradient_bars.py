"""How large the gradient is in every layer: one bar a layer on a logarithmic axis, from the loss backwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import RIGHT, UP, BackgroundRectangle, VGroup, VMobject

from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.following import Following
from scenes.lib.gradients.axis_marks import MARK, lines_over_bars, ring, wedge
from scenes.lib.gradients.former_values import across_bars, former_lines
from scenes.lib.gradients.layer_columns import column_edges
from scenes.lib.gradients.log_axis import LogAxis
from scenes.lib.strokes import Arrow, Points, dash_points, rectangles
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

Values = npt.NDArray[np.float64]
_BAR_SHARE = 0.74
_WIDEST_BAR = 1.1
_ARROW_RISE = 0.24
_ARROW_HEAD = 0.2
_LEAST_DROP = 0.3
_LABEL_GAP = 0.12
_PLATE = 0.05
_NOTE_RISE = 0.42


@dataclass(frozen=True)
class BarState:
    """What the bars show.

    Attributes:
        values: size of the gradient in every layer, the one nearest the input first, shape (layers,).
        columns: how many columns share the width; fractional while a network grows.
        arrived: how many layers the gradient has reached, counted from the loss.
    """

    values: Values
    columns: float
    arrived: float


class GradientBars(VGroup):
    """Bars of one network, with the arrow that brings the gradient and a dashed line at the last layer's level.

    A value below the axis' floor or above its top is marked by a wedge, an exact zero by a ring in the zero slot.

    Args:
        axis: the axis on which the bars stand.
        span: left and right end of the bars, in frame units.
        values: size of the gradient in every layer, the one nearest the input first.
        color: of the bars: the activation function's.
        arrow: whether the gradient's arrow is drawn.
        level: whether the line at the last layer's level is drawn.

    Raises:
        ValueError: if there is no layer.
    """

    def __init__(
        self,
        axis: LogAxis,
        span: tuple[float, float],
        values: Sequence[float] | Values,
        color: str,
        *,
        arrow: bool = True,
        level: bool = True,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._axis, self._span, self._color = axis, span, color
        self._bars = VMobject(stroke_width=0, fill_color=color, fill_opacity=1)
        self._below = VMobject(stroke_width=0, fill_color=theme.text, fill_opacity=1)
        self._above = VMobject(stroke_width=0, fill_color=theme.background, fill_opacity=1)
        self._rings = VMobject(stroke_color=color, stroke_width=theme.line, fill_opacity=0)
        self._level = lines_over_bars(theme.thin_line)
        corner = np.array([span[1], axis.plot.top + _ARROW_RISE, 0.0])
        self._arrow = Arrow(
            corner, corner, color=theme.gradient, width=theme.line, head=_ARROW_HEAD, dash=theme.gradient_dash
        )
        self.add(self._bars, self._below, self._above, self._rings)
        if level:
            self.add(self._level)
        if arrow:
            self.add(self._arrow)
        layers = np.asarray(values, dtype=np.float64)
        if layers.size == 0:
            raise ValueError("bars need at least one layer")
        self.draw(BarState(layers, len(layers), 0))

    def draw(self, state: BarState) -> Self:
        """Draw the bars of this state."""
        self.state = state
        left, right = self._span
        edges, sides = self._edges, self._sides
        reached = np.clip(state.arrived - np.arange(len(edges) - 1, -1, -1), 0, 1) * (edges[:, 1] > edges[:, 0])
        floor = self._axis.plot.bottom
        tops = _handed_on(np.maximum(self._axis.heights(state.values), floor), reached, floor)
        opened = sides.copy()
        opened[:, 0] = sides[:, 1] - reached * (sides[:, 1] - sides[:, 0])
        self._bars.points = rectangles(opened, np.full(len(tops), floor), tops)
        self._place_marks(sides.mean(axis=1), reached)
        head = np.array(
            [right - state.arrived * (right - left) / state.columns, self._axis.plot.top + _ARROW_RISE, 0.0]
        )
        head[0] = max(head[0], left)
        self._arrow.place(np.array([right, head[1], 0.0]), head)
        self._level.points = self._level_line(head[0])
        return self

    def arrive(self) -> Following[BarState]:
        """Animation of the gradient from the loss to the input: each layer takes over the bar before it and cuts it."""
        return Following(self, lambda progress: replace(self.state, arrived=progress * len(self.state.values)))

    def arrived(self) -> Self:
        """Show all bars at once."""
        return self.draw(replace(self.state, arrived=len(self.state.values)))

    def change_to(self, values: Sequence[float] | Values) -> Following[BarState]:
        """Animation to other values, or to a deeper or shallower network whose new layers join next to the input.

        On the way each value runs evenly along the logarithmic axis.
        """
        before, after = self.state.values, np.asarray(values, dtype=np.float64)
        layers = max(len(before), len(after))
        start, end = _padded(before, after, layers), _padded(after, before, layers)

        def state_at(progress: float) -> BarState:
            if progress >= 1:
                return BarState(after, len(after), len(after))
            columns = (1 - progress) * len(before) + progress * len(after)
            return BarState(_geometric(start, end, progress), columns, layers)

        return Following(self, state_at)

    def follow_axis(self) -> Following[BarState]:
        """Animation that redraws the bars while their axis is zoomed in the same motion."""
        return Following(self, lambda _: self.state)

    @property
    def tops(self) -> Points:
        """Middle of the upper edge of every bar, the one nearest the input first, shape (layers, 3)."""
        edges, heights = self._edges, self._axis.heights(self.state.values)
        return np.stack([edges.mean(axis=1), heights, np.zeros(len(heights))], axis=1)

    def former(self) -> VMobject:
        """Lines across the bars at the values that they have now, for comparison with later ones."""
        lines = former_lines()
        lines.points = across_bars(self._sides, np.maximum(self.tops[:, 1], self._axis.plot.bottom))
        return lines

    def level_name(self, text: str) -> VGroup:
        """What the dashed line is, over it beside the last layer; nothing if there is no room for it."""
        theme = active_theme()
        name = words(text, size=theme.label_size, color=theme.muted)
        left, last = self._span[0], self._edges[-1, 0]
        height = float(self.tops[-1, 1]) + 2 * _LABEL_GAP
        if height + name.height > self._axis.plot.top or name.width > last - left:
            return VGroup()
        return on_plate(name.stand_at(np.array([last - name.width, height, 0.0])))

    def drop_arrow(self, name: str) -> VGroup:
        """An arrow from the last layer's level to the first layer's bar with its name, a formula, over it.

        There is no arrow if both are too near for one, and no name if there is no room over the arrow.
        """
        theme = active_theme()
        first, level = self.tops[0], self.tops[-1]
        start = np.array([first[0], level[1], 0.0])
        if abs(first[1] - level[1]) < _LEAST_DROP:
            return VGroup()
        arrow = Arrow(start, first, color=theme.text, width=theme.line, head=_ARROW_HEAD)
        label = formula(name, size=theme.text_size).next_to(np.maximum(start, first), UP, buff=_LABEL_GAP)
        label.shift(RIGHT * max(0.0, self._span[0] - float(label.get_left()[0])))
        if label.get_top()[1] > self._axis.plot.top:
            return VGroup(arrow)
        # The axis' lines must not run through the letters.
        return VGroup(arrow, BackgroundRectangle(label, color=theme.background, fill_opacity=1, buff=_PLATE), label)

    def floor_note(self, text: str) -> VGroup:
        """A word over the wedges of values below the floor; nothing if there are none."""
        below = self._axis.beyond(self.state.values) < 0
        if not below.any():
            return VGroup()
        theme = active_theme()
        note = words(text, size=theme.label_size, color=theme.muted)
        middle = float(self.tops[below, 0].mean())
        note.move_to(np.array([middle, self._axis.plot.bottom + _NOTE_RISE, 0.0]))
        return on_plate(note.shift(RIGHT * max(0.0, self._span[0] - float(note.get_left()[0]))))

    @property
    def _edges(self) -> Values:
        """Left and right end of every layer's column, shape (layers, 2)."""
        return column_edges(*self._span, self.state.columns, len(self.state.values))

    @property
    def _sides(self) -> Values:
        """Left and right side of every bar, in the middle of its column, shape (layers, 2)."""
        width = (self._span[1] - self._span[0]) / self.state.columns
        margin = (width - min(_BAR_SHARE * width, _WIDEST_BAR)) / 2
        left, right = self._edges.T
        return np.stack([left + margin, np.maximum(left + margin, right - margin)], axis=1)

    def _level_line(self, head: float) -> Points:
        theme = active_theme()
        right = self._span[1]
        height = float(self._axis.heights(self.state.values[-1]))
        line = np.array([[right, height, 0.0], [head, height, 0.0]])
        if right - head < theme.ghost_dash[0]:
            return np.zeros((0, 3))
        return dash_points([line], theme.ghost_dash)

    def _place_marks(self, centers: Values, reached: Values) -> None:
        """Wedges at the end of the axis for values beyond it and rings in the slot for zeros, where the gradient is."""
        plot = self._axis.plot
        half = min(MARK, 0.4 * (self._span[1] - self._span[0]) / self.state.columns)
        for marks, direction in ((self._below, -1), (self._above, 1)):
            marked = centers[(reached >= 1) & (self._axis.beyond(self.state.values) == direction)]
            marks.points = np.concatenate([np.zeros((0, 3)), *(wedge(at, plot, direction, half) for at in marked)])
        zeros = centers[(reached >= 1) & (self.state.values == 0)]
        self._rings.points = np.concatenate([np.zeros((0, 3)), *(ring(at, self._axis.zero_height) for at in zeros)])


def _handed_on(heights: Values, reached: Values, floor: float) -> Values:
    """Heights on the way from those of the layers nearer to the loss; layers not yet reached lie on the floor."""
    before = np.append(heights[1:], heights[-1:])
    return np.where(reached > 0, before + reached * (heights - before), floor)


def _geometric(start: Values, end: Values, progress: float) -> Values:
    """Values on the way, evenly in their logarithms; from or to zero they jump at the end."""
    both = (start > 0) & (end > 0)
    logs = (1 - progress) * np.log(np.where(both, start, 1)) + progress * np.log(np.where(both, end, 1))
    return np.where(both, np.exp(logs), start)


def _padded(values: Values, other: Values, layers: int) -> Values:
    """Values for so many layers: those missing next to the input come from the other network."""
    missing = layers - len(values)
    return np.concatenate([other[:missing], values])
