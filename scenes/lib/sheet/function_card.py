"""One function at a glance: its graph, what is computed about it, and what is said about it."""

from collections.abc import Mapping
from typing import Self

import numpy as np
from manim import Dot, VGroup

from actmath import Activation
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.sheet.facts import JUDGEMENTS, facts_about
from scenes.lib.sheet.range_bar import BAR_GAP, RangeBar
from scenes.lib.text.typography import formula, paragraph, words
from scenes.lib.theme import active_theme

_PLOT_SHARE = 0.54
_COLUMN_GAP = 0.6
_BAR_ROOM = 0.55
_BAR_NAME_ROOM = 0.45
_POINT_RADIUS = 0.09
_ROW = 0.48
_NUMBERS_GAP = 0.2
_INDENT = 2.6
_ROWS = (0.95, 1.25, 1.25, 1.25)
_TEXT_DROP = 0.45
"""Distance from the baseline of a heading to that of the text under it."""


class FunctionCard:
    """What the card holds; its parts are shown one after another.

    Args:
        region: where it goes: the graph with the numbers under it on the left, the words on the right.
        record: the function.
        labels: the film's labels: headings range, slope, strength, weakness, use, and those of its facts; cited.
        templates: the film's formulas: value, with a place for the function's own.
        x_range, y_range: the window of the graph.

    Attributes:
        axes: of the graph.
        sweep: the graph and the bar of its values; to be moved to the right end.
        bar_name: what the bar shows, over it.
        numbers: what is computed, named.
        formula: the function's.
        judgements: strength, weakness and use, each with its heading.
        source: where it was published; empty for a function without a source.
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
        facts = facts_about(record, labels, none=labels["none"])
        below = 3 * _ROW + _NUMBERS_GAP
        plot = left.inset(left=NUMBER_ROOM, right=_BAR_ROOM, bottom=below + NUMBER_ROOM, top=_BAR_NAME_ROOM)
        self.axes = PlotAxes(plot, x_range, y_range)
        self.sweep = CardSweep(self.axes, record)
        self.bar_name = words(labels["range"], size=theme.label_size, color=theme.muted)
        self.bar_name.move_to(self.axes.window.at(1, 1) + np.array([BAR_GAP, _BAR_NAME_ROOM / 2, 0.0]))
        rows = Region(left.left, left.right, region.bottom, region.bottom + 3 * _ROW).rows(1, 1, 1, gap=0)
        named = zip(
            ("range", "extremum", "slope"), (facts.value_range, facts.extremum, facts.largest_slope), strict=True
        )
        self.numbers = VGroup(*(_named(row, labels[name], text) for row, (name, text) in zip(rows, named, strict=True)))
        top, *places = right.rows(*_ROWS, gap=0)
        self.formula = top.hold(
            formula(templates["value"].format(formula=record.formula), size=theme.number_size), across=0, up=1
        )
        self.judgements = [
            _judgement(place, labels[kind], text)
            for place, kind, text in zip(places, JUDGEMENTS, facts.judgements, strict=True)
        ]
        self.source = VGroup(
            *(
                words(labels["cited"].format(source=source.citation), size=theme.source_size, color=theme.muted)
                for source in record.sources[:1]
            )
        )


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


def _named(row: Region, name: str, text: str) -> VGroup:
    """A muted name at the left of a row, a text beside it."""
    theme = active_theme()
    baseline = row.at(0, 0.3)
    return VGroup(
        words(name, size=theme.label_size, color=theme.muted).stand_at(baseline),
        words(text, size=theme.label_size).stand_at(baseline + np.array([_INDENT, 0.0, 0.0])),
    )


def _judgement(place: Region, heading: str, text: str) -> VGroup:
    theme = active_theme()
    title = words(heading, size=theme.label_size, color=theme.muted)
    title.stand_at(place.at(0, 1) - np.array([0.0, _TEXT_DROP, 0.0]))
    said = paragraph(text, width=place.width, size=theme.text_size)
    said.shift(title.baseline - np.array([0.0, _TEXT_DROP, 0.0]) - said[0].baseline)
    return VGroup(title, said)
