"""Layers as numbered columns, the input on the left and the loss on the right."""

import numpy as np
import numpy.typing as npt
from manim import VGroup

from scenes.lib.gradients.log_axis import TICK_SCALE
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_LEAST_NUMBER_STEP = 0.46
_NUMBER_STEPS = (1, 5, 10, 20)


def column_edges(left: float, right: float, columns: float, count: int) -> npt.NDArray[np.float64]:
    """Left and right edge of the last `count` columns, the one nearest the input first, shape (count, 2).

    Columns stand against the right edge. Their number may be fractional while a network grows, so that the columns
    nearest the input are still cut off at the left edge, or wholly outside with both edges equal.
    """
    width = (right - left) / columns
    from_loss = np.arange(count - 1, -1, -1)
    return np.maximum(left, right - np.stack([(from_loss + 1) * width, from_loss * width], axis=1))


class LayerNumbers(VGroup):
    """The numbers of the layers centered under their columns; crowded ones are thinned out, first and last stay.

    Args:
        span: left and right end of the columns, in frame units.
        height: of the numbers' baseline.
        layers: how many columns.
    """

    def __init__(self, span: tuple[float, float], height: float, layers: int) -> None:
        super().__init__()
        theme = active_theme()
        size = TICK_SCALE * theme.label_size
        left, right = span
        width = (right - left) / layers
        step = next((step for step in _NUMBER_STEPS if step * width >= _LEAST_NUMBER_STEP), layers)
        centers = column_edges(left, right, layers, layers).mean(axis=1)
        for layer in _shown(layers, step):
            number = words(str(layer), size=size, color=theme.muted)
            self.add(number.stand_at(np.array([centers[layer - 1] - number.width / 2, height, 0.0])))


def _shown(layers: int, step: int) -> list[int]:
    """The layers that wear their number: every step-th one, the first and the last, none too near to these."""
    inner = [layer for layer in range(step, layers, step) if min(layer - 1, layers - layer) > step / 2 or step == 1]
    return sorted({1, *inner, layers})
