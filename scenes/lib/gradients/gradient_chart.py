"""One logarithmic axis shared by panels of gradient bars, with everything that stands over and under a panel."""

from collections.abc import Sequence

import numpy as np
from manim import MathTypst, VGroup, VMobject

from actmath import Quantity, activation
from scenes.lib.curves.curve_labels import on_plate
from scenes.lib.film_words import FilmWords
from scenes.lib.gradients.former_values import former_key
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
_RULE_HEIGHT = 0.2
"""By how much a formula is taller than the name of a quantity."""
_HEAD_HEIGHT = 0.55
_ARROW_ROOM = 0.5
_NUMBERS_HEIGHT = 0.54
_NUMBERS_RISE = 0.18
_RATIO_HEIGHT = 0.62
_RANGE_HEIGHT = 0.53
_LOSS_ROOM = 0.9
_PANEL_GAP = 0.65
_NUMBER_OVERHANG = 0.1
_REMARK_GAP = 0.4
_REMARK_RISE = 0.25


class GradientChart(VGroup):
    """The axis with the name of the quantity over it; bars and what belongs to them are made panel by panel.

    Args:
        region: room for everything.
        film_words: the film's words; used are the labels log-scale, zero, layer, input, loss, mean, range,
            range-to, first-to-last and the formulas ratio-row and those named like the quantities.
        quantity: what the axis measures; if there is none, its name is left out, and the ratios are not all called r.
        exponents: powers of ten at the axis' floor and top.
        shown: what will be shown; if it has no exact zeros, the axis has no place for them.
        panels: how many panels share the axis; a single one is wide enough for a network strip over it.
        ratios: whether there is room for read-outs under the panels.
        ranges: whether these show the range over the seeds too.
        later_exponents: another range that the axis will be zoomed to.
        remark: what the bars are, beside the name of the quantity.
        rule: a formula at the other end of that row.

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
        shown: Sequence[MeasuredGradients],
        panels: int = 1,
        ratios: bool = False,
        ranges: bool = False,
        later_exponents: tuple[int, int] | None = None,
        remark: str = "",
        rule: str = "",
    ) -> None:
        super().__init__()
        self._words = film_words
        self._ranges = ranges
        wide = panels == 1 and not ratios
        foot = (_RATIO_HEIGHT if ratios else 0) + (_RANGE_HEIGHT if ranges else 0)
        row_height = (_QUANTITY_HEIGHT if quantity or remark or rule else 0) + (_RULE_HEIGHT if rule else 0)
        right = _LOSS_ROOM if wide else _NUMBER_OVERHANG
        labels = film_words.labels
        zeros = any((one.typical == 0).any() for one in shown)
        axis_words = AxisWords.of(film_words, with_zero=zeros)
        area = region.inset(top=_HEAD_HEIGHT + row_height, bottom=foot + _NUMBERS_HEIGHT, right=right)
        self.axis = LogAxis(area, exponents, axis_words, later_exponents=later_exponents)
        self.add(self.axis)
        self._panels = self.axis.plot.columns(*[1] * panels, gap=_PANEL_GAP)
        self.feet = [
            Region(panel.left, panel.right + _NUMBER_OVERHANG, region.bottom, region.bottom + foot)
            for panel in self._panels
        ]
        self._numbers_height = region.bottom + foot + _NUMBERS_RISE
        layer = words(labels["layer"], size=TICK_SCALE * active_theme().label_size, color=active_theme().muted)
        self.add(layer.stand_at(np.array([region.left, self._numbers_height, 0.0])))
        self.add(self._top_row(region.inset(bottom=region.height - _QUANTITY_HEIGHT), quantity, remark, rule))
        if ratios:
            beside = Region(region.left, self.axis.plot.left, region.bottom, region.bottom + foot)
            self.add(RatioNames(beside, self._ratio_name(quantity), labels["range"] if ranges else ""))

    def bars(
        self, panel: int, values: Sequence[float] | Values, color: str, *, arrow: bool = True, level: bool = True
    ) -> GradientBars:
        """Bars in a panel, the gradient not yet arrived; what does not come from the loss has no arrow."""
        plot = self._panels[panel]
        return GradientBars(self.axis, (plot.left, plot.right), values, color, arrow=arrow, level=level)

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

    def names(self, panel: int, function: str, layers: int) -> tuple[Words, LayerNumbers]:
        """The name of an activation over a panel and the numbers of the layers under it."""
        color = active_theme().function(function).color
        return self.title(panel, activation(function).title, color), self.numbers(panel, layers)

    def mean_title(self, panel: int, source: str) -> MathTypst:
        """That a panel shows the mean of what a formula says."""
        return self._head(panel).hold(self._mean_name(source), across=0, up=0)

    def ratio(self, panel: int, measured: MeasuredGradients, *, name: str = "") -> RatioReadout:
        """The read-out under a panel; its rows are named on the left of all panels, and before it if it has a name."""
        to = self._words.labels["range-to"] if self._ranges else ""
        return RatioReadout(self.feet[panel], measured, name=name, to=to)

    def zoom_note(self, exponents: tuple[int, int]) -> VGroup:
        """How many times longer or shorter the axis becomes when it is zoomed to a range, at its top."""
        factor = self.axis.magnification(exponents)
        text = self._words.labels["stretched" if factor > 1 else "compressed"]
        return self._note(words(text.format(factor=f"{max(factor, 1 / factor):.2g}")))

    def former_key(self, text: str) -> VGroup:
        """What the lines across the bars are, at the axis' top."""
        return self._note(former_key(text, self.axis.plot.center))

    def _note(self, note: VMobject) -> VGroup:
        return self.axis.plot.hold(on_plate(note), across=0.85, up=0.96)

    def _head(self, panel: int) -> Region:
        plot = self._panels[panel]
        bottom = plot.top + _ARROW_ROOM
        return Region(plot.left, plot.right, bottom, bottom + _HEAD_HEIGHT)

    def _top_row(self, row: Region, quantity: Quantity | None, remark: str, rule: str) -> VGroup:
        """The name of the quantity and what the bars are, and at the other end a formula."""
        theme, parts, left = active_theme(), VGroup(), row.left
        if quantity:
            name = row.hold(self._mean_name(self._words.formulas[quantity]), across=0, up=1)
            parts.add(name)
            left = float(name.get_right()[0]) + _REMARK_GAP
        if remark:
            note = words(remark, size=theme.label_size, color=theme.muted)
            parts.add(note.stand_at(np.array([left, row.bottom + _REMARK_RISE, 0.0])))
        if rule:
            parts.add(row.hold(formula(rule, size=theme.number_size), across=1, up=1))
        return parts

    def _ratio_name(self, quantity: Quantity | None) -> VMobject:
        """Of the row of ratios: r is that of one quantity."""
        theme = active_theme()
        if quantity:
            return formula(self._words.formulas["ratio-row"], size=theme.number_size)
        return words(self._words.labels["first-to-last"], size=theme.label_size, color=theme.muted)

    def _mean_name(self, source: str) -> MathTypst:
        """The name of the mean of what a formula says."""
        return formula(f'"{self._words.labels["mean"]}" {source}', size=active_theme().text_size)
