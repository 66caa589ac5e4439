"""What is said beside the charts about the networks that are measured."""

from collections.abc import Sequence

from actmath import activation, initialization
from scenes.lib.film_words import FilmWords
from scenes.lib.gradients.measured_gradients import MeasuredGradients
from scenes.lib.gradients.network_parameters import NetworkParameters, RuleName
from scenes.lib.gradients.ratio_readout import FACTOR_FORMAT, RATIO_FORMAT, RatioReadout
from scenes.lib.layout import Region
from scenes.lib.parameters import FunctionName
from scenes.lib.text.heading import Heading
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.table import Table
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme


class NetworkNotes:
    """Headings, tables and read-outs for networks of these parameters, in the words of their film."""

    def __init__(self, parameters: NetworkParameters, film_words: FilmWords) -> None:
        self._parameters, self._words = parameters, film_words

    def counted(self, key: str = "networks") -> str:
        """Of how many networks something is shown; the label for several of them can be another."""
        facts = {name: getattr(self._parameters, name) for name in ("seeds", "seed")}
        return self._words.labels[key if self._parameters.seeds > 1 else "one-network"].format(**facts)

    def heading(self, region: Region, function: FunctionName, rule: RuleName, *further: str) -> Heading:
        """Which networks are measured, and the labels of these keys."""
        width = self._words.labels["width"].format(width=self._parameters.width)
        return Heading(
            region,
            self._network(function, rule),
            color=active_theme().function(function).color,
            lines=[self.counted(), width, *(self._words.labels[key] for key in further)],
        )

    def rule_heading(
        self, region: Region, function: FunctionName, rule: RuleName, *, equal_widths: bool = False
    ) -> Heading:
        """A rule of the initial weights, with the remark that the layers are equally wide if it is wanted."""
        formulas = self._words.formulas
        variance = formulas[f"variance-{rule}"]
        if equal_widths:
            variance = f"& {variance} \\ & {formulas['equal-widths']}"
        color = active_theme().function(function).color
        return Heading(region, self._network(function, rule), color=color, rule=variance)

    def depth_table(self, region: Region, every: Sequence[MeasuredGradients]) -> Table:
        """What is left in all, and by what each layer multiplies it on the way."""
        rows = [(len(one.typical), one.ratio, one.factor_per_layer) for one in every]
        headings = [self._words.labels[f"{column}-heading"] for column in ("depth", "ratio", "factor")]
        return Table(region, headings, [coordinate(0), RATIO_FORMAT, FACTOR_FORMAT], rows, shares=(1, 1.6, 1.4))

    def ratio(
        self, region: Region, measured: MeasuredGradients, *, with_range: bool = False, size: float | None = None
    ) -> RatioReadout:
        """How much is left, with the range over several networks if it is wanted."""
        to = self._words.labels["range-to"] if with_range and self._parameters.seeds > 1 else ""
        return RatioReadout(region, measured, name=self._words.formulas["ratio"], to=to, beside=True, size=size)

    def hand_overs(self, region: Region, measured: MeasuredGradients) -> Words:
        """By how much each layer on the way from the last to the first multiplies, at the bottom of a region."""
        count, factor = len(measured.typical) - 1, FACTOR_FORMAT(measured.factor_per_layer)
        text = self._words.labels["hand-overs" if count > 1 else "hand-over"].format(count=count, factor=factor)
        return region.hold(words(text, size=active_theme().label_size, color=active_theme().muted), across=0, up=0)

    def _network(self, function: FunctionName, rule: RuleName) -> str:
        titles = {"function": activation(function).title, "rule": initialization(rule).title}
        return self._words.labels["name"].format(**titles)
