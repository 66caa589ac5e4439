"""A curve is squeezed sideways and then stretched upward until it is another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import UP, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span, fitting_scale
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.saturation.saturation_plot import VALUE_RANGE
from scenes.lib.strokes import Dots, Polylines, corner_path
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme

_SAMPLES = 301
_DOT_RADIUS = 0.1
_X_RANGE: Span = (-5.0, 5.0)
_NAME_PLACE = -3.5
_NAME_RISE = 0.4
_DOT_PLACES = np.array([-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0])


@dataclass(frozen=True)
class Stretch:
    """How many times as fast and as tall; 1 leaves a curve as it is. The lower end moves down as far as it grows."""

    fast: float = 1.0
    tall: float = 1.0


class StretchedCurve(VGroup):
    """The curve tall f(fast z) - (tall - 1) with points that show where each part of f goes.

    Args:
        axes: where it is drawn.
        record: f.
        color: of the curve.
    """

    def __init__(self, axes: PlotAxes, record: Activation, color: str) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._record = axes, record
        self._line = VMobject(stroke_color=color, stroke_width=theme.thick_line, fill_opacity=0)
        self._tracks = Polylines([np.zeros((2, 3))], color=theme.muted, width=theme.thin_line)
        self._dots = Dots(np.zeros((0, 3)), color=color, radius=_DOT_RADIUS)
        self.add(self._tracks, self._line, self._dots)
        self._from = Stretch()
        self.draw(Stretch())

    def draw(self, stretch: Stretch) -> Self:
        """Show the curve stretched so, with the tracks of its points from where this motion began."""
        self.state = stretch
        x = np.linspace(*self._axes.x_range, _SAMPLES)
        places = self._axes.points_at(np.column_stack([x, self._values(stretch.fast * x, stretch)]))
        self._line.points = corner_path(places[:-1], places[1:])
        start, now = self._dots_at(self._from), self._dots_at(stretch)
        self._tracks.points = corner_path(start, now)
        self._dots.place(now)
        return self

    def change_to(self, stretch: Stretch) -> Following[Stretch]:
        """Animation to another stretch."""
        start = self._from = self.state

        def state_at(progress: float) -> Stretch:
            mixed = [
                (1 - progress) * a + progress * b for a, b in ((start.fast, stretch.fast), (start.tall, stretch.tall))
            ]
            return Stretch(*mixed) if progress < 1 else stretch

        return Following(self, state_at)

    def _values(self, z: npt.NDArray[np.float64], stretch: Stretch) -> npt.NDArray[np.float64]:
        return np.asarray(stretch.tall * self._record(z) - (stretch.tall - 1), dtype=np.float64)

    def _dots_at(self, stretch: Stretch) -> npt.NDArray[np.float64]:
        values = self._values(_DOT_PLACES, stretch)
        return self._axes.points_at(np.column_stack([_DOT_PLACES / stretch.fast, values]))


class SameCurve(VGroup):
    """A function that is stretched until it lies on another one, both of which stay as dotted ghosts.

    Args:
        region: where the plot goes.
        first, second: the functions.
        names: formulas beside the curves.

    Attributes:
        curve: the first function, to be stretched.
        ground: what stands still.
        vertical_scale: of the plot, to be told on screen.
        largest_difference: between the stretched function and the second one in the window.
    """

    def __init__(self, region: Region, first: Activation, second: Activation, names: Sequence[str]) -> None:
        super().__init__()
        theme = active_theme()
        room = region.inset(left=NUMBER_ROOM, bottom=NUMBER_ROOM)
        self.vertical_scale = fitting_scale(room, _X_RANGE, VALUE_RANGE)
        axes = PlotAxes(room, _X_RANGE, VALUE_RANGE, vertical_scale=self.vertical_scale)
        styles = [theme.function(record.name) for record in (first, second)]
        ghosts = [
            FunctionCurve(axes, record.function, color=style.color, dash=theme.ghost_dash)
            for record, style in zip((first, second), styles, strict=True)
        ]
        self.curve = StretchedCurve(axes, first, styles[0].color)
        x = np.linspace(*_X_RANGE, _SAMPLES)
        self.largest_difference = float(np.max(np.abs(2 * first(2 * x) - 1 - second(x))))
        labels = []
        for name, record, style in zip(names, (first, second), styles, strict=True):
            label = formula(name, size=theme.number_size, color=style.color)
            place = axes.points_at([_NAME_PLACE, float(record(_NAME_PLACE))])
            labels.append(label.move_to(place + _NAME_RISE * UP))
        self.ground = VGroup(axes, *ghosts, *labels)
        self.add(self.ground, self.curve)
