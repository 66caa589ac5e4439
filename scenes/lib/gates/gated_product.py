"""An input times the share that a gate lets through: the gate above, the product below."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DR, RIGHT, UL, Rectangle, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.curve_labels import axes_note, on_plate, place_beside
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import PlotAxes, Span, axes_room
from scenes.lib.following import Following
from scenes.lib.gates.gate_numbers import GateNumbers, gate_of
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, corner_path, dashed
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_GATE_RANGE = (-0.05, 1.35)
_ROW_GAP = 0.35
_BAR = 0.22
_RADIUS = 0.09
_KEY_HEIGHT = 0.4
_KEY_GAP = 0.15
_BAR_OPACITY = 0.75
_IDENTITY_AT = (-1.5, -1.7)
"""Upper left corner of the name of y = x, in units of the product."""
_TAIL = 0.3
"""Left share of the gates' window, where their curves run together and no names stand."""


class GatePlots(VGroup):
    """The axes of the gate over those of the product, with the line y = x that an open gate would give.

    Args:
        region: where both go.
        x_range: the x axis of both.
        value_range: heights of the product.
        names: what the upper and the lower axes show, and the names of the line and of the outlined bar.

    Attributes:
        gates, values: the axes.
        names: the names in the picture.
    """

    def __init__(self, region: Region, x_range: Span, value_range: Span, names: tuple[str, str, str, str]) -> None:
        super().__init__()
        theme = active_theme()
        heights = (_GATE_RANGE[1] - _GATE_RANGE[0], value_range[1] - value_range[0])
        upper, lower = axes_room(region).rows(*heights, gap=_ROW_GAP)
        self.gates = PlotAxes(upper, x_range, _GATE_RANGE, numbers_below=False)
        self.values = PlotAxes(lower, x_range, value_range)
        ends = self.values.clip((value_range[0], value_range[0]), (value_range[1], value_range[1]))
        identity = [] if ends is None else [self.values.points_at(ends)]
        line = on_plate(words(names[2], size=theme.label_size, color=theme.muted))
        line.move_to(self.values.points_at(_IDENTITY_AT), aligned_edge=UL)
        self.names = [axes_note(self.gates, names[0], UL), axes_note(self.values, names[1], UL), line]
        self.add(
            self.gates,
            self.values,
            dashed(identity, theme.ghost_dash, color=theme.inactive, width=theme.thin_line),
            *self.names,
            self._bar_key(names[3]),
        )

    def _bar_key(self, name: str) -> VGroup:
        """An outlined bar and its name, in the lower right corner of the product, where no bar comes."""
        theme = active_theme()
        bar = _outlined_bar()
        bar.stretch_to_fit_width(_BAR).stretch_to_fit_height(_KEY_HEIGHT)
        text = words(name, size=theme.label_size, color=theme.muted)
        key = on_plate(VGroup(bar, text.next_to(bar, RIGHT, buff=_KEY_GAP)))
        return key.move_to(self.values.window.at(1, 0) + _KEY_GAP * UL, aligned_edge=DR)


class GatedProduct(VGroup):
    """At one x, how far the gate is open, and of the bar x the part that passes; the product is painted up to there.

    Args:
        plots: where it is drawn.
        record: the product, a function that gates its input.
        gate_name: stands beside the gate.
        numbers: follow x.
    """

    def __init__(
        self,
        plots: GatePlots,
        record: Activation,
        gate_name: str,
        numbers: GateNumbers,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self.plots, self.record, self.gate_name = plots, record, gate_name
        self._gate, self._numbers = gate_of(record), numbers
        color = theme.function(record.name).color
        self.gate_curve = FunctionCurve(plots.gates, self._gate, color=color)
        self.painted = FunctionCurve(plots.values, record.function, color=color)
        self._opening = Rectangle(stroke_width=0, fill_color=color, fill_opacity=_BAR_OPACITY)
        self._whole = _outlined_bar()
        self._passed = Rectangle(stroke_width=0, fill_color=color, fill_opacity=_BAR_OPACITY)
        self._points = [Dots(np.zeros((0, 3)), color=color, radius=_RADIUS) for _ in range(2)]
        self.bars = VGroup(self._opening, self._whole, self._passed, *self._points)
        self.add(self.gate_curve, self.painted, self.bars)
        self.draw(plots.values.x_range[0])

    def draw(self, x: float) -> Self:
        """Stand at x."""
        self.x = x
        share, value = float(self._gate(x)), float(self.record(x))
        self.painted.draw(x)
        plots = self.plots
        _fill(self._opening, plots.gates, x, share)
        _fill(self._whole, plots.values, x, x)
        _fill(self._passed, plots.values, x, value)
        for dots, axes, height in zip(self._points, (plots.gates, plots.values), (share, value), strict=True):
            dots.place(axes.points_at([[x, height]]) if axes.contains(x, height) else np.zeros((0, 3)))
        self._numbers.draw(x)
        return self

    def go_to(self, x: float) -> Following[float]:
        """Animation that travels to x."""
        start = self.x
        return Following(self, lambda progress: start + (x - start) * progress if progress < 1 else x)

    def complete(self) -> Following[float]:
        """Animation that draws the product on to the right end; the bars stay."""
        start, end = self.x, self.plots.values.x_range[1]
        return Following(self.painted, lambda progress: start + (end - start) * progress)


def product_names(products: Sequence[GatedProduct], stops: Sequence[float]) -> list[VGroup]:
    """The names of each gate and each product, beside their curves and clear of the bars at all stops."""
    placed = [VGroup() for _ in products]
    bars = [product.draw(stop).bars.copy() for product in products for stop in stops]
    gates, values = products[0].plots.gates, products[0].plots.values
    rooms = gates.window.inset(left=_TAIL * gates.window.width), values.window
    for axes, room, curves, texts in (
        (gates, rooms[0], [one.gate_curve for one in products], [one.gate_name for one in products]),
        (values, rooms[1], [one.painted for one in products], [one.record.title for one in products]),
    ):
        colors = [active_theme().function(one.record.name).color for one in products]
        size = active_theme().label_size
        names = [on_plate(words(text, size=size, color=color)) for text, color in zip(texts, colors, strict=True)]
        points = [axes.points_at(np.concatenate(curve.pieces)) for curve in curves]
        place_beside(points, names, room, [*products[0].plots.names, *bars])
        for group, name in zip(placed, names, strict=True):
            group.add(name)
    return placed


def _outlined_bar() -> Rectangle:
    theme = active_theme()
    return Rectangle(stroke_color=theme.text, stroke_width=theme.thin_line)


def _fill(bar: VMobject, axes: PlotAxes, x: float, height: float) -> None:
    """Stand a bar at x from 0 to a height; one that leaves the window is cut there and its outline stays open."""
    seen = float(np.clip(height, *axes.y_range))
    (across, foot, _), (_, end, _) = axes.points_at([[x, 0.0], [x, seen]])
    left, right = across - _BAR / 2, across + _BAR / 2
    corners = np.array([[left, end, 0], [left, foot, 0], [right, foot, 0], [right, end, 0]])
    following = np.roll(corners, -1, axis=0)
    edges = len(corners) if seen == height else len(corners) - 1
    bar.points = corner_path(corners[:edges], following[:edges])
