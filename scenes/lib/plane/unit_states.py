"""Which units of a network are live for one input, layer by layer."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from scenes.lib.layout import Region
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Units

_PITCH = 0.48


class UnitStates(VGroup):
    """Columns of units under a heading, one column a layer, numbered from the input side."""

    def __init__(self, region: Region, widths: Sequence[int], heading: str) -> None:
        super().__init__()
        theme = active_theme()
        title = words(heading, size=theme.label_size, color=theme.muted)
        self.add(title.stand_at(region.at(0, 1) - np.array([0.0, 0.35, 0.0])))
        top = region.top - 0.65
        places = []
        for column, width in enumerate(widths):
            across = region.left + (column + 0.5) * _PITCH * 1.3
            number = words(str(column + 1), size=theme.label_size, color=theme.muted)
            self.add(number.move_to(np.array([across, top - 0.2, 0.0])))
            places += [np.array([across, top - 0.68 - row * _PITCH, 0.0]) for row in range(width)]
        self._units = Units(np.array(places), UnitState.INACTIVE)
        self.add(self._units)

    def draw(self, pattern: Sequence[int]) -> Self:
        """Show which units are live (above 0), layer after layer."""
        self._units.draw([UnitState.LIVE if live else UnitState.INACTIVE for live in pattern])
        return self
