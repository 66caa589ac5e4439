"""The values at the end of the tail's lines, and how far the sigmoid form is off there."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from actmath import FloatName, NaiveFormula, gelu, gelu_shortcut, naive_gelu
from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.film_words import FilmWords
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.shortcuts.forms import EXACT, SHORTCUTS
from scenes.lib.shortcuts.input_readout import READOUT_HEIGHT, InputReadout
from scenes.lib.shortcuts.tail_chart import TailChart, naive_color
from scenes.lib.text.number_formats import coordinate, exact_zero, grouped, powers_of_ten
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_DECIMALS = 1
_MANTISSA = 2
_WIDEST = -1e-20
_WORD_GAP = 0.1
_FINDING_GAP = 0.5
"""From the last value to the sigmoid form, in rows."""


def overestimate(x: float) -> float:
    """How many times as large as exact GELU its sigmoid form is at x."""
    return float(gelu_shortcut(x, "sigmoid") / gelu(x))


class LiveTail(VGroup):
    """x with the outputs of the exact function and of naive formulas in one precision there; draw takes x.

    The outputs are those at x as it is written, rounded.

    Args:
        region: where it stands.
        chart: the chart of the tail.
        film_words: the film's words; used are the labels x, exact, as-typed, those of the naive formulas and of
            the precisions.
        formulas: the naive formulas.
        dtype: their precision.

    Attributes:
        room: what is left of the region below.
    """

    def __init__(
        self,
        region: Region,
        chart: TailChart,
        film_words: FilmWords,
        formulas: Sequence[NaiveFormula],
        dtype: FloatName,
    ) -> None:
        super().__init__()
        theme, labels = active_theme(), film_words.labels
        self._formulas, self._dtype = formulas, dtype
        self.x, left_end = chart.x_range[1], chart.x_range[0]
        self._readout = InputReadout(region, labels["x"], decimals=_DECIMALS, widest=left_end)
        colors = [EXACT.color, *(naive_color(formula) for formula in formulas)]
        names = [labels[EXACT.name], *(labels[f"naive-{formula}"] for formula in formulas)]
        typed = words(labels["as-typed"].format(format=labels[dtype]), size=theme.label_size, color=theme.muted)
        write = exact_zero(powers_of_ten(_MANTISSA))
        self._outputs = [Number(0, write, size=theme.label_size, color=color, widest=_WIDEST) for color in colors]
        baselines = [region.at(0, 1) - np.array([0.0, (row + 0.6) * READOUT_HEIGHT, 0.0]) for row in range(1, 9)]
        rows = [baselines[0], *baselines[2 : 2 + len(formulas)]]
        for name, color, number, start in zip(names, colors, self._outputs, rows, strict=True):
            number.stand_at(start + np.array([region.width - number.width, 0.0, 0.0]))
            self.add(CurveKey(name, color=color).shift(start), number)
        self.add(self._readout, typed.stand_at(baselines[1]))
        self.room = Region(region.left, region.right, region.bottom, rows[-1][1] - _FINDING_GAP * READOUT_HEIGHT)
        self.draw(self.x)

    def draw(self, x: float) -> Self:
        """Show the outputs at this x."""
        self.x = x
        shown = round(x, _DECIMALS)
        self._readout.draw(shown)
        at = np.array(shown, dtype=self._dtype)
        outputs = (float(gelu(shown)), *(float(naive_gelu(at, formula)) for formula in self._formulas))
        for number, output in zip(self._outputs, outputs, strict=True):
            number.draw(output)
        return self

    def follow_to(self, x: float) -> Following[float]:
        """Animation on to x."""
        start = self.x
        return Following(self, lambda progress: start + (x - start) * progress if progress < 1 else x)


class Overestimate(VGroup):
    """The sigmoid form's name and how many times too large it is at x.

    Args:
        region: where it stands.
        film_words: the film's words; used are the labels sigmoid, too-large and arrow.
        x: where the arrow stands.
    """

    def __init__(self, region: Region, film_words: FilmWords, x: float) -> None:
        super().__init__()
        theme, labels, form = active_theme(), film_words.labels, SHORTCUTS[1]
        starts = [region.at(0, 1) - np.array([0.0, (row + 0.6) * READOUT_HEIGHT, 0.0]) for row in range(3)]
        factor = Number(overestimate(x), grouped(2), size=theme.label_size, align="left").stand_at(starts[1])
        self.add(CurveKey(labels[form.name], color=form.color).shift(starts[0]), factor)
        said = words(labels["too-large"], size=theme.label_size)
        self.add(said.stand_at(starts[1] + np.array([factor.width + _WORD_GAP, 0.0, 0.0])))
        place = words(labels["arrow"].format(x=coordinate(0)(x)), size=theme.label_size, color=theme.muted)
        self.add(place.stand_at(starts[2]))
