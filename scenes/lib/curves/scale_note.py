"""Remarks on how something is drawn, not on what it shows: that an axis is stretched."""

import numpy as np
from manim import UL, VGroup
from manim.typing import Vector3D

from scenes.lib.curves.curve_labels import in_corner
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes
from scenes.lib.film_words import FilmWords
from scenes.lib.gradients.log_axis import TICK_SCALE
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme

_RISE = 0.09
_DROP = 0.3


def stretch_note(axes: PlotAxes, film_words: FilmWords, corner: Vector3D = UL, *, inside: bool = False) -> VGroup:
    """How much longer the vertical unit is drawn, small; nothing if the units are equal.

    Args:
        axes: what is stretched.
        film_words: the film's words; used is the label stretched-axis.
        corner: over the window's upper left or upper right corner, or under the numbers below a lower one.
        inside: whether it stands in the window's corner, on a plate, and not outside.
    """
    if axes.vertical_scale == 1:
        return VGroup()
    note = _remark(film_words.labels["stretched-axis"], axes.vertical_scale)
    if inside:
        return in_corner(axes, note, corner, gap=0.0)
    window = axes.window
    left = window.left - NUMBER_ROOM if corner[0] < 0 else window.right - note.width
    height = window.top + _RISE if corner[1] > 0 else window.bottom - NUMBER_ROOM - _DROP
    return VGroup(note.stand_at(np.array([left, height, 0.0])))


def _remark(text: str, factor: float) -> Words:
    theme = active_theme()
    return words(text.format(factor=f"{factor:g}"), size=TICK_SCALE * theme.label_size, color=theme.muted)
