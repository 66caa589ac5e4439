"""A function over its derivative: two windows in one column with the same x axis."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from manim import DOWN, VGroup

from actmath import Activation
from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import NUMBER_ROOM, PlotAxes, Span
from scenes.lib.curves.tangent import rise_key
from scenes.lib.layout import Region
from scenes.lib.text.text_lines import text_lines
from scenes.lib.theme import active_theme

VERTICAL_SCALE = 2
"""How much longer a unit of the derivative is drawn than a unit of x; to be told on screen."""

_KEY_ROOM = 2.5
_KEY_GAP = 0.3
_ROW_GAP = 0.35
_NOTES_DROP = 0.5
"""How far below the name of f' that of the rises stands, in frame units."""
_NOTE_HEIGHT = 0.55
_COMPANION_UNDER, _COMPANION_OVER = 0.67, 0.76
"""Heights of a companion's names, as shares of the windows'."""
_VALUE_WINDOW = (-1.5, 2.5)
_SLOPE_WINDOW = (-0.25, 1.25)
_HEADROOM = 0.1


class SlopePlots(VGroup):
    """The axes for f above and those for f' below.

    Args:
        region: where both go; room for the names of the curves stays free on the right.
        x_range: the x axis of both.
        value_range, slope_range: the vertical axes of f and of f'.

    Attributes:
        values, slopes: the axes for f and for f'.
    """

    def __init__(self, region: Region, x_range: Span, value_range: Span, slope_range: Span) -> None:
        super().__init__()
        plots = region.inset(left=NUMBER_ROOM, right=_KEY_ROOM, bottom=NUMBER_ROOM)
        heights = (value_range[1] - value_range[0], VERTICAL_SCALE * (slope_range[1] - slope_range[0]))
        upper, lower = plots.rows(*heights, gap=_ROW_GAP)
        self.values = PlotAxes(upper, x_range, value_range, numbers_below=False)
        self.slopes = PlotAxes(lower, x_range, slope_range, vertical_scale=VERTICAL_SCALE)
        self.add(self.values, self.slopes)

    def keys(self, record: Activation, names: tuple[str, str], rise_name: str) -> VGroup:
        """The names of f and f' with their lines, and that of the rises, right of the windows."""
        style = active_theme().function(record.name)
        slope_key = CurveKey(names[1], color=style.color, dash=style.dash)
        return VGroup(
            self._beside(self.values).hold(CurveKey(names[0], color=style.color), across=0, up=0.9),
            self._beside(self.slopes).hold(
                VGroup(slope_key, rise_key(rise_name).shift(_NOTES_DROP * DOWN)), across=0, up=0.25
            ),
        )

    def companion(self, record: Activation, names: tuple[str, str]) -> VGroup:
        """Another function to compare with, thin and in its own look; its names stand between those of f and f'."""
        theme = active_theme()
        style, width = theme.function(record.name), theme.thin_line
        companion = VGroup()
        for axes, function, name, dash, up in (
            (self.values, record.function, names[0], (), _COMPANION_UNDER),
            (self.slopes, record.gradient, names[1], style.dash, _COMPANION_OVER),
        ):
            curve = FunctionCurve(axes, function, color=style.color, breaks=record.kinks, dash=dash, width=width)
            key = CurveKey(name, color=style.color, dash=dash, width=width)
            companion.add(curve, self._beside(axes).hold(key, across=0, up=up))
        return companion

    def corner_note(self, lines: Sequence[str]) -> VGroup:
        """Remarks on a corner of f, right of its window."""
        beside = self._beside(self.values)
        place = replace(beside, bottom=self.slopes.window.top, top=beside.top - _NOTES_DROP)
        return place.hold(text_lines(lines), across=0, up=_NOTE_HEIGHT)

    def _beside(self, axes: PlotAxes) -> Region:
        window = axes.window
        return Region(window.right + _KEY_GAP, window.right + _KEY_ROOM, window.bottom, window.top)


def shared_windows(records: Iterable[Activation]) -> tuple[Span, Span]:
    """Vertical ranges of f and f' that are the same for all records and hold every bounded function and every slope."""
    value_ranges, slope_ranges = zip(*((record.value_range, record.slope_range) for record in records), strict=True)
    lower, _ = _around([bound.lower for bound in value_ranges], _VALUE_WINDOW)
    slopes = [bound for interval in slope_ranges for bound in (interval.lower, interval.upper)]
    return (lower, _VALUE_WINDOW[1]), _around(slopes, _SLOPE_WINDOW)


def _around(bounds: Iterable[float], window: Span) -> Span:
    """The window, widened where a finite bound comes too near to its edge."""
    finite = [bound for bound in bounds if math.isfinite(bound)]
    lowest = min([window[0] + _HEADROOM, *finite]) - _HEADROOM
    return lowest, max([window[1] - _HEADROOM, *finite]) + _HEADROOM
