"""Normally distributed inputs as a bell and as dots at their quantiles."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import VGroup, VMobject

from actmath import Activation, normal_density, normal_quantiles
from scenes.lib.curves.curve_key import PointKey
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, Points, Polylines, corner_path
from scenes.lib.theme import active_theme

_SAMPLES = 241
_BELL_OPACITY = 0.55
_PEAK = 0.92
"""Height of the tallest bell, as a share of its region's height."""
_SHOWN = 31
_DOT_RADIUS = 0.04


@dataclass(frozen=True)
class Inputs:
    """Mean and standard deviation of normally distributed inputs."""

    mean: float = 0.0
    deviation: float = 1.0

    def toward(self, other: "Inputs", progress: float) -> "Inputs":
        """The inputs at this share of the way to others."""
        if progress >= 1:
            return other
        return Inputs(
            (1 - progress) * self.mean + progress * other.mean,
            (1 - progress) * self.deviation + progress * other.deviation,
        )

    def quantiles(self, count: int) -> npt.NDArray[np.float64]:
        """So many inputs that stand for all, shape (count,)."""
        return normal_quantiles(count, mean=self.mean, deviation=self.deviation)


def input_key(dots: str, further: str) -> PointKey:
    """What the dots are, and a further remark on them in the next line."""
    return PointKey([dots, further], radius=_DOT_RADIUS)


class Bell(VGroup):
    """The density of the inputs as an area over the horizontal axis of a plot.

    Args:
        region: its lower edge is the base line; only its heights count.
        axes: the plot whose horizontal axis it shares.
        narrowest: the inputs whose bell is as high as the region.
    """

    def __init__(self, region: Region, axes: PlotAxes, narrowest: Inputs) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._base = axes, region.bottom
        self._z = np.linspace(*axes.x_range, _SAMPLES)
        highest = float(normal_density(np.array(0.0), deviation=narrowest.deviation))
        self._scale = _PEAK * region.height / highest
        self._area = VMobject(stroke_width=0, fill_color=theme.inactive, fill_opacity=_BELL_OPACITY)
        self._line = VMobject(stroke_color=theme.muted, stroke_width=theme.line, fill_opacity=0)
        base = self._places(np.zeros(_SAMPLES))[[0, -1]]
        self.add(self._area, self._line, Polylines([base], color=theme.inactive, width=theme.hairline))
        self.draw(narrowest)

    def draw(self, inputs: Inputs) -> Self:
        """Show the density of these inputs."""
        outline = self._places(normal_density(self._z, mean=inputs.mean, deviation=inputs.deviation))
        self._line.points = corner_path(outline[:-1], outline[1:])
        closed = np.concatenate([outline, self._places(np.zeros(_SAMPLES))[::-1]])
        self._area.points = corner_path(closed, np.roll(closed, -1, axis=0))
        return self

    def _places(self, density: npt.NDArray[np.float64]) -> Points:
        places = self._axes.points_at(np.column_stack([self._z, np.zeros(_SAMPLES)]))
        places[:, 1] = self._base + self._scale * density
        return places


class QuantileDots(VGroup):
    """Dots on the curve of a function at the quantiles of the inputs.

    Args:
        axes: where the curve is drawn.
        record: the function.
    """

    def __init__(self, axes: PlotAxes, record: Activation) -> None:
        super().__init__()
        self._axes, self._record = axes, record
        self._dots = Dots(np.zeros((0, 3)), color=active_theme().text, radius=_DOT_RADIUS)
        self.add(self._dots)
        self.draw(Inputs())

    def draw(self, inputs: Inputs) -> Self:
        """Show where these inputs stand, those inside the window."""
        z = inputs.quantiles(_SHOWN)
        z = z[(self._axes.x_range[0] <= z) & (z <= self._axes.x_range[1])]
        self._dots.place(self._axes.points_at(np.column_stack([z, self._record(z)])))
        return self
