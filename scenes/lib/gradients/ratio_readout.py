"""The read-out of how much of the gradient is left: first over last layer, and its spread over the seeds."""

from collections.abc import Sequence

import numpy as np
from manim import DL, VGroup, VMobject

from scenes.lib.gradients.measured_gradients import MeasuredGradients
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import NumberFormat, significant, undefined_as
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words, formula, words
from scenes.lib.theme import active_theme

RATIO_FORMAT: NumberFormat = undefined_as("0/0", significant(2))
FACTOR_FORMAT: NumberFormat = undefined_as("0/0", lambda factor: f"×{significant(2)(factor)}")
_FIRST_ROW = 0.0105
_SECOND_ROW = 0.0135
"""Distances of the baselines from the top and from each other in frame units per unit of font size."""

_WORD_GAP = 0.16
_SPREAD_GAP = 0.04


class RatioReadout(VGroup):
    """The ratio at the upper left of a region and its range over the seeds, if it is wanted, under or beside it.

    A read-out wider than its region is made smaller.

    Args:
        region: where it stands.
        measured: what is shown.
        name: formula before the ratio, if any.
        to: the word between lowest and highest ratio; the range is left out without it.
        beside: whether the range stands beside the ratio.
        size: Manim font size of the ratio; the theme's number size when left out.
    """

    def __init__(
        self,
        region: Region,
        measured: MeasuredGradients,
        *,
        name: str = "",
        to: str = "",
        beside: bool = False,
        size: float | None = None,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self.ratio = Number(measured.ratio, RATIO_FORMAT, size=size or theme.number_size, align="left")
        first, second = _baselines(region, size or theme.number_size)
        named: list[VMobject] = [formula(name, size=size or theme.number_size)] if name else []
        left = self._stand_in_row([*named, self.ratio], region.left, first)
        if to:
            size_of_range, color = theme.label_size, theme.muted
            self.lowest, self.highest = (
                Number(ratio, RATIO_FORMAT, size=size_of_range, color=color, align="left")
                for ratio in (measured.lowest_ratio, measured.highest_ratio)
            )
            spread = [self.lowest, words(to, size=size_of_range, color=color), self.highest]
            self._stand_in_row(spread, *((left + _SPREAD_GAP, first) if beside else (region.left, second)))
        if self.width > region.width:
            self.scale(region.width / self.width, about_point=region.at(0, 1))

    def _stand_in_row(self, parts: Sequence[VMobject], left: float, height: float) -> float:
        """Add these side by side on a baseline; where the next one would start."""
        for part in parts:
            self.add(_stand(part, left, height))
            left += float(part.width) + _WORD_GAP
        return left


class RatioNames(VGroup):
    """Names of the rows of the read-outs in the region beside them, on the same baselines."""

    def __init__(self, region: Region, name: VMobject, range_name: str = "") -> None:
        super().__init__()
        theme = active_theme()
        first, second = _baselines(region, theme.number_size)
        self.add(_stand(name, region.left, first))
        if range_name:
            self.add(_stand(words(range_name, size=theme.label_size, color=theme.muted), region.left, second))


def _stand(part: VMobject, left: float, height: float) -> VMobject:
    """Put a word, a number or a formula without descenders on a baseline."""
    if isinstance(part, Words | Number):
        return part.stand_at(np.array([left, height, 0.0]))
    return part.shift(np.array([left, height, 0.0]) - part.get_corner(DL))


def _baselines(region: Region, size: float) -> tuple[float, float]:
    """Heights of the ratio and of its range."""
    first = region.top - _FIRST_ROW * size
    return first, first - _SECOND_ROW * active_theme().number_size
