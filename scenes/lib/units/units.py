"""One unit and many units, drawn in the shapes of their states."""

from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import UP, VGroup, VMobject

from scenes.lib.layout import Point
from scenes.lib.strokes import Points
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_shapes import disc_height, unit_shape
from scenes.lib.units.unit_state import UnitState

UNIT_RADIUS = 0.15
"""In frame units: the smallest at which all shapes are told apart from the back row."""


class Units(VGroup):
    """Many units as four objects, however many they are; places and states change all at once.

    Args:
        centers: shape (n, 3), in frame units.
        states: one a unit, or one for all.
        radius: of the discs and rings, in frame units.
        color: of what passes a slope back; the theme's forward color when left out.
    """

    def __init__(
        self,
        centers: Points,
        states: Sequence[UnitState] | UnitState = UnitState.LIVE,
        *,
        radius: float = UNIT_RADIUS,
        color: str | None = None,
    ) -> None:
        super().__init__()
        theme = active_theme()
        lit = color or theme.forward
        self._radius = radius
        # From the back to the front, in the order of the parts of a shape.
        self._parts = (
            VMobject(stroke_width=0, fill_color=lit, fill_opacity=1),
            VMobject(stroke_width=theme.line, stroke_color=lit, fill_opacity=0),
            VMobject(stroke_width=theme.thick_line, stroke_color=theme.text, fill_opacity=0),
            VMobject(stroke_width=theme.line, stroke_color=theme.inactive, fill_opacity=0),
        )
        self.add(*self._parts)
        self.centers = np.asarray(centers, dtype=np.float64)
        self.draw([states] * len(self.centers) if isinstance(states, UnitState) else states)

    def draw(self, states: Sequence[UnitState]) -> Self:
        """Show these states, one a unit, from now on.

        Raises:
            ValueError: if there are not as many states as units.
        """
        self.states = tuple(states)
        shapes = [unit_shape(state, self._radius) for state in self.states]
        placed = [[part + center for part in shape] for shape, center in zip(shapes, self.centers, strict=True)]
        for index, part in enumerate(self._parts):
            part.points = np.concatenate([np.zeros((0, 3)), *(outlines[index] for outlines in placed)])
        return self

    def place(self, centers: Points) -> Self:
        """Move the centers, shape (n, 3); the states stay."""
        self.centers = np.asarray(centers, dtype=np.float64)
        return self.draw(self.states)


class Unit(Units):
    """A single unit.

    Args:
        center: shape (3,), in frame units.
        state: of the unit.
        radius: of its disc or ring, in frame units.
        color: of what passes a slope back; the theme's forward color when left out.
    """

    def __init__(
        self,
        center: npt.ArrayLike,
        state: UnitState = UnitState.LIVE,
        *,
        radius: float = UNIT_RADIUS,
        color: str | None = None,
    ) -> None:
        super().__init__(np.asarray(center, dtype=np.float64)[None], state, radius=radius, color=color)

    @property
    def state(self) -> UnitState:
        """The state shown."""
        return self.states[0]

    def show_state(self, state: UnitState) -> Self:
        """Show this state from now on."""
        return self.draw([state])

    def stand_at(self, center: Point) -> Self:
        """Move to center, shape (3,)."""
        return self.place(center[None])

    def mark(self, point: Point) -> Self:
        """Move so that the disc's center is at point, shape (3,), pressed as it may be."""
        return self.stand_at(point - disc_height(self.state, self._radius) * UP)
