"""The picture at each beat's end: every text can be read, nothing overlaps or leaves the frame, time is kept."""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from actmath import CHAPTER_ORDER, INITIALIZATIONS, activation
from render.bundle.cues import CHARACTERS_PER_SECOND, LINE_LENGTH, MOST_LINES, cues
from scenes.catalogue import film_words
from scenes.lib.film_words import BeatWords
from scenes.lib.layout import Region, frame_layout
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words
from scenes.lib.theme import THEMES
from tests.scenes.drawn import RATE, Played, every_beat, last_picture
from tests.scenes.seen import Text, drawings, ink, texts

pytestmark = pytest.mark.slow

MARGIN = 0.25
LONGEST_STILL = 4.0
READING_RATE = 2.5
RATES = (15, 30, 60)
TICK_SIZE = 0.75
"""Of the size of labels: marks on axes and grids."""
MARK = re.compile(
    r"[−0-9.×^]+|log scale|from|0 exactly|(y axis stretched|magnified) ×.+|layer|step|ln 2|run 1|slope [01]|x"
)
CITATION = re.compile(r".+ (19|20)\d\d(, .+)?;?")
THEME = THEMES["dark"]

Picture = tuple[str, str, Played, list[Text]]


@pytest.fixture(scope="module", params=every_beat(), ids="-".join)
def picture(request: pytest.FixtureRequest) -> Iterator[Picture]:
    film, beat = request.param
    shown = last_picture(film, beat)
    yield film, beat, shown, texts(shown.story)
    last_picture.cache_clear()


def words_of(picture: Picture) -> BeatWords:
    _, beat, shown, _ = picture
    return next(one.words for one in shown.story.beats() if one.name == beat)


def inside(region: Region, box: np.ndarray[tuple[int], np.dtype[np.float64]]) -> bool:
    """Whether a box (left, bottom, right, top) touches a region."""
    return bool(
        box[0] < region.right and box[2] > region.left and box[1] < region.top - 0.02 and box[3] > region.bottom + 0.02
    )


def test_every_text_stands_inside_the_frame_with_a_margin(picture: Picture) -> None:
    half = np.array([64 / 9, 4.0]) - MARGIN
    outside = [text.says for text in picture[3] if (text.box[:2] < -half).any() or (text.box[2:] > half).any()]
    assert not outside


def test_no_two_texts_overlap(picture: Picture) -> None:
    shown = picture[3]
    pairs = [(one.says, two.says) for index, one in enumerate(shown) for two in shown[index + 1 :] if one.overlaps(two)]
    assert not pairs


def test_nothing_drawn_leaves_the_frame_or_runs_behind_title_and_caption(picture: Picture) -> None:
    _, beat, shown, _ = picture
    layout = frame_layout(captions=True)
    taken = [] if beat == "title-card" else [layout.title, layout.caption]
    for drawing in drawings(shown.story):
        points = ink(drawing)
        if len(points):
            assert (np.abs(points) <= [64 / 9, 4.0]).all(), drawing
            box = np.concatenate([points.min(axis=0), points.max(axis=0)])
            assert not any(inside(region, box) for region in taken), (drawing, box)


def test_every_text_is_large_enough(picture: Picture) -> None:
    shown = picture[3]
    small = {
        text.says: round(text.font_size, 1)
        for text in shown
        if text.font_size < 0.99 * THEME.label_size and not (MARK.fullmatch(text.says) or CITATION.fullmatch(text.says))
    }
    assert not small
    marks = [text for text in shown if MARK.fullmatch(text.says)]
    assert all(text.font_size >= 0.99 * TICK_SIZE * THEME.label_size for text in marks)


def test_title_and_caption_are_those_of_the_words_file_in_at_most_two_lines(picture: Picture) -> None:
    film, beat, shown, texts_shown = picture
    lines = [text.says for text in texts_shown if isinstance(text.thing, Words)]
    written = words_of(picture)
    assert written.title in lines
    rows = [text for text in texts_shown if isinstance(text.thing, Words) and text.box[3] < -2.5]
    if beat == "title-card":
        assert film_words(film).title == written.title
        lit = [activation(name).title for name in CHAPTER_ORDER if name in shown.story.functions]
        assert [text.says for text in texts_shown if text.says in lit] == lit
        rows = [text for text in texts_shown if text.says not in (written.title, *lit)]
    else:
        rows = [text for text in rows if inside(frame_layout(captions=True).caption, text.box)]
    assert " ".join(text.says for text in rows) == written.caption
    assert len(rows) <= 2
    last = shown.story.beats()[-1].name == beat
    place = frame_layout(captions=True).source
    cited = " ".join(text.says for text in texts_shown if beat != "title-card" and inside(place, text.box))
    assert (cited == film_words(film).source) == last


def test_captions_can_be_read_at_twenty_characters_a_second(picture: Picture) -> None:
    """As viewers read them who switch them on, captions in the picture or not."""
    _, _, shown, _ = picture
    for cue in cues([(round(second * RATE), text) for second, text in shown.story.spoken], round(shown.seconds * RATE)):
        assert len(cue.lines) <= MOST_LINES
        assert all(len(line) <= LINE_LENGTH for line in cue.lines), cue.lines
        assert len(cue.text) * RATE <= CHARACTERS_PER_SECOND * (cue.end - cue.start), cue


def test_every_word_on_screen_comes_from_the_words_file_or_from_actmath(picture: Picture) -> None:
    film, said = film_words(picture[0]), words_of(picture)
    records = [activation(name) for name in CHAPTER_ORDER]
    whole = [said.title, said.caption, film.title, film.question, film.source, *(record.title for record in records)]
    whole += [rule.title for rule in INITIALIZATIONS.values()]
    whole += [str(source) for record in records for source in record.sources]
    whole += [label for label in film.labels.values() if "{" not in label]
    labels = [re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(label))) for label in film.labels.values()]
    strange = [
        text.says
        for text in picture[3]
        if isinstance(text.thing, Words)
        and re.search("[A-Za-z]{2}", text.says)
        and not any(text.says in known for known in whole)
        and not any(label.fullmatch(text.says) for label in labels)
    ]
    assert not strange


def test_every_number_on_screen_is_the_value_that_it_stands_for(picture: Picture) -> None:
    """No number is shown in a format that turns something small into zero."""
    for text in picture[3]:
        if isinstance(text.thing, Number) and not re.search("[1-9]", text.says):
            assert abs(text.thing.value) < 0.05


def test_the_beat_takes_the_seconds_of_its_words_in_whole_frames_at_every_rate(picture: Picture) -> None:
    film, beat, shown, _ = picture
    planned = 3 if beat == "title-card" else film_words(film).beats[beat].seconds
    assert [round(shown.seconds * rate, 2) for rate in RATES] == [planned * rate for rate in RATES]


def test_no_picture_stands_longer_than_four_seconds_unless_an_answer_has_to_be_read(picture: Picture) -> None:
    written = words_of(picture)
    reading = len(written.caption.split()) / READING_RATE if written.question else 0.0
    assert max(picture[2].stills) <= max(LONGEST_STILL, reading) + 1e-3
