"""Film 3: seven activation functions and their slopes on the same axes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from pydantic import Field

from actmath import Activation, activation, dip, slope_crossing
from scenes.lib.curves.function_curve import limits_beside
from scenes.lib.curves.function_formulas import function_formulas
from scenes.lib.curves.function_notes import FunctionNotes
from scenes.lib.curves.function_parameters import FunctionParameters
from scenes.lib.curves.plot_axes import Span
from scenes.lib.curves.scale_note import stretch_note
from scenes.lib.curves.slope_comparison import MaximaTable, SlopeComparison
from scenes.lib.curves.slope_plots import SlopePlots, shared_windows
from scenes.lib.curves.slope_sweep import SlopeSweep
from scenes.lib.function_story import FunctionStory
from scenes.lib.story import Beat
from scenes.lib.text.number_formats import fixed, significant
from scenes.lib.text.value_table import ValueTable

_STOPS = (-2.0, 0.0, 2.0)
_TOGETHER = "all-together"
_ASKED = ("tanh", "sigmoid")
"""The functions that the question compares."""
_COMPARED = {"tanh": "sigmoid", "gelu": "swish"}
"""Functions whose captions compare them with another one."""
_FALL = 0.5
_PAUSE = 0.3
_AROUND_THE_SWEEP = 4.6
"""Seconds of a function's beat in which the point does not travel."""
_CROSSING_BRACKET = (1.0, 2.0)


class ActivationExplorerParameters(FunctionParameters):
    """What can be changed in this film."""

    x_from: float = Field(default=-4.0, ge=-10.0, le=-2.5, description="left end of the axes, in units of x")
    x_to: float = Field(default=4.0, ge=2.5, le=10.0, description="right end of the axes, in units of x")
    sweep_speed: float = Field(default=2.5, ge=1.0, le=6.0, description="speed of the point, in units of x per second")


class ActivationExplorer(FunctionStory):
    """One beat a function, in the order of the parameters, then all derivatives together."""

    topic = "activation_explorer"
    function_seconds = 8
    parameters: ActivationExplorerParameters = ActivationExplorerParameters()

    def word_values(self) -> Mapping[str, object]:
        """The numbers in captions."""
        return {
            "sigmoid_maximum": significant(2)(activation("sigmoid").slope_range.upper),
            "negative_slope": f"{self.parameters.negative_slope:g}",
            "elu_floor": f"{0 - self.parameters.alpha:g}".replace("-", "−"),
            "crossing": fixed(2)(self._crossing),
            "gelu-dip": self.label("claim-gelu-dip" if self._deeper_swish else "neutral-gelu-dip"),
        }

    def beats(self) -> tuple[Beat, ...]:
        """All beats; a single function is not set beside others."""
        return tuple(self._fitted(beat) for beat in super().beats() if beat.name != _TOGETHER or len(self.records) > 1)

    def explain(self, record: Activation) -> None:
        """A point travels along f; at each stop the rise of its tangent falls to the height of f'."""
        plots = SlopePlots(self.layout.stage, self._x_range, *self._windows)
        upper, lower = self.layout.column.rows(0.47, 0.53)
        readouts = ValueTable(lower, record, self._headings, _STOPS, farthest=max(self._x_range, key=abs))
        sweep = SlopeSweep(plots, record, readouts, run_label=self.label("run"), rise_label=self.label("rise"))
        notes = FunctionNotes(plots.values, record, _STOPS[0], self.words.labels)
        companions = [
            plots.companion(other, (other.title, self.label("slope-of", function=other.title)))
            for other in self._compared_with(record)
        ]
        self.add(plots, stretch_note(plots.slopes, self.words, inside=True), *companions)
        keys = plots.keys(record, self._headings[1:], self.label("rises"))
        formulas = function_formulas(upper, self.words.formulas, record, symbolic=record.name == "elu")
        self.show(notes, sweep, keys, formulas)
        for stop, row in zip(_STOPS, readouts.noted, strict=True):
            self._travel(sweep, stop)
            self.move(sweep.drop_rise(), seconds=_FALL)
            self.add(sweep.stop_marks(), row)
            if stop in record.kinks:
                self.add(plots.corner_note(self._corner_words(record, stop)))
            self.hold(_PAUSE)
        self._travel(sweep, self.parameters.x_to)

    def all_together(self) -> None:
        """Every f' on one pair of axes, its maximum beside it; then where tanh' falls below sigmoid'."""
        records = tuple(self.records.values())
        comparison = SlopeComparison(self.layout.stage, records, self._x_range, self._windows[1])
        note, remark = comparison.note(self.label("slope")), stretch_note(comparison.axes, self.words)
        crossing = comparison.crossing(self._crossing, self._crossing_slope, self._crossing_words)
        taken = [note, remark, *(crossing if self._crossing_shown else ())]
        together = comparison.names_together([note, remark])
        names = comparison.names([*taken, *together])
        maxima = MaximaTable(self.layout.column, records, self.label("maximum"))
        self.add(comparison, note, remark)
        self.show(maxima.head, seconds=0.4)
        for index, drawn in enumerate(zip(comparison.curves, names, maxima.rows, strict=True)):
            self.show(*drawn, seconds=0.6 * self.tempo(index))
        self.show(together)
        if self._crossing_shown:
            self.hold(0.8)
            self.move(comparison.stand_out(_ASKED, [*names, together]), seconds=0.6)
            self.ask()
            self.answer()
            self.reveal(crossing)

    def _compared_with(self, record: Activation) -> list[Activation]:
        """The function with which the caption compares this one, if it has had its beat before."""
        earlier = takewhile(lambda one: one is not record, self.records.values())
        return [one for one in earlier if one.name == _COMPARED.get(record.name)]

    @property
    def _deeper_swish(self) -> bool:
        """Whether a Swish that stands behind GELU dips deeper."""
        gelu = self.records.get("gelu")
        return gelu is not None and any(dip(other).value < dip(gelu).value for other in self._compared_with(gelu))

    @cached_property
    def _windows(self) -> tuple[Span, Span]:
        return shared_windows(self.records.values())

    @property
    def _x_range(self) -> Span:
        return self.parameters.x_from, self.parameters.x_to

    @property
    def _headings(self) -> tuple[str, str, str]:
        return self.label("input"), self.label("value"), self.label("slope")

    @property
    def _sweep_seconds(self) -> float:
        return (self.parameters.x_to - self.parameters.x_from) / self.parameters.sweep_speed

    def _travel(self, sweep: SlopeSweep, x: float) -> None:
        self.move(sweep.go_to(x), seconds=(x - sweep.x) / self.parameters.sweep_speed)

    def _corner_words(self, record: Activation, x: float) -> list[str]:
        left, right = limits_beside(record.gradient, x)
        values = {"x": x, "left": left, "right": right, "value": float(record.gradient(x))}
        shown = {name: f"{value:.2g}" for name, value in values.items()}
        return [self.label(f"corner-{part}", **shown) for part in ("place", "sides", "value", "reason")]

    @cached_property
    def _crossing(self) -> float:
        return slope_crossing(activation(_ASKED[0]), activation(_ASKED[1]), _CROSSING_BRACKET)

    @property
    def _crossing_slope(self) -> float:
        return float(activation("tanh").gradient(self._crossing))

    @property
    def _crossing_words(self) -> list[str]:
        return [
            self.label("crossing-slope", slope=fixed(4)(self._crossing_slope)),
            self.label("crossing-place", x=fixed(4)(self._crossing)),
        ]

    @property
    def _crossing_shown(self) -> bool:
        return set(_ASKED) <= self.records.keys()

    def _fitted(self, beat: Beat) -> Beat:
        """A function's beat lasts as long as its point travels; without tanh and the sigmoid nothing is asked."""
        if beat.name in self.records:
            least = (self._sweep_seconds + _AROUND_THE_SWEEP) / self.parameters.pace
            return replace(beat, seconds=max(beat.seconds, least))
        if beat.name == _TOGETHER and not self._crossing_shown:
            text = beat.words.model_copy(update={"question": None, "caption": self.label("several-slopes")})
            return replace(beat, words=text)
        return beat
