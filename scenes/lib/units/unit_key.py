"""The shape of a unit's state beside what it means."""

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, VGroup

from scenes.lib.text.typography import MIDDLE_OF_LETTERS, words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Unit

_RADIUS = 0.12
_NAME_GAP = 0.15
_KEY_GAP = 0.4


class UnitKey(VGroup):
    """A shape, then words; the origin is their baseline."""

    def __init__(self, state: UnitState, name: str) -> None:
        super().__init__()
        theme = active_theme()
        middle = np.array([_RADIUS, MIDDLE_OF_LETTERS * theme.label_size, 0.0])
        text = words(name, size=theme.label_size, color=theme.muted)
        self.add(Unit(middle, state, radius=_RADIUS), text.stand_at((2 * _RADIUS + _NAME_GAP) * RIGHT))


def unit_keys(keys: Sequence[tuple[UnitState, str]]) -> VGroup:
    """Keys in a row; the origin is their baseline."""
    row, pen = VGroup(), 0.0
    for state, name in keys:
        key = UnitKey(state, name)
        row.add(key.shift(pen * RIGHT))
        pen = float(key.get_right()[0]) + _KEY_GAP
    return row
