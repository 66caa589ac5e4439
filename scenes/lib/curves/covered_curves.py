"""Curves that lie on one another: those below are drawn wider, so that each is seen."""

from collections.abc import Callable, Sequence

import numpy as np

from actmath.activations.elementwise import FloatArray
from scenes.lib.curves.plot_axes import PlotWindow
from scenes.lib.theme import active_theme

_SAME = 0.02
"""Curves closer than this, in frame units, cover each other."""
_COVERED_SHARE = 0.4
_WIDENING = 2.5


def seen_widths(window: PlotWindow, functions: Sequence[Callable[[FloatArray], FloatArray]]) -> list[float]:
    """Widths for curves drawn in this order: the more of the later ones lie on a curve, the wider it is."""
    x = np.linspace(*window.x_range, 101)
    heights = [window.points_at(np.column_stack([x, function(x)]))[:, 1] for function in functions]
    covered = [
        sum(float(np.mean(np.abs(below - above) < _SAME)) > _COVERED_SHARE for above in heights[index + 1 :])
        for index, below in enumerate(heights)
    ]
    return [active_theme().line + _WIDENING * count for count in covered]


def covering_widths(count: int) -> list[float]:
    """Widths for so many curves that all lie on one another."""
    return [active_theme().line + _WIDENING * above for above in reversed(range(count))]
