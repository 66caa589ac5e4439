"""A bell of inputs that widens, and which states two functions' units get into."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, VGroup

from actmath import Activation, flat_share
from scenes.lib.curves.plot_axes import NUMBER_ROOM, Span, fitting_scale
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.saturation.flat_zones import ZoneEdges
from scenes.lib.saturation.headed_table import table_heading
from scenes.lib.saturation.normal_inputs import Bell, Inputs, QuantileDots
from scenes.lib.saturation.saturation_plot import VALUE_RANGE, SaturationPlot
from scenes.lib.saturation.state_shares import StateShares
from scenes.lib.text.number_formats import coordinate, down_to, fixed, whole
from scenes.lib.text.numbers import Number
from scenes.lib.text.table import Table
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Units

_BELL_SHARE = 0.62
_SHARES_ROOM = 2.9
_SHARES_GAP = 0.3
_ROW_GAP = 0.36
_NAME_RISE = 0.12
_NUMBER_GAP = 0.12
_WINDOW = 2.75
"""Half the window in units of the largest deviation: 99.4 % of the inputs are inside."""
_SHAPE_RADIUS = 0.12
_SHAPE_PLACES = np.array([[0.3, 0.11, 0.0], [0.7, 0.11, 0.0]])
"""From the end of the heading's baseline, in frame units."""


class WideInputs(VGroup):
    """A bell over the curves of functions, dots at its quantiles, and beside each curve the shares of the states.

    Args:
        region: where it goes.
        records: the functions.
        edges: their zones.
        deviations: all that will be shown, the smallest first.
        labels: the film's; used are inputs, width-is and shares.

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
        labels: Mapping[str, str],
    ) -> None:
        super().__init__()
        theme = active_theme()
        inner = region.inset(bottom=NUMBER_ROOM)
        top, *rows = inner.rows(_BELL_SHARE, *[1] * len(records), gap=_ROW_GAP)
        reach = np.ceil(_WINDOW * max(deviations))
        window: Span = (-float(reach), float(reach))
        first = rows[0].inset(right=_SHARES_ROOM, left=NUMBER_ROOM)
        scale = fitting_scale(first, window, VALUE_RANGE)
        plots = [
            SaturationPlot(
                row.inset(right=_SHARES_ROOM),
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
        shares = [
            StateShares(
                replace(plot.axes.window, left=plot.axes.window.right + _SHARES_GAP, right=region.right),
                plot.record,
                zones,
                numbers_below=plot is plots[-1],
            )
            for plot, zones in zip(plots, edges, strict=True)
        ]
        self.inputs = Inputs(deviation=deviations[0])
        dots = [QuantileDots(plot.axes, plot.record) for plot in plots]
        self._followers: list[Bell | QuantileDots | StateShares] = [
            Bell(top, plots[0].axes, self.inputs),
            *dots,
            *shares,
        ]
        size = theme.label_size
        over_bell, before_width, over_shares = (
            words(labels[key], size=size, color=theme.muted) for key in ("inputs", "width-is", "shares")
        )
        height = top.bottom + _NAME_RISE
        over_bell.stand_at(np.array([plots[0].axes.window.left, height, 0.0]))
        over_shares.stand_at(np.array([plots[0].axes.window.right + _SHARES_GAP, height, 0.0]))
        right = np.array([plots[0].axes.window.right, height, 0.0])
        self._width = Number(deviations[0], coordinate(1), size=size, widest=max(deviations))
        self._width.stand_at(right + self._width.width * LEFT)
        before_width.stand_at(self._width.baseline + (before_width.width + _NUMBER_GAP) * LEFT)
        self.ground = VGroup(*plots, over_bell, before_width, over_shares, *(one.axis for one in shares))
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


class ShareTable(VGroup):
    """How many percent of the inputs saturate each function, a row a deviation; the heading shows both shapes.

    Args:
        region: where it stands.
        records: the functions.
        limit: the slope below which a unit is saturated.
        deviations: of the inputs.
        labels: the film's; used are share and width.

    Attributes:
        head: the headings.
        rows: the rows.
    """

    def __init__(
        self,
        region: Region,
        records: Sequence[Activation],
        limit: float,
        *,
        deviations: Sequence[float],
        labels: Mapping[str, str],
    ) -> None:
        super().__init__()
        heading, room = table_heading(region, labels["share"])
        rows = [
            (width, *(100 * flat_share(record, limit, deviation=width) for record in records)) for width in deviations
        ]
        headings = [labels["width"], *(record.title for record in records)]
        formats = [whole(fixed(1)), *[down_to(0.1, fixed(1))] * len(records)]
        table = Table(room, headings, formats, rows, shares=(0.4, 1.1, 0.9))
        shapes = Units(
            heading.baseline + heading.width * RIGHT + _SHAPE_PLACES,
            [UnitState.SATURATED_LOW, UnitState.SATURATED_HIGH],
            radius=_SHAPE_RADIUS,
        )
        self.head, self.rows = VGroup(heading, shapes, table.head), table.rows
        self.add(self.head, *self.rows)
