"""The state of every unit as a shape: a full disc is live, a ring is inactive."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import Circle, VGroup

from scenes.lib.layout import Region
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_RADIUS = 0.15
_PITCH = 0.48


class UnitStates(VGroup):
    """Columns of units under a heading, one column a layer, numbered from the input side."""

    def __init__(self, region: Region, widths: Sequence[int], heading: str) -> None:
        super().__init__()
        theme = active_theme()
        title = words(heading, size=theme.label_size, color=theme.muted)
        self.add(title.stand_at(region.at(0, 1) - np.array([0.0, 0.35, 0.0])))
        top = region.top - 0.65
        self._units: list[Circle] = []
        for column, width in enumerate(widths):
            across = region.left + (column + 0.5) * _PITCH * 1.3
            number = words(str(column + 1), size=theme.label_size, color=theme.muted)
            self.add(number.move_to(np.array([across, top - 0.2, 0.0])))
            for row in range(width):
                place = np.array([across, top - 0.68 - row * _PITCH, 0.0])
                unit = Circle(radius=_RADIUS, color=theme.inactive, stroke_width=theme.line, fill_opacity=0)
                self._units.append(unit.move_to(place))
        self.add(*self._units)

    def draw(self, pattern: Sequence[int]) -> Self:
        """Show which units are live (above 0), layer after layer."""
        theme = active_theme()
        for unit, live in zip(self._units, pattern, strict=True):
            color = theme.forward if live else theme.inactive
            unit.set_fill(theme.forward, opacity=1 if live else 0).set_stroke(color)
        return self
