"""Where things stand in the picture of a chain: one column a layer, the input left, the loss right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from manim import RIGHT, Mobject, VGroup

from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.gradients.former_values import former_key
from scenes.lib.gradients.layer_columns import LayerNumbers, column_edges
from scenes.lib.gradients.log_axis import NOTE_ROOM, TICK_SCALE
from scenes.lib.layout import Point, Region
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
_HEIGHTS = (0.4, 1.05, 0.48, 0.48)
"""Of the layers' numbers, of the small plots and of the two rows of numbers, in frame units."""
_ROW_GAP = 0.12
_ARROW_ROOM = 0.5
_BELOW_BARS = 0.25
_BASELINE = 0.3
_BETWEEN_NUMBERS = 0.15
_LEAST_COLUMNS = (0.95, 1.5)
"""Width of a column from which on it has room for a number of either row."""
_INPUT_ROOM = 0.6
_LOSS_RADIUS = 0.12
_REMARK_DROP = 0.1
_NOTE_RISE = 0.14
_ROOM_IN_BAR = 1.2
"""A bar of this height, with the zero slot below it, has room for a number inside."""
_BELOW_TOP = 0.45


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
        top = self.plots.bottom - _ROW_GAP - sum(_HEIGHTS[2:]) - _ARROW_ROOM
        return Region(self.region.left, self.region.right, self.region.bottom + _BELOW_BARS, top)

    @property
    def axis_top(self) -> float:
        """Height of the upper end of the bars' axis."""
        return self.bars.top - NOTE_ROOM

    @property
    def arrow_height(self) -> float:
        """Height at which the gradient travels, over the bars."""
        return self.bars.top + _ARROW_ROOM / 2

    def row(self, index: int) -> float:
        """Height of the baseline of a row of numbers, 0 or 1."""
        return self.plots.bottom - _ROW_GAP - sum(_HEIGHTS[2 : 3 + index]) + _BASELINE / 2

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
        """The formula that names the bar at the loss, over it where the gradient starts; none for narrow columns."""
        if self.column_width < _LEAST_COLUMNS[1]:
            return VGroup()
        name = formula(source, size=active_theme().label_size, color=active_theme().muted)
        return name.move_to(np.array([self.centers[-1], self.arrow_height, 0.0]))

    def row_name(self, source: str, index: int) -> Mobject:
        """The formula that names a row of numbers, left of it; none if the columns are too narrow for numbers."""
        if self.column_width < _LEAST_COLUMNS[index]:
            return VGroup()
        theme = active_theme()
        name = formula(source, size=theme.number_size, color=theme.muted)
        middle = self.row(index) + _BASELINE / 3
        return name.move_to(np.array([self.region.left + name.width / 2, middle, 0.0]))

    def bars_name(self, source: str, *, logarithmic: bool = False) -> Mobject:
        """The formula that names the bars, over their axis; over the words of a logarithmic one."""
        theme = active_theme()
        name = formula(source, size=theme.label_size, color=theme.muted)
        height = self.arrow_height if logarithmic else self.bars.top
        return name.move_to(np.array([self.region.left + name.width / 2, height, 0.0]))

    def former_key(self, text: str) -> VGroup:
        """What the lines across the bars are, over them and under the arrow."""
        return former_key(text, np.array([self.span[0], self.axis_top + _NOTE_RISE, 0.0]))

    def product(self, parts: Sequence[Words | Number], height: float) -> VGroup:
        """Words and numbers side by side over the first layers' bars, which reach height, but below the axis' top."""
        pen = np.array([self.span[0], min(height + _BASELINE / 2, self.axis_top - _BELOW_TOP), 0.0])
        line = VGroup()
        for part in parts:
            line.add(part.stand_at(pen))
            pen = pen + (part.width + _BETWEEN_NUMBERS) * RIGHT
        return on_plate(line)

    def numbers(self, values: Sequence[float] | Values, number_format: NumberFormat, index: int) -> list[VGroup]:
        """A row of numbers under their columns; empty groups if the columns are too narrow for them."""
        size = active_theme().label_size
        every = [Number(float(value), number_format, size=size) for value in values]
        if self.column_width < _LEAST_COLUMNS[index]:
            return [VGroup() for _ in every]
        for number, center in zip(every, self.centers, strict=False):
            number.stand_at(np.array([center - number.width / 2, self.row(index), 0.0]))
        return [VGroup(number) for number in every]

    def over_bar(
        self,
        value: float,
        number_format: NumberFormat,
        layer: int,
        heights: tuple[float, float],
        *,
        solid: bool = True,
    ) -> VGroup:
        """What is left of a gradient, over a layer's bar or in it; layers are counted from 0, the loss is the last.

        Args:
            value: the number; of those too wide for a column only the first layer's is shown.
            number_format: how it is written.
            layer: whose bar.
            heights: of the bar's top and of the outline over it.
            solid: whether the number may stand in the bar.
        """
        theme = active_theme()
        top, outline = heights
        inside = solid and top - self.bars.bottom > _ROOM_IN_BAR
        color = theme.background if inside else theme.gradient
        number = Number(value, number_format, size=theme.label_size, color=color)
        free = outline - top > _ROOM_IN_BAR
        baseline = top - _BELOW_TOP if inside else (top if free else outline) + _BASELINE / 2
        place: Point = np.array([self.centers[layer] - number.width / 2, baseline, 0.0])
        if number.width > self.column_width - _BETWEEN_NUMBERS / 2 and layer < self.depth:
            if layer > 0:
                return VGroup()
            place[0] = self.span[0]
        number.stand_at(place)
        return VGroup(number) if inside else on_plate(number)
