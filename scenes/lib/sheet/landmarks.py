"""Marks on a graph at the places that its numbers are about."""

from collections.abc import Mapping

from manim import DOWN, UP, VGroup

from actmath import Activation
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.strokes import Dots
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_RADIUS = 0.1
_NAME_GAP = 0.15


class Landmarks(VGroup):
    """Dots at the extrema of a function that lie in the window, with their names on the outer side of the graph.

    Args:
        axes: where the function is drawn.
        record: the function.
        labels: the film's labels point-minimum and point-maximum.
    """

    def __init__(self, axes: PlotAxes, record: Activation, labels: Mapping[str, str]) -> None:
        super().__init__()
        theme = active_theme()
        for extremum in record.extrema:
            if axes.contains(extremum.x, extremum.value):
                dot = Dots(axes.points_at([[extremum.x, extremum.value]]), color=theme.text, radius=_RADIUS)
                name = on_plate(words(labels[f"point-{extremum.kind}"], size=theme.label_size))
                outwards = DOWN if extremum.kind == "minimum" else UP
                self.add(dot, axes.window.keep(name.next_to(dot, outwards, buff=_NAME_GAP)))
