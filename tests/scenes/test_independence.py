"""A beat's frames depend on the film's parameters alone: drawn alone they are those of the whole film.

The checksums are taken before encoding. A beat drawn alone gets its parameters by way of JSON.
"""

from itertools import groupby

import pytest

from scenes.catalogue import film_names, load_film
from tests.scenes.drawn import beats_of, drawn_beat, every_beat, frames_of, light_parameters

pytestmark = pytest.mark.slow

RATE = 15
LONGEST_STILL = 4.0
READING_RATE = 2.5
STILL_TO_READ = 1.0


@pytest.mark.parametrize("film", film_names())
def test_beats_drawn_alone_have_the_frames_of_the_whole_film(film: str) -> None:
    whole = frames_of(load_film(film)(light_parameters(film)))
    assert list(whole) == beats_of(film)
    for beat in reversed(whole):
        assert drawn_beat(film, beat).frames == whole[beat], beat
    assert sum(map(len, whole.values())) == round(load_film(film)().total_seconds * RATE)
    assert len({tuple(frames) for frames in whole.values()}) == len(whole)


@pytest.mark.parametrize(("film", "beat"), every_beat())
def test_no_picture_stands_longer_than_it_takes_to_read(film: str, beat: str) -> None:
    """Four seconds, or as long as the beat's longest sentence takes to read and a moment more."""
    drawn = drawn_beat(film, beat)
    longest = max(len(list(run)) for _, run in groupby(drawn.frames))
    words = next(one.words for one in drawn.scene.beats() if one.name == beat)
    most_words = max(len(text.split()) for text in (words.caption, words.question or ""))
    allowed = max(LONGEST_STILL, most_words / READING_RATE + STILL_TO_READ)
    assert longest / RATE <= allowed, f"{longest / RATE:.2f} s"
