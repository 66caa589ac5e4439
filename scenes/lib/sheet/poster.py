"""All functions in one table that can be read as a page of its own."""

from collections.abc import Mapping, Sequence

import numpy as np
from manim import LEFT, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import PlotAxes, Span
from scenes.lib.layout import Region
from scenes.lib.sheet.facts import JUDGEMENTS, facts_about
from scenes.lib.strokes import Polylines
from scenes.lib.text.typography import paragraph, words
from scenes.lib.theme import active_theme

_SHARES = (1.0, 1.75, 1.8, 2.25, 2.3, 2.6)
_COLUMN_GAP = 0.3
_HEAD_SHARE = 0.95
_CURVE_INSET = 0.07
_LEADING = 0.0133
_HALF_A_LETTER = 0.0033
"""Distance between baselines and half the height of a letter in frame units per unit of font size."""


class Poster(VGroup):
    """A row for each function: graph, name, range, strength, weakness, use; few words, large enough for a back row.

    Args:
        region: where it goes.
        records: the functions.
        labels: the film's labels: column-NAME for the headings, and those of the facts, the short ones first.
        x_range, y_range: the window of all graphs.

    Attributes:
        head: the headings.
        rows: one a function, under a rule.
    """

    def __init__(
        self,
        region: Region,
        records: Sequence[Activation],
        *,
        labels: Mapping[str, str],
        x_range: Span,
        y_range: Span,
    ) -> None:
        super().__init__()
        theme = active_theme()
        head, *places = region.rows(_HEAD_SHARE, *(1.0 for _ in records), gap=0)
        names = ("graph", "function", "range", *JUDGEMENTS)
        titles = [
            _written(
                paragraph(labels[f"column-{name}"], width=cell.width, size=theme.label_size, color=theme.muted), cell
            )
            for name, cell in zip(names, _cells(head), strict=True)
        ]
        self.head = VGroup(*titles)
        self.rows = [
            VGroup(_rule(place), *_row(place, record, labels, (x_range, y_range)))
            for place, record in zip(places, records, strict=True)
        ]
        self.add(self.head, *self.rows)


def _cells(row: Region) -> tuple[Region, ...]:
    return row.columns(*_SHARES, gap=_COLUMN_GAP)


def _row(place: Region, record: Activation, labels: Mapping[str, str], window: tuple[Span, Span]) -> list[VMobject]:
    theme = active_theme()
    style = theme.function(record.name)
    facts = facts_about(record, labels, short=True)
    size = theme.label_size
    graph, name, numbers, *judgements = _cells(place)
    room = graph.inset(bottom=_CURVE_INSET, top=_CURVE_INSET)
    axes = PlotAxes(room, *window, numbers_left=False, numbers_below=False)
    curve = FunctionCurve(axes, record.function, color=style.color, breaks=record.kinks, width=theme.line)
    return [
        axes,
        curve,
        _written(VGroup(words(record.title, size=size, color=style.color, bold=True)), name),
        _written(VGroup(words(facts.value_range, size=size)), numbers),
        *(
            _written(paragraph(text, width=cell.width, size=size), cell)
            for cell, text in zip(judgements, facts.judgements, strict=True)
        ),
    ]


def _written(lines: VGroup, cell: Region) -> VGroup:
    """Lines at the left of a cell, on baselines that are the same for all cells with as many lines."""
    for index in range(len(lines)):
        raised = ((len(lines) - 1) / 2 - index) * _LEADING - _HALF_A_LETTER
        lines[index].stand_at(cell.at(0, 0.5) + np.array([0.0, raised * active_theme().label_size, 0.0]))
    return lines.scale(min(1.0, cell.width / lines.width, cell.height / lines.height), about_edge=LEFT)


def _rule(row: Region) -> Polylines:
    theme = active_theme()
    ends = np.array([row.at(0, 1), row.at(1, 1)])
    return Polylines([ends], color=theme.faint, width=theme.hairline)
