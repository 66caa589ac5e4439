"""Film 12: every function on a card of its own, then all of them on one page."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from actmath import Activation
from scenes.lib.curves.function_parameters import FunctionParameters
from scenes.lib.curves.plot_axes import Span
from scenes.lib.curves.slope_plots import shared_windows
from scenes.lib.function_story import FunctionStory
from scenes.lib.sheet.function_card import FunctionCard
from scenes.lib.sheet.poster import Poster


class CheatSheetParameters(FunctionParameters):
    """What can be changed in this film; the numbers stay where the words about the functions hold."""

    alpha: float = Field(default=1.0, ge=0.5, le=2.0, description="ELU's alpha, minus its limit far left, without unit")
    negative_slope: float = Field(
        default=0.01, ge=0.001, le=0.5, description="slope of Leaky ReLU left of zero, without unit"
    )
    reach: float = Field(default=4.0, ge=3.0, le=8.0, description="ends of the x axes, ± this, in units of x")


class CheatSheet(FunctionStory):
    """A card for each function in the order of the parameters, then the poster."""

    topic = "cheat_sheet"
    function_seconds = 6
    parameters: CheatSheetParameters = CheatSheetParameters()

    def word_values(self) -> Mapping[str, object]:
        """The slope of Leaky ReLU."""
        return {"negative_slope": f"{self.parameters.negative_slope:g}"}

    def explain(self, record: Activation) -> None:
        """The graph passes by and leaves its range; numbers and words follow one by one."""
        card = FunctionCard(
            self.layout.body,
            record,
            labels=self.words.labels,
            templates=self.words.formulas,
            x_range=self._x_range,
            y_range=self._y_range,
        )
        self.add(card.axes, card.bar_name, card.formula)
        self.move(card.sweep.pass_by(), seconds=1.8)
        self.show(card.numbers, card.landmarks, seconds=0.4)
        for judgement in card.judgements:
            self.show(judgement, seconds=0.4)

    def poster(self) -> None:
        """The page fills row by row."""
        graph = self.label("column-graph", reach=f"{self.parameters.reach:g}")
        page = Poster(
            self.layout.body,
            list(self.records.values()),
            labels={**self.words.labels, "column-graph": graph},
            x_range=self._x_range,
            y_range=self._y_range,
        )
        self.add(page.head)
        for row in page.rows:
            self.show(row, seconds=0.7)

    @property
    def _x_range(self) -> Span:
        return -self.parameters.reach, self.parameters.reach

    @cached_property
    def _y_range(self) -> Span:
        return shared_windows(self.records.values())[0]
