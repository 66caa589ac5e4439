"""One function at a glance: its graph, what is computed about it, and what is said about it."""

from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, Dot, VGroup

from actmath import Activation
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.sheet.facts import JUDGEMENTS, facts_about
from scenes.lib.sheet.landmarks import Landmarks
from scenes.lib.sheet.range_bar import BAR_GAP, RangeBar
from scenes.lib.text.typography import formula, paragraph, words
from scenes.lib.theme import active_theme

_PLOT_SHARE = 0.58
_COLUMN_GAP = 0.6
_BAR_ROOM = 0.55
_BAR_NAME_ROOM = 0.45
_BAR_NAME_REACH = 0.15
"""How far right of the bar its name ends: clear of the formula beside it."""
_POINT_RADIUS = 0.09
_ROW = 0.48
_NUMBERS_GAP = 0.2
_INDENT = 1.3
_WORD_GAP = 0.3
_LINE_GAP, _PART_GAP = 0.14, 0.6
_FORMULA_ROOM = 1.5
"""For the tallest formula with its parameters below it."""
_HEADING_DROP = 0.68
"""From the top of its place to the baseline of a heading."""
_TEXT_DROP = 0.45
"""Distance from the baseline of a heading to that of the text under it."""


class FunctionCard:
    """What the card holds; its parts are shown one after another.

    Args:
        region: where it goes: the graph with the numbers under it on the left, the words on the right.
        record: the function.
        labels: the film's labels: headings range, slope, at-most, strength, weakness, use, and those of its facts.
        templates: the film's formulas: value, with a place for the function's own, and parameter.
        x_range, y_range: the window of the graph.

    Attributes:
        axes: of the graph.
        sweep: the graph and the bar of its values; to be moved to the right end.
        bar_name: what the bar shows, over it.
        landmarks: marks on the graph where it has an extremum.
        numbers: what is computed, named.
        formula: the function's with its parameters' letters, and their values.
        judgements: strength, weakness and use, each with its heading, in the same places whatever the formula.
    """

    def __init__(
        self,
        region: Region,
        record: Activation,
        *,
        labels: Mapping[str, str],
        templates: Mapping[str, str],
        x_range: Span,
        y_range: Span,
    ) -> None:
        theme = active_theme()
        left, right = region.columns(_PLOT_SHARE, 1 - _PLOT_SHARE, gap=_COLUMN_GAP)
        facts = facts_about(record, labels)
        below = 2 * _ROW + _NUMBERS_GAP
        plot = left.inset(left=NUMBER_ROOM, right=_BAR_ROOM, bottom=below + NUMBER_ROOM, top=_BAR_NAME_ROOM)
        self.axes = PlotAxes(plot, x_range, y_range)
        self.sweep = CardSweep(self.axes, record)
        self.landmarks = Landmarks(self.axes, record, labels)
        self.bar_name = words(labels["range"], size=theme.label_size, color=theme.muted)
        over_bar = self.axes.window.at(1, 1) + np.array([BAR_GAP + _BAR_NAME_REACH, _BAR_NAME_ROOM / 2, 0.0])
        self.bar_name.move_to(over_bar, aligned_edge=RIGHT)
        rows = Region(left.left, left.right, region.bottom, region.bottom + 2 * _ROW).rows(1, 1, gap=0)
        slope = labels["at-most"].format(slope=facts.largest_slope)
        self.numbers = VGroup(
            _named(rows[0], labels["range"], [facts.value_range, facts.extremum]),
            _named(rows[1], labels["slope"], [slope]),
        )
        self.formula = _formula(right.inset(bottom=right.height - _FORMULA_ROOM), record, templates)
        places = right.inset(top=_FORMULA_ROOM).rows(*[1] * len(JUDGEMENTS), gap=0)
        self.judgements = [
            _judgement(place, labels[kind], text)
            for place, kind, text in zip(places, JUDGEMENTS, facts.judgements, strict=True)
        ]


class CardSweep(VGroup):
    """The graph drawn up to x, a point at its end, and the bar of the values passed."""

    def __init__(self, axes: PlotAxes, record: Activation) -> None:
        super().__init__()
        theme = active_theme()
        self._axes, self._record = axes, record
        color = theme.function(record.name).color
        self._curve = FunctionCurve(axes, record.function, color=color, breaks=record.kinks, width=theme.thick_line)
        self._bar = RangeBar(axes, record)
        self._point = Dot(radius=_POINT_RADIUS, color=theme.text)
        self._outline = self._point.points.copy()
        self.add(self._bar, self._curve, self._point)
        self.draw(axes.x_range[0])

    def draw(self, x: float) -> Self:
        """Stand at x."""
        y = float(self._record(x))
        self._curve.draw(x)
        self._bar.draw(x)
        inside = self._axes.contains(x, y) and x < self._axes.x_range[1]
        self._point.points = self._outline + self._axes.points_at([x, y]) if inside else np.zeros((0, 3))
        return self

    def pass_by(self) -> Following[float]:
        """Animation from the left end to the right end."""
        start, end = self._axes.x_range
        return Following(self, lambda progress: start + (end - start) * progress if progress < 1 else end)


def _named(row: Region, name: str, texts: Sequence[str]) -> VGroup:
    """A muted name at the left of a row, texts beside it."""
    theme = active_theme()
    baseline = row.at(0, 0.3)
    named = VGroup(words(name, size=theme.label_size, color=theme.muted).stand_at(baseline))
    left = _INDENT
    for text in filter(None, texts):
        written = words(text, size=theme.label_size).stand_at(baseline + np.array([left, 0.0, 0.0]))
        named.add(written)
        left += float(written.width) + _WORD_GAP
    return named


def _formula(region: Region, record: Activation, templates: Mapping[str, str]) -> VGroup:
    """The formula in the function's color, the values of its letters beside it or, without room there, under it."""
    theme = active_theme()
    color = theme.function(record.name).color
    sources = [templates["value"].format(formula=record.symbolic_formula)]
    sources += [templates["parameter"].format(symbol=one.symbol, value=one) for one in record.parameter_definitions]
    parts = VGroup(*(formula(source, size=theme.number_size, color=color) for source in sources))
    row_width = sum(float(part.width) + _PART_GAP for part in parts) - _PART_GAP
    if row_width > region.width:
        parts.arrange(DOWN, buff=_LINE_GAP, aligned_edge=LEFT)
    else:
        parts.arrange(RIGHT, buff=_PART_GAP)
    return region.hold(parts, across=0, up=1)


def _judgement(place: Region, heading: str, text: str) -> VGroup:
    """A heading over a text at the top of a place."""
    theme = active_theme()
    title = words(heading, size=theme.label_size, color=theme.muted)
    title.stand_at(place.at(0, 1) - np.array([0.0, _HEADING_DROP, 0.0]))
    said = paragraph(text, width=place.width, size=theme.text_size)
    said.shift(title.baseline - np.array([0.0, _TEXT_DROP, 0.0]) - said[0].baseline)
    return VGroup(title, said)
