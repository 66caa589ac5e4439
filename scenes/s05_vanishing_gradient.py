"""Film 5: a gradient that is multiplied by a small slope in every layer."""

from functools import cached_property
from typing import Annotated, Literal

from manim import Mobject, VGroup
from pydantic import Field

from actmath import (
    Activation,
    ChainPass,
    activation,
    chain_pass,
    example_preactivations,
    steepest_chain,
)
from scenes.lib.chain.chain_layout import ChainLayout
from scenes.lib.chain.chain_units import ChainUnits
from scenes.lib.chain.edge_facts import edge_rules, edge_table
from scenes.lib.chain.equal_factors import equal_factors
from scenes.lib.chain.handed_bars import HandedBars, layer_bars
from scenes.lib.chain.knife_edge import EdgeCurve, KnifeEdge
from scenes.lib.chain.linear_axis import LinearAxis
from scenes.lib.chain.network_paths import NetworkPaths
from scenes.lib.fading import Fading
from scenes.lib.gradients.log_axis import AxisWords, LogAxis, covering
from scenes.lib.parameters import StoryParameters
from scenes.lib.story import Story
from scenes.lib.text.number_formats import NumberFormat, coordinate, fixed, significant, whole
from scenes.lib.text.typography import Words
from scenes.lib.theme import Dash, active_theme
from scenes.lib.units.unit_state import SlopeLimits, UnitState

_FOUR_DIGITS: NumberFormat = whole(significant(4, least_plain=-4))
_ALL_DIGITS: NumberFormat = whole(significant(7, least_plain=-4))
_LIMITS = SlopeLimits()
_WEIGHT_DASHES: tuple[Dash, Dash] = (), (0.24, 0.12)
_PASS_SECONDS = 4.0
"""For all layers of a pass after its first one."""

Preactivation = Annotated[float, Field(ge=-6.0, le=6.0)]


class VanishingGradientParameters(StoryParameters):
    """What can be changed in this film."""

    activation: Literal["sigmoid", "tanh"] = Field(default="sigmoid", description="activation of the chain")
    depth: int = Field(default=5, ge=2, le=20, description="layers of the chain")
    preactivations: tuple[Preactivation, ...] | None = Field(
        default=None,
        min_length=2,
        max_length=20,
        description="z of every layer, the one nearest the input first; left out, five examples and then seeded ones",
    )
    weights: tuple[Annotated[float, Field(ge=0.5, le=16.0)], Annotated[float, Field(ge=0.5, le=16.0)]] = Field(
        default=(4.0, 8.0), description="weights that are set against the small slopes, without unit"
    )
    starts: tuple[Annotated[float, Field(ge=-0.5, le=0.5)], Annotated[float, Field(ge=-0.5, le=0.5)]] = Field(
        default=(0.0, 0.2), description="where the chains with these weights start, from the middle of the outputs"
    )

    def z(self) -> tuple[float, ...]:
        """Pre-activations of the chain."""
        return self.preactivations or example_preactivations(self.depth, seed=self.seed)


class VanishingGradient(Story):
    """A chain forward and backward, its best case, its weights, an active path and one inactive unit."""

    topic = "vanishing_gradient"
    parameters: VanishingGradientParameters = VanishingGradientParameters()

    def word_values(self) -> dict[str, object]:
        """What is left at best, and by how much each layer cuts."""
        best = float(self._best.remaining[0])
        return {
            "share": self.label(f"share-{self.parameters.activation}"),
            "best": significant(1)(best),
            "ratio": significant(2)(best / float(self._chain.remaining[0])),
            "depth": self._layout.depth,
            "function": self._record.title,
        }

    @property
    def functions(self) -> tuple[str, ...]:
        """That of the chain, and of the path beside it."""
        return self.parameters.activation, "relu"

    def forward(self) -> None:
        """From the input to the loss, layer by layer: z, h and a bar for h."""
        layout, chain = self._layout, self._chain
        units = self._units(self._record, chain, SlopeLimits(0, 0))
        linear, _ = self._axes()
        bars = layer_bars(layout, linear, abs(chain.outputs), active_theme().forward)
        z = layout.numbers(chain.preactivations, coordinate(1), 0)
        h = layout.numbers(chain.outputs, fixed(4), 1)
        self.add(layout.heads(input_name=self.label("input"), loss_name=self.label("loss")), units, linear)
        self.add(*self._row_names("preactivation", "output", f"size-{self._record.name}"))
        self.add(layout.ends(*(self.words.formulas[key] for key in ("enters", "leaves"))), units.entry)
        self.add(self._stretch_remark(units))
        seconds = _PASS_SECONDS / layout.depth
        for layer in range(layout.depth):
            self.show(units.units[layer], z[layer], seconds=seconds / 2)
            self.show(h[layer], bars[layer], units.arrows[layer], seconds=seconds / 2)

    def backward(self) -> None:
        """From the loss to the input: each slope cuts the bar that the layer hands on."""
        chain = self._chain
        linear, _ = self._axes()
        units, bars = self._units(self._record, chain), HandedBars(self._layout, (linear, linear), chain.remaining)
        self.add(self._heads, units, *units.units, linear, *self._backward_names(), bars, self._weak_key(units))
        self.add(*self._layout.numbers(chain.preactivations, coordinate(1), 0), self._passed_on(chain)[-1])
        self.ask()
        self._hand_back(units, bars, chain, fixed(4))
        self.answer()

    def best_case(self) -> None:
        """Every slope at its maximum, first on a linear axis, then on a logarithmic one."""
        layout, chain = self._layout, self._best
        units = self._units(self._record, chain)
        linear, logarithmic = self._axes()
        bars = HandedBars(layout, (linear, logarithmic), chain.remaining, marks=self._chain.remaining)
        self.add(self._heads, units, *units.units, *units.tangents, linear, bars)
        self.add(*self._backward_names(), *layout.numbers(chain.preactivations, coordinate(1), 0))
        self.add(*layout.numbers(chain.factors, fixed(4), 1), self._passed_on(chain)[-1])
        self.move(bars.hand_down(), seconds=3.2)
        self.hold(0.8)
        self.bring_to_back(logarithmic)
        logarithmic.add(layout.former_key(self.label("before")))
        self.move(Fading(linear, leaving=True), Fading(logarithmic), bars.change_axis(), seconds=2.2)
        self.reveal(equal_factors(layout, chain, _ALL_DIGITS, self.label("first-layer")))

    def and_the_weights(self) -> None:
        """What is left over the start of the chain, for two weights."""
        parameters = self.parameters
        middle = float(self._record(0.0))
        edge = KnifeEdge(
            self.layout.stage,
            self._record,
            self._layout.depth,
            parameters.weights,
            self.words,
        )
        upper, lower = self.layout.column.rows(0.48, 0.52)
        depth = self._layout.depth
        starts = [middle + start for start in parameters.starts]
        cases = [(weight, start) for weight in parameters.weights for start in starts]
        headings = [self.label(key) for key in ("weight", "start", "product")]
        table = edge_table(lower, self._record, depth, cases, number_format=_FOUR_DIGITS, headings=headings)
        rules, balances = edge_rules(upper, self._record, parameters.weights, self.words)
        self.add(edge, rules, table.head)
        names = edge.curve_names([self.label("weight-is", weight=f"{weight:g}") for weight in parameters.weights])
        rows = iter(table.rows)
        for repetition, (weight, dash) in enumerate(zip(parameters.weights, _WEIGHT_DASHES, strict=True)):
            self.show(balances[repetition], seconds=0.4)
            self.move(EdgeCurve(edge, weight, dash).travel(), seconds=3.6 * self.tempo(repetition))
            self.show(names[repetition], seconds=0.2)
            for start in starts:
                self.show(edge.dot(start, weight), next(rows), seconds=0.4)

    def active_relu_path(self) -> None:
        """Where every ReLU is active, each hands on the whole bar."""
        relu = activation("relu")
        chain = chain_pass(relu, abs(self._chain.preactivations))
        linear, _ = self._axes()
        bars = HandedBars(self._layout, (linear, linear), chain.remaining, marks=self._chain.remaining)
        units = self._units(relu, chain)
        self.add(self._heads, units, *units.units, linear, bars, *self._backward_names(), self._stretch_remark(units))
        self.add(*self._layout.numbers(chain.preactivations, coordinate(1), 0), self._passed_on(chain)[-1])
        self._hand_back(units, bars, chain, coordinate(0), seconds=0.8 * _PASS_SECONDS)
        self.show(self._layout.former_key(self.label("marks", function=self._record.title)))

    def one_inactive_unit(self) -> None:
        """The gradient stops at the inactive unit and goes on along every other path."""
        paths = NetworkPaths(self._layout)
        self.add(self._layout.heads(loss_name=self.label("loss")), paths.path_wires, paths.path_units, paths.loss_dot)
        self.move(paths.arrive_at_cut(), seconds=1.2)
        self.show(paths.key(self.label("inactive")))
        self.show(paths.other_wires, paths.other_units)
        self.move(paths.glow(), seconds=2)
        kept, every = paths.counts
        self.reveal(paths.below(self.label("paths", kept=kept, every=every)))

    def _hand_back(
        self,
        units: ChainUnits,
        bars: HandedBars,
        chain: ChainPass,
        slopes: NumberFormat,
        seconds: float = 1.43 * _PASS_SECONDS,
    ) -> None:
        """Layer by layer from the loss: the slope, the cut, what is left."""
        layout = self._layout
        factors, left = layout.numbers(chain.factors, slopes, 1), self._passed_on(chain)
        each = seconds / (layout.depth + 1)
        for repetition, layer in enumerate(reversed(range(layout.depth))):
            share = 2 * each * self.tempo(repetition)
            self.show(units.tangents[layer], factors[layer], seconds=0.2 * share)
            self.move(bars.hand_over(), seconds=0.65 * share)
            if layer == 0:
                self.reveal(left[layer])
            else:
                self.show(left[layer], seconds=0.15 * share)

    def _units(self, record: Activation, chain: ChainPass, limits: SlopeLimits = _LIMITS) -> ChainUnits:
        return ChainUnits(self._layout, record, chain.preactivations, limits)

    def _stretch_remark(self, units: ChainUnits) -> Words:
        """How much taller than wide the small plots are drawn."""
        return self._layout.plots_remark(self.label("stretched-axis", factor=f"{units.stretched:.2g}"))

    def _weak_key(self, units: ChainUnits) -> VGroup:
        """What the shape of weak units means, if there are any."""
        if all(unit.state is not UnitState.WEAK for unit in units.units):
            return VGroup()
        return self._layout.state_key(UnitState.WEAK, self.label("weak", limit=f"{_LIMITS.weak:g}"))

    def _backward_names(self) -> list[Mobject]:
        """Names of the rows, and of the number in the loss's column."""
        at_loss = self.words.formulas["at-loss"].format(depth=self._layout.depth)
        return [*self._row_names("preactivation", "slope", "gradient"), self._layout.loss_name(at_loss)]

    def _row_names(self, *keys: str) -> list[Mobject]:
        return [self._layout.row_name(self.words.formulas[key], row) for row, key in enumerate(keys)]

    def _passed_on(self, chain: ChainPass) -> list[VGroup]:
        """What is left of the gradient in every layer, and last the whole at the loss."""
        return self._layout.passed_on([*chain.remaining, 1.0], _FOUR_DIGITS)

    @cached_property
    def _record(self) -> Activation:
        return activation(self.parameters.activation)

    @cached_property
    def _chain(self) -> ChainPass:
        return chain_pass(self._record, self.parameters.z())

    @cached_property
    def _best(self) -> ChainPass:
        return steepest_chain(self._record, self._layout.depth)

    @cached_property
    def _layout(self) -> ChainLayout:
        return ChainLayout(self.layout.body, len(self.parameters.z()))

    @property
    def _heads(self) -> Mobject:
        """What stands over the columns of a gradient's way back: it starts at the loss and ends at layer 1."""
        return VGroup(self._layout.heads(loss_name=self.label("loss")), self._layout.loss_dot())

    def _axes(self) -> tuple[LinearAxis, LogAxis]:
        """A linear axis and a logarithmic one with the same floor."""
        exponents = covering([self._chain.remaining[0], self._best.remaining[0], 1.0])
        log = LogAxis(self._layout.bars, exponents, AxisWords.of(self.words, with_zero=False))
        return LinearAxis(log.plot), log
