"""A network in one strip: a column of dots a layer, the input on the left and the loss on the right."""

from typing import Self

import numpy as np
from manim import VGroup

from scenes.lib.following import Following
from scenes.lib.gradients.layer_columns import column_edges
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_UNITS = 3
_RADIUS = 0.062
_WORD_GAP = 0.3


class NetworkStrip(VGroup):
    """A few units of every hidden layer over the layers' columns; the words input and loss stand at its ends.

    Args:
        region: height of the strip; its left and right edge are the ends of the columns.
        layers: how many hidden layers.
        input_name, loss_name: the words outside the left and the right edge.
    """

    def __init__(self, region: Region, layers: int, *, input_name: str, loss_name: str) -> None:
        super().__init__()
        theme = active_theme()
        self._region = region
        self._dots = Dots(np.zeros((0, 3)), color=theme.forward, radius=_RADIUS)
        middle = region.at(0, 0.44)[1]
        first = words(input_name, size=theme.label_size, color=theme.muted)
        last = words(loss_name, size=theme.label_size, color=theme.muted)
        lowered = middle - 0.004 * theme.label_size
        first.stand_at(np.array([region.left - _WORD_GAP - first.width, lowered, 0.0]))
        last.stand_at(np.array([region.right + _WORD_GAP, lowered, 0.0]))
        self.add(self._dots, first, last)
        self.layers = layers
        self.draw(layers)

    def draw(self, columns: float) -> Self:
        """Show so many columns; a fraction leaves the one nearest the input partly outside, so it is not drawn yet."""
        edges = column_edges(self._region.left, self._region.right, columns, int(np.floor(columns + 1e-9)))
        x = np.repeat(edges.mean(axis=1), _UNITS)
        heights = self._region.bottom + np.linspace(0.06, 0.82, _UNITS) * self._region.height
        y = np.tile(heights, len(edges))
        self._dots.place(np.stack([x, y, np.zeros_like(x)], axis=1))
        return self

    def change_to(self, layers: int) -> Following[float]:
        """Animation to another number of layers; new ones join next to the input."""
        before, self.layers = self.layers, layers
        return Following(self, lambda progress: (1 - progress) * before + progress * layers)
