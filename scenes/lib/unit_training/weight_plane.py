"""The plane of a unit's weight and bias, with the corner in which a ReLU unit is dead."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import Dot, MathTypst, Polygon, VGroup

from actmath import LinePoints, UnitRun, highest_dead_bias
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span
from scenes.lib.layout import Region
from scenes.lib.strokes import Arrow, Dots
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme
from scenes.lib.unit_training.unit_course import Snapshot
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Unit

_SAMPLES = 201
_MARGIN = 0.16
_NAME_GAP = 0.12
_POINT_NAME_GAP = 0.12
_MARK_RADIUS = 0.08
_STEP_RADIUS = 0.05
_DEAD_PLACE = 0.42
_BIAS_PLACE = 0.09
_HEAD = 0.45
_NAME_RISE = 0.7


class WeightPlane(VGroup):
    """Axes for w, across, and b, upward; where the unit is off for every point is shaded.

    Args:
        region: where they go, the numbers included.
        points: the data.
        runs: what will be shown on the plane, the arrow at the start of each included.
        dead_name: the word in the shaded part.

    Attributes:
        axes: the axes.
    """

    def __init__(self, region: Region, points: LinePoints, runs: Sequence[UnitRun], dead_name: str) -> None:
        super().__init__()
        theme = active_theme()
        self._head, below = region.rows(_HEAD, region.height - _HEAD, gap=0)
        room = below.inset(left=NUMBER_ROOM, bottom=NUMBER_ROOM)
        tips = [np.array([run.weights[0], run.biases[0]]) - run.gradients[0] for run in runs]
        across = _span(np.concatenate([[0.0], *([*run.weights, tip[0]] for run, tip in zip(runs, tips, strict=True))]))
        upward = _span(np.concatenate([[0.0], *([*run.biases, tip[1]] for run, tip in zip(runs, tips, strict=True))]))
        ratio = room.height / (upward[1] - upward[0]) / (room.width / (across[1] - across[0]))
        self.axes = PlotAxes(room, across, upward, vertical_scale=ratio)
        weights = np.union1d(np.linspace(*across, _SAMPLES), np.clip([0.0], *across))
        edge = np.clip(highest_dead_bias(weights, points.inputs), *upward)
        outline = [*zip(weights, edge, strict=True), (across[1], upward[0]), (across[0], upward[0])]
        shade = Polygon(*self.axes.points_at(outline), stroke_width=0).set_fill(theme.faint, opacity=1)
        window = self.axes.window.inset(left=_NAME_GAP, right=_NAME_GAP, bottom=_NAME_GAP, top=_NAME_GAP)
        names = [
            window.hold(words(dead_name, size=theme.label_size, color=theme.muted), across=_DEAD_PLACE, up=0),
            window.hold(on_plate(formula("w", size=theme.label_size, color=theme.muted)), across=1, up=0),
            self._head.hold(formula("b", size=theme.label_size, color=theme.muted), across=_BIAS_PLACE, up=_NAME_RISE),
        ]
        self.add(self.axes, shade, *names)

    def gradient_name(self, name: str) -> MathTypst:
        """The name of the arrow, a formula, over the plane."""
        theme = active_theme()
        return self._head.hold(formula(name, size=theme.label_size, color=theme.gradient), across=1, up=_NAME_RISE)

    def name_of_point(self, weight: float, bias: float, name: str, tip: tuple[float, float]) -> VGroup:
        """The name of a point from which an arrow goes to a tip: behind the arrow and beside it, in the window."""
        theme = active_theme()
        window = self.axes.window
        place, end = self.axes.points_at([(weight, bias), tip])
        label = on_plate(words(name, size=theme.label_size, color=theme.gradient))
        half = np.array([label.width, label.height]) / 2
        away = np.array([np.sign(place[0] - end[0]), np.sign(end[1] - place[1])])
        center = place[:2] + away * (half + np.array([0.0, _POINT_NAME_GAP]))
        center = np.clip(center, window.at(0, 0)[:2] + half, window.at(1, 1)[:2] - half)
        return label.move_to(np.append(center, 0.0))

    def mark(self, weight: float, bias: float, text: str) -> VGroup:
        """A point on the plane, and over the plane what it means."""
        theme = active_theme()
        dot = Dot(self.axes.points_at([weight, bias]), radius=_MARK_RADIUS, color=theme.accent)
        note = words(text, size=theme.label_size, color=theme.accent)
        return VGroup(dot, self._head.hold(note, across=1, up=_NAME_RISE))


class WeightPoint(VGroup):
    """The unit at its w and b, and minus its gradient as an arrow, of which a step goes the rate's share.

    Args:
        plane: where it is drawn.
        since: the unit whose gradient the arrow shows from now on; that of the moment when left out.
        trail: the run whose steps stay as dots; none when left out.
    """

    def __init__(self, plane: WeightPlane, since: Snapshot | None = None, trail: UnitRun | None = None) -> None:
        super().__init__()
        theme = active_theme()
        self._plane, self._since = plane, since
        corner = plane.axes.points_at([0.0, 0.0])
        self._arrow = Arrow(corner, corner, color=theme.gradient, width=theme.line, dash=theme.gradient_dash)
        self.unit = Unit(corner)
        self._trail = None if trail is None else np.column_stack([trail.weights, trail.biases])
        self._steps = Dots(np.zeros((0, 3)), color=theme.gradient, radius=_STEP_RADIUS)
        if since is not None:
            began = plane.axes.points_at([since.weight, since.bias])
            self.add(Dot(began, radius=_MARK_RADIUS, color=theme.gradient))
        self.add(self._steps, self._arrow, self.unit)

    def draw(self, now: Snapshot) -> Self:
        """Show the unit as it is."""
        descent = self._since or now
        start = np.array([descent.weight, descent.bias])
        seen = self._plane.axes.clip(start, start - np.array(descent.gradient))
        self._arrow.place(*self._plane.axes.points_at([start, start] if seen is None else seen))
        if self._trail is not None:
            self._steps.place(self._plane.axes.points_at(self._trail[: int(now.step) + 1]))
        self.unit.stand_at(self._plane.axes.points_at([now.weight, now.bias]))
        self.unit.show_state(UnitState.LIVE if now.active else UnitState.DEAD)
        return self


def _span(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Span:
    low, high = float(values.min()), float(values.max())
    margin = _MARGIN * max(high - low, 1.0)
    return low - margin, high + margin
