"""Two small slopes far left of zero, and a lens that shows where they cross."""

from collections.abc import Sequence

import numpy as np

from actmath import Activation
from scenes.lib.curves.lensed_curves import LensedCurves, Magnification
from scenes.lib.layout import Region

_BEYOND = 2.4
"""How far left of the crossing the axes reach, in units of x."""
_FLOOR = -0.1
_HEADROOM = 0.25
"""Of the axes over the largest slope, for the names of the curves."""
_SHARE = 0.58
"""Of the panel's height in that of both."""
_BELOW_ZERO = 0.05
_UP_TO = 2.6
"""The panel shows slopes up to so many times the one at the crossing."""


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
