"""Sizes of a function far left of zero on a logarithmic axis, exact and as naive formulas compute them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import UL, UP, Dot, VGroup, VMobject

from actmath import FloatName, NaiveFormula, gelu, naive_gelu, naive_gelu_zero
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.plot_axes import NUMBER_ROOM
from scenes.lib.following import Following
from scenes.lib.gradients.log_axis import TICK_SCALE, AxisWords, LogAxis
from scenes.lib.layout import Region
from scenes.lib.shortcuts.forms import EXACT, SHORTCUTS
from scenes.lib.strokes import Arrow, Dots, Points, Polylines, corner_path
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

RIGHT_END = -1.0
_SAMPLES = 1801
_RING_RADIUS = 0.1
_POINT_RADIUS = 0.09
_TAG_GAP = 0.2
_TAG_INSET = 0.06
_TAG_ROW = 1.2
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
    """The axes: size of the output upwards, x from the left end to -1.

    Args:
        region: room for everything.
        left_end: lowest x.
        axis_words: what stands at the logarithmic axis.
        names: of the lower axis, and of what the other one measures.
    """

    def __init__(self, region: Region, left_end: float, *, axis_words: AxisWords, names: tuple[str, str]) -> None:
        super().__init__()
        floor = math.floor(math.log10(-float(gelu(left_end)))) - 1
        room = region.inset(bottom=NUMBER_ROOM)
        self.axis = LogAxis(room, (floor, 0), axis_words)
        self.x_range = (left_end, RIGHT_END)
        theme = active_theme()
        title = on_plate(words(names[1], size=theme.label_size, color=theme.muted))
        corner = self.axis.plot.inset(left=_TAG_GAP, top=_TAG_GAP).at(0, 1)
        self.add(self.axis, title.move_to(corner, aligned_edge=UL))
        for x in range(math.ceil(left_end), math.floor(RIGHT_END) + 1):
            number = words(f"−{-x}", size=TICK_SCALE * theme.label_size, color=theme.muted)
            place = np.array([self._across(x), room.bottom - _NUMBER_DROP, 0.0])
            self.add(number.move_to(place, aligned_edge=UP))
        name = words(names[0], size=TICK_SCALE * theme.label_size, color=theme.muted)
        baseline = np.array([self.axis.plot.left - _NAME_GAP - name.width, float(number.get_bottom()[1]), 0.0])
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

    def gap(self, x: float, text: str) -> VGroup:
        """An arrow from the exact value up to the sigmoid form at x, with a text left of it."""
        theme = active_theme()
        start, end = (self.places([x], form.function(np.array([x])))[0] for form in (EXACT, SHORTCUTS[1]))
        arrow = Arrow(start, end, color=theme.text, width=theme.line, head=_ARROW_HEAD)
        label = on_plate(words(text, size=theme.label_size))
        label.move_to(0.6 * start + 0.4 * end + np.array([-_TAG_GAP - label.width / 2, 0.0, 0.0]))
        return VGroup(arrow, label)

    def zero_tag(self, dtype: FloatName, formulas: Sequence[NaiveFormula], *, name: str, row: int) -> VGroup:
        """The name of a format right of where its lines fall to zero, so many rows above the floor."""
        theme = active_theme()
        tag = on_plate(words(name, size=theme.label_size, color=theme.muted))
        right = self._across(max(naive_gelu_zero(formula, dtype) for formula in formulas))
        height = self.axis.plot.bottom + (1 + _TAG_ROW * row) * tag.height
        return tag.move_to(np.array([right + _TAG_INSET + tag.width / 2, height, 0.0]))

    def _across(self, x: float | Points) -> Points:
        left, right = self.x_range
        plot = self.axis.plot
        return np.asarray(plot.left + (x - left) / (right - left) * plot.width)


class TailSweep(VGroup):
    """The exact line and those of naive formulas in one precision, drawn from right to left as far as x.

    A line that has reached zero falls into the slot and ends there in a ring.

    Args:
        chart: where it is drawn.
        formulas: the naive formulas.
        dtype: their precision.
        with_exact: whether the exact line with a point at its end is drawn too.
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
        self._lines += [_naive_line(chart, self._x, formula, dtype) for formula in formulas]
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


def _naive_line(chart: TailChart, x: Points, formula: NaiveFormula, dtype: FloatName) -> _Line:
    """Up to the first zero, and from there down into the slot."""
    theme = active_theme()
    color = naive_color(formula)
    path = VMobject(stroke_color=color, stroke_width=theme.thin_line)
    zero = naive_gelu_zero(formula, dtype)
    before = x[x > zero].astype(dtype)
    places = chart.places(before, naive_gelu(before, formula))
    if len(before) == len(x):
        return _Line(places, path, None)
    fallen = chart.places([zero], np.zeros(1))
    return _Line(np.concatenate([places, fallen]), path, Dots(fallen, color=color, radius=_RING_RADIUS, hollow=True))
