"""Film 8: ReLU, Leaky ReLU and ELU: a small slope for negative inputs."""

from collections.abc import Callable, Sequence
from functools import cached_property
from math import inf

from manim import UL
from pydantic import Field

from actmath import (
    LEAKY_RELU_MAX,
    Activation,
    activation,
    elu_mean_output,
    mean_output,
    slope_crossing,
    zero_mean_alpha,
)
from scenes.lib.balance.balance_rows import BalanceRows
from scenes.lib.curves.curve_labels import axes_note
from scenes.lib.curves.dial import Dial
from scenes.lib.curves.function_formulas import function_formulas
from scenes.lib.curves.lensed_curves import LensedCurves, Magnification
from scenes.lib.curves.plot_axes import PlotAxes, Span, axes_room
from scenes.lib.curves.slope_tails import SlopeTails
from scenes.lib.curves.tuned_corner import TunedCorner
from scenes.lib.layout import Region
from scenes.lib.parameters import StoryParameters
from scenes.lib.story import Story
from scenes.lib.text.number_formats import coordinate, fixed
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

_WINDOW = ((-4.0, 3.0), (-1.2, 1.8))
_PANEL_SHARE = 0.41
_BELOW_ZERO = 0.62
_CORNER_RANGE = (-4.0, 4.0)
_ALPHA_WINDOW = (-2.4, 1.6)
_MAX_WINDOW = (-1.75, 2.25)
_PROBE = (-0.2, -3.0)
_TAIL_PROBE = -2.5
_PROBE_MARGIN = 0.2
_ALPHAS = (0.0, 1.0, 2.0)
_AXIS_RISE = 0.15
_BRACKET = (-30.0, -1e-9)
_COLUMN = (0.45, 0.25, 0.3)


class ReluFamilyParameters(StoryParameters):
    """What can be changed in this film."""

    negative_slope: float = Field(
        default=0.01, ge=0.001, le=0.1, description="slope of Leaky ReLU left of zero, without unit"
    )
    alpha: float = Field(
        default=1.0, ge=0.25, le=2.0, description="ELU's alpha, minus its limit far left, without unit"
    )
    lens: float = Field(
        default=25.0, ge=5.0, le=50.0, description="how much the lens stretches at most, a factor without unit"
    )
    steep: float = Field(default=1.5, ge=1.1, le=3.0, description="the slope at which max(ax, x) has failed")

    def records(self) -> tuple[Activation, Activation, Activation]:
        """ReLU, Leaky ReLU and ELU with these parameters."""
        leaky = activation("leaky_relu", negative_slope=self.negative_slope)
        return activation("relu"), leaky, activation("elu", alpha=self.alpha)


class ReluFamily(Story):
    """Left of zero, the corner, the short formula and its condition, the far left, and the mean output."""

    topic = "relu_family"
    parameters: ReluFamilyParameters = ReluFamilyParameters()

    def word_values(self) -> dict[str, object]:
        """What the last two beats show with these parameters."""
        _, leaky, _ = self.parameters.records()
        leans_least = 0 < elu_mean_output(self.parameters.alpha) < mean_output(leaky)
        said = self.label("claim-mean-output" if leans_least else "neutral-mean-output", alpha=self._selu)
        return {
            "mean-output": said,
            "crossing": fixed(4)(self._crossing),
            "slope": f"{self.parameters.negative_slope:g}",
        }

    def left_of_zero(self) -> None:
        """The lens lifts the strip around zero into a panel of its own, then a plumb line reads off the slopes."""
        records = self.parameters.records()
        relu, leaky, elu = records
        magnification = Magnification(self.parameters.lens, _BELOW_ZERO, down_to=float(leaky(_WINDOW[0][0])))
        plot = LensedCurves(self.layout.stage, records, _WINDOW, magnification, share=_PANEL_SHARE)
        probe = plot.probe(self.layout.column, self.words.labels, farthest=_PROBE[1])
        left = plot.axes.window.inset(right=plot.axes.window.width / 2)
        names = plot.curves.names(left, of=[elu], taken=[probe.plumb])
        names_in_panel = plot.names_in_panel([relu, leaky], taken=[probe.plumb])
        probe.draw(_PROBE[0])
        self.add(plot, plot.scale_note(self.words.labels["magnified"]))
        self.show(names)
        self.hold(0.6)
        self.move(plot.lens.open(), seconds=2.2)
        self.show(names_in_panel)
        self.show(probe, probe.numbers)
        self.move(probe.go_to(_PROBE[1]), seconds=2.4)

    def turn_alpha(self) -> None:
        """Alpha goes from 0 to 2 and comes to rest where the corner is gone."""
        lowest, smooth, highest = _ALPHAS
        corner = self._corner(
            lambda value: activation("elu", alpha=value),
            name="alpha",
            color=active_theme().function("elu").color,
            marks=_ALPHAS,
            value=lowest,
            heights=_ALPHA_WINDOW,
            lines=("left-tangent", "right-tangent"),
        )
        formulas = function_formulas(
            self._column[0], self.words.formulas, activation("elu"), symbolic=True, corner=True
        )
        theme, source = active_theme(), self.words.formulas["value-label"]
        named = {
            value: formula(source.format(value=f"{value:g}"), size=theme.label_size, color=theme.muted)
            for value in (lowest, highest)
        }
        left, right = corner.ghosts(named, final=smooth)
        self.add(corner.axes, formulas, corner)
        self.hold(0.8)
        self.add(left)
        self.move(corner.turn_to(highest), seconds=3)
        self.add(right)
        self.hold(1)
        self.move(corner.turn_to(smooth), seconds=2)
        self.reveal(corner.note(self.label("one-slope")))

    def max_has_a_condition(self) -> None:
        """The line ax grows steeper than x, and the larger of the two changes sides."""
        gentle, steep = self.parameters.negative_slope, self.parameters.steep
        theme, leaky = active_theme(), activation("leaky_relu")
        color = theme.function(leaky.name).color
        corner = self._corner(
            lambda value: LEAKY_RELU_MAX.with_parameters(negative_slope=value),
            name="a",
            color=color,
            farthest=1.0,
            marks=(0.0, 1.0, steep),
            value=gentle,
            heights=_MAX_WINDOW,
            lines=("scaled", "kept"),
        )
        larger = self._column[0].hold(formula(self.words.formulas["larger"]), across=0, up=0.8)
        condition = self._column[0].hold(words(self.label("condition")), across=0, up=0.25)
        failed = self._column[0].hold(words(self.label("failed"), color=theme.accent), across=0, up=0.25)
        named = {gentle: words(leaky.title, size=theme.label_size, color=color)}
        self.add(corner.axes, *corner.ghosts(named, final=steep), larger, condition, corner)
        self.hold(1)
        self.move(corner.turn_to(1.0), seconds=2)
        self.hold(1)
        self.move(corner.turn_to(steep), seconds=1.6)
        self.hide(condition)
        self.reveal(failed)

    def elu_goes_flat_too(self) -> None:
        """Both slopes left of zero; in the panel of the lens they cross."""
        _, leaky, elu = self.parameters.records()
        place = self._crossing
        plot = SlopeTails(self.layout.stage, (leaky, elu), place, strongest=self.parameters.lens)
        crossing = plot.crossing(place, self.parameters.negative_slope, [self.label("equal")])
        beyond = plot.beyond(place, [self.label("more-slope"), leaky.title])
        start, end = _TAIL_PROBE, plot.axes.x_range[0] + _PROBE_MARGIN
        probe = plot.probe(self.layout.column, self.words.labels, farthest=end, decimals=4)
        plumbs = [probe.draw(x).plumb.copy() for x in (start, end, place)]
        taken = [*plumbs, *crossing, beyond.words]
        names = plot.names_in_panel([leaky, elu], taken=taken)
        ratio = f"{self.parameters.negative_slope / self.parameters.alpha:.4g}"
        computed = probe.remark(self.label("equal-at", ratio=ratio))
        probe.draw(start)
        self.add(
            plot,
            plot.scale_note(self.words.labels["magnified"]),
            axes_note(plot.axes, self.label("slope"), UL),
            plot.curves.names(plot.axes.window, of=[elu]),
        )
        self.hold(0.4)
        self.move(plot.lens.open(), seconds=1.4)
        self.show(names, seconds=0.5)
        self.show(probe, probe.numbers, seconds=0.5)
        self.move(probe.go_to(end), seconds=1.6)
        self.hold(0.4)
        self.move(probe.go_to(place), seconds=0.8)
        self.reveal(beyond, crossing, computed)

    def mean_output(self) -> None:
        """Normal inputs pass through the three functions; the fulcrums move to where the outputs balance."""
        records, alpha = self.parameters.records(), self.parameters.alpha
        rows = BalanceRows(self.layout.body.inset(bottom=_AXIS_RISE), records, self.label("mean"))
        inputs = rows.axis_name(self.label("inputs"))
        self.add(rows, inputs)
        self.ask()
        self.answer()
        self.hide(inputs)
        passing = [balance.pass_through(record) for balance, record in zip(rows.balances, records, strict=True)]
        self.move(*passing, seconds=2.4)
        means = rows.means()
        self.show(rows.axis_name(self.label("outputs")), *means)
        self.hold(1.2)
        last = len(records) - 1
        sign, number = rows.parameter(last, self.label("alpha"), alpha)
        self.show(sign, number, rows.memory(last, self.label("mean-before", alpha=f"{alpha:g}")))
        self.hide(means[last])
        self.move(
            rows.balances[-1].turn_alpha(alpha, zero_mean_alpha()), number.change_to(zero_mean_alpha()), seconds=2.4
        )
        self.show(rows.mean(last))

    def _corner(
        self,
        record_at: Callable[[float], Activation],
        *,
        name: str,
        color: str,
        farthest: float = inf,
        marks: Sequence[float],
        value: float,
        heights: Span,
        lines: tuple[str, str],
    ) -> TunedCorner:
        """The corner of a function with one parameter, with its dial and its slopes in the column."""
        _, middle, lower = self._column
        rows = [Row(self.label(f"slope-{side}"), 0.0, coordinate(2), widest=marks[-1]) for side in ("left", "right")]
        return TunedCorner(
            PlotAxes(axes_room(self.layout.stage), _CORNER_RANGE, heights),
            record_at,
            Dial(middle, self.words.formulas[name], marks, value),
            Readouts(lower, rows),
            color=color,
            farthest=farthest,
            names=(self.label(lines[0]), self.label(lines[1])),
        )

    @property
    def _column(self) -> tuple[Region, Region, Region]:
        upper, middle, lower = self.layout.column.rows(*_COLUMN)
        return upper, middle, lower

    @property
    def _selu(self) -> str:
        return fixed(4)(zero_mean_alpha())

    @cached_property
    def _crossing(self) -> float:
        """Where ELU's slope falls below that of Leaky ReLU."""
        _, leaky, elu = self.parameters.records()
        return slope_crossing(elu, leaky, _BRACKET)
