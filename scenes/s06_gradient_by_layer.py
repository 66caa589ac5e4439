"""Film 6: how large the gradient is in every layer of a real, untrained deep network."""

from collections.abc import Sequence

from pydantic import Field

from actmath import Quantity, activation, initialization
from scenes.lib.gradients.gradient_chart import GradientChart
from scenes.lib.gradients.log_axis import AxisRange, covering
from scenes.lib.gradients.measured_gradients import MeasuredGradients
from scenes.lib.gradients.network_notes import NetworkNotes
from scenes.lib.gradients.network_parameters import Depth, NetworkParameters, RuleName
from scenes.lib.parameters import FunctionName
from scenes.lib.story import Story
from scenes.lib.text.typography import formula
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
    axis: AxisRange = Field(default=(-18, 0), description="powers of ten at the ends of the axis, deepest networks")
    close_axis: AxisRange = Field(default=(-10, 0), description="powers of ten at the ends of the axis, other networks")


class GradientByLayer(Story):
    """Five layers, deeper, other functions, another initialization, its limits, and which gradient a chart shows."""

    topic = "gradient_by_layer"
    parameters: GradientByLayerParameters = GradientByLayerParameters()

    def word_values(self) -> dict[str, object]:
        """Depth and rules by name, and what each beat claims if it measures what the claim is about."""
        parameters = self.parameters
        start = {"quantity", "initialization"}
        about = {
            "five-layers": start | {"function"},
            "deeper": start | {"function"},
            "other-functions": start | {"function", "compared"},
            "the-init-matters": start | {"rectifier", "remedy"},
            "myth": {"quantity", "with_remedy", "remedy"},
            "which-gradient": start | {"rectifier", "other_quantity"},
        }
        return {
            **parameters.model_dump(include={"depth", "compared_depth", "remedy_depth"}),
            "rectifier": activation(parameters.rectifier).title,
            "initialization": initialization(parameters.initialization).title,
            "remedy": initialization(parameters.remedy).title,
            **{beat: self.claim(beat, names) for beat, names in about.items()},
        }

    @property
    def functions(self) -> set[str]:
        """All that are measured."""
        parameters = self.parameters
        return {parameters.function, parameters.rectifier, *parameters.compared, *parameters.with_remedy}

    def five_layers(self) -> None:
        """The gradient arrives layer by layer; what the first layer gets of it."""
        parameters = self.parameters
        depth, quantity = parameters.depth, parameters.quantity
        measured = parameters.measure(parameters.function, parameters.initialization, depth)
        facts = (f"spread-{parameters.initialization}", "mean-over")
        heading = self._notes.heading(self.layout.column, parameters.function, parameters.initialization, *facts)
        definition, values = heading.room.rows(1.1, 1.2, gap=0.1)
        chart = self._single([measured], remark=self.label("loss-function", batch=parameters.batch))
        bars = chart.bars(0, measured.typical, _color(parameters.function))
        ratio = formula(self.words.formulas[f"ratio-{quantity}"], size=active_theme().number_size)
        self.add(chart, chart.strip(depth), chart.numbers(0, depth), heading, definition.hold(ratio, across=0))
        self.hold(0.6)
        self.move(bars.arrive(), seconds=3.2)
        self.show(bars.level_name(self.label("level")), bars.floor_note(self.label("below")), seconds=0.4)
        read_out = self._notes.ratio(values, measured, size=active_theme().formula_size)
        steps = self._notes.hand_overs(values, measured)
        self.reveal(bars.drop_arrow(self.words.formulas["drop"]), read_out, steps)

    def deeper(self) -> None:
        """Deeper networks one after another, each with its ratio in a table; the axis reaches farther down for them."""
        parameters = self.parameters
        every = [
            parameters.measure(parameters.function, parameters.initialization, depth) for depth in parameters.depths
        ]
        heading = self._notes.heading(self.layout.column, parameters.function, parameters.initialization)
        chart = self._single(every, later_exponents=parameters.axis)
        bars = chart.bars(0, every[0].typical, _color(parameters.function))
        strip, numbers = chart.strip(parameters.depths[0]), chart.numbers(0, parameters.depths[0])
        table = self._notes.depth_table(heading.room, every)
        self.add(chart, strip, numbers, heading, table.head)
        self.move(bars.arrive(), seconds=1.6)
        self.show(table.rows[0])
        note = chart.zoom_note(parameters.axis)
        self.show(note)
        self.move(chart.axis.zoom_to(parameters.axis), bars.follow_axis(), seconds=1.6)
        self.hide(note)
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
        rule, depth = parameters.initialization, parameters.compared_depth
        first, *others = every = [parameters.measure(function, rule, depth) for function in functions]
        chart = GradientChart(
            self.layout.body,
            self.words,
            parameters.quantity,
            parameters.axis,
            later_exponents=parameters.close_axis,
            shown=every,
            panels=len(functions),
            ratios=True,
            remark=self._notes.counted(),
        )
        self.add(chart)
        bars = chart.bars(0, first.typical, _color(functions[0])).arrived()
        self.add(bars, *chart.names(0, functions[0], depth), chart.ratio(0, first))
        note = chart.zoom_note(parameters.close_axis)
        self.show(note)
        self.move(chart.axis.zoom_to(parameters.close_axis), bars.follow_axis(), seconds=1.6)
        self.hide(note)
        self.show(bars.floor_note(self.label("below")), seconds=0.4)
        for repetition, (function, measured) in enumerate(zip(parameters.compared, others, strict=True)):
            self._fill_panel(chart, repetition + 1, function, measured, seconds=1.8 * self.tempo(repetition))

    def the_init_matters(self) -> None:
        """The stairs under one rule rise to a level under the other."""
        parameters = self.parameters
        function, depth = parameters.rectifier, parameters.compared_depth
        before = parameters.measure(function, parameters.initialization, depth)
        after = parameters.measure(function, parameters.remedy, depth)
        upper, lower = self.layout.column.rows(1.2, 1)
        changes = parameters.initialization != parameters.remedy
        first = initialization(parameters.initialization).title
        first_rule = self._notes.rule_heading(upper, function, parameters.initialization, equal_widths=changes)
        second_rule = self._notes.rule_heading(lower, function, parameters.remedy)
        chart = self._single([before, after], remark=self._notes.counted("networks-range"))
        bars = chart.bars(0, before.typical, _color(function), level=False)
        self.add(chart, chart.strip(depth), chart.numbers(0, depth), first_rule)
        self.move(bars.arrive(), seconds=1.4)
        self.show(self._notes.ratio(first_rule.room, before, with_range=True))
        self.hold(0.6)
        self.show(second_rule, bars.former(), chart.former_key(self.label("before", rule=first)))
        self.move(bars.change_to(after.typical), seconds=3)
        self.reveal(self._notes.ratio(second_rule.room, after, with_range=True))

    def myth(self) -> None:
        """The remedy under other activations: some drift away from the level."""
        parameters = self.parameters
        functions = parameters.with_remedy
        every = [parameters.measure(function, parameters.remedy, parameters.remedy_depth) for function in functions]
        chart = self._panels(every, parameters.close_axis, quantity=parameters.quantity)
        self.add(chart)
        self.ask()
        for panel, (function, measured) in enumerate(zip(functions, every, strict=True)):
            self._fill_panel(chart, panel, function, measured, seconds=1.44 * self.tempo(panel))

    def which_gradient(self) -> None:
        """The same networks by two gradients, and between them what makes the second of them."""
        parameters = self.parameters
        network = (parameters.rectifier, parameters.initialization, parameters.compared_depth)
        quantities = [parameters.quantity, parameters.other_quantity]
        shown = [(str(one), parameters.measure(*network, one), _color(parameters.rectifier)) for one in quantities]
        low, high = parameters.close_axis
        if quantities == ["preactivations", "weights"]:
            inputs = parameters.measure_inputs(*network)
            shown.insert(1, ("inputs", inputs, active_theme().forward))
            high = max(high, covering([*inputs.highest])[1])
        rule = self.words.formulas[f"product-{parameters.other_quantity}"]
        every = [measured for _, measured, _ in shown]
        chart = self._panels(every, (low, high), rule=rule)
        self.add(chart)
        for index, (name, measured, color) in enumerate(shown):
            loss_driven = name != "inputs"
            bars = chart.bars(index, measured.typical, color, arrow=loss_driven, level=loss_driven)
            title, numbers = chart.mean_title(index, self.words.formulas[name]), chart.numbers(index, network[-1])
            self.show(title, numbers, seconds=0.4)
            if loss_driven:
                self.move(bars.arrive(), seconds=2 * self.tempo(index))
            else:
                self.show(bars.arrived())
            self.show(chart.ratio(index, measured, name="" if index else self.words.formulas["ratio"]))
            self.hold(0.9)

    @property
    def _notes(self) -> NetworkNotes:
        return NetworkNotes(self.parameters, self.words)

    def _single(
        self, shown: Sequence[MeasuredGradients], remark: str = "", later_exponents: tuple[int, int] | None = None
    ) -> GradientChart:
        """A chart of one panel on the close axis."""
        quantity, axis = self.parameters.quantity, self.parameters.close_axis
        return GradientChart(
            self.layout.stage, self.words, quantity, axis, shown=shown, remark=remark, later_exponents=later_exponents
        )

    def _panels(
        self,
        shown: Sequence[MeasuredGradients],
        exponents: tuple[int, int],
        *,
        quantity: Quantity | None = None,
        rule: str = "",
    ) -> GradientChart:
        """Panels side by side, with the ratio and its range under each."""
        return GradientChart(
            self.layout.body,
            self.words,
            quantity,
            exponents,
            shown=shown,
            panels=len(shown),
            ratios=True,
            ranges=self.parameters.seeds > 1,
            remark=self._notes.counted(),
            rule=rule,
        )

    def _fill_panel(
        self, chart: GradientChart, panel: int, function: FunctionName, measured: MeasuredGradients, *, seconds: float
    ) -> None:
        """Let the gradient arrive in a panel and read off what is left."""
        bars = chart.bars(panel, measured.typical, _color(function))
        self.show(*chart.names(panel, function, len(measured.typical)), seconds=0.3)
        self.move(bars.arrive(), seconds=seconds)
        self.show(chart.ratio(panel, measured), seconds=0.4)


def _color(function: FunctionName) -> str:
    return active_theme().function(function).color
