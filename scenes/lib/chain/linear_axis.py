"""A linear axis from 0 to 1 that can stand in for a logarithmic one."""

import numpy as np
import numpy.typing as npt
from manim import VGroup

from scenes.lib.gradients.log_axis import TICK_SCALE
from scenes.lib.layout import Region
from scenes.lib.strokes import Polylines
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_TICKS = (0.0, 0.5, 1.0)
_NUMBER_GAP = 0.14
_HALF_DIGIT = 0.35


class LinearAxis(VGroup):
    """Faint lines at 0, a half and 1, numbered on the left.

    Args:
        plot: where values are drawn, from 0 to 1.
        headroom: free share of the plot over 1.
    """

    def __init__(self, plot: Region, *, headroom: float = 0.0) -> None:
        super().__init__()
        theme = active_theme()
        self.plot = plot
        self._unit = (1 - headroom) * plot.height
        heights = self.heights(_TICKS)
        lines = [np.array([[plot.left, height, 0.0], [plot.right, height, 0.0]]) for height in heights]
        self.add(Polylines(lines, color=theme.faint, width=theme.hairline))
        for tick, height in zip(_TICKS, heights, strict=True):
            number = words(f"{tick:g}", size=TICK_SCALE * theme.label_size, color=theme.muted)
            lowered = height - number.height * _HALF_DIGIT
            self.add(number.stand_at(np.array([plot.left - _NUMBER_GAP - number.width, lowered, 0.0])))

    def heights(self, values: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Heights in the frame of values of any shape."""
        return np.asarray(self.plot.bottom + self._unit * np.asarray(values, dtype=np.float64), dtype=np.float64)
