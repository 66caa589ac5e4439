"""A unit with two weighted inputs, small: what the symbols of the gradients' formulas belong to."""

from collections.abc import Mapping

import numpy as np
from manim import MathTypst, VGroup

from scenes.lib.layout import Point, Region
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme
from scenes.lib.units.units import Units
from scenes.lib.units.wires import Wires

_HALF_REACH = 0.9
"""Half the way from the inputs to the unit, in frame units."""
_HALF_APART = 0.8
"""Half the distance of the inputs."""
_INPUT_GAP, _WEIGHT_GAP, _ERROR_GAP = 0.4, 0.36, 0.45
"""From the center of a unit, or the middle of a wire, to that of its name."""


class WeightedUnit(VGroup):
    """Two inputs, a wire with a weight from each to one unit, and under the unit its error.

    Args:
        region: where it goes, in the middle.
        error: the name of what the unit is told.
        formulas: the film's; used are first-input, second-input, first-weight and second-weight.
    """

    def __init__(self, region: Region, error: str, formulas: Mapping[str, str]) -> None:
        super().__init__()
        theme = active_theme()
        unit = region.center + np.array([_HALF_REACH, 0.0, 0.0])
        inputs = [region.center + np.array([-_HALF_REACH, side * _HALF_APART, 0.0]) for side in (1, -1)]
        self.add(Wires([[start, unit] for start in inputs]), Units(np.array([*inputs, unit])))
        for key, side, start in zip(("first", "second"), (1, -1), inputs, strict=True):
            beside = start - np.array([_INPUT_GAP, 0.0, 0.0])
            along = (start + unit) / 2 + np.array([0.0, side * _WEIGHT_GAP, 0.0])
            self.add(_symbol(formulas[f"{key}-input"], beside), _symbol(formulas[f"{key}-weight"], along))
        told = words(error, size=theme.label_size, color=theme.gradient)
        self.add(told.move_to(unit - np.array([0.0, _ERROR_GAP, 0.0])))


def _symbol(source: str, center: Point) -> MathTypst:
    return formula(source, size=active_theme().label_size).move_to(center)
