"""Two small slopes far left of zero, and a lens that shows where they cross."""

from collections.abc import Sequence

import numpy as np

from actmath import Activation
from scenes.lib.curves.lensed_curves import LENS_NUMBERS, LensedCurves, LensPlace
from scenes.lib.curves.plot_axes import stretched_axes
from scenes.lib.layout import Region

_BEYOND = 2.4
_BEFORE = 2.6
"""How far left and right of the crossing the lens reaches, in units of x."""
_FLOOR = -0.1
_HEADROOM = 0.25
"""Of the axes over the largest slope, for the name of what they show."""
_BOTTOM = 0.1
_OUTSIDE = 0.38
"""Height of the lens's lower edge, and of the axes over zero what the lens leaves free, in units of the slope."""
_BELOW_ZERO = 0.05
_UP_TO = 2.6
"""The lens shows slopes up to so many times the one at the crossing."""


class SlopeTails(LensedCurves):
    """The derivatives of functions left of zero, and a lens around the place where they are equal.

    Args:
        region: where the plot goes.
        records: the functions.
        crossing: where their slopes are equal.
        strongest: how many times as high as its strip the lens may be.

    Attributes:
        magnification: of the lens.
        reach: left and right end of the lens.
    """

    def __init__(self, region: Region, records: Sequence[Activation], crossing: float, *, strongest: float) -> None:
        left = float(np.round(crossing - _BEYOND))
        highest = max(record.slope_range.upper for record in records)
        window = (left, 0.0), (_FLOOR, highest + _HEADROOM)
        self.reach = left, crossing + _BEFORE
        place = LensPlace(self.reach, _BOTTOM, highest + _HEADROOM - _OUTSIDE, _BELOW_ZERO)
        self.magnification = place.magnification(strongest, up_to=_UP_TO * float(records[0].gradient(crossing)))
        axes = stretched_axes(region.inset(left=LENS_NUMBERS), *window, numbers_right=True)
        super().__init__(axes, records, place, self.magnification, slopes=True)
