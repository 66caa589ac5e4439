"""Film 12: every function on a card of its own, then all of them on one page."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from actmath import Activation
from scenes.lib.curves.function_parameters import FunctionParameters
from scenes.lib.curves.plot_axes import Span
from scenes.lib.curves.slope_plots import shared_windows
from scenes.lib.film_words import BeatWords
from scenes.lib.sheet.function_card import FunctionCard
from scenes.lib.sheet.poster import Poster
from scenes.lib.story import Beat, Story

_SECONDS = 6


class CheatSheetParameters(FunctionParameters):
    """What can be changed in this film; the numbers stay where the words about the functions hold."""

    alpha: float = Field(default=1.0, ge=0.5, le=2.0, description="ELU's alpha, minus its limit far left, without unit")
    negative_slope: float = Field(
        default=0.01, ge=0.001, le=0.5, description="slope of Leaky ReLU left of zero, without unit"
    )
    reach: float = Field(default=4.0, ge=3.0, le=8.0, description="ends of the x axes, ± this, in units of x")


class CheatSheet(Story):
    """A card for each function in the order of the parameters, then the poster."""

    topic = "cheat_sheet"
    parameters: CheatSheetParameters = CheatSheetParameters()

    def word_values(self) -> Mapping[str, object]:
        """The slope of Leaky ReLU."""
        return {"negative_slope": f"{self.parameters.negative_slope:g}"}

    def beats(self) -> tuple[Beat, ...]:
        """The title card, the chosen functions in their order, the poster."""
        written = {beat.name: beat for beat in super().beats()}
        functions = [written.get(name) or self._unwritten(name, record) for name, record in self._records.items()]
        return written["title-card"], *functions, written["poster"]

    def perform(self, beat: Beat) -> None:
        """Show the card of the function whose beat it is."""
        if beat.name in self._records:
            self._open(beat)
            self.explain(self._records[beat.name])
        else:
            super().perform(beat)

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
        self.add(card.axes, card.bar_name, card.formula, self.layout.source.hold(card.source, across=1, up=0.4))
        self.move(card.sweep.pass_by(), seconds=1.8)
        self.show(card.numbers, card.landmarks, seconds=0.4)
        for judgement in card.judgements:
            self.show(judgement, seconds=0.4)

    def poster(self) -> None:
        """The page fills row by row."""
        graph = self.label("column-graph", reach=f"{self.parameters.reach:g}")
        page = Poster(
            self.layout.body,
            list(self._records.values()),
            labels={**self.words.labels, "column-graph": graph},
            x_range=self._x_range,
            y_range=self._y_range,
        )
        self.add(page.head)
        for row in page.rows:
            self.show(row, seconds=0.7)

    @cached_property
    def _records(self) -> Mapping[str, Activation]:
        return self.parameters.records()

    @property
    def _x_range(self) -> Span:
        return -self.parameters.reach, self.parameters.reach

    @cached_property
    def _y_range(self) -> Span:
        return shared_windows(self._records.values())[0]

    def _unwritten(self, name: str, record: Activation) -> Beat:
        """The beat of a function that the words file does not know."""
        text = BeatWords(title=record.title, caption=self.label("other-function"), seconds=_SECONDS)
        return Beat(name, text, _SECONDS / self.parameters.pace)
