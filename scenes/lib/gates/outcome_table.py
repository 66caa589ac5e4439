"""What becomes of units that are trained from different starts."""

from collections.abc import Sequence

import numpy as np
from manim import Dot, VGroup

from scenes.lib.film_words import FilmWords
from scenes.lib.gates.started_unit import RATE, STEPS, StartedUnit
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.table import Table
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

Pair = tuple[StartedUnit, StartedUnit]
_SHARES = (0.15, 0.51, 0.34)
"""Of the step counter, of the units that start with w = 0, and of the last two."""
_KEY_RADIUS = 0.1
_TABLE_COLUMNS = (1.2, 1, 1.2)


class OutcomeTable(VGroup):
    """A step counter over a table of units: a dot as in the picture, activation, start, and what became of it.

    The second unit of a pair stands back.

    Args:
        region: where it stands.
        film_words: used are the labels step, rate, weight, start, active, at-step, never and not-yet.
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
        rate = words(labels["rate"].format(rate=f"{RATE:g}"), size=theme.label_size, color=theme.muted)
        rate.stand_at(np.array([region.right - rate.width, self.step.baseline[1], 0.0]))
        first, second = (
            _table(room, units, film_words)
            for room, units in ((middle, [unit for pair in pairs[:-1] for unit in pair]), (below, pairs[-1]))
        )
        self.starts, self.outcomes = [], []
        every = [*first.rows, *second.rows]
        for drawn in zip(every[::2], every[1::2], strict=True):
            drawn[1].set_fill(theme.muted)
            keys = [
                Dot(np.array([region.left + _KEY_RADIUS, row.get_center()[1], 0.0]), radius=_KEY_RADIUS, color=color)
                for row, color in zip(drawn, (theme.text, theme.muted), strict=True)
            ]
            self.starts.append(VGroup(*keys, *(cell for row in drawn for cell in row[:-1])))
            self.outcomes.append(VGroup(*(row[-1] for row in drawn)))
        self.starts[-1].add(second.head)
        self.add(counter, rate, first.head)


def _outcome(unit: StartedUnit, film_words: FilmWords) -> str:
    if unit.active_at is not None:
        return film_words.labels["at-step"].format(step=unit.active_at)
    return film_words.labels["never"] if unit.lost else film_words.labels["not-yet"].format(steps=STEPS)


def _table(region: Region, units: Sequence[StartedUnit], film_words: FilmWords) -> Table:
    """Units that start with the same w."""
    labels = film_words.labels
    weight = f"{units[0].start[0]:g}".replace("-", "−")
    headings = [labels["weight"].format(w=weight), labels["start"], labels["active"]]
    rows = [(unit.record.title, unit.start[1], _outcome(unit, film_words)) for unit in units]
    return Table(region, headings, [coordinate(2)] * 3, rows, shares=_TABLE_COLUMNS)
