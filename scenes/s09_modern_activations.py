"""Film 9: Swish and GELU, whose input decides how much of it passes."""

import math
from typing import Annotated

from manim import DR, UL
from pydantic import Field, field_validator

from actmath import Activation, activation, dip, gap_to_relu, inputs_of_level
from scenes.lib.curves.curve_labels import axes_note
from scenes.lib.curves.extrema_table import extrema_table, slope_extrema_table
from scenes.lib.curves.named_curves import NamedCurves
from scenes.lib.curves.plot_axes import PlotAxes, axes_room, stretched_axes
from scenes.lib.curves.scale_note import stretch_note
from scenes.lib.fading import Fading
from scenes.lib.gates.coin_flips import CoinFlips, flips
from scenes.lib.gates.far_view import FarView
from scenes.lib.gates.gap_table import gap_table
from scenes.lib.gates.gate_numbers import GateNumbers
from scenes.lib.gates.gated_product import GatedProduct, GatePlots, product_names
from scenes.lib.gates.level_line import LevelLine, dip_mark
from scenes.lib.gates.outcome_table import OutcomeTable
from scenes.lib.gates.slope_mirror import SlopeMirror
from scenes.lib.gates.started_unit import POINTS, SHOWN_INPUTS, StartedUnit, started_unit
from scenes.lib.gates.watershed import UnitTrial, lowest_target, watershed
from scenes.lib.parameters import Seed, StoryParameters
from scenes.lib.story import Story
from scenes.lib.text.heading import Heading
from scenes.lib.text.number_formats import coordinate, fixed
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme

_GATE_WINDOW = ((-4.0, 4.0), (-2.25, 2.25))
_GATE_START = -2.0
_GATE_STOPS = (0.0, 2.0)
_LEVEL = -0.1
_SHALLOWEST = 0.6
"""The two inputs are shown at this level, or at this share of the dip if it is no deeper."""
_DIP_ROOM = 1.2
_ABOVE_ZERO = 0.22
_NOTE_ROOM = 0.4
"""Over a plot, for the remark that its axis is stretched, in frame units."""
_SLOPE_WINDOW = ((-4.0, 4.0), (-0.22, 1.28))
_FLIP_RANGE = (-3.0, 3.0)
_FLIP_MARGIN = 0.2
_LEFT_OF_DOTS = 1.7
"""Room left of the farthest start, in units of the plot."""
_BELOW_DIPS = -1.0
_FARTHEST_DOT = 1.6
_FAR_WINDOW = ((-2.0, 2.0), (-0.6, 1.8))
_FACTORS = (1.0, 4.0, 16.0)

_COLUMN = (0.58, 0.42)
"""Live numbers over noted ones."""

Start = Annotated[float, Field(ge=-3.0, le=-0.05)]
Pair = tuple[Start, Start]


class ModernActivationsParameters(StoryParameters):
    """What can be changed in this film."""

    seed: Seed = Field(default=6, description="seed of the coin flips; 6 is the most typical of the first twenty")
    beta: float = Field(default=1.0, ge=0.75, le=3.0, description="Swish's beta, without unit")
    draws: tuple[Annotated[int, Field(ge=2, le=5000)], ...] = Field(
        default=(10, 100, 1000), min_length=1, max_length=3, description="counts of draws at which the gap is noted"
    )
    gelu_starts: Pair = Field(default=(-0.74, -0.76), description="b of the two GELU units before training; w is 0")
    swish_starts: Pair = Field(default=(-1.26, -1.30), description="b of the two Swish units before training; w is 0")
    near_zero: tuple[Annotated[float, Field(ge=-0.25, le=0.0)], Start] = Field(
        default=(-0.2, -0.1), description="w and b from which GELU and ReLU are compared"
    )

    @field_validator("draws")
    @classmethod
    def _growing(cls, counts: tuple[int, ...]) -> tuple[int, ...]:
        if list(counts) != sorted(set(counts)):
            raise ValueError("the counts of draws must grow")
        return counts


class ModernActivations(Story):
    """The gate, the dip, the slopes, the random rule, the watershed in training, and the view from afar."""

    topic = "modern_activations"
    parameters: ModernActivationsParameters = ModernActivationsParameters()

    def the_gate(self) -> None:
        """The gate opens with x, and its share of x is painted; first for Swish, then for GELU."""
        names = (self.label("gate"), self.label("product"), self.label("identity"), self.label("whole-bar"))
        plots = GatePlots(self.layout.stage, *_GATE_WINDOW, names)
        numbers = GateNumbers(self.layout.column, self._records, self.words.labels, self.words.formulas["value"])
        beta = "" if self.parameters.beta == 1 else f"{self.parameters.beta:g} "
        swish, gelu = (
            GatedProduct(plots, record, self.label(f"gate-{record.name}", beta=beta), numbers)
            for record in self._records
        )
        product = product_names((swish, gelu), (_GATE_START, *_GATE_STOPS))
        self.add(plots)
        self.show(swish.draw(_GATE_START), numbers, numbers.parts[0])
        self.hold(0.8)
        for stop in _GATE_STOPS:
            self.move(swish.go_to(stop), seconds=1.8)
            self.hold(0.6)
        self.move(swish.complete(), seconds=0.6)
        self.show(product[0], seconds=0.4)
        self.hide(swish.bars, seconds=0.4)
        self.show(gelu.draw(_GATE_START), numbers.parts[1])
        self.move(gelu.go_to(_GATE_STOPS[-1]), seconds=2.2)
        self.move(gelu.complete(), seconds=0.6)
        self.show(product[1], seconds=0.4)

    def the_dip(self) -> None:
        """A line rises from the bottom of each dip, and its one input becomes two."""
        records = self._records
        levels = [max(_LEVEL, _SHALLOWEST * dip(record).value) for record in records]
        farthest = min(inputs_of_level(record, level)[0] for record, level in zip(records, levels, strict=True))
        x_range = (float(math.floor(farthest)), 1.0)
        y_range = (_DIP_ROOM * min(dip(record).value for record in records), _ABOVE_ZERO)
        axes = stretched_axes(self.layout.stage.inset(top=_NOTE_ROOM), x_range, y_range)
        scale = stretch_note(axes, self.words)
        curves = NamedCurves(axes, records)
        names = curves.names(axes.window)
        above, below = self.layout.column.rows(*_COLUMN)
        table = extrema_table(below, (self.label("lowest"), self.label("place")), records, [*map(dip, records)])
        self.add(axes, scale, table.head)
        for index, (record, level, row) in enumerate(zip(records, levels, table.rows, strict=True)):
            heading = Heading(above, record.title, color=active_theme().function(record.name).color)
            rows = [Row(self.label(name), -1.0, fixed(4)) for name in ("output", "left-input", "right-input")]
            readouts = Readouts(heading.room, rows)
            line = LevelLine(axes, record, readouts.numbers)
            self.show(curves.curves[index], names[index])
            self.show(line, heading, readouts)
            self.show(row, dip_mark(axes, record), seconds=0.4)
            self.hold(0.6)
            self.move(line.rise_to(level), seconds=2 * self.tempo(index))
            if index + 1 < len(records):
                self.hold(1.2)
                self.hide(line, heading, readouts)

    def slope_above_one(self) -> None:
        """The right half of both slopes, mirrored twice, lands on the left half."""
        records = self._records
        axes = stretched_axes(self.layout.stage.inset(top=_NOTE_ROOM), *_SLOPE_WINDOW)
        shown = axes_note(axes, self.label("slope"), UL)
        curves = NamedCurves(axes, records, slopes=True)
        above, middle, below = self.layout.column.rows(1, 1, 1)
        place = self.label("place")
        largest = slope_extrema_table(above, (self.label("largest"), place), records, "maximum")
        smallest = slope_extrema_table(middle, (self.label("smallest"), place), records, "minimum")
        mirror = SlopeMirror(axes, records, self.label("center"))
        self.add(axes, stretch_note(axes, self.words), curves, curves.names(axes.window, taken=[shown]), shown)
        self.show(largest, mirror)
        self.hold(0.4)
        self.move(mirror.mirror_across(), seconds=1.4)
        self.hold(0.3)
        self.move(mirror.mirror_down(), seconds=1.4)
        self.hold(1.2)
        self.hide(mirror.copies, seconds=0.3)
        self.show(smallest, mirror.excesses, seconds=0.4)
        self.reveal(below.hold(formula(self.words.formulas["symmetry"]), across=0, up=0.6))

    def average_of_coin_flips(self) -> None:
        """Points drop or are kept, then their averages settle on GELU."""
        counts = self.parameters.draws
        drawn = flips(counts[-1], self.parameters.seed)
        heights = (drawn.lowest - _FLIP_MARGIN, _FLIP_RANGE[1])
        axes = PlotAxes(axes_room(self.layout.stage), _FLIP_RANGE, heights)
        gaps = ((count, drawn.gaps[count - 1]) for count in counts)
        headings = self.label("draws"), self.label("gap")
        table = gap_table(self.layout.readouts, headings, (coordinate(0), fixed(2)), gaps)
        points = CoinFlips(axes, drawn).count_in(table.numbers(0))
        outcomes = points.outcomes(self.label("kept"), self.label("dropped"))
        self.add(axes, outcomes, self.formula("rule"))
        self.show(points)
        self.hold(1.6)
        self.hide(outcomes)
        keys = points.keys([self.label("averages"), self.label("gap-bar")])
        self.show(NamedCurves(axes, [self._gelu]), points.curve_name(self._gelu))
        self.show(keys, table.head)
        points.compare()
        for repetition, count in enumerate(counts):
            points.count_in(table.numbers(repetition))
            self.move(points.draw_on(count), Fading(table.rows[repetition]), seconds=3 * self.tempo(repetition))
            self.hold(1)
        if not points.gap_is_seen:
            self.hide(keys[1])

    def watershed(self) -> None:
        """Two starts a hair apart climb to different sides; a unit near zero is brought back where ReLU's is dead."""
        pairs = self._pairs
        left = min(unit.start[1] for pair in pairs for unit in pair) - _LEFT_OF_DOTS
        axes = PlotAxes(axes_room(self.layout.stage), (left, _FARTHEST_DOT), (_BELOW_DIPS, _FARTHEST_DOT))
        table = OutcomeTable(self.layout.column, self.words, pairs)
        trials = [UnitTrial(axes, pair, table.step) for pair in pairs]
        slopes = [watershed(axes, pair[0].record, self.label("uphill", title=pair[0].record.title)) for pair in pairs]
        note = axes_note(axes, self.label("dots", shown=len(SHOWN_INPUTS), count=len(POINTS.inputs)), UL)
        self.add(axes, note, table, table.starts[0], trials[0].draw(0))
        self.ask()
        self.answer()
        self.show(slopes[0], lowest_target(axes, self.words.labels["targets"]))
        for index, trial in enumerate(trials):
            if index:
                self.move(table.set_back(index - 1), seconds=0.3)
                self.hide(trials[index - 1], slopes[index - 1], seconds=0.3)
                self.show(trial.draw(0), table.starts[index], slopes[index], seconds=0.4)
            self.move(trial.run(), seconds=3.2 * self.tempo(index))
            self.show(table.outcomes[index], seconds=0.4)
            self.hold(1.2)
        self.show(table.remark)

    def zoom_out(self) -> None:
        """The view goes away from GELU until its gap to ReLU is out of sight."""
        axes = PlotAxes(axes_room(self.layout.stage), *_FAR_WINDOW)
        gaps = ((factor, gap_to_relu(self._gelu, factor)) for factor in _FACTORS)
        headings = self.label("factor"), self.label("gap")
        table = gap_table(self.layout.readouts, headings, (coordinate(1), fixed(4)), gaps)
        view = FarView(axes, self._gelu, self.label("gap")).count_in(table.numbers(0))
        notes = axes_note(axes, self.label("output-axis"), UL), axes_note(axes, self.label("input"), DR)
        self.add(axes, view, view.names(self.label("far")), *notes, table.head, table.rows[0], self.formula("far"))
        self.hold(1.4)
        for index, factor in enumerate(_FACTORS[1:], start=1):
            view.count_in(table.numbers(index))
            self.move(view.zoom_out_to(factor), Fading(table.rows[index]), seconds=2)
            name = view.box_name(self.label("box"))
            self.show(name, seconds=0.3)
            if factor != _FACTORS[-1]:
                self.hold(1)
                self.hide(name, seconds=0.3)

    @property
    def _gelu(self) -> Activation:
        return activation("gelu")

    @property
    def _swish(self) -> Activation:
        return activation("swish", beta=self.parameters.beta)

    @property
    def _pairs(self) -> list[tuple[StartedUnit, StartedUnit]]:
        """The units of the watershed: two of GELU, two of Swish, and GELU beside ReLU."""
        starts = [(self._gelu, (0.0, b)) for b in self.parameters.gelu_starts]
        starts += [(self._swish, (0.0, b)) for b in self.parameters.swish_starts]
        starts += [(record, self.parameters.near_zero) for record in (self._gelu, activation("relu"))]
        units = [started_unit(*start) for start in starts]
        return list(zip(units[::2], units[1::2], strict=True))

    @property
    def _records(self) -> tuple[Activation, Activation]:
        return self._swish, self._gelu
