"""A film in words."""

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.markdown import Markdown

from render.bundle.transcript import Said, transcript

if TYPE_CHECKING:
    from markdown_it.token import Token

BEATS = [
    Said("Many layers", 0, ["What do 3 layers do?"]),
    Said("One_layer_, *two* <b>", 3, ["Can it?", "1. Yes: a < b & [c](d) `e`. -1 is f′."]),
    Said("# Last", 65.5, ["- 2 is the end\n\n# of it", "12) is no list"]),
]


def blocks(markdown: str) -> list[tuple[str, str]]:
    """Tag and words of every block, as a Markdown reader understands them."""
    tokens = Markdown(markdown).parsed
    return [
        (before.tag, "".join(child.content for child in token.children or ()))
        for before, token in pairwise(tokens)
        if token.type == "inline"
    ]


def test_the_transcript_tells_every_beat_in_its_words() -> None:
    assert blocks(transcript("Many layers", "Survey: Someone 2022", BEATS)) == [
        ("h1", "Many layers"),
        ("p", "What do 3 layers do?"),
        ("h2", "2. One_layer_, *two* <b> (0:03)"),
        ("p", "Can it?"),
        ("p", "1. Yes: a < b & [c](d) `e`. -1 is f′."),
        ("h2", "3. # Last (1:05)"),
        ("p", "- 2 is the end # of it"),
        ("p", "12) is no list"),
        ("p", "Source: Survey: Someone 2022"),
    ]


def test_nothing_in_the_words_becomes_markup() -> None:
    def every(tokens: "list[Token]") -> list[str]:
        return [token.type for token in tokens] + [kind for token in tokens for kind in every(token.children or [])]

    kinds = set(every(Markdown(transcript("*T*", "_S_", BEATS)).parsed))
    assert not kinds & {
        "html_inline",
        "html_block",
        "link_open",
        "em_open",
        "code_inline",
        "bullet_list_open",
        "ordered_list_open",
    }
