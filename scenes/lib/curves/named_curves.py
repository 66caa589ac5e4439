"""Several functions, or their slopes, in one window, each with its name beside it."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.covered_curves import seen_widths
from scenes.lib.curves.curve_labels import on_plate, place_beside
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import PlotWindow
from scenes.lib.layout import Region
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme


class NamedCurves(VGroup):
    """Curves of functions, solid, or of their slopes, dashed; one that others cover is drawn wider than they are.

    Args:
        window: where they are drawn.
        records: the functions.
        slopes: whether f' is drawn and not f.
    """

    def __init__(self, window: PlotWindow, records: Sequence[Activation], *, slopes: bool = False) -> None:
        super().__init__()
        theme = active_theme()
        self._window, self._records = window, records
        drawn = [record.gradient if slopes else record.function for record in records]
        self.curves = [
            FunctionCurve(
                window,
                function,
                color=theme.function(record.name).color,
                breaks=record.joints,
                dash=theme.function(record.name).dash if slopes else (),
                width=width,
            )
            for record, function, width in zip(records, drawn, seen_widths(window, drawn), strict=True)
        ]
        self.add(*self.curves)

    def names(self, room: Region, *, of: Sequence[Activation] | None = None, taken: Sequence[VMobject] = ()) -> VGroup:
        """Names beside the curves, of all functions or of some, inside a room and clear of what is taken."""
        theme = active_theme()
        points = [self._window.points_at(np.concatenate(curve.pieces)) for curve in self.curves]
        wanted = [index for index, record in enumerate(self._records) if of is None or record in of]
        others = [index for index in range(len(points)) if index not in wanted]
        names = [
            on_plate(
                words(
                    self._records[index].title,
                    color=theme.function(self._records[index].name).color,
                    size=theme.label_size,
                )
            )
            for index in wanted
        ]
        place_beside([points[index] for index in (*wanted, *others)], names, room, taken)
        return VGroup(*names)
