"""One logarithmic axis shared by panels of gradient bars, with everything that stands over and under a panel."""

from collections.abc import Sequence

import numpy as np
from manim import MathTypst, VGroup

from actmath import Quantity
from scenes.lib.film_words import FilmWords
from scenes.lib.gradients.gradient_bars import GradientBars, Values
from scenes.lib.gradients.layer_columns import LayerNumbers
from scenes.lib.gradients.log_axis import TICK_SCALE, AxisWords, LogAxis
from scenes.lib.gradients.measured_gradients import MeasuredGradients
from scenes.lib.gradients.network_diagram import NetworkStrip
from scenes.lib.gradients.ratio_readout import RatioNames, RatioReadout
from scenes.lib.layout import Region
from scenes.lib.text.typography import Words, formula, words
from scenes.lib.theme import active_theme

_QUANTITY_HEIGHT = 0.58
_STACKED_ROOM = 0.35
"""What the name of a quantity in two lines needs over the heads of panels."""
_HEAD_HEIGHT = 0.55
_ARROW_ROOM = 0.5
_NUMBERS_HEIGHT = 0.46
_NUMBERS_RISE = 0.18
_RATIO_HEIGHT = 0.62
_RANGE_HEIGHT = 0.53
_LOSS_ROOM = 0.9
_PANEL_GAP = 0.65
_NAME_GAP = 0.04
_NAME_RISE = 0.12
_NOTE_HEIGHT = 0.8


class GradientChart(VGroup):
    """The axis with the name of the quantity; bars and what stands over and under them are made panel by panel.

    Args:
        region: room for everything.
        film_words: the film's words; used are the labels log-scale, floor, zero, layer, input, loss, mean, range,
            range-to and the formulas ratio-row and those named like the quantities.
        quantity: what the axis measures; its name is left out if there is none.
        exponents: powers of ten at the axis' floor and top.
        panels: how many panels share the axis; a single one is wide enough for a network strip over it.
        ratios: whether there is room for read-outs under the panels.
        ranges: whether these show the range over the seeds too.
        later_exponents: another range that the axis will be zoomed to.

    Attributes:
        axis: the axis, fixed for all panels.
        feet: the room for read-outs below each panel.
    """

    def __init__(
        self,
        region: Region,
        film_words: FilmWords,
        quantity: Quantity | None,
        exponents: tuple[int, int],
        *,
        panels: int = 1,
        ratios: bool = False,
        ranges: bool = False,
        later_exponents: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self._words = film_words
        self._ranges = ranges
        wide = panels == 1 and not ratios
        foot = (_RATIO_HEIGHT if ratios else 0) + (_RANGE_HEIGHT if ranges else 0)
        top = _HEAD_HEIGHT + (_QUANTITY_HEIGHT if wide else _STACKED_ROOM if quantity else 0)
        area = region.inset(top=top, bottom=foot + _NUMBERS_HEIGHT, right=_LOSS_ROOM if wide else 0)
        labels = film_words.labels
        self.axis = LogAxis(area, exponents, AxisWords.of(film_words), later_exponents=later_exponents)
        self.add(self.axis)
        self._panels = self.axis.plot.columns(*[1] * panels, gap=_PANEL_GAP)
        self.feet = [Region(panel.left, panel.right, region.bottom, region.bottom + foot) for panel in self._panels]
        self._numbers_height = region.bottom + foot + _NUMBERS_RISE
        layer = words(labels["layer"], size=TICK_SCALE * active_theme().label_size, color=active_theme().muted)
        self.add(layer.stand_at(np.array([region.left, self._numbers_height, 0.0])))
        if quantity and wide:
            row = region.inset(bottom=region.height - _QUANTITY_HEIGHT)
            self.add(row.hold(self._quantity_name(quantity), across=0, up=1))
        elif quantity:
            corner = Region(region.left, self.axis.plot.left - _NAME_GAP, area.top + _NAME_RISE, region.top)
            self.add(corner.hold(self._quantity_name(quantity, stacked=True), across=0, up=0))
        if ratios:
            beside = Region(region.left, self.axis.plot.left, region.bottom, region.bottom + foot)
            self.add(RatioNames(beside, film_words.formulas["ratio-row"], labels["range"] if ranges else ""))

    def bars(self, panel: int, values: Sequence[float] | Values, color: str) -> GradientBars:
        """Bars in a panel, the gradient not yet arrived."""
        plot = self._panels[panel]
        return GradientBars(self.axis, (plot.left, plot.right), values, color)

    def numbers(self, panel: int, layers: int) -> LayerNumbers:
        """The numbers of the layers under a panel."""
        plot = self._panels[panel]
        return LayerNumbers((plot.left, plot.right), self._numbers_height, layers)

    def strip(self, layers: int) -> NetworkStrip:
        """The network over the only panel."""
        labels = self._words.labels
        return NetworkStrip(self._head(0), layers, input_name=labels["input"], loss_name=labels["loss"])

    def title(self, panel: int, text: str, color: str) -> Words:
        """A name over a panel, made smaller if it is wider."""
        head = self._head(panel)
        name = words(text, color=color, bold=True)
        name.scale(min(1.0, head.width / float(name.width)))
        return name.stand_at(head.at(0, 0.2))

    def quantity_title(self, panel: int, quantity: Quantity) -> MathTypst:
        """The name of a quantity over a panel."""
        return self._head(panel).hold(self._quantity_name(quantity), across=0, up=0)

    def ratio(self, panel: int, measured: MeasuredGradients) -> RatioReadout:
        """The read-out under a panel; its rows are named on the left of all panels."""
        return RatioReadout(self.feet[panel], measured, to=self._words.labels["range-to"] if self._ranges else "")

    def note(self, panel: int, note: Words | MathTypst) -> Words | MathTypst:
        """Put a note beside the read-out under a panel."""
        return self.feet[panel].hold(note, across=1, up=_NOTE_HEIGHT)

    def _head(self, panel: int) -> Region:
        plot = self._panels[panel]
        bottom = plot.top + _ARROW_ROOM
        return Region(plot.left, plot.right, bottom, bottom + _HEAD_HEIGHT)

    def _quantity_name(self, quantity: Quantity, *, stacked: bool = False) -> MathTypst:
        """The name of a quantity, in one line or in two."""
        source = '& "{}" \\ & {}' if stacked else '"{}" {}'
        parts = self._words.labels["mean"], self._words.formulas[quantity]
        return formula(source.format(*parts), size=active_theme().text_size)
