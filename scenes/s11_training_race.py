"""Film 11: the same network on the same data with three activations."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from actmath import activation
from scenes.lib.gradients.gradient_chart import GradientChart
from scenes.lib.gradients.log_axis import AxisRange
from scenes.lib.gradients.measured_gradients import MeasuredGradients
from scenes.lib.gradients.network_parameters import RuleName
from scenes.lib.parameters import FunctionName, StoryParameters
from scenes.lib.story import Story
from scenes.lib.text.heading import Heading
from scenes.lib.text.number_formats import NumberFormat, fixed, significant, up_to
from scenes.lib.theme import Dash, active_theme
from scenes.lib.training.course import course
from scenes.lib.training.decision_plane import plane_keys
from scenes.lib.training.entrant import Entrant, Rule, Spirals
from scenes.lib.training.finish_panels import FinishPanels
from scenes.lib.training.lane import Lane
from scenes.lib.training.start_notes import single_classes, weight_rules
from scenes.lib.training.training_board import TrainingBoard
from scenes.lib.training.trial_notes import trial_notes
from scenes.lib.training.why_notes import why_notes

_FINE_LOSS, _ROUGH_LOSS = (up_to(10, shown) for shown in (fixed(3), significant(1)))
_KEYS_RISE = 0.1
_TRIAL_DASHES: tuple[Dash, ...] = ((), (0.14, 0.08), (0.035, 0.09))

_MOST_STEPS = 1000

Stop = Annotated[int, Field(ge=1, le=_MOST_STEPS)]
"""Number of a step."""


class Racer(BaseModel):
    """An activation with the rule of its initial weights."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    function: FunctionName = Field(description="name of the activation")
    initialization: RuleName = Field(description="name of the rule of its initial weights")


class TrainingRaceParameters(StoryParameters):
    """What can be changed in this film."""

    seed: int = Field(default=2, ge=0, le=2**32 - 1001, description="seed of the data; the weights take 1000 more")
    racers: tuple[Racer, ...] = Field(
        default=(
            Racer(function="sigmoid", initialization="xavier_normal"),
            Racer(function="relu", initialization="he_normal"),
            Racer(function="gelu", initialization="he_normal"),
        ),
        min_length=2,
        max_length=3,
        description="the networks, left to right; the first one gets another chance at the end",
    )
    rule: Rule = Field(default="descent", description="rule of the steps: plain gradient descent or Adam")
    rate: float = Field(default=0.3, ge=0.001, le=3.0, description="learning rate, without unit")
    steps: int = Field(default=600, ge=20, le=_MOST_STEPS, description="steps of training")
    stops: tuple[Stop, ...] = Field(default=(100, 300), max_length=3, description="steps at which the race pauses")
    depth: int = Field(default=4, ge=1, le=6, description="hidden layers")
    width: int = Field(default=16, ge=2, le=24, description="units in every hidden layer")
    per_arm: int = Field(default=100, ge=10, le=200, description="points on each arm of the spiral")
    noise: float = Field(default=0.03, ge=0.0, le=0.2, description="standard deviation of the points' coordinates")
    best_rate: float = Field(default=3.0, ge=0.001, le=10.0, description="rate that suits the first network best")
    adam_rate: float = Field(default=0.01, ge=0.0001, le=0.1, description="rate of Adam in the last beat")
    gradient_axis: AxisRange = Field(default=(-6, -3), description="powers of ten at the ends of the gradients' axis")


class TrainingRace(Story):
    """The start, the race, why one network waits, what the borders look like, and whether the race was fair."""

    topic = "training_race"
    parameters: TrainingRaceParameters = TrainingRaceParameters()

    def word_values(self) -> Mapping[str, object]:
        """What each beat claims about the film's own race; other parameters get words that hold for any."""
        race = {"seed", "racers", "rule", "rate", "steps", "depth", "width", "per_arm", "noise"}
        about = {
            "start": {"racers"},
            "race": race,
            "why": race,
            "finish": race,
            "was-it-fair": race | {"best_rate", "adam_rate"},
        }
        first = activation(self.parameters.racers[0].function).title
        return {beat: self.claim(beat, names, first=first) for beat, names in about.items()}

    @property
    def functions(self) -> list[str]:
        """Those of the racers."""
        return [racer.function for racer in self.parameters.racers]

    def start(self) -> None:
        """The data, the rules of the initial weights, and the borders before any training."""
        board = self._board(self._race_lanes(0))
        self.add(board.titles, board.frame)
        self.move(*(plane.arms.grow() for plane in board.planes), seconds=2.5)
        facts = self._facts(board)
        names = self.label("class-one"), self.label("class-zero"), self.label("says-one")
        keys = facts.room.hold(plane_keys(names), across=0, up=_KEYS_RISE)
        self.show(facts, keys)
        self.show(weight_rules(board, self.words, [racer.initialization for racer in self.parameters.racers]))
        self.hold(0.6)
        self.show(*board.planes, *single_classes(board, self.words))

    def race(self) -> None:
        """All networks learn; the counter pauses at the stops, whose losses are noted."""
        steps, axis = self.parameters.steps, self.parameters.gradient_axis
        stops = sorted(stop for stop in set(self.parameters.stops) if stop < steps)
        board = self._board(self._race_lanes(steps), steps=steps, stops=stops, gradient_axis=axis)
        self.add(board.frame, board.titles, board)
        self.ask()
        for repetition, stop in enumerate([*stops, steps]):
            self.move(board.run_to(stop), seconds=6 * self.tempo(repetition))
            if repetition < len(stops):
                self.show(board.at_stops[repetition], seconds=0.4)
            if repetition == 0:
                self.answer()
        self.show(board.curve_names(), seconds=0.4)

    def why(self) -> None:
        """The gradient on its way back before the first step."""
        lanes = self._race_lanes(0)
        every = [MeasuredGradients.of_one(lane.course.gradients(0)) for lane in lanes]
        axis, panels = self.parameters.gradient_axis, len(lanes)
        chart = GradientChart(
            self.layout.body, self.words, "preactivations", axis, shown=every, panels=panels, ratios=True
        )
        self.add(chart)
        for panel, (lane, measured) in enumerate(zip(lanes, every, strict=True)):
            bars = chart.bars(panel, measured.typical, lane.color)
            names = chart.title(panel, lane.title, lane.color), chart.numbers(panel, len(measured.typical))
            self.show(*names, seconds=0.3)
            self.move(bars.arrive(), seconds=1.8 * self.tempo(panel))
            notes = why_notes(chart, bars, self.words, panel, activation(self.parameters.racers[panel].function))
            self.show(chart.ratio(panel, measured), notes, seconds=0.4)

    def finish(self) -> None:
        """The borders of the last two networks, drawn from end to end."""
        steps = self.parameters.steps
        panels = FinishPanels(
            self.layout.body,
            self.words,
            self._race_lanes(steps),
            self._spirals,
            steps=steps,
            loss_format=_FINE_LOSS,
        )
        self.add(panels)
        self.move(*(border.grow() for border in panels.borders), seconds=5.5)
        self.show(panels.remarks, seconds=0.4)

    def was_it_fair(self) -> None:
        """The first network again: as in the race, at its best rate, and with Adam."""
        steps, best = self.parameters.steps, self.parameters == type(self.parameters)()
        lanes = self._trial_lanes(steps)
        board = self._board(lanes, steps=steps)
        adam_rate = self.label("short-descent", rate=f"{self.parameters.adam_rate:g}")
        notes = [
            [self.label("trial-race")],
            [self.label("trial-searched" if best else "trial-best")],
            [adam_rate, self.label("trial-adam")],
        ]
        first = activation(self.parameters.racers[0].function).title
        self.add(board.frame, board.titles, board, trial_notes(board, first, lanes, notes))
        self.hold(0.6)
        self.move(board.run_to(steps), seconds=7)

    @property
    def _spirals(self) -> Spirals:
        return Spirals(self.parameters.per_arm, self.parameters.noise, self.parameters.seed)

    def _trial_lanes(self, steps: int) -> list[Lane]:
        """How the first network learns in the last beat; only the first loss is the same on every machine."""
        parameters, first = self.parameters, self.parameters.racers[0]
        trials: tuple[tuple[Rule, float, NumberFormat], ...] = (
            (parameters.rule, parameters.rate, _FINE_LOSS),
            ("descent", parameters.best_rate, _ROUGH_LOSS),
            ("adam", parameters.adam_rate, _ROUGH_LOSS),
        )
        return [
            self._lane(
                first, rule, rate, steps, self.label(f"short-{rule}", rate=f"{rate:g}"), loss_format=loss, dash=dash
            )
            for (rule, rate, loss), dash in zip(trials, _TRIAL_DASHES, strict=True)
        ]

    def _race_lanes(self, steps: int) -> list[Lane]:
        """The racers over their first steps."""
        parameters = self.parameters
        return [
            self._lane(racer, parameters.rule, parameters.rate, steps, activation(racer.function).title)
            for racer in parameters.racers
        ]

    def _lane(
        self,
        racer: Racer,
        rule: Rule,
        rate: float,
        steps: int,
        title: str,
        *,
        loss_format: NumberFormat = _FINE_LOSS,
        dash: Dash = (),
    ) -> Lane:
        parameters = self.parameters
        entrant = Entrant(racer.function, racer.initialization, parameters.depth, parameters.width, rule, rate)
        color = active_theme().function(racer.function).color
        return Lane(title, color, course(entrant, self._spirals, steps), loss_format, dash)

    def _board(
        self,
        lanes: Sequence[Lane],
        *,
        steps: int = 0,
        stops: Sequence[int] = (),
        gradient_axis: tuple[int, int] | None = None,
    ) -> TrainingBoard:
        return TrainingBoard(
            self.layout.body, self.words, lanes, self._spirals, steps=steps, stops=stops, gradient_axis=gradient_axis
        )

    def _facts(self, board: TrainingBoard) -> Heading:
        """What is the same for all networks."""
        parameters = self.parameters
        lines = [
            self.label("points", points=2 * parameters.per_arm),
            self.label("layers", depth=parameters.depth, width=parameters.width),
            self.label("output"),
            self.label(parameters.rule, rate=f"{parameters.rate:g}"),
            self.label("batch"),
        ]
        return Heading(board.side, self.label("same"), color=active_theme().text, lines=lines)
