"""Film 7: how a ReLU unit dies, why it stays dead, and what other slopes do."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

import numpy as np
from manim import VGroup
from pydantic import Field

from actmath import Activation, UnitRun, activation
from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.layout import Point
from scenes.lib.parameters import StoryParameters
from scenes.lib.story import Story
from scenes.lib.text.number_formats import coordinate, exact_zero, fixed, powers_of_ten, rounded_up, up_to
from scenes.lib.text.readouts import Readouts, Row, next_row
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.unit_training.layer_notes import layer_facts, layer_remarks, layer_table
from scenes.lib.unit_training.layer_runs import LayerRuns, layer_runs
from scenes.lib.unit_training.layer_shapes import LayerShapes
from scenes.lib.unit_training.unit_comparison import Contender, UnitComparison
from scenes.lib.unit_training.unit_course import Snapshot, UnitTask, snapshot, unit_course
from scenes.lib.unit_training.unit_plot import FollowingUnit, UnitPlot, shared_range
from scenes.lib.unit_training.unit_ride import Reading, UnitRide
from scenes.lib.unit_training.weight_plane import WeightPlane, WeightPoint
from scenes.lib.units.unit_key import UnitKey
from scenes.lib.units.unit_state import UnitState

_FIRST_STEPS = 20
_COLUMN_SHARES = (0.6, 0.4)
_LAYER_SHARES = (0.27, 0.31, 0.42)
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
        ride = self._ride(run, rows, [_step, _loss], since=snapshot(self._relu, self._task, run, 0))
        meaning = words(self.label("loss-meaning"), size=active_theme().label_size, color=active_theme().muted)
        meaning.stand_at(self._below_rows(len(rows)))
        self.add(self._plot, self._plane, ride, meaning)
        self.show(self._keys(), self._plane.gradient_name(self.words.formulas["descent"]))
        self.hold(2)
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
        keys, (start, end) = self._keys(), zip(run.weights.tolist(), run.biases.tolist(), strict=True)
        names = [
            self._plot.old_line(*start, self.label("start"), taken=[*keys]),
            self._plane.name_of_point(*start, self.label("start"), end),
        ]
        self.add(self._plot, self._plane, *names, ride.draw(usual), keys)
        self.hold(1.4)
        self.move(ride.ride_to(1), seconds=3)
        fatal = self._task.fatal_rate(self._relu)
        if 0 < fatal <= parameters.bad_rate and not run.active[-1]:
            at = fatal / parameters.bad_rate
            weight, bias = ((1 - at) * first + at * last for first, last in zip(start, end, strict=True))
            self.show(self._plane.mark(weight, bias, self.label("fatal", rate=rounded_up(2)(fatal))))

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
        if not run.active[1]:
            self.add(self._plane.gradient_name(self.words.formulas["no-slope"]))
        self.hold(0.6)
        self.move(ride.ride_to(self.parameters.steps), seconds=4)

    def other_slopes(self) -> None:
        """Units with other activations after the same step; whichever is active again first says so."""
        steps = self.parameters.steps
        contenders = self._contenders()
        comparison = UnitComparison(
            self.layout.body,
            self._task,
            contenders,
            labels=self.words.labels,
            rate_name=self.label("at-rate", rate=f"{self.parameters.rate:g}"),
            last_step=steps,
        )
        self.add(comparison.frame, comparison)
        self.move(comparison.run_to(1), seconds=1)
        self.ask()
        recovered = sorted(
            (contender.run.recovery_step, index)
            for index, contender in enumerate(contenders)
            if contender.run.recovery_step is not None
        )
        for repetition, (step, index) in enumerate(recovered):
            self.move(comparison.run_to(step), seconds=max(0.6, 1.8 * self.tempo(repetition)))
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
        labels = self.words.labels
        table = layer_table(right, labels, runs, self._layer_runs("leaky_relu", (max(runs.rates),)), _LOSS)
        rows = [
            Row(self.label("rate"), 0, coordinate(1), widest=max(runs.rates)),
            self._step_row(parameters.layer_steps),
            Row(self.label("dead-of", units=parameters.depth * parameters.width), 0, coordinate(0), widest=999),
        ]
        masks = runs.dead[:, :, runs.typical]
        readouts = Readouts(middle, rows)
        shapes = LayerShapes(left, masks[:, 0], runs.rates[0], layer_name=self.label("layer"), readouts=readouts)
        dead = UnitKey(UnitState.DEAD, self.label("dead-means")).shift(next_row(middle, len(rows)))
        sizes = {"depth": parameters.depth, "width": parameters.width, "steps": parameters.layer_steps}
        remarks = layer_remarks(right, labels, networks=parameters.networks, loss_format=_LOSS)
        self.add(shapes.frame, shapes, table.head, dead, layer_facts(middle, labels, **sizes), remarks)
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
        """The names of the two lines, of the points and of the shapes."""
        theme = active_theme()
        lines = [
            CurveKey(self.label("output"), color=theme.function(self._relu.name).color),
            CurveKey(self.label("line"), color=theme.forward),
        ]
        states = [(UnitState.LIVE, self.label("on")), (UnitState.INACTIVE, self.label("off"))]
        return VGroup(self._plot.keys(lines), self._plot.point_keys(self.label("data"), states))

    def _below_rows(self, count: int) -> Point:
        """Where the next row of the read-outs would begin."""
        _, lower = self.layout.column.rows(*_COLUMN_SHARES)
        return next_row(lower, count)

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
        names = [self._relu.title, *titles, self.label("elu", alpha=f"{elu.parameters['alpha']:g}")]
        return [Contender(name, record, self._recovery(record)) for name, record in zip(names, records, strict=True)]

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


def _step(now: Snapshot) -> float:
    return int(now.step)


def _loss(now: Snapshot) -> float:
    return now.loss


def _gradient(now: Snapshot) -> float:
    return max(abs(part) for part in now.gradient)
