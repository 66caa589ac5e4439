"""Two small slopes far left of zero, and a lens that shows where they cross."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import Rectangle, VGroup

from actmath import Activation
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.curves.lensed_curves import LensedCurves, Magnification
from scenes.lib.layout import Region
from scenes.lib.text.text_lines import text_lines
from scenes.lib.theme import active_theme

_BEYOND = 2.4
"""How far left of the crossing the axes reach, in units of x."""
_FLOOR = -0.1
_HEADROOM = 0.25
"""Of the axes over the largest slope, for the names of the curves."""
_SHARE = 0.58
"""Of the panel's height in that of both."""
_BELOW_ZERO = 0.05
_SHADE = 0.22
_MARGIN = 0.2
_UP_TO = 2.6
"""The panel shows slopes up to so many times the one at the crossing."""


class Beyond(VGroup):
    """The part of a panel left of a place, shaded, with words in its upper left corner.

    Args:
        room: the part.
        lines: the words.

    Attributes:
        words: the lines of text.
    """

    def __init__(self, room: Region, lines: Sequence[str]) -> None:
        super().__init__()
        shade = Rectangle(width=room.width, height=room.height, stroke_width=0).move_to(room.center)
        shade.set_fill(active_theme().muted, opacity=_SHADE)
        inner = room.inset(left=_MARGIN, right=_MARGIN / 2, top=_MARGIN / 2)
        self.words = inner.hold(text_lines(lines), across=0, up=1)
        plate, _ = on_plate(self.words)
        self.add(plate, shade, self.words)


class SlopeTails(LensedCurves):
    """The derivatives of functions left of zero, and a lens around the place where they are equal.

    Args:
        region: where the plot goes.
        records: the functions.
        crossing: where their slopes are equal.
        strongest: how many times the lens may stretch.
    """

    def __init__(self, region: Region, records: Sequence[Activation], crossing: float, *, strongest: float) -> None:
        highest = max(record.slope_range.upper for record in records)
        window = (float(np.round(crossing - _BEYOND)), 0.0), (_FLOOR, highest + _HEADROOM)
        seen = _UP_TO * float(records[0].gradient(crossing))
        magnification = Magnification(strongest, _BELOW_ZERO, up_to=seen)
        super().__init__(region, records, window, magnification, share=_SHARE, slopes=True)

    def beyond(self, x: float, lines: Sequence[str]) -> Beyond:
        """The part of the open panel left of x, with words on it."""
        right = float(self.panel.points_at([x, 0.0])[0])
        return Beyond(replace(self.panel.window, right=right), lines)
