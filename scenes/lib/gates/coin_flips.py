"""Averages of a random rule as points that settle on a curve."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
from manim import DL, DOWN, DR, UL, VGroup, VMobject

from actmath import Activation, activation, random_gate_averages
from actmath.activations.elementwise import Float64Array
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.strokes import Dots, corner_path, dashed
from scenes.lib.text.numbers import Number
from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

INPUTS = np.linspace(-3, 3, 49)
"""The inputs whose averages are shown, shape (n,)."""
_RADIUS = 0.065
_FAR = 100.0
"""Beyond the window of any axes, in units of x."""
_NAMES_AT = ((1.75, 1.9), (0.9, 0.15))
"""Where the names of kept and dropped end and begin, in units of the plot."""
_CURVE_NAME_AT = (-1.6, 0.2)
"""Middle of the lower edge of the curve's name: no average of negative inputs comes above zero."""
_KEY_AT = (-2.85, 2.75)
_LEAST_GAP = 0.1
"""A shorter bar, in frame units, is hidden by the dots."""


@dataclass(frozen=True, eq=False)
class Flips:
    """What the random rule gave.

    Attributes:
        averages: after each draw at every input, shape (draws, n).
        gaps: largest distance of the averages from GELU after each draw, shape (draws,).
    """

    averages: Float64Array
    gaps: Float64Array

    @property
    def lowest(self) -> float:
        """The lowest average of all."""
        return float(self.averages.min())


@lru_cache(maxsize=4)
def flips(draws: int, seed: int) -> Flips:
    """Flip so many coins at every input."""
    averages = random_gate_averages(INPUTS, draws=draws, seed=seed)
    return Flips(averages, np.asarray(np.abs(averages - activation("gelu")(INPUTS)).max(axis=1)))


class CoinFlips(VGroup):
    """The average of the first draws at every input, and, once compared, the largest gap to GELU as a bar.

    Args:
        axes: where they are drawn.
        flips: the draws.
    """

    def __init__(self, axes: PlotAxes, flips: Flips) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._flips = axes, flips
        self._numbers: Sequence[Number] = ()
        self._dots = Dots(np.zeros((1, 3)), color=theme.text, radius=_RADIUS)
        self._gap = VMobject(stroke_color=theme.accent, stroke_width=theme.thick_line)
        self._compared = False
        self.add(self._gap, self._dots)
        self.draw(1)

    def compare(self) -> Self:
        """Show the largest gap from now on."""
        self._compared = True
        return self.draw(self.count)

    @property
    def gap_is_seen(self) -> bool:
        """Whether the bar is long enough to be seen."""
        return bool(self._flips.gaps[self.count - 1] * self._axes.units[1] > _LEAST_GAP)

    def count_in(self, numbers: Sequence[Number]) -> Self:
        """Show the count of draws and the largest gap in these numbers from now on."""
        self._numbers = numbers
        return self.draw(self.count)

    def keys(self, lines: Sequence[str]) -> VGroup:
        """What is drawn, line by line, in the upper left corner, where no point comes."""
        keys = VGroup(*map(on_plate, text_lines(lines, color=active_theme().muted)))
        return keys.move_to(self._axes.points_at(_KEY_AT), aligned_edge=UL)

    def curve_name(self, record: Activation) -> VGroup:
        """The name of the curve on which the points settle."""
        theme = active_theme()
        name = on_plate(words(record.title, size=theme.label_size, color=theme.function(record.name).color))
        return name.move_to(self._axes.points_at(_CURVE_NAME_AT), aligned_edge=DOWN)

    def outcomes(self, kept: str, dropped: str) -> VGroup:
        """The two lines on which single flips lie, with their names."""
        theme = active_theme()
        ends = [self._axes.clip((-_FAR, -_FAR * slope), (_FAR, _FAR * slope)) for slope in (1.0, 0.0)]
        lines = [self._axes.points_at(line) for line in ends if line is not None]
        names = [on_plate(words(name, size=theme.label_size, color=theme.muted)) for name in (kept, dropped)]
        for name, (x, y), edge in zip(names, _NAMES_AT, (DR, DL), strict=True):
            name.move_to(self._axes.points_at([x, y]), aligned_edge=edge)
        return VGroup(dashed(lines, theme.ghost_dash, color=theme.muted, width=theme.thin_line), *names)

    def draw(self, count: int) -> Self:
        """Show the averages of so many draws."""
        self.count = count
        averages = self._flips.averages[count - 1]
        self._dots.place(self._axes.points_at(np.column_stack([INPUTS, averages])))
        expected = activation("gelu")(INPUTS)
        widest = int(np.argmax(np.abs(averages - expected)))
        ends = self._axes.points_at([[INPUTS[widest], expected[widest]], [INPUTS[widest], averages[widest]]])
        self._gap.points = corner_path(ends[:1], ends[1:]) if self._compared else np.zeros((0, 3))
        for number, value in zip(self._numbers, (count, self._flips.gaps[count - 1]), strict=False):
            number.draw(float(value))
        return self

    def draw_on(self, count: int) -> Following[int]:
        """Animation of further draws, more and more at a time."""
        start = self.count
        growth = math.log(count / start)
        return Following(self, lambda progress: min(count, round(start * math.exp(growth * progress))))
