"""Film 6: how large the gradient is in every layer of a real, untrained deep network."""

from collections.abc import Sequence

from pydantic import Field

from actmath import Quantity, activation, initialization
from scenes.lib.gradients.gradient_chart import GradientChart
from scenes.lib.gradients.layer_columns import LayerNumbers
from scenes.lib.gradients.log_axis import AxisRange
from scenes.lib.gradients.measured_gradients import MeasuredGradients
from scenes.lib.gradients.network_parameters import Depth, NetworkParameters, RuleName
from scenes.lib.gradients.ratio_readout import FACTOR_FORMAT, RATIO_FORMAT, RatioReadout
from scenes.lib.layout import Region
from scenes.lib.parameters import FunctionName
from scenes.lib.story import Story
from scenes.lib.text.heading import Heading
from scenes.lib.text.number_formats import coordinate, fixed
from scenes.lib.text.table import Table
from scenes.lib.text.typography import Words, formula, words
from scenes.lib.theme import active_theme


class GradientByLayerParameters(NetworkParameters):
    """What can be changed in this film."""

    function: FunctionName = Field(
        default="sigmoid", description="activation of the first two beats, and beside the others"
    )
    rectifier: FunctionName = Field(default="relu", description="activation whose initialization is changed")
    compared: tuple[FunctionName, ...] = Field(
        default=("tanh", "relu", "gelu"), min_length=1, max_length=3, description="activations set beside the first"
    )
    with_remedy: tuple[FunctionName, ...] = Field(
        default=("relu", "gelu", "swish", "elu"), min_length=1, max_length=4, description="activations under the remedy"
    )
    initialization: RuleName = Field(default="xavier_normal", description="rule of the initial weights")
    remedy: RuleName = Field(default="he_normal", description="rule that is set against it")
    depth: Depth = Field(default=5, description="hidden layers in the first beat")
    depths: tuple[Depth, ...] = Field(
        default=(2, 5, 10, 20), min_length=2, max_length=4, description="hidden layers, one network after another"
    )
    compared_depth: Depth = Field(default=10, description="hidden layers where activations or rules are compared")
    remedy_depth: Depth = Field(default=20, description="hidden layers where activations are compared with the remedy")
    other_quantity: Quantity = Field(default="weights", description="the gradient beside it in the last beat")
    axis: AxisRange = Field(default=(-17, -2), description="powers of ten at the ends of the axis, first two beats")
    close_axis: AxisRange = Field(default=(-7, -2), description="powers of ten at the ends of the axis, later beats")


class GradientByLayer(Story):
    """Five layers, deeper, other functions, another initialization, its limits, and which gradient a chart shows."""

    topic = "gradient_by_layer"
    parameters: GradientByLayerParameters = GradientByLayerParameters()

    def word_values(self) -> dict[str, object]:
        """Depth and rules by name, and what each beat claims if it measures what the claim is about."""
        parameters = self.parameters
        return {
            **parameters.model_dump(include={"depth", "compared_depth", "remedy_depth"}),
            "rectifier": activation(parameters.rectifier).title,
            "initialization": initialization(parameters.initialization).title,
            "remedy": initialization(parameters.remedy).title,
            "five-layers": self._claim("five-layers", "function", "initialization"),
            "deeper": self._claim("deeper", "function", "initialization"),
            "other-functions": self._claim("other-functions", "function", "compared", "initialization"),
            "the-init-matters": self._claim("the-init-matters", "rectifier", "initialization", "remedy"),
            "myth": self._claim("myth", "with_remedy", "remedy"),
            "which-gradient": self._claim("which-gradient", "rectifier", "initialization", "other_quantity"),
        }

    def five_layers(self) -> None:
        """The gradient arrives layer by layer; what the first layer gets of it."""
        parameters = self.parameters
        depth, quantity = parameters.depth, parameters.quantity
        measured = parameters.measure(parameters.function, parameters.initialization, depth)
        heading = self._heading("data", "loss-function", "mean-over")
        definition, values = heading.room.rows(1.3, 1, gap=0.1)
        chart = GradientChart(self.layout.stage, self.words, quantity, parameters.axis)
        bars = chart.bars(0, measured.typical, _color(parameters.function))
        ratio = formula(self.words.formulas[f"ratio-{quantity}"], size=active_theme().number_size)
        self.add(chart, chart.strip(depth), chart.numbers(0, depth), heading, definition.hold(ratio, across=0))
        self.hold(0.6)
        self.move(bars.arrive(), seconds=2.4)
        read_out = self._ratio(values, measured, size=active_theme().formula_size)
        self.reveal(bars.drop_arrow(self.words.formulas["drop"]), read_out)

    def deeper(self) -> None:
        """Deeper networks one after another, each with its ratio in a table."""
        parameters = self.parameters
        every = [
            parameters.measure(parameters.function, parameters.initialization, depth) for depth in parameters.depths
        ]
        heading = self._heading()
        chart = GradientChart(self.layout.stage, self.words, parameters.quantity, parameters.axis)
        bars = chart.bars(0, every[0].typical, _color(parameters.function))
        strip, numbers = chart.strip(parameters.depths[0]), chart.numbers(0, parameters.depths[0])
        table = self._depth_table(heading.room, every)
        self.add(chart, strip, numbers, heading, table.head)
        self.move(bars.arrive(), seconds=1.6)
        self.show(table.rows[0])
        for repetition, depth in enumerate(parameters.depths[1:]):
            self.hold(0.4)
            deeper, row = bars.change_to(every[repetition + 1].typical), table.rows[repetition + 1]
            self.hide(numbers, seconds=0.2)
            self.move(deeper, strip.change_to(depth), seconds=2 * self.tempo(repetition))
            numbers = chart.numbers(0, depth)
            self.show(numbers, seconds=0.4)
            if row is table.rows[-1]:
                self.hold(1)
            self.show(row, seconds=0.4)

    def other_functions(self) -> None:
        """The axis is stretched, then the same networks with other activations join."""
        parameters = self.parameters
        functions = (parameters.function, *parameters.compared)
        chart = GradientChart(
            self.layout.body,
            self.words,
            parameters.quantity,
            parameters.axis,
            panels=len(functions),
            ratios=True,
            later_exponents=parameters.close_axis,
        )
        self.add(chart)
        first = parameters.measure(functions[0], parameters.initialization, parameters.compared_depth)
        bars = chart.bars(0, first.typical, _color(functions[0])).arrived()
        note = self._stretch_note(chart)
        self.add(bars, *self._names(chart, 0, functions[0], parameters.compared_depth), chart.ratio(0, first))
        self.show(note)
        self.move(chart.axis.zoom_to(parameters.close_axis), bars.follow_axis(), seconds=1.6)
        self.hide(note)
        self.show(bars.floor_note(self.label("below")), seconds=0.4)
        for repetition, function in enumerate(parameters.compared):
            measured = parameters.measure(function, parameters.initialization, parameters.compared_depth)
            self._fill_panel(chart, repetition + 1, function, measured, seconds=1.8 * self.tempo(repetition))

    def the_init_matters(self) -> None:
        """The stairs under one rule rise to a level under the other."""
        parameters = self.parameters
        function, depth = parameters.rectifier, parameters.compared_depth
        before = parameters.measure(function, parameters.initialization, depth)
        after = parameters.measure(function, parameters.remedy, depth)
        upper, lower = self.layout.column.rows(1.2, 1)
        first_rule = self._rule_heading(upper, parameters.initialization)
        second_rule = self._rule_heading(lower, parameters.remedy)
        chart = GradientChart(self.layout.stage, self.words, parameters.quantity, parameters.close_axis)
        bars = chart.bars(0, before.typical, _color(function))
        self.add(chart, chart.strip(depth), chart.numbers(0, depth), first_rule)
        self.move(bars.arrive(), seconds=1.4)
        self.show(self._ratio(first_rule.room, before, with_range=True))
        self.hold(0.6)
        names = [initialization(rule).title for rule in (parameters.initialization, parameters.remedy)]
        rises = bool(after.typical[0] > before.typical[0])
        self.show(second_rule, bars.ghost(), bars.word_at_first(names[0], active_theme().text, below=rises))
        self.move(bars.change_to(after.typical), seconds=3)
        word = bars.word_at_first(names[1], _color(function), below=not rises)
        self.reveal(word, self._ratio(second_rule.room, after, with_range=True))

    def myth(self) -> None:
        """The remedy under other activations: some drift away from the level."""
        parameters = self.parameters
        functions = parameters.with_remedy
        chart = self._panels(parameters.quantity, len(functions))
        self.add(chart)
        self.ask()
        for panel, function in enumerate(functions):
            measured = parameters.measure(function, parameters.remedy, parameters.remedy_depth)
            self._fill_panel(chart, panel, function, measured, seconds=1.4 * self.tempo(panel))
            if panel == min(1, len(functions) - 1):
                self.answer()

    def which_gradient(self) -> None:
        """The same networks by two gradients, each with the band of its seeds."""
        parameters = self.parameters
        function, depth = parameters.rectifier, parameters.compared_depth
        chart = self._panels(None, 2)
        self.add(chart)
        theme = active_theme()
        product = self.words.formulas[f"product-{parameters.other_quantity}"]
        notes = (
            words(self.label("band"), size=theme.label_size, color=theme.muted),
            formula(product, size=theme.label_size, color=theme.muted),
        )
        for index, quantity in enumerate((parameters.quantity, parameters.other_quantity)):
            measured = parameters.measure(function, parameters.initialization, depth, quantity)
            bars = chart.bars(index, measured.typical, _color(function))
            self.show(chart.quantity_title(index, quantity), chart.numbers(index, depth), seconds=0.4)
            self.move(bars.arrive(), seconds=2 * self.tempo(index))
            self.show(bars.band(measured.lowest, measured.highest))
            self.hold(0.6)
            self.show(chart.ratio(index, measured))
            self.show(chart.note(index, notes[index]))

    def _claim(self, beat: str, *fields: str) -> str:
        """What the beat claims, unless it measures something else than the claim is about."""
        default = type(self.parameters)()
        unchanged = all(getattr(self.parameters, name) == getattr(default, name) for name in (*fields, "quantity"))
        return self.label(f"claim-{beat}" if unchanged else "neutral")

    def _depth_table(self, region: Region, every: Sequence[MeasuredGradients]) -> Table:
        """What is left in all, and by what each layer multiplies it on the way."""
        depths = self.parameters.depths
        rows = [(depth, one.ratio, one.factor_per_layer) for depth, one in zip(depths, every, strict=True)]
        headings = [self.label(f"{column}-heading") for column in ("depth", "ratio", "factor")]
        return Table(region, headings, [coordinate(0), RATIO_FORMAT, FACTOR_FORMAT], rows, shares=(1, 1.6, 1.4))

    def _heading(self, *further: str) -> Heading:
        """Which networks are measured, and these labels."""
        parameters = self.parameters
        counted = "networks" if parameters.seeds > 1 else "one-network"
        facts = {name: getattr(parameters, name) for name in ("seeds", "width", "seed", "batch")}
        return Heading(
            self.layout.column,
            self._name(parameters.function, parameters.initialization),
            color=_color(parameters.function),
            lines=[self.label(key, **facts) for key in (counted, "width", *further)],
        )

    def _rule_heading(self, region: Region, rule: RuleName) -> Heading:
        function = self.parameters.rectifier
        variance = self.words.formulas[f"variance-{rule}"]
        if rule == self.parameters.initialization != self.parameters.remedy:
            variance = f"& {variance} \\ & {self.words.formulas['equal-widths']}"
        return Heading(region, self._name(function, rule), color=_color(function), rule=variance)

    def _name(self, function: FunctionName, rule: RuleName) -> str:
        return self.label("name", function=activation(function).title, rule=initialization(rule).title)

    def _ratio(
        self, region: Region, measured: MeasuredGradients, *, with_range: bool = False, size: float | None = None
    ) -> RatioReadout:
        to = self.label("range-to") if with_range and self.parameters.seeds > 1 else ""
        name = self.words.formulas["ratio"]
        return RatioReadout(region, measured, name=name, to=to, beside=True, size=size)

    def _stretch_note(self, chart: GradientChart) -> Words:
        factor = fixed(0)(chart.axis.magnification(self.parameters.close_axis))
        return chart.axis.plot.hold(words(self.label("stretched", factor=factor)), across=0.85, up=0.5)

    def _panels(self, quantity: Quantity | None, count: int) -> GradientChart:
        """Panels side by side on the close axis, with the ratio and its range under each."""
        axis, ranges = self.parameters.close_axis, self.parameters.seeds > 1
        return GradientChart(self.layout.body, self.words, quantity, axis, panels=count, ratios=True, ranges=ranges)

    def _names(
        self, chart: GradientChart, panel: int, function: FunctionName, depth: int
    ) -> tuple[Words, LayerNumbers]:
        return chart.title(panel, activation(function).title, _color(function)), chart.numbers(panel, depth)

    def _fill_panel(
        self, chart: GradientChart, panel: int, function: FunctionName, measured: MeasuredGradients, *, seconds: float
    ) -> None:
        """Let the gradient arrive in a panel and read off what is left."""
        bars = chart.bars(panel, measured.typical, _color(function))
        self.show(*self._names(chart, panel, function, len(measured.typical)), seconds=0.3)
        self.move(bars.arrive(), seconds=seconds)
        self.show(chart.ratio(panel, measured), seconds=0.4)


def _color(function: FunctionName) -> str:
    return active_theme().function(function).color
