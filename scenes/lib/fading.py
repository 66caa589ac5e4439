"""Things come into the picture and leave it by their opacity alone."""

import numpy as np
import numpy.typing as npt
from manim import Animation, Mobject, VMobject

Colors = npt.NDArray[np.float64]
"""Red, green, blue and opacity, one row a color, shape (n, 4)."""
_COLORS = ("fill_rgbas", "stroke_rgbas", "background_stroke_rgbas")


class Fading(Animation):
    """Fade a thing in, or out; unlike Manim's own fades this copies nothing, however many parts the thing has.

    Args:
        mobject: what fades; its opacities are the full ones.
        leaving: fade out and take it out of the picture instead of fading in.
    """

    def __init__(self, mobject: Mobject, *, leaving: bool = False) -> None:
        self._leaving = leaving
        self._full: list[tuple[Colors, Colors]] = []
        super().__init__(mobject, remover=leaving, introducer=not leaving)

    def begin(self) -> None:
        """Remember the full opacities and show the first state."""
        for member in self.mobject.get_family():
            if isinstance(member, VMobject):
                colors = [getattr(member, name) for name in _COLORS if hasattr(member, name)]
                self._full += [(color, color[:, 3].copy()) for color in colors]
        self.interpolate(0)

    def finish(self) -> None:
        """Restore the full opacities: what has left can come again."""
        for color, opacity in self._full:
            color[:, 3] = opacity

    def interpolate(self, alpha: float) -> None:
        """Show the opacities that belong to this share of the running time."""
        progress = self.rate_func(alpha)
        visible = 1 - progress if self._leaving else progress
        for color, opacity in self._full:
            color[:, 3] = visible * opacity


class Dimming(Fading):
    """Let a thing stand back: its opacities fall to a share of the full ones and stay there."""

    def __init__(self, mobject: Mobject, share: float) -> None:
        self._share = share
        super().__init__(mobject)

    def finish(self) -> None:
        """Stay dimmed."""
        self.interpolate(1)

    def interpolate(self, alpha: float) -> None:
        """Show the opacities that belong to this share of the running time."""
        left = 1 - (1 - self._share) * self.rate_func(alpha)
        for color, opacity in self._full:
            color[:, 3] = left * opacity
