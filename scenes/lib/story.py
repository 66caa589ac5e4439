"""The base of every film: typed parameters, a list of beats, and the pace and places that all films share.

A beat is drawn from an empty picture by its own method, so its frames depend on the parameters alone and beats can be
rendered in any order. Its method tells the story with the verbs of this class (show, move, hold, ask, ...).
"""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from manim import Animation, Camera, ManimColor, MathTypst, Mobject, Scene, VGroup
from manim.utils.rate_functions import smooth

from scenes.lib.clock import TICKS_PER_SECOND, Clock, reading_seconds, reading_ticks
from scenes.lib.editing.environment import parameters_from_environment
from scenes.lib.fading import Fading
from scenes.lib.film_words import TITLE_SECONDS, BeatWords, FilmWords, film_words
from scenes.lib.layout import Layout, frame_layout
from scenes.lib.moving import first_changed
from scenes.lib.parameters import StoryParameters
from scenes.lib.reads import unnoted
from scenes.lib.text.source_note import source_note
from scenes.lib.text.typography import formula, paragraph, title_words
from scenes.lib.theme import active_theme, drawn_in
from scenes.lib.title_card import TitleCard

MOST_MOVING_THINGS = 3
_CAPTION_ENTERS = 0.4
_LAST_STILL = 1.0
# Manim counts frames of a motion by rounding up and of a still by rounding down; this keeps both from rounding wrongly.
_ROUNDING_GUARD = 1e-6


@dataclass(frozen=True)
class Beat:
    """One idea of a film: its name (lower case, hyphens), its words and its seconds at the film's pace."""

    name: str
    words: BeatWords
    seconds: float


class Story(Scene):
    """A film. Subclasses set topic and parameters and have one method a beat, named like the beat in the words file.

    Args:
        parameters: the film's parameters; when left out the class's own, changed by the file in STORY_PARAMS if it
            names one. A subclass may set others.
        beats: names of the beats to draw; all when left out.

    Raises:
        TypeError: if parameters are those of another film.
        ValueError: if a beat is unknown.

    Attributes:
        spoken: what the beat that was drawn last says, shown or not, each with the second in which it begins.
    """

    topic: ClassVar[str]
    parameters: StoryParameters = StoryParameters()

    def __init__(self, parameters: StoryParameters | None = None, *, beats: Sequence[str] | None = None) -> None:
        if parameters is None:
            parameters = parameters_from_environment(self.topic, self.parameters)
        expected = type(type(self).parameters)
        if not isinstance(parameters, expected):
            raise TypeError(f"{type(self).__name__} takes {expected.__name__}, not {type(parameters).__name__}")
        self.parameters = parameters
        every = self._planned()
        self._last = every[-1].name
        names = [beat.name for beat in every]
        unknown = set(beats or ()) - set(names)
        if unknown:
            raise ValueError(f"no beat {', '.join(sorted(unknown))}; the beats are {', '.join(names)}")
        self._wanted = every if beats is None else tuple(beat for beat in every if beat.name in beats)
        self._clock = Clock(self.parameters.pace)
        self._waiting_caption: Mobject | None = None
        self._caption_since = 0
        self._unanswered = False
        self._question: VGroup | None = None
        self.spoken: list[tuple[float, str]] = []
        super().__init__()

    @property
    def words(self) -> FilmWords:
        """The film's words."""
        return film_words(self.topic)

    @property
    def functions(self) -> Collection[str]:
        """Names of the activation functions that the film is about; films whose parameters choose them say it here."""
        return self.words.functions

    def label(self, key: str, **values: object) -> str:
        """A label from the film's words, its {places} filled with values."""
        return self.words.labels[key].format(**values)

    def claim(self, beat: str, about: Collection[str], **values: object) -> str:
        """What a beat claims in its caption, or words that hold for any parameters where the claim is about others.

        Args:
            beat: the labels claim-BEAT and neutral-BEAT say it, or neutral for all beats without their own.
            about: names of the parameters on which the claim rests.
            values: fill the label's {places}.
        """
        default = type(self.parameters)()
        unchanged = all(getattr(self.parameters, name) == getattr(default, name) for name in about)
        key = f"{'claim' if unchanged else 'neutral'}-{beat}"
        return self.label(key if key in self.words.labels else "neutral", **values)

    def formula(self, key: str) -> MathTypst:
        """A formula from the film's words, in the layout's place for formulas."""
        return self.layout.formula.hold(formula(self.words.formulas[key]), across=0, up=0.7)

    def word_values(self) -> Mapping[str, object]:
        """What fills the {places} in the film's titles, captions and questions; a film with places says it here."""
        return {}

    def beats(self) -> tuple[Beat, ...]:
        """The film's beats in order, the title card first."""
        film = self.words
        card = BeatWords(title=film.title, caption=film.question, seconds=TITLE_SECONDS)
        listed = {"title-card": card, **film.beats}
        values = self.word_values()
        return tuple(self.timed(name, text.filled(values)) for name, text in listed.items())

    def timed(self, name: str, text: BeatWords) -> Beat:
        """A beat with the seconds of its words at the film's pace; but reading takes its time at every pace."""
        if name == "title-card":
            return Beat(name, text, TITLE_SECONDS)
        pace = self.parameters.pace
        read = [one for one in (text.question, text.caption) if one] if self.parameters.captions else []
        reading = sum(_CAPTION_ENTERS / pace + reading_seconds(one) for one in read)
        return Beat(name, text, max(text.seconds / pace, reading))

    def _planned(self) -> tuple[Beat, ...]:
        """The beats, asked of a copy: what it has looked up for all of them, drawing one of them has not yet."""
        with unnoted():
            planning = copy(self)
            planning.parameters = self.parameters.model_copy()
            return planning.beats()

    @property
    def heading(self) -> str:
        """Title of the beat that was drawn last."""
        return self._beat.words.title

    @property
    def total_seconds(self) -> float:
        """Seconds that the whole film lasts."""
        return sum(beat.seconds for beat in self.beats())

    @property
    def layout(self) -> Layout:
        """The named regions of the picture."""
        return frame_layout(captions=self.parameters.captions)

    def construct(self) -> None:
        """Draw the wanted beats one after another, each from an empty picture."""
        with drawn_in(self.parameters.theme):
            camera = cast("Camera", self.camera)
            camera.background_color = ManimColor(active_theme().background)
            camera.init_background()
            for beat in self._wanted:
                self.clear()
                self.next_section(beat.name)
                self._clock = Clock(self.parameters.pace)
                self._beat = beat
                self._waiting_caption = None
                self._caption_since = 0
                self.spoken = [(0.0, beat.words.question or beat.words.caption)]
                self.perform(beat)
                self._finish(beat)

    def perform(self, beat: Beat) -> None:
        """Open the beat with its title and caption and call the method that has its name."""
        if beat.name != "title-card":
            self._open(beat)
        getattr(self, beat.name.replace("-", "_"))()

    def title_card(self) -> None:
        """The film's title over the question that it answers; below, the functions that it is about."""
        card = TitleCard(self.layout, self.words, self.functions)
        self.add(card.title, card.graphs)
        # At every pace the card stands for the same time, and so does what moves in it.
        self.move(Fading(card.question), Fading(card.rule), card.graphs.grow(), seconds=self.parameters.pace)

    def _open(self, beat: Beat) -> None:
        theme, layout = active_theme(), self.layout
        title = title_words(beat.words.title, size=theme.title_size, width=layout.title.width)
        self.add(title.stand_at(layout.title.at(0, 0.3)))
        if beat.name == self._last:
            self.add(layout.source.hold(source_note(self.words.source, layout.source.width), across=1, up=0.4))
        self._unanswered = beat.words.question is not None
        self._question = self._set_caption(beat.words.question, theme.accent)
        self._waiting_caption = self._question if self._unanswered else self._set_caption(beat.words.caption)

    def _set_caption(self, text: str | None, color: str | None = None) -> VGroup | None:
        """Text in the caption's place, not yet in the picture; nothing where captions are not wanted."""
        if text is None or not self.parameters.captions:
            return None
        region = self.layout.caption
        caption = paragraph(text, width=region.width, size=active_theme().text_size, color=color)
        return region.hold(caption, across=0, up=0.5)

    def _enter_caption(self) -> None:
        """Show the caption that waits: after what a beat adds at once, before what it moves."""
        caption, self._waiting_caption = self._waiting_caption, None
        if caption is not None:
            self._run(Fading(caption), seconds=_CAPTION_ENTERS)
            self.bring_to_back(caption)  # Manim draws everything in front of what moves anew in every frame
            self._caption_since = self._clock.ticks

    def _finish(self, beat: Beat) -> None:
        """Stand still on the last frame until the beat's time is over and its caption can have been read."""
        if self._unanswered:
            self.answer()
        self._enter_caption()
        left = round(beat.seconds * TICKS_PER_SECOND) - self._clock.ticks
        self._still(max(left, self._unread(beat.words.caption), self._clock.step(_LAST_STILL)))

    def _unread(self, text: str) -> int:
        """Ticks that a caption must still stay; the title card and pictures without captions have nothing to read."""
        if not self.parameters.captions or self._beat.name == "title-card":
            return 0
        return reading_ticks(text) - (self._clock.ticks - self._caption_since)

    def get_moving_mobjects(self, *animations: Animation) -> list[Mobject]:
        """What is drawn anew in every frame of a motion, also if it shows the state of a component that moves.

        Manim looks for the first mobject of the animations and takes all that is in front of it; what is behind it is
        drawn once.
        """
        moving = super().get_moving_mobjects(*animations)
        family = self.get_mobject_family_members()
        return list(family[first_changed(family[: len(family) - len(moving)], animations) :])

    def show(self, *mobjects: Mobject, seconds: float = 0.6) -> None:
        """Bring things into the picture."""
        self._run(*(Fading(mobject) for mobject in mobjects), seconds=seconds)

    def hide(self, *mobjects: Mobject, seconds: float = 0.4) -> None:
        """Take things out of the picture."""
        self._run(*(Fading(mobject, leaving=True) for mobject in mobjects), seconds=seconds)

    def move(self, *animations: Any, seconds: float = 1.5, ease: Any = smooth) -> None:  # noqa: ANN401 (Manim's builders have no type)
        """Play animations together, eased.

        Raises:
            ValueError: if more things move at once than an audience can follow.
        """
        if len(animations) > MOST_MOVING_THINGS:
            raise ValueError(f"{len(animations)} things move at once; at most {MOST_MOVING_THINGS} can be followed")
        self._run(*animations, seconds=seconds, rate_func=ease)

    def hold(self, seconds: float = 1.0) -> None:
        """Stand still."""
        self._still(self._clock.step(seconds))

    def reveal(self, *mobjects: Mobject) -> None:
        """Show what the beat was made for: a second of stillness before it, two after it."""
        self.hold(1)
        self.show(*mobjects)
        self.hold(2)

    def ask(self) -> None:
        """Stand still for two seconds on the beat's question, which stands in the caption's place from the start.

        Raises:
            ValueError: if the beat's words have no question.
        """
        if self._beat.words.question is None:
            raise ValueError(f"the words of {self._beat.name} have no question")
        self._enter_caption()
        self._still(max(self._clock.step(2), self._unread(self._beat.words.question)))

    def answer(self) -> None:
        """Put the caption in the question's place: after the motion that answers it, or before one that explains."""
        if not self._unanswered:
            raise ValueError(f"{self._beat.name} has no question that is still open")
        self._unanswered = False
        if self._question is not None:
            self.remove(self._question)
        self._waiting_caption = self._set_caption(self._beat.words.caption)
        self.spoken.append((self._clock.ticks / TICKS_PER_SECOND, self._beat.words.caption))
        self._enter_caption()

    @staticmethod
    def tempo(repetition: int) -> float:
        """Share of the first time's seconds that a repetition takes: the first is slow, the others half as long."""
        return 1.0 if repetition == 0 else 0.5

    def _still(self, ticks: int) -> None:
        self._enter_caption()
        self._clock.ticks += ticks
        self.wait(ticks / TICKS_PER_SECOND + _ROUNDING_GUARD, frozen_frame=True)

    def _run(self, *animations: Animation, seconds: float, **options: Any) -> None:  # noqa: ANN401 (passed on to Manim)
        self._enter_caption()
        ticks = self._clock.step(seconds)
        self._clock.ticks += ticks
        self.play(*animations, run_time=ticks / TICKS_PER_SECOND - _ROUNDING_GUARD, **options)
