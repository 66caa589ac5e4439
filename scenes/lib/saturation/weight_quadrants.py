"""The gradients of two weights, one dot an example: outputs that slide along rays to where the error sends them."""

from collections.abc import Mapping
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import RIGHT, UP, VGroup, VMobject

from actmath import TwoWeightGradients
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, Points, Polylines
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme

_DOT_RADIUS = 0.06
_REACH = 2.2
"""Half the side of the square, in units of a gradient; the few examples beyond it are drawn on its border."""
_CORNER = 0.12
_AXIS_GAP = 0.14
_AXIS_ROOM = np.array([1.6, 0.55])
"""For the names right of the square and above it."""
_CORNERS = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])
"""Signs of the four quadrants, in the order of their counts."""


class WeightQuadrants(VGroup):
    """A square with the four sign combinations of two gradients and a dot for each example.

    Args:
        region: where it goes, at its left, as large as it fits.
        examples: what is shown.
        color: of the dots.
        formulas: the film's; used are first-axis and second-axis, in which product marks what comes with the error.

    Attributes:
        ground: what stands still.
        counts: how many examples each quadrant holds in the end.
    """

    def __init__(self, region: Region, examples: TwoWeightGradients, color: str, formulas: Mapping[str, str]) -> None:
        super().__init__()
        theme = active_theme()
        across, up = _AXIS_ROOM
        side = min(region.width - across, region.height - 2 * up)
        center = region.inset(right=region.width - side).center
        self._examples, self._center, self._unit = examples, center, side / (2 * _REACH)
        square = [np.array([[a, b], [-a, -b]]) * side / 2 for a, b in ((1, 0), (0, 1))]
        cross = Polylines(
            [self._spatial(line) + center for line in square], color=theme.inactive, width=theme.thin_line
        )
        corners = self._spatial(np.concatenate([_CORNERS, _CORNERS[:1]]) * side / 2) + center
        frame = Polylines([corners], color=theme.faint, width=theme.hairline)
        self.ground = VGroup(frame, cross)
        self._side = side
        self._dots = Dots(np.zeros((0, 3)), color=color, radius=_DOT_RADIUS)
        self.counts = VGroup(*self._count_numbers(side))
        self._name_axes(formulas)
        self.add(self._dots)
        self.draw(0)

    def draw(self, progress: float) -> Self:
        """Show the dots, and what the axes are, this share of the way from the outputs to the gradients."""
        examples = self._examples
        places = (1 - progress) * examples.outputs + progress * examples.gradients
        self._dots.place(self._spatial(np.clip(places, -_REACH, _REACH) * self._unit) + self._center)
        self._products.set_opacity(progress)
        return self

    def multiply(self) -> Following[float]:
        """Animation in which every example's outputs are multiplied by its error."""
        return Following(self, lambda progress: progress)

    def _name_axes(self, sources: Mapping[str, str]) -> None:
        """The outputs at the ends of both axes with what the error makes of them, which is not shown at first."""
        theme = active_theme()
        first, second = (
            formula(sources[key], size=theme.label_size, color=theme.muted) for key in ("first-axis", "second-axis")
        )
        reach = self._side / 2 + _AXIS_GAP
        first.move_to(self._center + (reach + first.width / 2) * RIGHT)
        second.move_to(self._center + (reach + second.height / 2) * UP)
        self._products = VGroup(*(name.select("product") for name in (first, second)))
        self.add(first, second)

    def _count_numbers(self, side: float) -> list[VMobject]:
        numbers: list[VMobject] = []
        for signs, count in zip(_CORNERS, self._examples.quadrant_counts, strict=True):
            number = Number(count, coordinate(0), size=active_theme().label_size)
            half = np.array([number.width, number.height]) / 2
            middle = signs * (side / 2 - _CORNER - half)
            number.stand_at(self._center + self._spatial(middle - half))
            numbers.append(number)
        return numbers

    @staticmethod
    def _spatial(planar: npt.NDArray[np.float64]) -> Points:
        return np.concatenate([planar, np.zeros((*planar.shape[:-1], 1))], axis=-1)
