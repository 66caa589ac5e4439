"""Which units of a network are live for one input, layer by layer."""

from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np
from manim import VGroup

from scenes.lib.layout import Region
from scenes.lib.text.typography import MIDDLE_OF_LETTERS, words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Units

_PITCH = 0.52
_HEAD_ROW, _FIRST_ROW = 0.2, 0.68


class UnitStates(VGroup):
    """Columns of units under a heading, one column a layer, numbered from the input side.

    Args:
        region: where they stand, at the top.
        widths: how many units each layer has.
        labels: the film's: "units-live" for the heading, "layers" before the numbers of the layers, and "unit" with a
            {number} before the units in a row.
    """

    def __init__(self, region: Region, widths: Sequence[int], labels: Mapping[str, str]) -> None:
        super().__init__()
        theme = active_theme()
        title = words(labels["units-live"], size=theme.label_size, color=theme.muted)
        self.add(title.stand_at(region.at(0, 1) - np.array([0.0, 0.35, 0.0])))
        top = region.top - 0.65
        heights = [top - _FIRST_ROW - row * _PITCH for row in range(max(widths))]
        rows = [(labels["layers"], top - _HEAD_ROW)]
        rows += [(labels["unit"].format(number=number), height) for number, height in enumerate(heights, start=1)]
        names = VGroup()
        for text, height in rows:
            name = words(text, size=theme.label_size, color=theme.muted)
            names.add(name.stand_at(np.array([region.left, height - MIDDLE_OF_LETTERS * theme.label_size, 0.0])))
        self.add(names)
        left = region.left + names.width
        places = []
        for column, width in enumerate(widths):
            across = left + (column + 1) * _PITCH
            number = words(str(column + 1), size=theme.label_size, color=theme.muted)
            self.add(number.move_to(np.array([across, top - _HEAD_ROW, 0.0])))
            places += [np.array([across, height, 0.0]) for height in heights[:width]]
        self._units = Units(np.array(places), UnitState.INACTIVE)
        self.add(self._units)

    def draw(self, pattern: Sequence[int]) -> Self:
        """Show which units are live (above 0), layer after layer."""
        self._units.draw([UnitState.LIVE if live else UnitState.INACTIVE for live in pattern])
        return self
