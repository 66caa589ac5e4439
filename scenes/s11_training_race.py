"""Film 11: the same network on the same data with three activations."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from manim import VGroup
from pydantic import BaseModel, ConfigDict, Field

from actmath import activation, initialization
from scenes.lib.gradients.gradient_chart import GradientChart
from scenes.lib.gradients.log_axis import AxisRange
from scenes.lib.gradients.measured_gradients import MeasuredGradients
from scenes.lib.gradients.network_parameters import RuleName
from scenes.lib.parameters import FunctionName, StoryParameters
from scenes.lib.story import Story
from scenes.lib.text.heading import Heading
from scenes.lib.text.number_formats import NumberFormat, fixed, significant, up_to
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import Words, formula, words
from scenes.lib.theme import active_theme
from scenes.lib.training.border_trace import LEAST_TURN, BorderTrace
from scenes.lib.training.course import MOST_STEPS, Entrant, Rule, Spirals, course
from scenes.lib.training.decision_plane import DecisionPlane, plane_keys
from scenes.lib.training.training_board import Lane, TrainingBoard

_FINE_LOSS, _ROUGH_LOSS = (up_to(10, shown) for shown in (fixed(3), significant(1)))
_FINISH_SHARES = (1, 1, 0.56)
_FINISH_FOOT = 0.15
_RULE_ROWS, _RULE_GAP = (0.8, 1, 1.7, 0.1), 0.15
_KEYS_RISE = 0.1
_NOTES_RISE = 0.05


Stop = Annotated[int, Field(ge=1, le=MOST_STEPS)]
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
    steps: int = Field(default=600, ge=20, le=MOST_STEPS, description="steps of training")
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
        claimed = {"seed", "racers", "rule", "rate", "steps", "depth", "width", "per_arm", "noise"}
        later = claimed | {"best_rate", "adam_rate"}
        return {
            "race": self._claim("race", claimed),
            "why": self._claim("why", claimed),
            "finish": self._claim("finish", claimed),
            "was-it-fair": self._claim("was-it-fair", later),
        }

    def start(self) -> None:
        """The data, the rules of the initial weights, and the borders before any training."""
        board = self._board(self._race_lanes())
        self.add(board.titles, board.frame)
        self.move(*(plane.arms.grow() for plane in board.planes), seconds=2)
        facts = self._facts(board)
        names = self.label("class-one"), self.label("class-zero"), self.label("says-one")
        keys = facts.room.hold(plane_keys(names), across=0, up=_KEYS_RISE)
        self.show(facts, keys)
        self.show(self._rules(board))
        self.hold(0.6)
        self.show(*board.planes, *self._no_border(board))

    def race(self) -> None:
        """All networks learn; the counter pauses at the stops."""
        board = self._board(
            self._race_lanes(), steps=self.parameters.steps, gradient_axis=self.parameters.gradient_axis
        )
        self.add(board.frame, board.titles, board, board.curve_names())
        self.ask()
        legs = [
            *sorted(stop for stop in set(self.parameters.stops) if stop < self.parameters.steps),
            self.parameters.steps,
        ]
        for repetition, stop in enumerate(legs):
            self.move(board.run_to(stop), seconds=6 * self.tempo(repetition))
            if repetition == 0:
                self.answer()
            if stop != legs[-1]:
                self.hold(0.8)

    def why(self) -> None:
        """The gradient on its way back before the first step."""
        chart = GradientChart(
            self.layout.body,
            self.words,
            "preactivations",
            self.parameters.gradient_axis,
            panels=len(self.parameters.racers),
            ratios=True,
        )
        self.add(chart)
        for panel, lane in enumerate(self._race_lanes()):
            measured = MeasuredGradients.of_one(lane.course.gradients(0))
            bars = chart.bars(panel, measured.typical, lane.color)
            names = chart.title(panel, lane.title, lane.color), chart.numbers(panel, len(measured.typical))
            self.show(*names, seconds=0.3)
            self.move(bars.arrive(), seconds=1.8 * self.tempo(panel))
            self.show(chart.ratio(panel, measured), seconds=0.4)

    def finish(self) -> None:
        """The borders of the last two networks, drawn from end to end."""
        lanes, steps = self._race_lanes()[-2:], self.parameters.steps
        *places, side = self.layout.body.columns(*_FINISH_SHARES, gap=0.5)
        headings = [Heading(place, lane.title, color=lane.color) for place, lane in zip(places, lanes, strict=True)]
        planes = [
            DecisionPlane(
                heading.room.inset(bottom=_FINISH_FOOT), self._spirals.reach, self._spirals.points, lane.color
            )
            for heading, lane in zip(headings, lanes, strict=True)
        ]
        borders = [
            BorderTrace(plane, lane.course, steps, lane.color) for plane, lane in zip(planes, lanes, strict=True)
        ]
        measured = Heading(
            side, self.label("loss"), color=active_theme().text, lines=[self.label("after", steps=steps)]
        )
        rows = [Row(lane.title, lane.course.losses(steps)[-1], _FINE_LOSS, color=lane.color) for lane in lanes]
        notes = [self.label("corners"), self.label("corners-from", turn=LEAST_TURN)]
        corners = measured.room.hold(text_lines(notes, color=active_theme().muted), across=0, up=_NOTES_RISE)
        self.add(
            *headings, *(plane.data for plane in planes), *planes, measured, Readouts(measured.room, rows), corners
        )
        self.move(*(border.grow() for border in borders), seconds=4)

    def was_it_fair(self) -> None:
        """The first network again: as in the race, at its best rate, and with Adam."""
        parameters = self.parameters
        first, steps = parameters.racers[0], parameters.steps
        lanes = [
            self._lane(first, rule, rate, self.label(f"short-{rule}", rate=f"{rate:g}"))
            for rule, rate in self._trial_rules
        ]
        board = self._board(lanes, steps=steps, loss_format=_ROUGH_LOSS, chart_below=True)
        self.add(board.frame, board.titles, board, board.curve_names(), self._trials(board))
        self.hold(0.6)
        self.move(board.run_to(steps), seconds=7)

    def _claim(self, beat: str, fields: set[str]) -> str:
        """What the beat claims, unless the race is another one than the claim is about."""
        default = type(self.parameters)()
        unchanged = all(getattr(self.parameters, name) == getattr(default, name) for name in fields)
        first = activation(self.parameters.racers[0].function).title
        return self.label(f"claim-{beat}" if unchanged else f"neutral-{beat}", first=first)

    @property
    def _spirals(self) -> Spirals:
        return Spirals(self.parameters.per_arm, self.parameters.noise, self.parameters.seed)

    @property
    def _trial_rules(self) -> tuple[tuple[Rule, float], ...]:
        """How the first network learns in the last beat."""
        parameters = self.parameters
        return (parameters.rule, parameters.rate), ("descent", parameters.best_rate), ("adam", parameters.adam_rate)

    def _race_lanes(self) -> list[Lane]:
        parameters = self.parameters
        return [
            self._lane(racer, parameters.rule, parameters.rate, activation(racer.function).title)
            for racer in parameters.racers
        ]

    def _lane(self, racer: Racer, rule: Rule, rate: float, title: str) -> Lane:
        parameters = self.parameters
        entrant = Entrant(racer.function, racer.initialization, parameters.depth, parameters.width, rule, rate)
        return Lane(title, active_theme().function(racer.function).color, course(entrant, self._spirals))

    def _board(
        self,
        lanes: Sequence[Lane],
        *,
        steps: int = 0,
        loss_format: NumberFormat = _FINE_LOSS,
        gradient_axis: tuple[int, int] | None = None,
        chart_below: bool = False,
    ) -> TrainingBoard:
        return TrainingBoard(
            self.layout.body,
            self.words,
            lanes,
            self._spirals,
            steps=steps,
            loss_format=loss_format,
            gradient_axis=gradient_axis,
            chart_below=chart_below,
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

    def _rules(self, board: TrainingBoard) -> VGroup:
        """Under each plane how the weights were drawn, and a remark where no border runs."""
        theme, rules = active_theme(), VGroup()
        names = [
            self.label("weights"),
            *(initialization(racer.initialization).title for racer in self.parameters.racers),
        ]
        keys = ["variance", *(f"variance-{racer.initialization}" for racer in self.parameters.racers)]
        for foot, name, key in zip((board.names_foot, *board.feet), names, keys, strict=True):
            _, upper, middle, _ = foot.rows(*_RULE_ROWS, gap=_RULE_GAP)
            quiet = foot is board.names_foot
            size, color = (theme.label_size, theme.muted) if quiet else (theme.number_size, theme.text)
            rules.add(upper.hold(words(name, size=size, color=color, bold=not quiet), across=0))
            rules.add(middle.hold(formula(self.words.formulas[key], size=theme.label_size, color=color), across=0))
        return rules

    def _no_border(self, board: TrainingBoard) -> list[Words]:
        """A remark under the planes without a border."""
        theme, text = active_theme(), self.label("no-border")
        return [
            foot.rows(*_RULE_ROWS, gap=_RULE_GAP)[0].hold(
                words(text, size=theme.label_size, color=theme.muted), across=0, up=1
            )
            for foot, plane in zip(board.feet, board.planes, strict=True)
            if not plane.has_border
        ]

    def _trials(self, board: TrainingBoard) -> Heading:
        """Beside the planes, whose network learns and what was changed."""
        parameters = self.parameters
        first = parameters.racers[0].function
        names = [self.label(f"short-{rule}", rate=f"{rate:g}") for rule, rate in self._trial_rules]
        best = "trial-searched" if parameters == type(parameters)() else "trial-best"
        lines = [
            self.label("trial", name=name, said=self.label(said, rate=f"{parameters.adam_rate:g}"))
            for name, said in zip(names, ("trial-race", best, "trial-adam"), strict=True)
        ]
        return Heading(board.side, activation(first).title, color=active_theme().function(first).color, lines=lines)
