"""Film 7: how a ReLU unit dies, why it stays dead, and what other slopes do."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

import numpy as np
from manim import VGroup
from pydantic import Field

from actmath import Activation, UnitRun, activation
from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.layout import Region
from scenes.lib.parameters import StoryParameters
from scenes.lib.story import Story
from scenes.lib.text.number_formats import coordinate, exact_zero, fixed, powers_of_ten, up_to
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.table import Table
from scenes.lib.text.text_lines import text_lines
from scenes.lib.theme import active_theme
from scenes.lib.unit_training.layer_runs import LayerRuns, layer_runs
from scenes.lib.unit_training.layer_shapes import LayerShapes
from scenes.lib.unit_training.unit_comparison import Contender, UnitComparison
from scenes.lib.unit_training.unit_course import Snapshot, UnitTask, snapshot, unit_course
from scenes.lib.unit_training.unit_plot import FollowingUnit, UnitPlot, shared_range
from scenes.lib.unit_training.unit_ride import Reading, UnitRide
from scenes.lib.unit_training.weight_plane import WeightPlane, WeightPoint

_FIRST_STEPS = 20
_COLUMN_SHARES = (0.6, 0.4)
_LAYER_SHARES = (0.3, 0.25, 0.45)
_LOSS = up_to(100, fixed(4))

LayerRate = Annotated[float, Field(ge=0.01, le=5.0)]


class DeadNeuronsParameters(StoryParameters):
    """What can be changed in this film."""

    seed: int = Field(default=6, ge=0, le=2**32 - 1, description="seed of the points")
    count: int = Field(default=40, ge=5, le=60, description="points that the unit shall follow")
    noise: float = Field(default=0.15, ge=0.0, le=0.5, description="standard deviation of the points about their line")
    weight: float = Field(default=1.5, ge=-3.0, le=3.0, description="w at the start, without unit")
    bias: float = Field(default=1.0, ge=-3.0, le=3.0, description="b at the start, without unit")
    rate: float = Field(default=0.1, ge=0.01, le=0.3, description="learning rate of all steps but the bad one")
    bad_rate: float = Field(default=1.0, ge=0.05, le=2.0, description="learning rate of the bad step")
    steps: int = Field(default=5000, ge=100, le=10000, description="steps in which a unit may recover")
    negative_slopes: tuple[Annotated[float, Field(ge=0.001, le=0.5)], ...] = Field(
        default=(0.01, 0.1), min_length=1, max_length=2, description="slopes of Leaky ReLU left of zero, without unit"
    )
    layer_rates: tuple[LayerRate, ...] = Field(
        default=(0.1, 0.3, 1.0, 2.0, 3.0), min_length=1, max_length=5, description="learning rates of the whole network"
    )
    layer_steps: int = Field(default=300, ge=10, le=400, description="steps of the whole network")
    networks: int = Field(default=20, ge=2, le=24, description="networks at every rate, with seeds from 0 onward")
    depth: int = Field(default=4, ge=1, le=6, description="hidden layers of the network")
    width: int = Field(default=16, ge=4, le=20, description="units in every hidden layer")


class DeadNeurons(Story):
    """A unit learns, makes one step too large, stays dead; other slopes come back; a whole network under high rates."""

    topic = "dead_neurons"
    parameters: DeadNeuronsParameters = DeadNeuronsParameters()

    def word_values(self) -> Mapping[str, object]:
        """What each beat claims about the film's own unit; other parameters get words that hold for any."""
        unit = {"seed", "count", "noise", "weight", "bias", "rate", "bad_rate"}
        layers = {"layer_rates", "layer_steps", "networks", "depth", "width"}
        return {
            "one-unit": self._claim("one-unit", unit),
            "one-bad-step": self._claim("one-bad-step", unit),
            "nothing-moves": self._claim("nothing-moves", unit),
            "other-slopes": self._claim("other-slopes", unit | {"negative_slopes", "steps"}),
            "a-layer": self._claim("a-layer", layers),
        }

    def one_unit(self) -> None:
        """The unit steps down the gradient and follows the points."""
        run = self._course(self._relu, (self.parameters.rate,) * _FIRST_STEPS)
        rows = [self._step_row(_FIRST_STEPS), self._loss_row()]
        ride = self._ride(run, rows, [_step, _loss])
        self.add(self._plot, self._plane, ride)
        self.show(self._keys(), self._plane.gradient_name(self.words.formulas["descent"]))
        self.hold(0.8)
        self.move(ride.ride_to(_FIRST_STEPS), seconds=4)

    def one_bad_step(self) -> None:
        """The same step at a growing rate; where the unit goes out for the last point is marked."""
        parameters = self.parameters
        run = self._course(self._relu, (parameters.bad_rate,))
        format_of_place = coordinate(2)
        rows = [
            Row(self.label("rate"), 0, coordinate(2), color=active_theme().gradient, widest=parameters.bad_rate),
            Row("w", 0, format_of_place, widest=-10),
            Row("b", 0, format_of_place, widest=-10),
        ]
        readings = [lambda now: now.step * parameters.bad_rate, lambda now: now.weight, lambda now: now.bias]
        ride = self._ride(run, rows, readings, since=snapshot(self._relu, self._task, run, 0))
        usual = min(1.0, parameters.rate / parameters.bad_rate)
        self.add(self._plot, self._plane, ride.draw(usual), self._keys())
        self.hold(0.8)
        self.move(ride.ride_to(1), seconds=3)
        fatal = self._task.fatal_rate(self._relu)
        if 0 < fatal <= parameters.bad_rate:
            at = fatal / parameters.bad_rate
            weight, bias = ((1 - at) * values[0] + at * values[1] for values in (run.weights, run.biases))
            self.show(self._plane.mark(weight, bias, self.label("fatal", rate=fixed(2)(fatal))))

    def nothing_moves(self) -> None:
        """Thousands of steps; only their counter changes."""
        run = self._recovery(self._relu)
        rows = [
            self._step_row(self.parameters.steps),
            self._loss_row(),
            Row(self.label("gradient"), 0, exact_zero(powers_of_ten(1)), color=active_theme().gradient, widest=-1e-9),
        ]
        ride = self._ride(run, rows, [_step, _loss, _gradient])
        self.add(self._plot, self._plane, ride.draw(1), self._keys())
        self.hold(0.6)
        self.move(ride.ride_to(self.parameters.steps), seconds=4)

    def other_slopes(self) -> None:
        """Units with other activations after the same step; whichever is active again first says so."""
        steps = self.parameters.steps
        contenders = self._contenders()
        comparison = UnitComparison(
            self.layout.body, self._task, contenders, step_name=self.label("step"), last_step=steps
        )
        self.add(comparison.frame, comparison)
        self.move(comparison.run_to(1))
        self.ask()
        recovered = sorted(
            (contender.run.recovery_step, index)
            for index, contender in enumerate(contenders)
            if contender.run.recovery_step is not None
        )
        for repetition, (step, index) in enumerate(recovered):
            self.move(comparison.run_to(step), seconds=max(0.6, 2.4 * self.tempo(repetition)))
            self.show(comparison.note(index, self.label("active-again", step=step)), seconds=0.4)
            if repetition == 0:
                self.answer()
        self.move(comparison.run_to(steps), seconds=1.6)
        never = [index for index, contender in enumerate(contenders) if contender.run.recovery_step is None]
        self.show(VGroup(*(comparison.note(index, self._never(contenders[index].run)) for index in never)))

    def a_layer(self) -> None:
        """The units of a whole network at higher and higher rates."""
        parameters = self.parameters
        runs = self._layer_runs("relu", parameters.layer_rates)
        left, middle, right = self.layout.body.columns(*_LAYER_SHARES, gap=0.5)
        table = self._table(right, runs)
        rows = [
            Row(self.label("rate"), 0, coordinate(1), widest=max(runs.rates)),
            self._step_row(parameters.layer_steps),
            Row(self.label("dead-of", units=parameters.depth * parameters.width), 0, coordinate(0), widest=999),
        ]
        masks = runs.dead[:, :, runs.typical]
        readouts = Readouts(middle, rows)
        shapes = LayerShapes(left, masks[:, 0], runs.rates[0], layer_name=self.label("layer"), readouts=readouts)
        notes = [self.label(f"medians-{part}", networks=parameters.networks) for part in ("of", "shown")]
        note = right.hold(text_lines(notes, color=active_theme().muted), across=1, up=0)
        self.add(shapes.frame, shapes, table.head, note)
        self.show(table.rows[0])
        for repetition, rate in enumerate(runs.rates):
            shapes.follow(masks[:, repetition], rate)
            self.hold(0.3)
            self.move(shapes.run(), seconds=2.4 * self.tempo(repetition))
            self.show(table.rows[repetition + 1], seconds=0.4)
        self.hold(0.6)
        self.show(table.rows[-1])

    def _claim(self, beat: str, fields: set[str]) -> str:
        """What the beat claims, unless the film is about another unit than the claim is."""
        default = type(self.parameters)()
        unchanged = all(getattr(self.parameters, name) == getattr(default, name) for name in fields)
        rates = {"rate": f"{self.parameters.rate:g}", "bad_rate": f"{self.parameters.bad_rate:g}"}
        return self.label(f"claim-{beat}" if unchanged else f"neutral-{beat}", **rates)

    @cached_property
    def _relu(self) -> Activation:
        return activation("relu")

    @cached_property
    def _task(self) -> UnitTask:
        parameters = self.parameters
        return UnitTask(parameters.count, parameters.noise, parameters.seed, (parameters.weight, parameters.bias))

    def _course(self, record: Activation, rates: tuple[float, ...]) -> UnitRun:
        return unit_course(record, self._task, rates)

    def _recovery(self, record: Activation) -> UnitRun:
        """The bad step, then gentle ones."""
        parameters = self.parameters
        return self._course(record, (parameters.bad_rate, *[parameters.rate] * (parameters.steps - 1)))

    @cached_property
    def _plot(self) -> UnitPlot:
        points = self._task.points
        return UnitPlot(self.layout.stage, points, shared_range(points, [self._recovery(self._relu)]))

    @cached_property
    def _plane(self) -> WeightPlane:
        parameters = self.parameters
        upper, _ = self.layout.column.rows(*_COLUMN_SHARES)
        gentle = self._course(self._relu, (parameters.rate,) * _FIRST_STEPS)
        runs = [gentle, self._course(self._relu, (parameters.bad_rate,))]
        return WeightPlane(upper, self._task.points, runs, self.label("dead-zone"))

    def _ride(
        self, run: UnitRun, rows: list[Row], readings: list[Reading], *, since: Snapshot | None = None
    ) -> UnitRide:
        _, lower = self.layout.column.rows(*_COLUMN_SHARES)
        return UnitRide(
            self._relu,
            self._task,
            run,
            unit=FollowingUnit(self._plot, self._relu),
            point=WeightPoint(self._plane, since),
            readouts=Readouts(lower, rows),
            readings=readings,
        )

    def _keys(self) -> VGroup:
        """The names of the two lines."""
        theme = active_theme()
        return self._plot.keys(
            [
                CurveKey(self.label("output"), color=theme.function(self._relu.name).color),
                CurveKey(self.label("line"), color=theme.forward),
            ]
        )

    def _step_row(self, last: int) -> Row:
        return Row(self.label("step"), 0, coordinate(0), widest=last)

    def _loss_row(self) -> Row:
        return Row(self.label("loss"), 0, _LOSS, widest=1e-9)

    def _contenders(self) -> list[Contender]:
        """ReLU, Leaky ReLU with its slopes, ELU."""
        leaky = [activation("leaky_relu", negative_slope=slope) for slope in self.parameters.negative_slopes]
        titles = [self.label("leaky", slope=f"{slope:g}") for slope in self.parameters.negative_slopes]
        elu = activation("elu")
        records = [self._relu, *leaky, elu]
        return [
            Contender(title, record, self._recovery(record))
            for title, record in zip([self._relu.title, *titles, elu.title], records, strict=True)
        ]

    def _never(self, run: UnitRun) -> str:
        return self.label("never-active" if np.any(run.active == 0) else "always-active")

    def _layer_runs(self, function: str, rates: tuple[float, ...]) -> LayerRuns:
        parameters = self.parameters
        return layer_runs(
            function,
            rates,
            networks=parameters.networks,
            depth=parameters.depth,
            width=parameters.width,
            steps=parameters.layer_steps,
        )

    def _table(self, region: Region, runs: LayerRuns) -> Table:
        """Dead units and loss before training, at every rate, and for Leaky ReLU at the highest one."""
        highest = max(runs.rates)
        leaky = self._layer_runs("leaky_relu", (highest,))
        losses = [*runs.median_losses, *leaky.median_losses]
        shares = [*runs.shares, leaky.shares[-1]]
        names = [*(f"{rate:g}" for rate in runs.rates), self.label("leaky-at", rate=f"{highest:g}")]
        rows = [
            (self.label("start-row"), shares[0], self.label("no-loss")),
            *zip(names, shares[1:], losses, strict=True),
        ]
        headings = [self.label("rate"), self.label("dead-share"), self.label("loss")]
        formats = [coordinate(1), fixed(0, unit=" %"), _LOSS]
        return Table(region, headings, formats, rows, shares=(1.3, 1, 1.2))


def _step(now: Snapshot) -> float:
    return int(now.step)


def _loss(now: Snapshot) -> float:
    return now.loss


def _gradient(now: Snapshot) -> float:
    return max(abs(part) for part in now.gradient)
