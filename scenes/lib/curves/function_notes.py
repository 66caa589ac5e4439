"""Remarks on a graph about what is too small or too far out to be seen: a slight slope, a dip, a level."""

from collections.abc import Mapping

import numpy as np
from manim import DR, UL, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.plot_axes import Coordinates, PlotAxes
from scenes.lib.curves.tangent import SLIGHT_RISE
from scenes.lib.strokes import dashed
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_ABOVE = np.array([0.0, 1.3])
"""From a point to the middle of its note, in units of the plot: clear of what passes and of a deeper dip."""
_GAP = 0.1


class FunctionNotes(VGroup):
    """A note with a line to a straight part of slight slope, one to the dip, and the level that ELU comes down to.

    Args:
        axes: of the graph.
        record: the function.
        place: the x at which a slight slope is told.
        labels: the film's: "slight-slope" with a {slope}, "dip", and "level" with a {level}.
    """

    def __init__(self, axes: PlotAxes, record: Activation, place: float, labels: Mapping[str, str]) -> None:
        super().__init__()
        self._axes = axes
        slope = float(record.gradient(place))
        if record.is_piecewise_linear and 0 < abs(slope) < SLIGHT_RISE:
            at = np.array([place, float(record(place))])
            self.add(self._pointing(labels["slight-slope"].format(slope=_shown(slope)), at))
        for extremum in record.extrema:
            if extremum.kind == "minimum" and axes.contains(extremum.x, extremum.value):
                self.add(self._pointing(labels["dip"], np.array([extremum.x, extremum.value])))
        if record.parameters.get("alpha"):
            self.add(self._level(record.value_range.lower, labels["level"]))

    def _pointing(self, text: str, at: Coordinates) -> VGroup:
        """Words above a point, and a line between them."""
        theme = active_theme()
        note = words(text, size=theme.label_size)
        point, middle = self._axes.points_at([at, at + _ABOVE])
        axes_window = self._axes.window.inset(left=_GAP, right=_GAP, bottom=_GAP, top=_GAP)
        axes_window.keep(note.move_to(middle))
        toward = note.get_bottom()
        step = _GAP * (toward - point) / np.linalg.norm(toward - point)
        ends = np.array([point + step, toward - step])
        return VGroup(dashed([ends], theme.ghost_dash, color=theme.text, width=theme.hairline), on_plate(note))

    def _level(self, level: float, label: str) -> VGroup:
        """A line across the window, and its name over its right end."""
        theme = active_theme()
        ends = self._axes.points_at([[x, level] for x in self._axes.x_range])
        line: VMobject = dashed([ends], theme.ghost_dash, color=theme.muted, width=theme.thin_line)
        note = on_plate(words(label.format(level=_shown(level)), size=theme.label_size))
        return VGroup(line, note.move_to(ends[1], aligned_edge=DR).shift(_GAP * UL))


def _shown(value: float) -> str:
    return f"{value:.2g}".replace("-", "−")
