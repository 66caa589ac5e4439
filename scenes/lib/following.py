"""The one way in which things move: a component shows the state that belongs to the animation's progress."""

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, cast

from manim import Animation, Mobject

State = TypeVar("State")
State_contra = TypeVar("State_contra", contravariant=True)


class Drawable(Protocol[State_contra]):
    """A component whose picture is given by a state."""

    def draw(self, state: State_contra, /) -> object:
        """Show the state from now on."""


class Following(Animation, Generic[State]):
    """Show state_at(progress) for progress from 0 to 1, eased; nothing accumulates from frame to frame.

    Args:
        component: a mobject with the verb draw.
        state_at: the state at each progress.
    """

    def __init__(self, component: Drawable[State], state_at: Callable[[float], State]) -> None:
        self._state_at = state_at
        super().__init__(cast("Mobject", component))

    def begin(self) -> None:
        """Show the first state; unlike Manim's animations this needs no copies of the component."""
        self.interpolate(0)

    def finish(self) -> None:
        """Show the last state."""
        self.interpolate(1)

    def interpolate(self, alpha: float) -> None:
        """Show the state at this share of the running time."""
        component = cast("Any", self.mobject)
        component.draw(self._state_at(float(self.rate_func(alpha))))
