"""Units in training as dots that climb the curve of their activation, one for each training point that is shown."""

from typing import Self

import numpy as np
from manim import DL, UR, VGroup

from actmath import Activation, dip
from actmath.activations.elementwise import Float64Array
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.named_curves import NamedCurves
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.gates.started_unit import POINTS, SHOWN_INPUTS, StartedUnit
from scenes.lib.strokes import Arrow, Dots, dashed
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.training.steps import step_under_way

_RADIUS = 0.085
_NAMES_ABOVE = 0.53
"""Share of the window that the names of the curves leave to the dots and the arrows below."""
_ARROW = 0.7
_ARROW_GAP = 0.2
_WORD_GAP = 0.12
_ARROW_HEIGHT = -0.75
"""In units of the plot, below every dip and between two grid lines."""


class UnitTrial(VGroup):
    """Two units on the curves of their activations, each with dots at the pre-activations of training points.

    Between two steps w and b are joined by straight lines; the counter shows the step that is being made.

    Args:
        axes: where the curves are drawn.
        units: the units; the dots of the second are rings.
        counter: shows the step.
    """

    def __init__(self, axes: PlotAxes, units: tuple[StartedUnit, StartedUnit], counter: Number) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._units, self._counter = axes, units, counter
        curves = NamedCurves(axes, list(dict.fromkeys(unit.record for unit in units)))
        self._dots = [
            Dots(np.zeros((0, 3)), color=theme.text, radius=_RADIUS, hollow=hollow) for hollow in (False, True)
        ]
        self.add(
            curves, curves.names(axes.window.inset(bottom=_NAMES_ABOVE * axes.window.height)), *reversed(self._dots)
        )
        self.draw(0)

    def draw(self, step: float) -> Self:
        """Show the dots after so many steps."""
        for dots, unit in zip(self._dots, self._units, strict=True):
            places = _places(unit, step)
            inside = [self._axes.contains(*place) for place in places]
            dots.place(self._axes.points_at(places[inside]))
        self._counter.draw(step_under_way(step))
        return self

    def run(self) -> Following[float]:
        """Animation of the training until the first dot is at the window's edge."""
        return Following(self, lambda progress: progress * self.last_step)

    @property
    def last_step(self) -> int:
        """The last step after which no dot has left the window yet."""
        steps = range(len(self._units[0].run.weights))
        left = (
            step
            for step in steps
            if not all(self._axes.contains(*place) for unit in self._units for place in _places(unit, step))
        )
        return next(left, len(steps)) - 1


def _places(unit: StartedUnit, step: float) -> Float64Array:
    """Plot coordinates of a unit's dots, shape (n, 2)."""
    steps = np.arange(len(unit.run.weights))
    z = np.interp(step, steps, unit.run.weights) * SHOWN_INPUTS + np.interp(step, steps, unit.run.biases)
    return np.column_stack([z, unit.record(z)])


def lowest_target(axes: PlotAxes, name: str) -> VGroup:
    """A line at the lowest target of all points; its name, with a place {target}, stands over the left end."""
    theme = active_theme()
    lowest = float(POINTS.targets.min())
    ends = axes.points_at([(x, lowest) for x in axes.x_range])
    note = on_plate(words(name.format(target=coordinate(2)(lowest)), size=theme.label_size, color=theme.muted))
    note.move_to(ends[0] + _WORD_GAP * UR, aligned_edge=DL)
    return VGroup(dashed([ends], theme.ghost_dash, color=theme.muted, width=theme.thin_line), note)


def watershed(axes: PlotAxes, record: Activation, uphill: str) -> VGroup:
    """A dotted line through the bottom of the dip, and on both sides of it an arrow that says where the curve rises.

    All wear the color of the function, which alone has this dip.
    """
    theme = active_theme()
    color = theme.function(record.name).color
    bottom = dip(record)
    foot, top = axes.points_at([[bottom.x, axes.y_range[0]], [bottom.x, 0.0]])
    parts = VGroup(dashed([np.array([foot, top])], theme.ghost_dash, color=color, width=theme.thin_line))
    middle = axes.points_at([bottom.x, _ARROW_HEIGHT])
    for side in (-1, 1):
        start = middle + np.array([side * _ARROW_GAP, 0.0, 0.0])
        arrow = Arrow(start, start + np.array([side * _ARROW, 0.0, 0.0]), color=color, width=theme.line)
        name = on_plate(words(uphill, size=theme.label_size, color=color))
        name.next_to(arrow, side * np.array([1.0, 0.0, 0.0]), buff=_WORD_GAP)
        parts.add(arrow, name)
    return parts
