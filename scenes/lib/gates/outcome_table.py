"""What becomes of units that are trained from different starts."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.lib.film_words import FilmWords
from scenes.lib.gates.started_unit import STEPS, StartedUnit
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.table import Table
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.units.units import UNIT_RADIUS, Unit

Pair = tuple[StartedUnit, StartedUnit]
_SHARES = (0.15, 0.51, 0.34)
"""Of the step counter, of the units that start with w = 0, and of the last two."""
_HEADING_RISE = 0.15


class OutcomeTable(VGroup):
    """A step counter over a table of units: activation, start, and what became of it with the shape of its last state.

    The second unit of a pair wears the accent.

    Args:
        region: where it stands.
        film_words: used are the labels step, start, active, from, at-step, never and not-yet.
        pairs: the units; those of the last pair start from the same w and b, the others with w = 0.

    Attributes:
        step: the number of the counter.
        starts, outcomes: one a pair.
    """

    def __init__(self, region: Region, film_words: FilmWords, pairs: Sequence[Pair]) -> None:
        super().__init__()
        theme, labels = active_theme(), film_words.labels
        above, middle, below = region.rows(*_SHARES, gap=0)
        counter = Readouts(above, [Row(labels["step"], 0.0, coordinate(0), widest=STEPS)])
        [self.step] = counter.numbers
        rows = [(unit.record.title, unit.start[1], _outcome(unit, film_words)) for pair in pairs[:-1] for unit in pair]
        last = [(unit.record.title, _outcome(unit, film_words)) for unit in pairs[-1]]
        headings = ["", labels["start"], labels["active"]]
        first = Table(middle, headings, [coordinate(2)] * 3, rows, shares=(1.2, 1, 1.2))
        second = Table(below, ["", ""], [coordinate(2)] * 2, last, shares=(1.2, 2.2))
        self.starts, self.outcomes = [], []
        every = [*first.rows, *second.rows]
        for pair, drawn in zip(pairs, zip(every[::2], every[1::2], strict=True), strict=True):
            drawn[1].set_fill(theme.accent)
            self.starts.append(VGroup(*(cell for row in drawn for cell in row[:-1])))
            shapes = [_shape(row, unit, region.left) for row, unit in zip(drawn, pair, strict=True)]
            self.outcomes.append(VGroup(*(row[-1] for row in drawn), *shapes))
        weight, bias = (f"{value:g}".replace("-", "−") for value in pairs[-1][0].start)
        heading = words(labels["from"].format(w=weight, b=bias), size=theme.label_size, color=theme.muted)
        heading.stand_at(np.array([below.left, float(second.head.get_top()[1]) + _HEADING_RISE, 0.0]))
        self.starts[-1].add(heading, second.head)
        self.add(counter, first.head)


def _outcome(unit: StartedUnit, film_words: FilmWords) -> str:
    if unit.active_at is not None:
        return film_words.labels["at-step"].format(step=unit.active_at)
    return film_words.labels["never"] if unit.lost else film_words.labels["not-yet"].format(steps=STEPS)


def _shape(row: VGroup, unit: StartedUnit, left: float) -> Unit:
    """The shape of a unit's last state at the beginning of its row."""
    color = active_theme().function(unit.record.name).color
    return Unit([left + 1.5 * UNIT_RADIUS, row.get_center()[1], 0.0], unit.state, color=color)
