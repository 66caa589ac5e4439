"""Curves that differ by little over a strip of their plot, and over it a panel that shows the strip magnified."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from manim import LEFT, UR, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.curve_labels import axes_note
from scenes.lib.curves.lens import Lens
from scenes.lib.curves.named_curves import NamedCurves
from scenes.lib.curves.plot_axes import PlotAxes, Span, axes_room
from scenes.lib.curves.slope_probe import SlopeProbe
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, dashed
from scenes.lib.text.text_lines import text_lines
from scenes.lib.theme import active_theme

_GAP = 0.3
_DOT_RADIUS = 0.1
_NOTE_GAP = 0.15
_CLEARANCE = 1.15
"""What is to be seen reaches at most to the panel's height over this."""
_MARK_RISE = 0.6
"""Height of the upper edge of the words on a crossing, as a share of the panel's height."""


@dataclass(frozen=True)
class Magnification:
    """How a panel shows its strip.

    Attributes:
        strongest: it is stretched so many times at most, and less if the heights would not be seen otherwise.
        below_zero: share of the panel's height that shows what is below zero.
        down_to, up_to: heights that are seen, whatever the strongest says.
    """

    strongest: float
    below_zero: float
    down_to: float = 0.0
    up_to: float = 0.0

    def factor(self, height: float) -> float:
        """How many times the strip is stretched in a panel of this height, in units of the plot."""
        limits = [self.strongest]
        if self.down_to:
            limits.append(self.below_zero * height / (-self.down_to * _CLEARANCE))
        if self.up_to:
            limits.append((1 - self.below_zero) * height / (self.up_to * _CLEARANCE))
        return min(limits)


class LensedCurves(VGroup):
    """Curves on axes of equal units, and over them, with the same x axis, the panel of the lens, empty until it opens.

    Args:
        region: where both go, as wide as the overview fits.
        records: the functions.
        window: ranges of x and y of the overview.
        magnification: of the panel.
        share: height of the panel as a share of both.
        slopes: whether f' is drawn and not f.

    Attributes:
        axes, panel: the axes of the overview and those of the panel.
        factor: how many times as high as in the overview a unit of y is in the panel.
        lens: what goes from the one to the other.
        curves: in the overview.
    """

    def __init__(
        self,
        region: Region,
        records: Sequence[Activation],
        window: tuple[Span, Span],
        magnification: Magnification,
        *,
        share: float,
        slopes: bool = False,
    ) -> None:
        super().__init__()
        self._records, self._slopes = records, slopes
        upper, lower = axes_room(region).rows(share, 1 - share, gap=_GAP)
        self.axes = PlotAxes(lower, *window)
        height = upper.height / float(self.axes.units[1])
        self.factor = magnification.factor(height)
        low = -magnification.below_zero * height / self.factor
        place = Region(self.axes.window.left, self.axes.window.right, upper.bottom, upper.top)
        self.panel = PlotAxes(
            place, window[0], (low, low + height / self.factor), vertical_scale=self.factor, numbers_below=False
        )
        self.curves = NamedCurves(self.axes, records, slopes=slopes)
        self._magnified = NamedCurves(self.panel, records, slopes=slopes)
        self.lens = Lens(self.axes, self.panel, self._magnified.curves)
        self.add(self.axes, self.panel, self.curves, self.lens)

    def scale_note(self, text: str) -> VGroup:
        """How much the panel stretches, in its upper right corner; the text has a place {factor}."""
        return axes_note(self.panel, text.format(factor=f"{self.factor:.3g}"))

    def probe(self, region: Region, labels: Mapping[str, str], *, farthest: float, decimals: int = 2) -> SlopeProbe:
        """A plumb line through both plots that reads off the slopes; everything else as for SlopeProbe."""
        return SlopeProbe(
            (self.panel, self.axes),
            self._records,
            region,
            labels=labels,
            farthest=farthest,
            decimals=decimals,
            slopes=self._slopes,
        )

    def names_in_panel(self, of: Sequence[Activation], taken: Sequence[VMobject] = ()) -> VGroup:
        """Names beside the curves in the panel, once it is open, left of zero."""
        right = float(self.panel.points_at([min(0.0, self.panel.x_range[1]), 0.0])[0])
        return self._magnified.names(replace(self.panel.window, right=right), of=of, taken=taken)

    def crossing(self, x: float, y: float, lines: Sequence[str]) -> VGroup:
        """A dot in the open panel where two curves meet, with a line that leads up to words on its left."""
        theme = active_theme()
        low, high = self.panel.y_range
        dot = self.panel.points_at([[x, y]])
        top = self.panel.points_at([x, low + _MARK_RISE * (high - low)])
        note = text_lines(lines).move_to(top, aligned_edge=UR).shift(_NOTE_GAP * LEFT)
        lead = dashed([np.concatenate([dot, top[None]])], theme.ghost_dash, color=theme.text, width=theme.thin_line)
        return VGroup(lead, Dots(dot, color=theme.text, radius=_DOT_RADIUS), note)
