"""What becomes of units that are trained from different starts."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.lib.fading import Dimming
from scenes.lib.film_words import FilmWords
from scenes.lib.gates.started_unit import RATE, STEPS, StartedUnit
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.table import Table
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

Pair = tuple[StartedUnit, StartedUnit]
_SHARES = (0.15, 0.75, 0.1)
"""Of the step counter, of the table, and of the remark under it."""
_KEY_RADIUS = 0.1
_SET_BACK = 0.6
"""Opacity of rows that stand back but are still read."""
_TABLE_COLUMNS = (1.2, 1.82, 1.18)


class OutcomeTable(VGroup):
    """A step counter over a table of units: a dot as in the picture, activation, start, and what became of it.

    Args:
        region: where it stands.
        film_words: used are the labels step, rate, start, active, at-step, never, never-means and not-yet.
        pairs: the units; those of the last pair stand apart.

    Attributes:
        step: the number of the counter.
        starts, outcomes: one a pair.
        remark: what never means.
    """

    def __init__(self, region: Region, film_words: FilmWords, pairs: Sequence[Pair]) -> None:
        super().__init__()
        theme, labels = active_theme(), film_words.labels
        above, middle, below = region.rows(*_SHARES, gap=0)
        counter = Readouts(above, [Row(labels["step"], 0.0, coordinate(0), widest=STEPS)])
        [self.step] = counter.numbers
        rate = words(labels["rate"].format(rate=f"{RATE:g}"), size=theme.label_size, color=theme.muted)
        rate.stand_at(np.array([region.right - rate.width, self.step.baseline[1], 0.0]))
        units = [unit for pair in pairs for unit in pair]
        rows = [(unit.record.title, _start(unit), _outcome(unit, film_words)) for unit in units]
        headings = ["", labels["start"], labels["active"]]
        table = Table(middle, headings, [coordinate(2)] * 3, rows, shares=_TABLE_COLUMNS, apart=len(pairs[-1]))
        self.starts, self.outcomes = [], []
        for drawn in zip(table.rows[::2], table.rows[1::2], strict=True):
            keys = [
                Dots(
                    np.array([[region.left + _KEY_RADIUS, row.get_center()[1], 0.0]]),
                    color=theme.text,
                    radius=_KEY_RADIUS,
                    hollow=hollow,
                )
                for row, hollow in zip(drawn, (False, True), strict=True)
            ]
            self.starts.append(VGroup(*keys, *(cell for row in drawn for cell in row[:-1])))
            self.outcomes.append(VGroup(*(row[-1] for row in drawn)))
        self.remark = below.hold(words(labels["never-means"], size=theme.label_size, color=theme.muted), across=0)
        self.add(counter, rate, table.head)

    def set_back(self, index: int) -> Dimming:
        """Animation in which the rows of a pair stand back, so that those of the running pair stand out."""
        return Dimming(VGroup(self.starts[index], self.outcomes[index]), _SET_BACK)


def _start(unit: StartedUnit) -> str:
    """Its w and b before training."""
    weight, bias = unit.start
    return f"{weight:g}, {bias:.2f}".replace("-", "−")


def _outcome(unit: StartedUnit, film_words: FilmWords) -> str:
    if unit.active_at is not None:
        return film_words.labels["at-step"].format(step=unit.active_at)
    return film_words.labels["never"] if unit.lost else film_words.labels["not-yet"].format(steps=STEPS)
