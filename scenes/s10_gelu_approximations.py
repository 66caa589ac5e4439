"""Film 10: exact GELU against its two shortcuts, magnified, and what becomes of its formulas far left."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from actmath import FLOAT_FORMATS, FloatFormat, FloatName, FormatName, NaiveFormula, Shortcut, shortcut_error_extrema
from scenes.lib.curves.curve_key import AreaKey, CurveKey
from scenes.lib.layout import Region
from scenes.lib.parameters import StoryParameters
from scenes.lib.shortcuts.difference_plots import OVERVIEW, DifferencePlots, FormLines, StepBand
from scenes.lib.shortcuts.form_list import FormList
from scenes.lib.shortcuts.forms import SHORTCUTS
from scenes.lib.shortcuts.tail_chart import TailChart, TailSweep
from scenes.lib.shortcuts.tail_values import LiveTail, Overestimate
from scenes.lib.story import Story
from scenes.lib.text.findings import Finding, Findings
from scenes.lib.text.number_formats import fixed, significant

_OUTPUTS = (2.0, 4.0)
_OVERESTIMATED_AT = -6.0
_NAIVE: tuple[NaiveFormula, ...] = ("erf", "tanh")
_ERROR_FORMAT = significant(5, least_plain=-2)
_ERRORS_SHOWN: Mapping[Shortcut, int] = {"sigmoid": 1, "tanh": 2}


class GeluApproximationsParameters(StoryParameters):
    """What can be changed in this film."""

    reach: float = Field(default=4.0, ge=3.5, le=8.0, description="ends of the x axis of the first two beats, ± this")
    magnification: int = Field(
        default=1000, ge=200, le=2000, description="vertical scale of the strip that is magnified, without unit"
    )
    step_format: FormatName = Field(default="bfloat16", description="format whose step is set against the differences")
    dtypes: tuple[FloatName, ...] = Field(
        default=("float64", "float32"), min_length=1, max_length=2, description="precisions of the naive formulas"
    )
    tail_end: float = Field(default=-10.0, ge=-14.0, le=-9.0, description="lowest x of the left tail, in units of x")


class GeluApproximations(Story):
    """One line that is three, the differences magnified, and the left tail where digits are lost."""

    topic = "gelu_approximations"
    parameters: GeluApproximationsParameters = GeluApproximationsParameters()

    def word_values(self) -> Mapping[str, object]:
        """The tanh form's largest error, and what the second beat claims if it shows what the claim is about."""
        step = significant(3, least_plain=-7)(float(self._format.step(_OUTPUTS[0])))
        values = {"format": self._format.name, "digits": self._format.significand_bits, "step": step}
        said = self.claim("times-thousand", {"step_format"}, **values)
        return {"error": fixed(4)(shortcut_error_extrema("tanh")[0].value), "times-thousand": said}

    def one_line(self) -> None:
        """Three graphs are drawn over one another; a point reads their values where the tanh form is off most."""
        plots = self._plots
        lines = FormLines(plots)
        listed = FormList(
            self.layout.column,
            plots.graphs,
            names=self.words.labels,
            formulas=self.words.formulas,
            input_name=self.label("x"),
            x=0.0,
        )
        self.add(plots.graphs)
        for index, (line, row) in enumerate(zip(lines.lines, listed.rows, strict=True)):
            self.show(line, row, seconds=1.2 * self.tempo(index))
        self.ask()
        self.answer()
        self.show(listed.values, seconds=0.4)
        self.move(listed.values.go_to(shortcut_error_extrema("tanh")[0].x), seconds=3)

    def times_thousand(self) -> None:
        """The exact graph is straightened, the differences are magnified, then a strip of them once more."""
        plots = self._plots
        lines = FormLines(plots)
        overview_label = plots.overview_label(self.label("scale"))
        lens = plots.lens()
        strip_label = plots.strip_label(self.label("strip-scale"))
        large, step, small = self._findings
        self.add(lines, plots.graphs)
        self.hold(0.4)
        self.hide(plots.graphs)
        self.move(lines.straighten(), seconds=1.4)
        self.show(overview_label)
        self.move(lines.magnify(), overview_label.change_to(OVERVIEW), seconds=2)
        self.show(plots.overview, large)
        self.bring_to_front(overview_label, lines)
        band = StepBand(plots.overview, self._format)
        bracket = plots.output_bracket(self.label("outputs"), *_OUTPUTS)
        self.show(band, band.tag(self.label("one-step")), bracket, step)
        self.bring_to_front(overview_label, lines)
        self.show(lens, strip_label, seconds=0.4)
        self.move(lens.open(), strip_label.change_to(self.parameters.magnification), seconds=2)
        self.show(plots.strip, StepBand(plots.strip, self._format), seconds=0.4)
        self.bring_to_front(lens)
        self.reveal(small)

    def left_tail(self) -> None:
        """The exact value goes on where the formulas as they stand end at zero, in one precision and in another."""
        dtypes = self.parameters.dtypes
        chart = TailChart(self.layout.stage, self.parameters.tail_end, self.words, _NAIVE, dtypes)
        live = LiveTail(self.layout.column, chart, self.words, _NAIVE, dtypes[0])
        sweeps = [
            TailSweep(chart, _NAIVE, dtype, with_exact=repetition == 0) for repetition, dtype in enumerate(dtypes)
        ]
        self.add(chart, live, sweeps[0])
        self.hold(0.5)
        for repetition, (dtype, sweep) in enumerate(zip(dtypes, sweeps, strict=True)):
            first = repetition == 0
            together = [live.follow_to(chart.x_range[0])] if first else []
            self.add(sweep)
            self.move(sweep.go_to(chart.x_range[0]), *together, seconds=4.5 * self.tempo(repetition))
            self.show(chart.zero_tags(dtype, _NAIVE), *([chart.zero_name] if first else []), seconds=0.4)
        self.show(chart.sigmoid_line())
        self.reveal(chart.gap(_OVERESTIMATED_AT), Overestimate(live.room, self.words, _OVERESTIMATED_AT))

    @cached_property
    def _plots(self) -> DifferencePlots:
        return DifferencePlots(self.layout.stage, self.parameters.reach, self.parameters.magnification)

    @property
    def _format(self) -> FloatFormat:
        return FLOAT_FORMATS[self.parameters.step_format]

    @property
    def _findings(self) -> tuple[Findings, Findings, Findings]:
        """The largest error of the sigmoid form, a step of the format, the errors of the tanh form."""
        upper, middle, lower = self.layout.column.rows(1, 1, 1.4)
        step = Finding(float(self._format.step(_OUTPUTS[0])), significant(5), self.label("outputs"))
        key = AreaKey(self.label("step", format=self.parameters.step_format), opacity=StepBand.OPACITY)
        return self._errors(upper, "sigmoid"), Findings(middle, key, [step]), self._errors(lower, "tanh")

    def _errors(self, region: Region, shortcut: Shortcut) -> Findings:
        findings = [
            Finding(extremum.value, _ERROR_FORMAT, self.label("at", x=fixed(4)(extremum.x)))
            for extremum in shortcut_error_extrema(shortcut)[: _ERRORS_SHOWN[shortcut]]
        ]
        return Findings(region, self._key(shortcut), findings)

    def _key(self, shortcut: Shortcut) -> CurveKey:
        return CurveKey(self.label(shortcut), color=next(form for form in SHORTCUTS if form.name == shortcut).color)
