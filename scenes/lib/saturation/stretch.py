"""A curve is squeezed sideways and then stretched upward until it is another one."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import UP, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, Polylines, corner_path
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

_SAMPLES = 301
_DOT_RADIUS = 0.1
_X_RANGE: Span = (-4.0, 4.0)
_Y_RANGE: Span = (-1.2, 2.8)
_NAME_PLACES = ((-2.8, 0.44), (1.1, -0.75))
"""Of the two functions' names: none of the curves comes there on its way."""
_NAMED_AT = 2.9
"""Where the moving curve carries its name."""
_NAME_RISE = 0.36
_NAME_EDGE = 10
"""Width of the ground's color around that name, which stands on the grid."""
_UNDERLAY = 1.8
"""How many times as thick the moving curve is, so that it can be seen under the one on which it comes to lie."""
_DOT_PLACES = np.array([-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0])


@dataclass(frozen=True)
class Stretch:
    """How many times as fast and as tall, and how far moved down; 1, 1 and 0 leave a curve as it is."""

    fast: float = 1.0
    tall: float = 1.0
    down: float = 0.0


class StretchedCurve(VGroup):
    """The curve tall f(fast z) - down, with its name, and with points that show where each part of f goes.

    Args:
        axes: where it is drawn.
        record: f.
        color: of the curve.
        names: formulas of the stretches that have one.
    """

    def __init__(self, axes: PlotAxes, record: Activation, color: str, names: Mapping[Stretch, str]) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._record = axes, record
        self._line = VMobject(stroke_color=color, stroke_width=_UNDERLAY * theme.thick_line, fill_opacity=0)
        self._tracks = Polylines([np.zeros((2, 3))], color=theme.muted, width=theme.thin_line)
        self._dots = Dots(np.zeros((0, 3)), color=color, radius=_DOT_RADIUS)
        self._names = {stretch: formula(name, size=theme.number_size, color=color) for stretch, name in names.items()}
        for name in self._names.values():
            name.set_stroke(theme.background, width=_NAME_EDGE, background=True)
        self.add(self._tracks, self._line, self._dots, *self._names.values())
        self._from = self._goal = Stretch()
        self.draw(Stretch())

    def draw(self, stretch: Stretch) -> Self:
        """Show the curve stretched so; on its way it has no name, and its points tracks from where it began."""
        self.state = stretch
        x = np.linspace(*self._axes.x_range, _SAMPLES)
        places = self._axes.points_at(np.column_stack([x, self._values(stretch.fast * x, stretch)]))
        self._line.points = corner_path(places[:-1], places[1:])
        now = self._dots_at(stretch)
        start = now if stretch == self._goal else self._dots_at(self._from)
        self._tracks.points = corner_path(start, now)
        self._dots.place(now)
        at = np.array([_NAMED_AT, float(self._values(np.array(stretch.fast * _NAMED_AT), stretch))])
        for named, name in self._names.items():
            name.move_to(self._axes.points_at(at) + _NAME_RISE * UP).set_opacity(float(named == stretch))
        return self

    def change_to(self, stretch: Stretch) -> Following[Stretch]:
        """Animation to another stretch."""
        start = self._from = self.state
        self._goal = stretch

        def state_at(progress: float) -> Stretch:
            if progress >= 1:
                return stretch
            ends = zip(astuple(start), astuple(stretch), strict=True)
            return Stretch(*((1 - progress) * before + progress * after for before, after in ends))

        return Following(self, state_at)

    def _values(self, z: npt.NDArray[np.float64], stretch: Stretch) -> npt.NDArray[np.float64]:
        return np.asarray(stretch.tall * self._record(z) - stretch.down, dtype=np.float64)

    def _dots_at(self, stretch: Stretch) -> npt.NDArray[np.float64]:
        values = self._values(_DOT_PLACES, stretch)
        return self._axes.points_at(np.column_stack([_DOT_PLACES / stretch.fast, values]))


class SameCurve(VGroup):
    """A function that is stretched until it lies on another one, which stays dashed; a dotted ghost stays behind.

    Args:
        region: where the plot goes.
        first, second: the functions.
        names: formulas beside the curves.
        stretched_names: those of the moving curve on its way.

    Attributes:
        curve: the first function, to be stretched.
        ground: what stands still.
        target: the second one, dashed, to be drawn over the curve that comes to lie on it.
    """

    def __init__(
        self,
        region: Region,
        first: Activation,
        second: Activation,
        names: Sequence[str],
        stretched_names: Mapping[Stretch, str],
    ) -> None:
        super().__init__()
        theme = active_theme()
        room = region.inset(left=NUMBER_ROOM, bottom=NUMBER_ROOM)
        axes = PlotAxes(room, _X_RANGE, _Y_RANGE)
        styles = [theme.function(record.name) for record in (first, second)]
        ghost, self.target = (
            FunctionCurve(axes, record.function, color=style.color, dash=dash)
            for record, style, dash in zip(
                (first, second), styles, (theme.ghost_dash, theme.gradient_dash), strict=True
            )
        )
        self.curve = StretchedCurve(axes, first, styles[0].color, stretched_names)
        labels = [
            on_plate(formula(name, size=theme.number_size, color=style.color)).move_to(axes.points_at(place))
            for name, style, place in zip(names, styles, _NAME_PLACES, strict=True)
        ]
        self.ground = VGroup(axes, ghost, *labels)
        self.add(self.ground, self.curve, self.target)


class StretchSteps(VGroup):
    """The formulas of the steps under one another, and beside each that changes something what it does.

    Args:
        region: where they stand.
        formulas: of the beginning, of the steps and of the result.
        remarks: what each step does.
        color: of the result.

    Attributes:
        start: the first formula.
        result: the last formula.
    """

    def __init__(self, region: Region, formulas: Sequence[str], remarks: Sequence[str], color: str) -> None:
        super().__init__()
        size = active_theme().number_size
        rows = region.rows(*[1] * len(formulas), gap=0)
        self.start, *steps, self.result = (
            row.columns(1, 1, gap=0)[0].hold(formula(source, size=size), across=0)
            for row, source in zip(rows, formulas, strict=True)
        )
        self.result.set_color(color)
        self._remarks = [
            row.columns(1, 1, gap=0)[1].hold(words(remark), across=0)
            for row, remark in zip(rows[1:-1], remarks, strict=True)
        ]
        self._steps = [VGroup(*parts) for parts in zip(steps, self._remarks, strict=True)]
        self.add(self.start, *self._steps, self.result)

    def acting(self, index: int) -> VGroup:
        """A step, its remark marked until the next one acts."""
        theme = active_theme()
        for remark in self._remarks:
            remark.set_color(theme.text)
        self._remarks[index].set_color(theme.accent)
        return self._steps[index]
