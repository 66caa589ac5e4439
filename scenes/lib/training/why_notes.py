"""What explains the bars of a gradient on its way back: names of its marks, and what the slopes alone leave."""

import numpy as np
from manim import VGroup

from actmath import Activation
from scenes.lib.film_words import FilmWords
from scenes.lib.gradients.gradient_bars import GradientBars
from scenes.lib.gradients.gradient_chart import GradientChart
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

_OVER_LEVEL = 0.14
_OVER_ARROW = 0.43
_BESIDE_RATIO = 0.95
"""Where the bound stands in the room right of the ratio, as a share of its free width."""


def why_notes(
    chart: GradientChart, bars: GradientBars, film_words: FilmWords, panel: int, record: Activation
) -> VGroup:
    """Notes of a panel of a chart: beside its ratio, what the slopes of a function leave at most, if it is below that.

    Over the first panel's arrow stands that it runs backward, over the second one's line of which layer it is.

    Args:
        chart: the chart.
        bars: those of the panel.
        film_words: the film's words; used are the labels backward and level and the formula slopes.
        panel: its index.
        record: its function.
    """
    theme, labels = active_theme(), film_words.labels
    foot, layers = chart.feet[panel], len(bars.tops)
    over_level = np.array([foot.left, bars.tops[-1][1] + _OVER_LEVEL, 0.0])
    notes = VGroup()
    bound, values = record.slope_range.upper, bars.state.values
    # Large weights can make up for small slopes; then the ratio is not below the bound.
    if bound < 1 < layers and values[0] <= bound ** (layers - 1) * values[-1]:
        source = film_words.formulas["slopes"].format(bound=f"{bound:g}", count=layers - 1)
        notes.add(foot.hold(formula(source, size=theme.label_size), across=_BESIDE_RATIO))
    if panel == 0:
        name = words(labels["backward"], size=theme.label_size, color=theme.gradient)
        notes.add(name.stand_at(np.array([foot.right - name.width, chart.axis.plot.top + _OVER_ARROW, 0.0])))
    if panel == 1:
        level = words(labels["level"].format(layer=layers), size=theme.label_size, color=theme.muted)
        notes.add(level.stand_at(over_level))
    return notes
