"""How much longer a unit up is than one across, while it changes."""

from typing import Self

import numpy as np
from manim import BackgroundRectangle, VGroup

from scenes.lib.following import Following
from scenes.lib.layout import Point
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_WORD_GAP = 0.14
_PLATE = 0.06


class ScaleLabel(VGroup):
    """The vertical scale of a window: a word, then the factor, which can change.

    Args:
        place: where it starts on its baseline.
        name: the word.
        scale: the first factor.
        widest: the largest factor.
    """

    def __init__(self, place: Point, name: str, scale: float, *, widest: float) -> None:
        super().__init__()
        theme = active_theme()
        text = words(name, size=theme.label_size, color=theme.muted).stand_at(place)
        self._scale = Number(scale, _factor, size=theme.label_size, color=theme.muted, widest=widest, align="left")
        self._scale.stand_at(place + np.array([text.width + _WORD_GAP, 0.0, 0.0]))
        plate = BackgroundRectangle(VGroup(text, self._scale), color=theme.background, fill_opacity=1, buff=_PLATE)
        self.add(plate, text, self._scale)

    def draw(self, scale: float) -> Self:
        """Show another factor."""
        self._scale.draw(scale)
        return self

    def change_to(self, scale: float) -> Following[float]:
        """Animation of the factor, evenly in its logarithm."""
        start = self._scale.value
        return Following(self, lambda progress: start ** (1 - progress) * scale**progress)


def _factor(scale: float) -> str:
    return f"×{scale:.0f}"
