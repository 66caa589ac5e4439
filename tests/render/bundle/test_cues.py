"""What is said becomes cues that can be read, without gaps and without a lost word."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.bundle.cues import Cue, cues

WORDS = st.text("abcdefghijΦ′−0.,:;?<&", min_size=1, max_size=20)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.data())
def test_cues_hold_every_word_once_in_order_on_two_lines_of_42_without_gaps(
    texts: list[str], data: st.DataObject
) -> None:
    lengths = [data.draw(st.integers(len(text), 5 * len(text))) for text in texts]
    begins = [sum(lengths[:index]) for index in range(len(texts))]
    cut = cues(list(zip(begins, texts, strict=True)), sum(lengths))
    assert " ".join(cue.text for cue in cut) == " ".join(texts)
    assert all(1 <= len(cue.lines) <= 2 for cue in cut)
    assert all(len(line) <= 42 for cue in cut for line in cue.lines)
    assert (cut[0].start, cut[-1].end) == (0, sum(lengths))
    assert all(one.end == two.start for one, two in pairwise(cut))
    assert set(begins) <= {cue.start for cue in cut}
    for text, begin, length in zip(texts, begins, lengths, strict=True):
        own = [cue for cue in cut if begin <= cue.start < begin + length]
        for cue in own:
            share = (cue.end - cue.start) * (len(text) - len(own) + 1) / length
            assert abs(share - len(cue.text)) <= 1.01 * len(text) / length


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Both start alike.", [("Both start alike.",)]),
        ("x" * 42, [("x" * 42,)]),
        (
            "The slope is 0 or 1, nothing between. At the corner itself, 0 is a convention.",
            [("The slope is 0 or 1, nothing between.", "At the corner itself, 0 is a convention.")],
        ),
        (
            "One sentence is here and it is not short at all. Here is another one, not much shorter than it.",
            [
                ("One sentence is here", "and it is not short at all."),
                ("Here is another one,", "not much shorter than it."),
            ],
        ),
        (
            "This sentence has two clauses of about the same length, and that is where it is best cut in two halves.",
            [
                ("This sentence has two clauses", "of about the same length,"),
                ("and that is where it is", "best cut in two halves."),
            ],
        ),
        (
            "As typed, 1 + erf and 1 + tanh are zero far left, and the exact value goes on from there.",
            [("As typed, 1 + erf", "and 1 + tanh are zero far left,"), ("and the exact value goes on from there.",)],
        ),
    ],
)
def test_texts_are_cut_where_they_pause(text: str, lines: list[tuple[str, ...]]) -> None:
    assert [cue.lines for cue in cues([(0, text)], 600)] == lines


def test_a_question_lasts_until_its_answer() -> None:
    assert cues([(0, "Why?"), (37, "Because.")], 60) == [Cue(0, 37, ("Why?",)), Cue(37, 60, ("Because.",))]


def test_what_is_answered_before_it_can_be_seen_is_not_said() -> None:
    assert cues([(0, "Why?"), (0, "Because.")], 60) == [Cue(0, 60, ("Because.",))]
