"""Curves that differ by little over a strip of their plot, and a lens over it that shows the difference."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import DL, LEFT, UP, UR, VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.lens import Lens
from scenes.lib.curves.named_curves import NamedCurves
from scenes.lib.curves.plot_axes import PlotAxes, Span, beside, grid_steps
from scenes.lib.curves.scale_note import magnification_note
from scenes.lib.film_words import FilmWords
from scenes.lib.strokes import Dots, Polylines, dashed
from scenes.lib.text.text_lines import text_lines
from scenes.lib.theme import active_theme

LENS_NUMBERS = 0.3
"""Room in frame units that the caller leaves left of the plot, beside that for its own numbers."""

_LABEL_RISE = 0.1
_DOT_RADIUS = 0.1
_NOTE_GAP = 0.15
_CLEARANCE = 1.15
"""What is to be seen reaches at most to the lens's height over this."""
_MARK_RISE = 0.85
"""Height of the upper edge of the words on a crossing, as a share of the lens's height."""


@dataclass(frozen=True)
class LensPlace:
    """Where the open lens stands, in units of the plot.

    Attributes:
        x_range: from left to right, of the strip too.
        bottom, height: of the lens.
        below_zero: share of its height that shows what is below zero.
    """

    x_range: Span
    bottom: float
    height: float
    below_zero: float

    def magnification(self, strongest: float, *, down_to: float = 0.0, up_to: float = 0.0) -> float:
        """The strongest magnification, or a weaker one with which these heights are still seen."""
        limits = [strongest]
        if down_to:
            limits.append(self.below_zero * self.height / (-down_to * _CLEARANCE))
        if up_to:
            limits.append((1 - self.below_zero) * self.height / (up_to * _CLEARANCE))
        return min(limits)

    def strip(self, magnification: float) -> Span:
        """Lowest and highest y of what is seen."""
        seen = self.height / magnification
        return -self.below_zero * seen, (1 - self.below_zero) * seen


class LensedCurves(VGroup):
    """Curves on axes, and a lens that lies on its strip until it is opened.

    Args:
        axes: the plot.
        records: the functions.
        place: of the open lens.
        magnification: how many times as high as its strip the lens is.
        slopes: whether f' is drawn and not f.

    Attributes:
        axes, lens: the plot and its lens.
        curves: outside of the lens.
    """

    def __init__(
        self,
        axes: PlotAxes,
        records: Sequence[Activation],
        place: LensPlace,
        magnification: float,
        *,
        slopes: bool = False,
    ) -> None:
        super().__init__()
        strip = place.strip(magnification)
        self.axes, self._magnification = axes, magnification
        self.curves = NamedCurves(axes, records, slopes=slopes)
        self.lens = Lens(axes, place.x_range, strip, bottom=place.bottom, magnification=magnification)
        self._seen = NamedCurves(self.lens.window, records, slopes=slopes)
        self.lens.look_at(self._seen.curves)
        self.add(axes, self.curves, self.lens)

    def scale_note(self, film_words: FilmWords) -> VGroup:
        """How much the lens stretches, over its left corner."""
        plate = on_plate(magnification_note(film_words, float(f"{self._magnification:.3g}")))
        corner = self.lens.window.place.at(0, 1)
        return plate.move_to(corner + _LABEL_RISE * UP, aligned_edge=DL)

    def names_in_lens(self, of: Sequence[Activation], taken: Sequence[VMobject] = ()) -> VGroup:
        """Names beside the curves in the open lens."""
        return self._seen.names(self.lens.window.place, of=of, taken=taken)

    def lens_numbers(self) -> VGroup:
        """The numbers of the open lens at its left edge, each with a mark across it."""
        theme = active_theme()
        window = self.lens.window
        left, right = window.x_range
        heights = grid_steps(window.y_range, window.place.height / (window.y_range[1] - window.y_range[0]))
        lines = [window.points_at([[left, y], [right, y]]) for y in heights]
        numbers = (beside(window.points_at([left, y]), y, LEFT) for y in heights)
        return VGroup(Polylines(lines, color=theme.faint, width=theme.hairline), *numbers)

    def crossing(self, x: float, y: float, lines: Sequence[str]) -> VGroup:
        """A dot in the open lens where two curves meet, with a line that leads up to words on its left."""
        theme = active_theme()
        window = self.lens.window
        dot = window.points_at([[x, y]])
        high = window.points_at([x, window.y_range[0] + _MARK_RISE * (window.y_range[1] - window.y_range[0])])
        note = text_lines(lines).move_to(high, aligned_edge=UR).shift(_NOTE_GAP * LEFT)
        ends = np.concatenate([dot, high[None]])
        lead = dashed([ends], theme.ghost_dash, color=theme.text, width=theme.thin_line)
        return VGroup(lead, Dots(dot, color=theme.text, radius=_DOT_RADIUS), note)
