"""What explains the bars of a gradient on its way back: names of its marks, and what the slopes alone leave."""

import numpy as np
from manim import LEFT, VGroup

from actmath import Activation
from scenes.lib.film_words import FilmWords
from scenes.lib.gradients.gradient_bars import GradientBars
from scenes.lib.gradients.gradient_chart import GradientChart
from scenes.lib.text.number_formats import significant
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

_OVER_LEVEL = 0.14
_OVER_ARROW = 0.43


def why_notes(
    chart: GradientChart, bars: GradientBars, film_words: FilmWords, panel: int, record: Activation
) -> VGroup:
    """Notes in a panel of a chart: what the slopes of a function leave at most, if that is less than all.

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
    bound = record.slope_range.upper
    if bound < 1 < layers:
        source = film_words.formulas["slopes"].format(
            bound=f"{bound:g}", count=layers - 1, product=significant(2)(bound ** (layers - 1))
        )
        product = formula(source, size=theme.label_size)
        notes.add(product.move_to(over_level + np.array([0.0, product.height / 2, 0.0]), aligned_edge=LEFT))
    if panel == 0:
        name = words(labels["backward"], size=theme.label_size, color=theme.gradient)
        notes.add(name.stand_at(np.array([foot.right - name.width, chart.axis.plot.top + _OVER_ARROW, 0.0])))
    if panel == 1:
        level = words(labels["level"].format(layer=layers), size=theme.label_size, color=theme.muted)
        notes.add(level.stand_at(over_level))
    return notes
