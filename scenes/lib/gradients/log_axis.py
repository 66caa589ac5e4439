"""A vertical axis of powers of ten that names its floor and keeps a place below it for an exact zero."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Self

import numpy as np
import numpy.typing as npt
from manim import VGroup
from pydantic import AfterValidator, Field

from scenes.lib.film_words import FilmWords
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.strokes import Points, Polylines, dashed
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme

TICK_SCALE = 0.85
"""Size of the numbers at an axis, in the theme's label size."""

LABEL_ROOM = 1.45
"""Room for the numbers and words left of the plot, in frame units."""

NOTE_ROOM = 0.42
"""Room over the plot for what the axis is called, in frame units."""

_NUMBER_GAP = 0.14
_ZERO_ROOM = 0.5
_NOTE_RISE = 0.21
_LEAST_STEP_HEIGHT = 0.38
_STEPS = (1, 2, 3, 5, 10, 20)
_TOLERANCE = 1e-9


def _rising(exponents: tuple[int, int]) -> tuple[int, int]:
    if exponents[0] >= exponents[1]:
        raise ValueError(f"the floor's exponent {exponents[0]} must be below the top's {exponents[1]}")
    return exponents


_Exponent = Annotated[int, Field(ge=-40, le=20)]
AxisRange = Annotated[tuple[_Exponent, _Exponent], AfterValidator(_rising)]
"""Exponents of ten at the floor and at the top of an axis, as a film's parameter."""


def covering(values: Sequence[float]) -> tuple[int, int]:
    """The exponents of the powers of ten between which all values lie; they differ by 1 at least."""
    logs = np.log10(np.array(values, dtype=np.float64))
    floor, top = math.floor(float(logs.min()) + _TOLERANCE), math.ceil(float(logs.max()) - _TOLERANCE)
    return floor, max(top, floor + 1)


@dataclass(frozen=True)
class AxisWindow:
    """What an axis shows: exponents of ten at the floor and the top, and how strongly each tick's number is drawn."""

    floor: float
    top: float
    strengths: Mapping[int, float]


@dataclass(frozen=True)
class AxisWords:
    """What stands at a logarithmic axis.

    Attributes:
        scale: over it, that it is logarithmic.
        zero: beside the slot of an exact zero; there is no slot without it.
    """

    scale: str
    zero: str = ""

    @classmethod
    def of(cls, film_words: FilmWords, *, with_zero: bool = True) -> Self:
        """From a film's labels log-scale and, if an exact zero can occur, zero."""
        labels = film_words.labels
        return cls(labels["log-scale"], labels["zero"] if with_zero else "")


class LogAxis(VGroup):
    """The axis on the left of a region with faint lines across it; `plot` is the room that is left for the drawing.

    Args:
        region: room for the axis, its numbers on the left, the zero slot at the bottom, what it is called over it.
        exponents: powers of ten at the floor and at the top.
        axis_words: what stands at it.
        later_exponents: another range that the axis will be zoomed to.

    Attributes:
        plot: where values are drawn, from the floor to the top.
        zero_height: height of the slot for values that are exactly zero, or of the floor if there is no slot.
    """

    def __init__(
        self,
        region: Region,
        exponents: tuple[int, int],
        axis_words: AxisWords,
        *,
        later_exponents: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self.plot = region.inset(left=LABEL_ROOM, bottom=_ZERO_ROOM if axis_words.zero else 0, top=NOTE_ROOM)
        self.zero_height = region.bottom + (0.34 * _ZERO_ROOM if axis_words.zero else 0)
        self._exponents = exponents
        size = TICK_SCALE * theme.label_size
        low = min(exponents[0], *(later_exponents or exponents))
        high = max(exponents[1], *(later_exponents or exponents))
        self._numbers = {
            exponent: Number(exponent, _power_of_ten, size=size, color=theme.muted) for exponent in range(low, high + 1)
        }
        self._half_digit = float(words("0", size=size).height) / 2
        self._grid = Polylines([_across(self.plot, self.plot.bottom)], color=theme.faint, width=theme.hairline)
        floor = Polylines([_across(self.plot, self.plot.bottom)], color=theme.muted, width=theme.thin_line)
        scale = words(axis_words.scale, size=size, color=theme.muted)
        scale.stand_at(np.array([region.left, self.plot.top + _NOTE_RISE, 0.0]))
        self.add(self._grid, floor, scale, *self._numbers.values())
        if axis_words.zero:
            self.add(*self._zero_slot(axis_words.zero, size))
        self.draw(self._window(exponents))

    def draw(self, window: AxisWindow) -> Self:
        """Show this range of powers of ten from now on."""
        self.window = window
        lines: list[Points] = []
        for exponent, number in self._numbers.items():
            inside = window.floor - _TOLERANCE <= exponent <= window.top + _TOLERANCE
            strength = window.strengths.get(exponent, 0.0) if inside else 0.0
            number.set_fill(opacity=strength)
            if strength > 0:
                height = float(self._height(exponent))
                left = self.plot.left - _NUMBER_GAP - number.width
                number.stand_at(np.array([left, height - self._half_digit, 0.0]))
                lines.append(_across(self.plot, height))
        self._grid.points = Polylines(lines, color=active_theme().faint).points
        return self

    def heights(self, values: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Heights in the frame of values of any shape; values beyond the axis get its nearer end, zero gets its slot.

        Raises:
            ValueError: if a value is negative or not a number.
        """
        array = np.asarray(values, dtype=np.float64)
        if not np.all(array >= 0):
            raise ValueError("a logarithmic axis shows values from 0 upward only")
        with np.errstate(divide="ignore"):
            exponents = np.clip(np.log10(array), self.window.floor, self.window.top)
        return np.where(array == 0, self.zero_height, self._height(exponents))

    def beyond(self, values: npt.ArrayLike) -> npt.NDArray[np.int_]:
        """-1 where a value lies below the floor (but is not zero), 1 above the top, 0 on the axis."""
        array = np.asarray(values, dtype=np.float64)
        below = (array > 0) & (array < 10.0**self.window.floor)
        return np.where(below, -1, np.where(array > 10.0**self.window.top, 1, 0))

    def window_on_the_way(self, exponents: tuple[int, int], progress: float) -> AxisWindow:
        """The window at this share of the way from the range of the beginning to another range."""
        start, end = self._window(self._exponents), self._window(exponents)
        every = {*start.strengths, *end.strengths}
        return AxisWindow(
            (1 - progress) * start.floor + progress * end.floor,
            (1 - progress) * start.top + progress * end.top,
            {
                exponent: (1 - progress) * start.strengths.get(exponent, 0) + progress * end.strengths.get(exponent, 0)
                for exponent in every
            },
        )

    def zoom_to(self, exponents: tuple[int, int]) -> Following[AxisWindow]:
        """Animation that stretches or shrinks the axis from its first range to another one."""
        return Following(self, lambda progress: self.window_on_the_way(exponents, progress))

    def magnification(self, exponents: tuple[int, int]) -> float:
        """How many times taller a power of ten becomes when the axis is zoomed to another range."""
        return (self._exponents[1] - self._exponents[0]) / (exponents[1] - exponents[0])

    def _zero_slot(self, name: str, size: float) -> tuple[Polylines, Words]:
        """A dashed line under the floor with its name."""
        theme = active_theme()
        slot = dashed([_across(self.plot, self.zero_height)], theme.ghost_dash, color=theme.faint, width=theme.hairline)
        label = words(name, size=size, color=theme.muted)
        left = self.plot.left - _NUMBER_GAP - label.width
        return slot, label.stand_at(np.array([left, self.zero_height - self._half_digit, 0.0]))

    def _window(self, exponents: tuple[int, int]) -> AxisWindow:
        floor, top = exponents
        step_height = self.plot.height / (top - floor)
        step = next((step for step in _STEPS if step * step_height >= _LEAST_STEP_HEIGHT), _STEPS[-1])
        return AxisWindow(floor, top, dict.fromkeys(range(floor, top + 1, step), 1.0))

    def _height(self, exponents: npt.ArrayLike) -> npt.NDArray[np.float64]:
        share = (np.asarray(exponents) - self.window.floor) / (self.window.top - self.window.floor)
        return np.asarray(self.plot.bottom + share * self.plot.height)


def _power_of_ten(exponent: float) -> str:
    return f"10^{exponent:.0f}".replace("-", "−") if not math.isclose(exponent, 0) else "1"


def _across(region: Region, height: float) -> Points:
    return np.array([[region.left, height, 0.0], [region.right, height, 0.0]])
