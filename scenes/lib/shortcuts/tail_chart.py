"""Sizes of a function far left of zero on a logarithmic axis, exact and as naive formulas compute them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import UP, Dot, VGroup, VMobject

from actmath import FloatName, NaiveFormula, gelu, naive_gelu, naive_gelu_zero
from scenes.lib.curves.plot_axes import NUMBER_ROOM
from scenes.lib.film_words import FilmWords
from scenes.lib.following import Following
from scenes.lib.gradients.log_axis import TICK_SCALE, AxisWords, LogAxis
from scenes.lib.layout import Region
from scenes.lib.shortcuts.forms import EXACT, SHORTCUTS
from scenes.lib.shortcuts.zero_tags import NUMBER_DROP, number_of, tag_centers, zero_tag
from scenes.lib.strokes import Arrow, Dots, Points, Polylines, corner_path
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

RIGHT_END = -1.0
_SAMPLES = 1801
_RING_RADIUS = 0.085
_POINT_RADIUS = 0.09
_TAG_ROOM = 1.08
"""Under the zero line, for the numbers and names of the rings."""
_ZERO_GAP = 0.14
_SIZE_RISE = 0.21
_NUMBER_DROP = 0.15
_NAME_GAP = 0.5
_ARROW_HEAD = 0.18


def naive_color(formula: NaiveFormula) -> str:
    """The color of a naive formula: the tanh form has its own, exact GELU as it stands that of the text."""
    return SHORTCUTS[0].color if formula == "tanh" else active_theme().text


@dataclass(frozen=True)
class _Line:
    """A line that is drawn from right to left: its places, shape (n, 3), and whether it ends at zero."""

    places: Points
    path: VMobject
    ring: VMobject | None


class TailChart(VGroup):
    """The axes: size of the output upwards, x from the left end to -1, and below them a line for exact zeros.

    Args:
        region: room for everything.
        left_end: lowest x.
        film_words: the film's words; used are the labels axis, size, zero, zero-at, thin, log-scale and the
            formats' names.
        formulas, dtypes: of the naive formulas, each of which ends on that line in each precision.

    Attributes:
        zero_name: names the row of the first x that give zero; to be shown with them.
    """

    def __init__(
        self,
        region: Region,
        left_end: float,
        film_words: FilmWords,
        formulas: Sequence[NaiveFormula],
        dtypes: Sequence[FloatName],
    ) -> None:
        super().__init__()
        theme, labels = active_theme(), film_words.labels
        self._labels, self._first = labels, dtypes[0]
        floor = math.floor(math.log10(-float(gelu(left_end)))) - 1
        room = region.inset(bottom=NUMBER_ROOM)
        self.axis = LogAxis(room.inset(bottom=_TAG_ROOM), (floor, 0), AxisWords.of(film_words))
        self.x_range = (left_end, RIGHT_END)
        plot = self.axis.plot
        rings = sorted(product(formulas, dtypes), key=lambda ring: naive_gelu_zero(*ring))
        centers = tag_centers([float(self.zero_place(*ring)[0]) for ring in rings])
        self._tags = dict(zip(rings, centers, strict=True))
        small = TICK_SCALE * theme.label_size
        size = words(labels["size"], size=theme.label_size, color=theme.muted)
        self.add(self.axis, size.stand_at(np.array([plot.left, plot.top + _SIZE_RISE, 0.0])))
        beside = words(labels["zero-at"], size=theme.label_size, color=theme.muted)
        left = plot.left - _ZERO_GAP - beside.width
        self.zero_name = beside.stand_at(np.array([left, self.axis.zero_height - NUMBER_DROP, 0.0]))
        for x in range(math.ceil(left_end), math.floor(RIGHT_END) + 1):
            number = words(f"−{-x}", size=small, color=theme.muted)
            place = np.array([self._across(x), room.bottom - _NUMBER_DROP, 0.0])
            self.add(number.move_to(place, aligned_edge=UP))
        name = words(labels["axis"], size=small, color=theme.muted)
        baseline = np.array([plot.left - _NAME_GAP - name.width, float(number.get_bottom()[1]), 0.0])
        self.add(name.stand_at(baseline))

    def places(self, x: npt.ArrayLike, values: npt.ArrayLike) -> Points:
        """Places in the frame of outputs, whose sign is left out, shape (n, 3)."""
        across = self._across(np.asarray(x, dtype=np.float64))
        heights = self.axis.heights(np.abs(np.asarray(values, dtype=np.float64)))
        return np.stack([across, heights, np.zeros_like(heights)], axis=-1)

    def sigmoid_line(self) -> Polylines:
        """The sigmoid form, drawn at once."""
        form = SHORTCUTS[1]
        x = np.linspace(*self.x_range, _SAMPLES)
        return Polylines([self.places(x, form.function(x))], color=form.color, width=active_theme().line)

    def gap(self, x: float) -> Arrow:
        """An arrow from the exact value up to the sigmoid form at x."""
        theme = active_theme()
        start, end = (self.places([x], form.function(np.array([x])))[0] for form in (EXACT, SHORTCUTS[1]))
        return Arrow(start, end, color=theme.text, width=theme.line, head=_ARROW_HEAD)

    def zero_place(self, formula: NaiveFormula, dtype: FloatName) -> Points:
        """Where the line of a naive formula ends, shape (3,)."""
        return np.array([self._across(naive_gelu_zero(formula, dtype)), self.axis.zero_height, 0.0])

    def zero_tags(self, dtype: FloatName, formulas: Sequence[NaiveFormula]) -> VGroup:
        """Under the rings of a format the first x that gives zero, and its name; the later one's lines are thin."""
        numbers = [number_of(naive_gelu_zero(formula, dtype), naive_color(formula)) for formula in formulas]
        rings = [self.zero_place(formula, dtype) for formula in formulas]
        across = [self._tags[formula, dtype] for formula in formulas]
        name = self._labels[dtype]
        return zero_tag(
            numbers, rings, across, name if dtype == self._first else self._labels["thin"].format(name=name)
        )

    def _across(self, x: float | Points) -> Points:
        left, right = self.x_range
        plot = self.axis.plot
        return np.asarray(plot.left + (x - left) / (right - left) * plot.width)


class TailSweep(VGroup):
    """The exact line and those of naive formulas in one precision, drawn from right to left as far as x.

    A line that has reached zero falls to the zero line and ends there in a ring.

    Args:
        chart: where it is drawn.
        formulas: the naive formulas.
        dtype: their precision.
        with_exact: whether the exact line with a point at its end is drawn too; without it the lines are thinner, as
            those of a second precision.
    """

    def __init__(
        self, chart: TailChart, formulas: Sequence[NaiveFormula], dtype: FloatName, *, with_exact: bool
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._x = np.linspace(chart.x_range[1], chart.x_range[0], _SAMPLES)
        self._lines = []
        if with_exact:
            places = chart.places(self._x, gelu(self._x))
            path = VMobject(stroke_color=EXACT.color, stroke_width=2 * theme.thick_line)
            self._lines.append(_Line(places, path, Dot(radius=_POINT_RADIUS, color=theme.text)))
        width = theme.line if with_exact else theme.hairline
        self._lines += [_naive_line(chart, self._x, formula, dtype, width) for formula in formulas]
        for line in self._lines:
            self.add(line.path, *([line.ring] if line.ring else []))
        self.draw(chart.x_range[1])

    def draw(self, x: float) -> Self:
        """Draw the lines from the right up to x."""
        self.x = x
        count = int(np.searchsorted(-self._x, -x, side="right"))
        for line in self._lines:
            places = line.places[: max(count, 1)]
            line.path.points = corner_path(places[:-1], places[1:])
            if isinstance(line.ring, Dot):
                line.ring.move_to(places[-1])
            elif line.ring:
                line.ring.set_stroke(opacity=float(count >= len(line.places)))
        return self

    def go_to(self, x: float) -> Following[float]:
        """Animation that goes on to x."""
        start = self.x
        return Following(self, lambda progress: start + (x - start) * progress if progress < 1 else x)


def _naive_line(chart: TailChart, x: Points, formula: NaiveFormula, dtype: FloatName, width: float) -> _Line:
    """Up to the first zero, and from there down to the zero line."""
    color = naive_color(formula)
    path = VMobject(stroke_color=color, stroke_width=width)
    zero = naive_gelu_zero(formula, dtype)
    before = x[x > zero].astype(dtype)
    places = chart.places(before, naive_gelu(before, formula))
    if len(before) == len(x):
        return _Line(places, path, None)
    fallen = chart.zero_place(formula, dtype)[None]
    return _Line(np.concatenate([places, fallen]), path, Dots(fallen, color=color, radius=_RING_RADIUS, hollow=True))
