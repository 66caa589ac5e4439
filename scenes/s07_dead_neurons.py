"""Film 7: how a ReLU unit dies, why it stays dead, and what other slopes do."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from manim import VGroup
from pydantic import Field

from actmath import Activation, UnitRun, activation
from scenes.lib.parameters import StoryParameters
from scenes.lib.story import Story
from scenes.lib.text.number_formats import rounded_up
from scenes.lib.unit_training.contenders import contenders
from scenes.lib.unit_training.layer_board import LayerBoard
from scenes.lib.unit_training.layer_runs import LayerRuns, layer_runs
from scenes.lib.unit_training.unit_comparison import UnitComparison
from scenes.lib.unit_training.unit_course import UnitTask, snapshot, unit_course
from scenes.lib.unit_training.unit_readings import (
    gradient_reading,
    loss_reading,
    parameter_readings,
    rate_reading,
    step_reading,
)
from scenes.lib.unit_training.unit_stage import UnitStage

_FIRST_STEPS = 20

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
        about = {
            "one-unit": unit,
            "one-bad-step": unit,
            "nothing-moves": unit,
            "other-slopes": unit | {"negative_slopes", "steps"},
            "a-layer": {"layer_rates", "layer_steps", "networks", "depth", "width"},
        }
        return {beat: self.claim(beat, names, **self._rates) for beat, names in about.items()}

    def one_unit(self) -> None:
        """The unit steps down the gradient, which shrinks, and follows the points."""
        labels = self.words.labels
        run = self._course((self.parameters.rate,) * _FIRST_STEPS)
        readings = [step_reading(labels, _FIRST_STEPS), loss_reading(labels)]
        ride = self._stage.ride(run, readings, trail=True)
        self.add(self._stage, ride, self._stage.note(self.label("loss-meaning"), rows=len(readings)))
        self.show(self._stage.keys, self._stage.plane.gradient_name(self.words.formulas["descent"]))
        self.hold(2)
        self.move(ride.ride_to(_FIRST_STEPS), seconds=5)

    def one_bad_step(self) -> None:
        """The same step at a growing rate; where the unit goes out for the last point is marked."""
        parameters, stage = self.parameters, self._stage
        run = self._course((parameters.bad_rate,))
        readings = [rate_reading(self.words.labels, parameters.bad_rate), *parameter_readings()]
        ride = stage.ride(run, readings, since=snapshot(self._relu, self._task, run, 0))
        start, end = zip(run.weights.tolist(), run.biases.tolist(), strict=True)
        names = [
            stage.plot.old_line(*start, self.label("start")),
            stage.plane.name_of_point(*start, self.label("start"), end),
        ]
        usual = min(1.0, parameters.rate / parameters.bad_rate)
        self.add(stage, *names, ride.draw(usual), stage.keys)
        self.hold(1.4)
        self.move(ride.ride_to(1), seconds=3)
        fatal = self._task.fatal_rate(self._relu)
        if 0 < fatal <= parameters.bad_rate and not run.active[-1]:
            on_the_edge = snapshot(self._relu, self._task, run, fatal / parameters.bad_rate)
            said = self.label("fatal", rate=rounded_up(2)(fatal))
            self.show(stage.plane.mark(on_the_edge.weight, on_the_edge.bias, said))

    def nothing_moves(self) -> None:
        """Thousands of steps; only their counter changes."""
        labels, steps = self.words.labels, self.parameters.steps
        run = self._course(self._recovery_rates)
        ride = self._stage.ride(run, [step_reading(labels, steps), loss_reading(labels), gradient_reading(labels)])
        self.add(self._stage, ride.draw(1), self._stage.keys)
        if not run.active[1]:
            self.add(self._stage.plane.gradient_name(self.words.formulas["no-slope"]))
        self.hold(0.6)
        self.move(ride.ride_to(steps), seconds=5)

    def other_slopes(self) -> None:
        """Units with other activations after the same step; whichever is on again first says so."""
        parameters, labels = self.parameters, self.words.labels
        comparison = UnitComparison(
            self.layout.body,
            self._task,
            contenders(self._task, self._recovery_rates, parameters.negative_slopes, labels),
            labels=labels,
            rates_name=self.label("rates", **self._rates),
            last_step=parameters.steps,
        )
        self.add(comparison.frame, comparison)
        self.move(comparison.run_to(1), seconds=1)
        self.ask()
        for repetition, (step, index) in enumerate(comparison.recoveries):
            self.move(comparison.run_to(step), seconds=max(0.6, 1.8 * self.tempo(repetition)))
            self.show(comparison.fate(index), seconds=0.4)
            if repetition == 0:
                self.answer()
        self.move(comparison.run_to(parameters.steps), seconds=1.6)
        self.show(VGroup(*(comparison.fate(index) for index in comparison.unrecovered)))

    def a_layer(self) -> None:
        """The units of a whole network at higher and higher rates."""
        runs = self._layer_runs("relu", self.parameters.layer_rates)
        leaky = self._layer_runs("leaky_relu", (max(runs.rates),))
        board = LayerBoard(self.layout.body, self.words.labels, runs, leaky)
        self.add(board, board.shapes)
        self.show(board.rows[0])
        for repetition, rate in enumerate(runs.rates):
            board.shapes.follow(runs.typical(repetition), rate)
            self.hold(0.3)
            self.move(board.shapes.run(), seconds=2.4 * self.tempo(repetition))
            self.show(board.rows[repetition + 1], seconds=0.4)
        self.hold(0.6)
        self.show(board.rows[-1])

    @property
    def _rates(self) -> dict[str, str]:
        return {"rate": f"{self.parameters.rate:g}", "bad_rate": f"{self.parameters.bad_rate:g}"}

    @cached_property
    def _relu(self) -> Activation:
        return activation("relu")

    @cached_property
    def _task(self) -> UnitTask:
        parameters = self.parameters
        return UnitTask(parameters.count, parameters.noise, parameters.seed, (parameters.weight, parameters.bias))

    def _course(self, rates: tuple[float, ...]) -> UnitRun:
        return unit_course(self._relu, self._task, rates)

    @property
    def _recovery_rates(self) -> tuple[float, ...]:
        """Of the bad step, then of gentle ones."""
        parameters = self.parameters
        return (parameters.bad_rate, *[parameters.rate] * (parameters.steps - 1))

    @cached_property
    def _stage(self) -> UnitStage:
        parameters = self.parameters
        runs = [self._course((parameters.rate,) * _FIRST_STEPS), self._course((parameters.bad_rate,))]
        return UnitStage(self.layout, self._relu, self._task, self.words.labels, runs)

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
