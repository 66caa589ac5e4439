"""Film 4: where sigmoid and tanh go flat, and which inputs end there."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Annotated

from manim import VGroup
from pydantic import Field, model_validator

from actmath import Activation, activation, two_weight_gradients
from scenes.lib.curves.plot_axes import NUMBER_ROOM, Span
from scenes.lib.curves.scale_note import stretch_note
from scenes.lib.layout import Region
from scenes.lib.parameters import StoryParameters
from scenes.lib.saturation.flat_zones import SHAPE_STRIP, ZoneEdges, zone_edges
from scenes.lib.saturation.mean_outputs import MeanOutputs, MeanTable
from scenes.lib.saturation.normal_inputs import Inputs, input_key
from scenes.lib.saturation.saturation_plot import SaturationPlot, plot_rows
from scenes.lib.saturation.state_walk import StateReadout, StateWalk
from scenes.lib.saturation.stretch import SameCurve, Stretch, StretchSteps
from scenes.lib.saturation.weight_quadrants import WeightQuadrants
from scenes.lib.saturation.weighted_unit import WeightedUnit
from scenes.lib.saturation.wide_inputs import ShareTable, WideInputs
from scenes.lib.saturation.zone_search import ZoneSearch, ZoneTable
from scenes.lib.story import Story
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import SlopeLimits

_X_RANGE: Span = (-6.0, 6.0)
_Z_HEIGHT = 0.68
_Z_DECIMALS = 2
_NOTE_HEIGHT = 0.025
_LIVE_SECONDS = 2.7
_TITLE_ROOM = 0.5
_NOTE_ROOM = 0.3
_ROWS_BELOW = 0.4
"""How far below its plot a table of zones may reach, in frame units."""
_STRETCHES: Mapping[str, Stretch] = {
    "squeezed": Stretch(fast=2),
    "stretched": Stretch(fast=2, tall=2),
    "moved": Stretch(fast=2, tall=2, down=1),
}
"""Steps from the sigmoid to tanh, by the keys of their words."""
_EXAMPLES = 120
_WEIGHT_SHARES = (0.36, 0.28, 0.36)
"""Of the two squares of gradients and of the unit between them."""


Width = Annotated[float, Field(ge=0.5, le=16.0)]


class SaturationParameters(StoryParameters):
    """What can be changed in this film."""

    weak_limit: float = Field(
        default=0.1, ge=0.02, le=0.2, description="absolute slope below which a unit is weak, without unit"
    )
    saturated_limit: float = Field(
        default=0.01, ge=0.005, le=0.1, description="absolute slope below which a unit is saturated, without unit"
    )
    widths: tuple[Width, ...] = Field(
        default=(1.0, 2.0, 4.0, 8.0),
        min_length=2,
        max_length=5,
        description="standard deviations of the inputs, rising, in units of z",
    )
    input_mean: float = Field(default=1.0, ge=0.2, le=3.0, description="mean of the off-center inputs, in units of z")

    @model_validator(mode="after")
    def _ordered(self) -> "SaturationParameters":
        if self.saturated_limit >= self.weak_limit:
            raise ValueError(f"saturated_limit must be below weak_limit, not {self.saturated_limit:g}")
        if list(self.widths) != sorted(set(self.widths)):
            raise ValueError(f"widths must rise, not {self.widths}")
        return self

    @property
    def limits(self) -> SlopeLimits:
        """Both limits."""
        return SlopeLimits(self.weak_limit, self.saturated_limit)


class Saturation(Story):
    """Flat zones, the states of a unit, tanh as a stretched sigmoid, and inputs that are too wide or off center."""

    topic = "saturation"
    parameters: SaturationParameters = SaturationParameters()

    def word_values(self) -> Mapping[str, object]:
        """The limits that the first caption names."""
        limits = self.parameters.limits
        return {"weak": f"{limits.weak:g}", "saturated": f"{limits.saturated:g}"}

    def where_it_flattens(self) -> None:
        """Tangents come in from the ends until they are as steep as the limits."""
        plots = self._plots(self.label("input-axis"))
        tables = [self._zone_table(plot) for plot in plots]
        searches = [ZoneSearch(plot, table) for plot, table in zip(plots, tables, strict=True)]
        self.add(*searches)
        for repetition, (search, plot, table) in enumerate(zip(searches, plots, tables, strict=True)):
            tempo = self.tempo(repetition)
            self.show(table.title, table.search, seconds=0.3)
            self.move(search.go_to(plot.zones.edges.saturated[1]), seconds=1.6 * tempo)
            self.show(table.head, table.saturated, seconds=0.3)
            self.move(search.go_to(plot.zones.edges.weak[1]), seconds=1.6 * tempo)
            self.show(table.weak, table.live, plot.zones.shapes(), seconds=0.3)
            self.hide(table.search, seconds=0.3)
            if repetition == 0:
                self.show(plot.zones.names(self.words.labels), seconds=0.3)

    def three_states(self) -> None:
        """A unit walks out along both curves and changes its shape; the arrow to its weight shrinks."""
        plots = self._plots()
        readouts = tuple(self._state_readout(plot) for plot in plots)
        z = Readouts(
            self.layout.column.inset(top=self.layout.column.height - _Z_HEIGHT),
            [Row(self.label("input"), 0, coordinate(_Z_DECIMALS), widest=-_X_RANGE[1])],
        )
        walk = StateWalk(plots, readouts, z.numbers[0], self.parameters.limits)
        self.add(*plots, *(plot.zones.shapes() for plot in plots), z.names[0], walk)
        self.hold(1)
        for repetition, stop in enumerate(self._stops):
            self.move(walk.go_to(stop), seconds=2 * self.tempo(repetition))
            self.hold(0.6 if repetition else _LIVE_SECONDS)

    def same_curve(self) -> None:
        """The sigmoid is squeezed sideways, stretched upward, then moved down, and lies on tanh."""
        formulas = self.words.formulas
        names = {stretch: formulas[key] for key, stretch in _STRETCHES.items()}
        ends = [formulas["start"], formulas["end"]]
        comparison = SameCurve(self.layout.stage, *self._records, ends, names)
        steps = StretchSteps(
            self.layout.column.inset(bottom=NUMBER_ROOM),
            [formulas["start"], *names.values(), formulas["result"]],
            [self.label(key) for key in _STRETCHES],
            active_theme().function("tanh").color,
        )
        self.add(comparison.ground, comparison.curve, comparison.target, steps.start)
        self.hold(0.6)
        for index, stretch in enumerate(_STRETCHES.values()):
            self.show(steps.acting(index), seconds=0.3)
            self.move(comparison.curve.change_to(stretch), seconds=1.5)
        self.show(steps.result)

    def too_wide(self) -> None:
        """The inputs spread; more and more units saturate, at both ends."""
        widths, labels = self.parameters.widths, self.words.labels
        inputs = WideInputs(self.layout.stage, self._records, self._edges, deviations=widths, labels=labels)
        limit = self.parameters.saturated_limit
        table = ShareTable(self.layout.readouts, self._records, limit, deviations=widths, labels=labels)
        self.add(inputs.ground, inputs, self._input_key("deviation"), table.head)
        self.add(stretch_note(inputs.axes, self.words))
        self.hold(1)
        self.show(table.rows[0], seconds=0.4)
        for repetition, width in enumerate(widths[1:]):
            self.move(inputs.widen_to(width), seconds=4.2 * self.tempo(repetition))
            self.show(table.rows[repetition + 1], seconds=0.4)
            self.hold(0.5)

    def centered(self) -> None:
        """The inputs slide off center; the mean outputs follow and leave dashed marks where they were."""
        last = Inputs(self.parameters.input_mean)
        table = MeanTable(self.layout.readouts, self._records, last, self.words.labels)
        means = MeanOutputs(self.layout.stage, self._records, last, table, self.words.labels)
        self.add(means.ground, means, self._input_key("mean"), table.head, stretch_note(means.axes, self.words))
        self.hold(0.6)
        self.show(table.noted)
        self.hold(1)
        self.move(means.slide_to(last), seconds=3.6)

    def two_weights(self) -> None:
        """Inputs of one unit are multiplied by its error: which signs the gradients of its two weights can have."""
        left, middle, right = self.layout.body.columns(*_WEIGHT_SHARES, gap=0)
        squares = [self._quadrants(*pair) for pair in zip((left, right), self._records, strict=True)]
        titles = [self._panel_title(*pair) for pair in zip((left, right), self._records, strict=True)]
        unit = WeightedUnit(middle, self.label("error"), self.words.formulas)
        note = words(
            self.label("counted", examples=_EXAMPLES), size=active_theme().label_size, color=active_theme().muted
        )
        self.add(*titles, *(square.ground for square in squares), unit)
        self.hold(1)
        self.show(*squares, self.layout.body.hold(note, across=0.5, up=_NOTE_HEIGHT), seconds=0.4)
        self.hold(0.6)
        self.move(*(square.multiply() for square in squares), seconds=4)
        self.reveal(*(square.counts for square in squares))

    def _plots(self, x_name: str = "") -> tuple[SaturationPlot, SaturationPlot]:
        rows = plot_rows(self.layout.stage, 2)
        first, second = (
            SaturationPlot(row, record, edges, _X_RANGE, numbers_below=last, x_name=x_name)
            for row, record, edges, last in zip(rows, self._records, self._edges, (False, True), strict=True)
        )
        return first, second

    @cached_property
    def _records(self) -> tuple[Activation, Activation]:
        return activation("sigmoid"), activation("tanh")

    @cached_property
    def _edges(self) -> tuple[ZoneEdges, ...]:
        return tuple(zone_edges(record, self.parameters.limits) for record in self._records)

    def _input_key(self, changed: str) -> VGroup:
        """What the dots are, and in whose name the inputs change."""
        key = input_key(self.label("dots"), self.label(f"{changed}-name"))
        return self.layout.formula.hold(key, across=0, up=0.7)

    def _quadrants(self, region: Region, record: Activation) -> WeightQuadrants:
        examples = two_weight_gradients(record, examples=_EXAMPLES, seed=self.parameters.seed)
        room = region.inset(top=_TITLE_ROOM, bottom=_NOTE_ROOM)
        color = active_theme().function(record.name).color
        return WeightQuadrants(room, examples, color, self.words.formulas)

    def _panel_title(self, region: Region, record: Activation) -> Words:
        color = active_theme().function(record.name).color
        title = self.label("before", function=record.title)
        return region.hold(words(title, size=active_theme().number_size, color=color, bold=True), across=0, up=1)

    @property
    def _stops(self) -> tuple[float, ...]:
        """Where the walking unit rests: both live, weak, saturated, then between the two functions' edges.

        The places are those that can be read, so that the slope is that of the z shown.
        """
        (_, weak), (_, last) = (self._edges[0].weak, self._edges[0].saturated)
        between = (self._edges[0].weak[1] + self._edges[0].saturated[1]) / 2
        live, beyond, far, back = 0.5 * weak, weak + 0.2, min(last + 0.8, _X_RANGE[1]), -between
        return tuple(round(stop, _Z_DECIMALS) for stop in (live, beyond, far, back))

    def _beside(self, plot: SaturationPlot, *, below: float = 0) -> Region:
        """The part of the column that is beside a plot and the strip over it."""
        window = plot.axes.window
        return replace(self.layout.column, bottom=window.bottom - below, top=window.top + SHAPE_STRIP)

    def _zone_table(self, plot: SaturationPlot) -> ZoneTable:
        region = self._beside(plot, below=_ROWS_BELOW)
        return ZoneTable(region, plot, self.parameters.limits, self.words.labels)

    def _state_readout(self, plot: SaturationPlot) -> StateReadout:
        return StateReadout(self._beside(plot), plot, self.parameters.limits, self.words)
