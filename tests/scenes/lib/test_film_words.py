"""The words of a film are read whole or refused."""

import pytest
from pydantic import ValidationError

from scenes.lib.film_words import BeatWords, FilmWords, film_words

BEAT = {"title": "{count} layers", "caption": "All {count} act.", "seconds": 8}


def test_places_are_filled_in_title_caption_and_question() -> None:
    words = BeatWords.model_validate(BEAT | {"question": "What do {count} do?"}).filled({"count": 3})
    assert (words.title, words.caption, words.question) == ("3 layers", "All 3 act.", "What do 3 do?")
    assert BeatWords.model_validate(BEAT).filled({"count": 3}).question is None


def test_a_place_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="count"):
        BeatWords.model_validate(BEAT).filled({})


@pytest.mark.parametrize("wrong", [{"seconds": 1}, {"seconds": 26}, {"seconds": 7.5}, {"colour": "red"}])
def test_a_beat_with_an_impossible_length_or_an_unknown_entry_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        BeatWords.model_validate(BEAT | wrong)


@pytest.mark.parametrize("missing", ["title", "question", "source", "beats"])
def test_a_film_needs_its_title_question_source_and_beats(missing: str) -> None:
    whole: dict[str, object] = {"title": "T", "question": "Q?", "source": "S 2000", "beats": {"one": BEAT}}
    FilmWords.model_validate(whole)
    with pytest.raises(ValidationError, match=missing):
        FilmWords.model_validate({key: value for key, value in whole.items() if key != missing})


def test_a_poster_is_a_beat_of_the_film() -> None:
    whole: dict[str, object] = {"title": "T", "question": "Q?", "source": "S 2000", "beats": {"one": BEAT}}
    assert FilmWords.model_validate(whole | {"poster": "one"}).poster == "one"
    with pytest.raises(ValidationError, match="poster = 'two': no such beat; the beats are one"):
        FilmWords.model_validate(whole | {"poster": "two"})


def test_beats_keep_the_order_of_the_file() -> None:
    assert list(film_words("linear_collapse").beats)[:3] == ["one-layer", "a-second-layer", "the-algebra"]


def test_a_film_without_words_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        film_words("no_such_film")
