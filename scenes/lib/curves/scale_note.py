"""A remark on how something is drawn, not on what it shows: that an axis is stretched."""

import numpy as np
from manim import VGroup

from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes
from scenes.lib.film_words import FilmWords
from scenes.lib.gradients.log_axis import TICK_SCALE
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_RISE = 0.09


def stretch_note(axes: PlotAxes, film_words: FilmWords) -> VGroup:
    """How much longer the vertical unit is drawn, small, over the window's left corner; nothing if the units are equal.

    Args:
        axes: what is stretched.
        film_words: the film's words; used is the label stretched-axis.
    """
    if axes.vertical_scale == 1:
        return VGroup()
    theme = active_theme()
    text = film_words.labels["stretched-axis"].format(factor=f"{axes.vertical_scale:g}")
    note = words(text, size=TICK_SCALE * theme.label_size, color=theme.muted)
    window = axes.window
    return VGroup(note.stand_at(np.array([window.left - NUMBER_ROOM, window.top + _RISE, 0.0])))
