"""Where things stand in the picture of a chain: one column a layer, the input left, the loss right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from manim import RIGHT, Mobject, VGroup

from scenes.lib.gradients.former_values import former_key
from scenes.lib.gradients.layer_columns import LayerNumbers, column_edges
from scenes.lib.gradients.log_axis import NOTE_ROOM, TICK_SCALE
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots
from scenes.lib.text.number_formats import NumberFormat
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words, formula, words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_key import UnitKey
from scenes.lib.units.unit_state import UnitState

Values = npt.NDArray[np.float64]

_LABEL_ROOM = 1.5
_LEAST_LOSS_ROOM = 1.25
_HEIGHTS = (0.4, 1.05)
"""Of the layers' numbers and of the small plots, in frame units."""
_ROWS = (0.54, 1.0, 1.74)
"""Lower ends of the rows of numbers, from the upper end of the first one; the arrow runs over the last one."""
_ROW_GAP = 0.04
_BELOW_BARS = 0.22
_BASELINE = 0.3
_BETWEEN_NUMBERS = 0.15
_LEAST_COLUMNS = (0.95, 1.5, 0.0)
"""Width of a column from which on a row is shown; the last one leaves out what has no room."""
_INPUT_ROOM = 0.6
_LOSS_RADIUS = 0.12
_LOSS_NAME_RISE = 0.08
_REMARK_DROP = 0.1
_NOTE_RISE = 0.14


@dataclass(frozen=True)
class ChainLayout:
    """The places of a chain of so many layers.

    Attributes:
        region: room for all of it.
        depth: how many layers.
    """

    region: Region
    depth: int

    @property
    def span(self) -> tuple[float, float]:
        """Left and right end of the columns."""
        return self.region.left + _LABEL_ROOM, self.region.right - self._loss_room

    @property
    def _loss_room(self) -> float:
        """The loss has a column like the layers', or room for its words if these are narrower."""
        return max(_LEAST_LOSS_ROOM, (self.region.width - _LABEL_ROOM) / (self.depth + 1))

    @property
    def column_width(self) -> float:
        """Width of a layer's column."""
        return (self.span[1] - self.span[0]) / self.depth

    @property
    def centers(self) -> Values:
        """Middles of the columns, the one nearest the input first, and last that of the loss, shape (depth + 1,)."""
        middles = column_edges(*self.span, self.depth, self.depth).mean(axis=1)
        return np.append(middles, self.span[1] + self._loss_room / 2)

    @property
    def plots(self) -> Region:
        """The row of the small plots, over the columns."""
        top = self.region.top - _HEIGHTS[0]
        return Region(*self.span, top - _HEIGHTS[1], top)

    @property
    def bars(self) -> Region:
        """The room of the bars with their axis on the left and the loss on the right."""
        top = self.plots.bottom - _ROW_GAP - _ROWS[-1]
        return Region(self.region.left, self.region.right, self.region.bottom + _BELOW_BARS, top)

    @property
    def axis_top(self) -> float:
        """Height of the upper end of the bars' axis."""
        return self.bars.top - NOTE_ROOM

    @property
    def arrow_height(self) -> float:
        """Height at which the gradient travels, over the row of what is left of it."""
        return (self.row(1) + self.row(2)) / 2 + _BASELINE / 3

    def row(self, index: int) -> float:
        """Height of the baseline of a row of numbers: 0 and 1 under the small plots, 2 over the bars that it tells."""
        return self.plots.bottom - _ROW_GAP - _ROWS[index] + _BASELINE / 2

    def heads(self, *, input_name: str = "", loss_name: str) -> VGroup:
        """The numbers of the layers, and over the loss and, if it is named, over the input what stands there."""
        theme = active_theme()
        height = self.region.top - _BASELINE
        heads = VGroup(LayerNumbers(self.span, height, self.depth))
        for name, center in ((input_name, self.input_center), (loss_name, self.centers[-1])):
            if name:
                word = words(name, size=theme.label_size, color=theme.muted)
                heads.add(word.stand_at(np.array([center - word.width / 2, height, 0.0])))
        return heads

    @property
    def input_center(self) -> float:
        """Middle of what stands left of the first layer, under the word for the input."""
        return self.span[0] - _INPUT_ROOM

    def ends(self, first: str, last: str) -> VGroup:
        """Formulas for what enters the chain and for what leaves it, in the row of the small plots."""
        height = self.plots.center[1]
        return VGroup(
            *(
                formula(source, size=active_theme().number_size).move_to(np.array([center, height, 0.0]))
                for source, center in ((first, self.input_center), (last, self.centers[-1]))
            )
        )

    def loss_dot(self, height: float | None = None) -> Dots:
        """The loss, where the gradient starts, in the row of the small plots unless another height is given."""
        place = np.array([[self.centers[-1], self.plots.center[1] if height is None else height, 0.0]])
        return Dots(place, color=active_theme().muted, radius=_LOSS_RADIUS)

    def plots_remark(self, text: str) -> Words:
        """A small remark on how the small plots are drawn, on the right under them."""
        remark = words(text, size=TICK_SCALE * active_theme().label_size, color=active_theme().muted)
        return remark.stand_at(np.array([self.region.right - remark.width, self.plots.bottom - _REMARK_DROP, 0.0]))

    def state_key(self, state: UnitState, text: str) -> UnitKey:
        """What the shape of a state means, left of the small plots."""
        beside = Region(self.region.left, self.span[0], self.plots.bottom, self.plots.top)
        return beside.hold(UnitKey(state, text), across=0)

    def loss_name(self, source: str) -> Mobject:
        """The formula that names the number at the loss, over it; none for narrow columns."""
        if self.column_width < _LEAST_COLUMNS[1]:
            return VGroup()
        name = formula(source, size=active_theme().label_size, color=active_theme().muted)
        return name.move_to(np.array([self.centers[-1], self.arrow_height + _LOSS_NAME_RISE, 0.0]))

    def row_name(self, source: str, index: int) -> Mobject:
        """The formula that names a row of numbers, left of it; none if the columns are too narrow for numbers."""
        if self.column_width < _LEAST_COLUMNS[index]:
            return VGroup()
        theme = active_theme()
        name = formula(source, size=theme.text_size, color=theme.muted)
        middle = self.row(index) + _BASELINE / 3
        return name.move_to(np.array([self.region.left + name.width / 2, middle, 0.0]))

    def former_key(self, text: str) -> VGroup:
        """What the lines across the bars are, over them and under the last row."""
        return former_key(text, np.array([self.span[0], self.axis_top + _NOTE_RISE, 0.0]))

    def product(self, parts: Sequence[Words | Number]) -> VGroup:
        """Words and numbers side by side in the row over the bars, from the first column on."""
        pen = np.array([self.span[0], self.row(2), 0.0])
        line = VGroup()
        for part in parts:
            line.add(part.stand_at(pen))
            pen = pen + (part.width + _BETWEEN_NUMBERS) * RIGHT
        return line

    def numbers(self, values: Sequence[float] | Values, number_format: NumberFormat, index: int) -> list[VGroup]:
        """A row of numbers under their columns; empty groups if the columns are too narrow for them."""
        size = active_theme().label_size
        every = [Number(float(value), number_format, size=size) for value in values]
        if self.column_width < _LEAST_COLUMNS[index]:
            return [VGroup() for _ in every]
        for number, center in zip(every, self.centers, strict=False):
            number.stand_at(np.array([center - number.width / 2, self.row(index), 0.0]))
        return [VGroup(number) for number in every]

    def passed_on(self, values: Sequence[float] | Values, number_format: NumberFormat) -> list[VGroup]:
        """What is left of a gradient, in the row over the bars: one number a layer, and last that of the loss.

        Those too wide for their column are empty, but for the first layer's, which takes the place of others.
        """
        theme, room = active_theme(), self.column_width - _BETWEEN_NUMBERS
        taken, row = -np.inf, []
        for layer, (value, center) in enumerate(zip(values, self.centers, strict=True)):
            number = Number(float(value), number_format, size=theme.label_size, color=theme.gradient)
            fits = number.width <= room or layer == self.depth
            left = center - number.width / 2 if fits else self.span[0]
            shown = layer == 0 or (fits and left > taken)
            if layer == 0:
                taken = left + number.width
            row.append(VGroup(number.stand_at(np.array([left, self.row(2), 0.0]))) if shown else VGroup())
        return row
