"""Wires from units to units, from left to right."""

from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import VGroup, VMobject

from scenes.lib.strokes import Points, dash_points
from scenes.lib.theme import Dash, active_theme
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import UNIT_RADIUS

_DOTS: Dash = (0.05, 0.11)
_GAP = 0.06
"""Between a wire's end and the unit's outline, in frame units."""


class Wires(VGroup):
    """Straight wires as two objects, however many; those that end at a dead unit are dotted.

    Args:
        ends: starts and ends, shape (n, 2, 3); they are shortened so that they do not touch the units there.
        states: of the unit at the end of every wire; all live when left out.
        radius: of the units, in frame units.
        color: of the wires; the theme's quiet color when left out.
    """

    def __init__(
        self,
        ends: npt.ArrayLike,
        states: Sequence[UnitState] | None = None,
        *,
        radius: float = UNIT_RADIUS,
        color: str | None = None,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._color = color or theme.muted
        self._wires = _shortened(np.asarray(ends, dtype=np.float64), radius + _GAP)
        self._solid, self._dotted = (
            VMobject(stroke_color=self._color, stroke_width=width, fill_opacity=0)
            for width in (theme.thin_line, theme.line)
        )
        self.add(self._solid, self._dotted)
        self.draw(states or [UnitState.LIVE] * len(self._wires))

    def draw(self, states: Sequence[UnitState]) -> Self:
        """Show the wires into units of these states, one a wire, from now on.

        Raises:
            ValueError: if there are not as many states as wires.
        """
        self.states = tuple(states)
        dead: list[Points] = []
        alive: list[Points] = []
        for wire, state in zip(self._wires, self.states, strict=True):
            (dead if state is UnitState.DEAD else alive).append(wire)
        self._solid.points = dash_points(alive, ())
        self._dotted.points = dash_points(dead, _DOTS)
        return self


def _shortened(wires: Points, by: float) -> Points:
    along = wires[:, 1] - wires[:, 0]
    step = by * along / np.linalg.norm(along, axis=1, keepdims=True)
    return np.stack([wires[:, 0] + step, wires[:, 1] - step], axis=1)
