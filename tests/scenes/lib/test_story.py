"""What all films share: which beats are drawn, how time is kept, and when captions and questions stand."""

from collections.abc import Callable
from typing import ClassVar
from unittest.mock import patch

import pytest
from manim import DOWN, RIGHT, Camera, Dot, VGroup, tempconfig

from scenes.lib.clock import TICKS_PER_SECOND
from scenes.lib.film_words import BeatWords, FilmWords
from scenes.lib.following import Following
from scenes.lib.parameters import StoryParameters
from scenes.lib.story import MOST_MOVING_THINGS, Story
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words
from scenes.lib.theme import LIGHT
from scenes.s01_linear_collapse import LinearCollapse, LinearCollapseParameters
from tests.scenes.drawn import frames_of, played
from tests.scenes.seen import texts

CAPTION = "A dot moves to the right while we are looking at it."
QUESTION = "Where will the dot go?"


class MovingDot(Story):
    """Two beats, the second with a question; what they do is set by each test."""

    topic = "moving_dot"
    acts: ClassVar[Callable[[Story], None]]
    asks: ClassVar[Callable[[Story], None]]

    @property
    def words(self) -> FilmWords:
        """Words without a file."""
        statement = BeatWords(title="A {color} dot", caption=CAPTION, seconds=8)
        question = BeatWords(title="A question", caption=CAPTION, seconds=12, question=QUESTION)
        beats = {"moving": statement, "asking": question}
        return FilmWords(title="Dots", question="What does a dot do?", source="Nobody 2000", beats=beats)

    def word_values(self) -> dict[str, object]:
        """The color's name."""
        return {"color": "red"}

    def moving(self) -> None:
        """Do what the test wants."""
        type(self).acts(self)

    def asking(self) -> None:
        """Do what the test wants."""
        type(self).asks(self)


def film_that(act: Callable[[Story], None], *, asks: bool = False) -> type[MovingDot]:
    """A film one of whose beats does this."""
    return type("Film", (MovingDot,), {"asks" if asks else "acts": staticmethod(act)})


def seconds_of(film: type[Story], beat: str, parameters: StoryParameters | None = None) -> float:
    return played(film(parameters, beats=[beat])).seconds


def does_nothing(_: Story) -> None:
    """Leave the beat to its caption."""


class CountedDot(VGroup):
    """A dot whose place a number shows that stands elsewhere in the picture."""

    def __init__(self, number: Number) -> None:
        super().__init__(Dot())
        self._number = number

    def draw(self, x: float) -> None:
        """Stand at x."""
        self.set_x(x)
        self._number.draw(x)


def test_a_number_follows_the_component_that_it_stands_behind() -> None:
    def act(story: Story) -> None:
        number = Number(0, widest=9).shift(DOWN)
        dot = CountedDot(number)
        story.add(number, dot)
        story.move(Following(dot, lambda progress: 2 * progress), seconds=1)

    film = film_that(act)
    assert frames_of(film(beats=["moving"])) == frames_of(film(beats=["moving"]), afresh=True)


def test_parameters_of_another_film_are_refused() -> None:
    with pytest.raises(TypeError, match="LinearCollapseParameters, not StoryParameters"):
        LinearCollapse(StoryParameters())


def test_an_unknown_beat_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="no beat two-jumps; the beats are title-card, one-layer"):
        LinearCollapse(beats=["two-jumps", "one-layer"])


def test_beats_are_drawn_in_their_order_whatever_the_order_asked_for() -> None:
    film = film_that(lambda story: story.move(Dot().animate.shift(RIGHT)))
    assert list(frames_of(film(beats=["moving", "title-card"]))) == ["title-card", "moving"]


def test_a_subclass_with_other_parameters_is_another_film_and_the_first_stays() -> None:
    class Short(LinearCollapse):
        """A stack of three."""

        parameters = LinearCollapseParameters(depth=3)

    titles = {film: {beat.name: beat.words.title for beat in film().beats()} for film in (Short, LinearCollapse)}
    assert titles[Short]["deep-stack"] == "3 layers"
    assert titles[LinearCollapse]["deep-stack"] == "8 layers"
    assert Short(LinearCollapseParameters(depth=5)).parameters.depth == 5


def test_words_are_filled_and_the_title_card_asks_the_films_question() -> None:
    card, moving, _ = MovingDot().beats()
    assert (card.name, card.words.title, card.words.caption) == ("title-card", "Dots", "What does a dot do?")
    assert moving.words.title == "A red dot"


def test_at_most_three_things_move_at_once() -> None:
    dots = [Dot().animate.shift(RIGHT) for _ in range(MOST_MOVING_THINGS + 1)]
    with pytest.raises(ValueError, match="4 things move at once; at most 3"):
        played(film_that(lambda story: story.move(*dots))(beats=["moving"]))


def test_asking_without_a_question_is_an_error() -> None:
    with pytest.raises(ValueError, match="the words of moving have no question"):
        played(film_that(lambda story: story.ask())(beats=["moving"]))


def test_the_caption_stands_before_anything_moves_and_does_not_change() -> None:
    seen: list[list[str]] = []

    def act(story: Story) -> None:
        dot = Dot()
        story.add(dot)
        seen.append([text.says for text in texts(story)])
        story.move(dot.animate.shift(RIGHT))
        seen.append([text.says for text in texts(story)])

    story = played(film_that(act)(beats=["moving"])).story
    assert seen[0] == ["A red dot"]
    assert " ".join(seen[1][1:]) == CAPTION
    assert [text.says for text in texts(story)] == seen[1]


def test_a_question_stands_first_and_its_answer_takes_its_place() -> None:
    seen: list[list[str]] = []

    def act(story: Story) -> None:
        story.ask()
        seen.append([text.says for text in texts(story)])

    story = played(film_that(act, asks=True)(beats=["asking"])).story
    around = ["A question", "Nobody 2000"]
    assert sorted(seen[0]) == sorted([*around, QUESTION])
    assert " ".join(text.says for text in texts(story) if text.says not in around) == CAPTION


@pytest.mark.parametrize("captions", [True, False])
def test_what_is_said_is_noted_with_its_seconds_shown_or_not(*, captions: bool) -> None:
    parameters, before = StoryParameters(captions=captions), []

    def act(story: Story) -> None:
        story.ask()
        story.move(Dot().animate.shift(RIGHT), seconds=1)
        before.append(story.renderer.time)

    story = played(film_that(act, asks=True)(parameters, beats=["asking"])).story
    assert story.heading == "A question"
    assert [text for _, text in story.spoken] == [QUESTION, CAPTION]
    assert [second for second, _ in story.spoken] == pytest.approx([0, *before], abs=1e-3)
    card = played(film_that(act)(parameters, beats=["title-card"])).story
    assert card.spoken == [(0, "What does a dot do?")]


def test_a_question_freezes_the_picture_for_two_seconds_or_as_long_as_it_takes_to_read() -> None:
    stills = played(film_that(lambda story: story.ask(), asks=True)(beats=["asking"])).stills
    assert stills[0] == pytest.approx(max(2, len(QUESTION.split()) / 2.5), abs=1 / TICKS_PER_SECOND)


def test_a_caption_that_comes_late_is_shown_long_enough_to_read() -> None:
    seconds = seconds_of(film_that(lambda story: story.hold(11), asks=True), "asking")
    assert seconds >= 11 + len(CAPTION.split()) / 2.5


@pytest.mark.parametrize(("pace", "captions"), [(0.5, True), (1, True), (1.5, True), (0.5, False), (2, False)])
def test_a_beat_lasts_as_long_as_its_words_say_at_its_pace(pace: float, captions: bool) -> None:  # noqa: FBT001
    parameters = StoryParameters(pace=pace, captions=captions)
    film = film_that(lambda story: story.move(Dot().animate.shift(RIGHT)))
    assert seconds_of(film, "moving", parameters) == pytest.approx(round(15 * 8 / pace) / 15, abs=1e-4)


def test_reading_takes_its_time_at_every_pace() -> None:
    film = film_that(lambda story: story.ask(), asks=True)
    hasty = played(film(StoryParameters(pace=2), beats=["asking"]))
    assert hasty.stills[0] == pytest.approx(len(QUESTION.split()) / 2.5, abs=1 / TICKS_PER_SECOND)
    assert hasty.stills[-1] == pytest.approx(len(CAPTION.split()) / 2.5, abs=1 / TICKS_PER_SECOND)
    planned = next(beat.seconds for beat in film(StoryParameters(pace=2)).beats() if beat.name == "asking")
    assert planned == pytest.approx(hasty.seconds, abs=3 / TICKS_PER_SECOND)


@pytest.mark.parametrize("pace", [0.5, 2.0])
def test_the_title_card_lasts_three_seconds_at_every_pace(pace: float) -> None:
    assert seconds_of(film_that(does_nothing), "title-card", StoryParameters(pace=pace)) == pytest.approx(3, abs=1e-4)


@pytest.mark.parametrize("pace", [0.7, 1.3, 1.9])
def test_rounding_to_whole_frames_does_not_add_up(pace: float) -> None:
    def act(story: Story) -> None:
        for _ in range(40):
            story.hold(0.37)

    seconds = seconds_of(film_that(act), "moving", StoryParameters(pace=pace, captions=False))
    assert seconds == pytest.approx((40 * 0.37 + 1) / pace, abs=1.01 / TICKS_PER_SECOND)


def test_without_captions_no_caption_is_set() -> None:
    film = film_that(lambda story: story.ask(), asks=True)
    with patch("scenes.lib.story.paragraph") as paragraph:
        played(film(StoryParameters(captions=False), beats=["asking"]))
    assert paragraph.call_count == 0


def test_the_last_frame_of_a_beat_stands_for_a_second_even_if_its_time_is_over() -> None:
    film = film_that(lambda story: story.move(Dot().animate.shift(RIGHT), seconds=9))
    assert played(film(beats=["moving"])).stills[-1] == pytest.approx(1, abs=1e-4)


def test_a_reveal_has_a_second_of_stillness_before_and_two_after() -> None:
    def act(story: Story) -> None:
        story.reveal(Dot())
        story.move(Dot().animate.shift(RIGHT))

    assert played(film_that(act)(beats=["moving"])).stills[:2] == pytest.approx((1, 2), abs=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("rate", [15, 30, 60])
def test_a_film_has_its_seconds_in_frames_at_every_rate(rate: int) -> None:
    def act(story: Story) -> None:
        dot = Dot()
        for ticks in range(1, 10):
            story.move(dot.animate.shift(0.1 * RIGHT), seconds=ticks / TICKS_PER_SECOND)
            story.hold(ticks / TICKS_PER_SECOND)

    with tempconfig({"frame_rate": rate}):
        frames = frames_of(film_that(act)(StoryParameters(captions=False), beats=["moving"]))["moving"]
    assert len(frames) == 8 * rate
    assert len(frames) - frames.count(frames[-1]) >= rate


def test_without_captions_neither_question_nor_caption_is_shown() -> None:
    film = film_that(lambda story: story.ask(), asks=True)
    shown = texts(played(film(StoryParameters(captions=False), beats=["asking"])).story)
    assert [text.says for text in shown] == ["A question", "Nobody 2000"]


def test_the_source_stands_in_the_last_beat_only() -> None:
    shown = [text.says for text in texts(played(film_that(does_nothing)(beats=["moving"])).story)]
    assert "Nobody 2000" not in shown


def test_a_theme_is_read_when_the_film_is_drawn() -> None:
    story = played(film_that(does_nothing)(StoryParameters(theme="light"), beats=["moving"])).story
    title = next(text.thing for text in texts(story) if isinstance(text.thing, Words))
    assert title.fill_color.to_hex() == LIGHT.text
    assert isinstance(story.camera, Camera)
    assert story.camera.background_color.to_hex() == LIGHT.background


def test_repetitions_take_half_as_long() -> None:
    assert [Story.tempo(count) for count in range(4)] == [1.0, 0.5, 0.5, 0.5]
