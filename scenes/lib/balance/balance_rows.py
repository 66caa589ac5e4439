"""The outputs of several functions on beams over one another, with one axis for all."""

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, VGroup

from actmath import Activation
from scenes.lib.balance.output_balance import OutputBalance, fulcrum
from scenes.lib.layout import Region
from scenes.lib.strokes import dashed
from scenes.lib.text.number_formats import fixed
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme

_SPAN = (-3.0, 3.0)
_TICKS = range(-3, 4)
_TICK_SCALE = 0.75
_FOOT = 0.5
_ROW_GAP = 0.2
_NAME_HEIGHT = 0.56
_PARAMETER_HEIGHT = 0.22
"""Baselines of a name and of a parameter under it, as shares of the row."""
_HEAD_HEIGHT = 0.7
_NUMBER_HEIGHT = 0.33
_MEMORY_HEIGHT = -0.03
"""The same of a number's heading, of the number and of an earlier one under it."""
_AXIS_NAME_RISE = 0.13
_WORD_GAP = 0.16
_SIGN_WIDTH = 0.45
_SIGN_MIDDLE = np.array([0.16, 0.24, 0.0])
"""Tip of the small fulcrum from the baseline's start."""
_DECIMALS = 4


class BalanceRows(VGroup):
    """A row for every function: its name, its outputs on a beam, room for their mean; at first all are inputs.

    Args:
        region: where they stand.
        records: the functions, from the top.
        mean_name: stands over the room for every mean, beside a small fulcrum.

    Attributes:
        balances: one a function.
    """

    def __init__(self, region: Region, records: Sequence[Activation], mean_name: str) -> None:
        super().__init__()
        theme = active_theme()
        left, middle, right = region.columns(0.21, 0.56, 0.23)
        shares = [1] * len(records)
        self._names, beams, self._numbers = (
            column.inset(bottom=_FOOT).rows(*shares, gap=_ROW_GAP) for column in (left, middle, right)
        )
        self._axis_name_at = region.at(0, 0) + np.array([0.0, _AXIS_NAME_RISE, 0.0])
        self._records = records
        self.balances: list[OutputBalance] = []
        for record, beam, place in zip(records, beams, self._numbers, strict=True):
            sign = fulcrum(place.at(0, _HEAD_HEIGHT) + _SIGN_MIDDLE)
            head = words(mean_name, size=theme.label_size, color=theme.muted)
            self.add(sign, head.stand_at(place.at(0, _HEAD_HEIGHT) + _SIGN_WIDTH * RIGHT))
            self.balances.append(OutputBalance(beam, _SPAN, color=theme.function(record.name).color, ticks=_TICKS))
        self.add(self._axis(middle), *self.balances)
        for record, place in zip(records, self._names, strict=True):
            name = words(record.title, color=theme.function(record.name).color, bold=True)
            self.add(name.stand_at(place.at(0, _NAME_HEIGHT)))

    def mean(self, row: int) -> Number:
        """Where a row balances that stands still; on its way from inputs to outputs its mean is that of neither."""
        color = active_theme().function(self._records[row].name).color
        number = Number(self.balances[row].spread.mean, fixed(_DECIMALS), color=color, align="left")
        return number.stand_at(self._numbers[row].at(0, _NUMBER_HEIGHT))

    def means(self) -> list[Number]:
        """The same of all rows, from the top."""
        return [self.mean(row) for row in range(len(self.balances))]

    def parameter(self, row: int, name: str, value: float) -> tuple[Words, Number]:
        """Name and number of a parameter under a function's name."""
        theme = active_theme()
        sign = words(name, size=theme.label_size, color=theme.muted)
        sign.stand_at(self._names[row].at(0, _PARAMETER_HEIGHT))
        number = Number(value, fixed(_DECIMALS), size=theme.label_size, color=theme.muted, align="left")
        return sign, number.stand_at(sign.baseline + np.array([sign.width + _WORD_GAP, 0.0, 0.0]))

    def memory(self, row: int, text: str) -> VGroup:
        """Where a row balances now, as it is remembered: a pale fulcrum, and under the number its value.

        Args:
            row: which.
            text: with a place {mean} for the value.
        """
        theme = active_theme()
        said = text.format(mean=self.mean(row).text)
        note = words(said, size=theme.label_size, color=theme.muted)
        return VGroup(self.balances[row].remembered(), note.stand_at(self._numbers[row].at(0, _MEMORY_HEIGHT)))

    def axis_name(self, text: str) -> Words:
        """What is on the axis now, left of its numbers."""
        theme = active_theme()
        return words(text, size=theme.label_size, color=theme.muted).stand_at(self._axis_name_at)

    def _axis(self, middle: Region) -> VGroup:
        """The numbers under the last beam and a dotted line at 0 through all."""
        theme = active_theme()
        axis = VGroup()
        low, high = _SPAN
        for tick in _TICKS:
            number = words(f"{tick}".replace("-", "−"), size=_TICK_SCALE * theme.label_size, color=theme.muted)
            axis.add(number.move_to(middle.at((tick - low) / (high - low), 0) + np.array([0.0, 0.22, 0.0])))
        zero = middle.at(-low / (high - low), 0)
        ends = np.array([[zero[0], middle.bottom + _FOOT, 0.0], [zero[0], middle.top, 0.0]])
        return axis.add(dashed([ends], theme.ghost_dash, color=theme.inactive, width=theme.thin_line))
