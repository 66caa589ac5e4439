"""The x at which values are shown, in the same place in every beat."""

from typing import Self

import numpy as np
from manim import VGroup

from scenes.lib.layout import Region
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

READOUT_HEIGHT = 0.58
_RISE = 0.4


class InputReadout(VGroup):
    """The name of x at the left of a region's top row, its value at the right.

    Args:
        region: where it stands.
        name: the name.
        decimals: of the value.
        widest: a value that needs the most room.
    """

    def __init__(self, region: Region, name: str, *, decimals: int, widest: float) -> None:
        super().__init__()
        theme = active_theme()
        start = region.at(0, 1) - np.array([0.0, (1 - _RISE) * READOUT_HEIGHT, 0.0])
        self._number = Number(widest, coordinate(decimals), size=theme.label_size, widest=widest)
        self._number.stand_at(start + np.array([region.width - self._number.width, 0.0, 0.0]))
        self.add(words(name, size=theme.label_size, color=theme.muted).stand_at(start), self._number)

    def draw(self, x: float) -> Self:
        """Show another x."""
        self._number.draw(x)
        return self
