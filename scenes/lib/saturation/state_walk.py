"""A unit travels along a function; its shape tells its state, an arrow what its weight is told."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, VGroup

from scenes.lib.film_words import FilmWords
from scenes.lib.following import Following
from scenes.lib.gradients.log_axis import TICK_SCALE
from scenes.lib.layout import Region
from scenes.lib.saturation.flat_zones import STATE_NAMES, ZONE_STATES
from scenes.lib.saturation.saturation_plot import SaturationPlot
from scenes.lib.strokes import Arrow, Dots, Polylines
from scenes.lib.text.number_formats import fixed
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import SlopeLimits
from scenes.lib.units.units import Unit

_BIG_RADIUS = 0.26
_ON_CURVE_RADIUS = 0.17
_MARK_RISE = 0.17
_ROWS = (1.0, 0.75, 1.0)
_UNIT_PLACE = 0.5
"""Of the unit, as a share of the read-out's width."""
_WORD_INDENT = 1.75 * _BIG_RADIUS
_WEIGHT_ROOM = 0.6
_TARGET_RADIUS = 0.1


class StateReadout(VGroup):
    """The shape and the name of a unit's state, the slope, and an arrow to the weight that is as long as the slope.

    Args:
        region: where it stands; with a slope of 1 the arrow would reach the weight at its left end.
        plot: the function.
        limits: of the slopes.
        film_words: the film's words; used are the labels slope, slope-none, slope-full and those that name the states,
            and the formula weight.
    """

    def __init__(
        self,
        region: Region,
        plot: SaturationPlot,
        limits: SlopeLimits,
        film_words: FilmWords,
    ) -> None:
        super().__init__()
        theme, labels = active_theme(), film_words.labels
        self._record, self._limits = plot.record, limits
        title_row, slope_row, arrow_row = region.rows(*_ROWS, gap=0.05)
        color = theme.function(plot.record.name).color
        title = words(plot.record.title, size=theme.number_size, color=color, bold=True).stand_at(title_row.at(0, 0.2))
        self._unit = Unit(title_row.at(_UNIT_PLACE, 0.36), radius=_BIG_RADIUS)
        self._names = {
            key: words(labels[key], size=theme.label_size).stand_at(
                title_row.at(_UNIT_PLACE, 0.2) + _WORD_INDENT * RIGHT
            )
            for key in dict.fromkeys(STATE_NAMES[state] for state in ZONE_STATES)
        }
        self._outlines = {part: part.points.copy() for name in self._names.values() for part in name.get_family()}
        self.slope = Number(1.0, fixed(4), size=theme.label_size, widest=1.1e-5)
        self.slope.stand_at(slope_row.at(1, 0.25) + self.slope.width * LEFT)
        label = words(labels["slope"], size=theme.label_size, color=theme.muted)
        label.stand_at(np.array([region.left, self.slope.baseline[1], 0.0]))
        self._right = arrow_row.at(1, 0.5)
        self._reach = region.width - _WEIGHT_ROOM
        weight = formula(film_words.formulas["weight"], size=theme.number_size)
        weight.move_to(arrow_row.at(0, 0.5) + weight.width / 2 * RIGHT)
        way = np.array([self._right, self._right + self._reach * LEFT])
        target = Dots(way[1:], color=theme.text, radius=_TARGET_RADIUS)
        self._arrow = Arrow(
            self._right, self._right, color=theme.gradient, width=theme.thick_line, dash=theme.gradient_dash
        )
        self.add(title, self._unit, *self._names.values(), self.slope, label, weight)
        marks = [
            words(labels[key], size=TICK_SCALE * theme.label_size, color=theme.muted)
            for key in ("slope-none", "slope-full")
        ]
        for mark, place in zip(marks, way, strict=True):
            mark.stand_at(place + np.array([-mark.width if mark is marks[0] else 0.0, _MARK_RISE, 0.0]))
        self.add(Polylines([way], color=theme.faint, width=theme.line), target, *marks, self._arrow)

    def draw(self, z: float) -> Self:
        """Show the state at z."""
        state = self._limits.state_at(self._record, z)
        slope = abs(float(self._record.gradient(z)))
        self._unit.show_state(state)
        for key, name in self._names.items():
            for part in name.get_family():
                part.points = self._outlines[part] if key == STATE_NAMES[state] else np.zeros((0, 3))
        self.slope.draw(slope)
        self._arrow.place(self._right, self._right + slope * self._reach * LEFT)
        return self


class StateWalk(VGroup):
    """A unit on the curve of each function, all at the same z, with their read-outs.

    Args:
        plots: the functions.
        readouts: one a function.
        z_readout: the live z.
        limits: of the slopes.
    """

    def __init__(
        self,
        plots: Sequence[SaturationPlot],
        readouts: Sequence[StateReadout],
        z_readout: Number,
        limits: SlopeLimits,
    ) -> None:
        super().__init__()
        self._plots, self._readouts, self._z_readout, self._limits = plots, readouts, z_readout, limits
        self._units = [Unit(plot.point_at(0), radius=_ON_CURVE_RADIUS) for plot in plots]
        self.add(*readouts, z_readout, *self._units)
        self.draw(0)

    def draw(self, z: float) -> Self:
        """Stand at z."""
        self.z = z
        self._z_readout.draw(z)
        for plot, unit, readout in zip(self._plots, self._units, self._readouts, strict=True):
            unit.show_state(self._limits.state_at(plot.record, z)).mark(plot.point_at(z))
            readout.draw(z)
        return self

    def go_to(self, z: float) -> Following[float]:
        """Animation of a walk to z."""
        start = self.z
        return Following(self, lambda progress: start + (z - start) * progress if progress < 1 else z)
