"""A film in words alone, as Markdown: who reads it learns what the film teaches."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<>&#|~$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""Markdown's signs, and those that make a list or a heading at the beginning of a line."""


@dataclass(frozen=True)
class Said:
    """What a beat says.

    Args:
        title: of the beat.
        seconds: when it begins.
        texts: its question, if it asks one, and its caption.
    """

    title: str
    seconds: float
    texts: Sequence[str]


def transcript(title: str, source: str, beats: Sequence[Said]) -> str:
    """The transcript of a film whose first beat is its title card.

    Args:
        title: of the film.
        source: what the film says where its content comes from.
        beats: in order.
    """
    card, *rest = beats
    blocks = [f"# {as_markdown(title)}", *(f"**{as_markdown(text)}**" for text in card.texts)]
    for number, beat in enumerate(rest, 2):
        blocks += [f"## {number}. {as_markdown(beat.title)} ({_clock(beat.seconds)})", *map(as_markdown, beat.texts)]
    return "\n\n".join([*blocks, f"Source: {as_markdown(source)}"]) + "\n"


def as_markdown(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MEANS_SOMETHING.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
