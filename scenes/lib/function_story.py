"""Films that have a beat for each of their functions, in the order of the parameters."""

from abc import abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from manim import Mobject

from actmath import CHAPTER_ORDER, Activation
from scenes.lib.curves.function_parameters import FunctionParameters
from scenes.lib.film_words import BeatWords
from scenes.lib.story import Beat, Story
from scenes.lib.text.source_note import source_note


class FunctionStory(Story):
    """A film whose subclass says in `explain` what the beat of a function shows; other beats have methods as usual.

    Attributes:
        function_seconds: how long the beat of a function lasts that the words file does not know.
    """

    parameters: FunctionParameters
    function_seconds: ClassVar[int]

    @abstractmethod
    def explain(self, record: Activation) -> None:
        """Draw the beat of a function."""

    @property
    def functions(self) -> tuple[str, ...]:
        """Those of the parameters."""
        return self.parameters.functions

    @cached_property
    def records(self) -> Mapping[str, Activation]:
        """The functions by the names of their beats."""
        return self.parameters.records()

    def beats(self) -> tuple[Beat, ...]:
        """The title card, the chosen functions in their order, then the beats that are about no single function."""
        card, *written = super().beats()
        of_functions = {name.replace("_", "-") for name in CHAPTER_ORDER}
        chosen = {beat.name: beat for beat in written}
        functions = [chosen.get(name) or self._unwritten(name, record) for name, record in self.records.items()]
        return card, *functions, *(beat for beat in written if beat.name not in of_functions)

    def perform(self, beat: Beat) -> None:
        """Explain the function whose beat it is; where it was published stands in the corner for sources.

        In the last beat that is where the film's own source stands.
        """
        record = self.records.get(beat.name)
        if record is None:
            super().perform(beat)
        else:
            self._open(beat)
            if beat.name != self._last:
                self.add(*self._published(record))
            self.explain(record)

    def _published(self, record: Activation) -> list[Mobject]:
        place = self.layout.source
        cited = [self.label("cited", source=source.citation) for source in record.sources[:1]]
        return [place.hold(source_note(text, place.width), across=1, up=0.4) for text in cited]

    def _unwritten(self, name: str, record: Activation) -> Beat:
        """The beat of a function that the words file does not know."""
        text = BeatWords(title=record.title, caption=self.label("other-function"), seconds=self.function_seconds)
        return self.timed(name, text)
