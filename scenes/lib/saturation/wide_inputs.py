"""A bell of inputs that widens, and what two functions make of it."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import LEFT, VGroup

from actmath import Activation
from scenes.lib.curves.plot_axes import NUMBER_ROOM, Span, fitting_scale
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.saturation.flat_zones import ZoneEdges
from scenes.lib.saturation.normal_inputs import LONGEST_BAR, Bell, Inputs, OutputPile, QuantileDots, pile_tick
from scenes.lib.saturation.saturation_plot import VALUE_RANGE, SaturationPlot
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_BELL_SHARE = 0.62
_PILE_ROOM = 1.5
_PILE_GAP = 0.25
_ROW_GAP = 0.36
_NAME_RISE = 0.12
_NUMBER_GAP = 0.12
_WINDOW = 2.75
"""Half the window in units of the largest deviation: 99.4 % of the inputs are inside."""


class WideInputs(VGroup):
    """A bell over the curves of functions, dots at its quantiles, and beside each curve the pile of outputs.

    Args:
        region: where it goes.
        records: the functions.
        edges: their zones.
        deviations: all that will be shown, the smallest first.
        names: what stands over the bell, before the live deviation and over the piles.

    Attributes:
        axes: the upper plot's, whose vertical scale is to be told on screen.
        ground: what stands still.
    """

    def __init__(
        self,
        region: Region,
        records: Sequence[Activation],
        edges: Sequence[ZoneEdges],
        *,
        deviations: Sequence[float],
        names: tuple[str, str, str],
    ) -> None:
        super().__init__()
        theme = active_theme()
        inner = region.inset(bottom=NUMBER_ROOM)
        top, *rows = inner.rows(_BELL_SHARE, *[1] * len(records), gap=_ROW_GAP)
        reach = np.ceil(_WINDOW * max(deviations))
        window: Span = (-float(reach), float(reach))
        first = rows[0].inset(right=_PILE_ROOM, left=NUMBER_ROOM)
        scale = fitting_scale(first, window, VALUE_RANGE)
        plots = [
            SaturationPlot(
                row.inset(right=_PILE_ROOM),
                record,
                zones,
                window,
                vertical_scale=scale,
                numbers_below=row is rows[-1],
                shapes_above=False,
            )
            for row, record, zones in zip(rows, records, edges, strict=True)
        ]
        self.axes = plots[0].axes
        piles = [
            Region(plot.axes.window.right + _PILE_GAP, region.right, row.bottom, row.top)
            for plot, row in zip(plots, rows, strict=True)
        ]
        self.inputs = Inputs(deviation=deviations[0])
        self._followers: list[Bell | QuantileDots | OutputPile] = [
            Bell(top, plots[0].axes, self.inputs),
            *(QuantileDots(plot.axes, plot.record) for plot in plots),
        ]
        self._followers += [OutputPile(pile, plot.axes, plot.record) for plot, pile in zip(plots, piles, strict=True)]
        size = theme.label_size
        over_bell, before_width, over_piles = (words(name, size=size, color=theme.muted) for name in names)
        over_bell.stand_at(np.array([plots[0].axes.window.left, top.bottom + _NAME_RISE, 0.0]))
        over_piles.stand_at(np.array([piles[0].left, top.bottom + _NAME_RISE, 0.0]))
        right = np.array([plots[0].axes.window.right, top.bottom + _NAME_RISE, 0.0])
        self._width = Number(deviations[0], coordinate(1), size=size, widest=max(deviations))
        self._width.stand_at(right + self._width.width * LEFT)
        before_width.stand_at(self._width.baseline + (before_width.width + _NUMBER_GAP) * LEFT)
        ticks = [pile_tick(share, piles[-1], plots[-1].axes.window.bottom) for share in (0.0, LONGEST_BAR)]
        self.ground = VGroup(*plots, over_bell, before_width, over_piles, *ticks)
        self.add(*self._followers, self._width)
        self.draw(self.inputs)

    def draw(self, inputs: Inputs) -> Self:
        """Show these inputs."""
        self.inputs = inputs
        for follower in self._followers:
            follower.draw(inputs)
        self._width.draw(inputs.deviation)
        return self

    def widen_to(self, deviation: float) -> Following[Inputs]:
        """Animation to another deviation."""
        start, end = self.inputs, Inputs(self.inputs.mean, deviation)
        return Following(self, lambda progress: start.toward(end, progress))
