"""What is said on screen, cut into cues that fit on two lines and follow each other to the frame."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

LINE_LENGTH = 42
MOST_LINES = 2
CHARACTERS_PER_SECOND = 20

# What it costs to cut between two words, on the scale on which two parts cost the share that they differ by.
_PRICES = (
    (re.compile(r"[.?!…]\n"), 0.0),
    (re.compile(r"[,;:)—]\n"), 0.3),
    (re.compile(r"\n(and|or|but|so|because|although|while|where|when|which|that|if)$"), 0.5),
    (re.compile(r"(^|\n)\W*(\n|$)"), 2.0),  # beside a sign
    (re.compile(""), 1.0),
)


@dataclass(frozen=True)
class Cue:
    """Words on screen for some time.

    Args:
        start: first frame.
        end: the frame after the last.
        lines: the words, at most two lines.
    """

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.lines)

    def later(self, frames: int) -> "Cue":
        """The same words so many frames later."""
        return replace(self, start=self.start + frames, end=self.end + frames)


def cues(spoken: Sequence[tuple[int, str]], frames: int) -> list[Cue]:
    """Cut what is said into cues.

    A text that is too long for one cue becomes several, which end with sentences or clauses where they can and share
    its time by their lengths.

    Args:
        spoken: each text with the frame in which it begins; it ends with the next or with the last frame.
        frames: how many there are.
    """
    begins = [*(begin for begin, _ in spoken), frames]
    return [
        cue
        for (begin, end), (_, text) in zip(pairwise(begins), spoken, strict=True)
        if begin < end
        for cue in _shared_out(_parts(text.split()), begin, end)
    ]


def _shared_out(parts: Sequence[str], begin: int, end: int) -> Iterator[Cue]:
    until = list(accumulate(map(len, parts), initial=0))
    edges = [begin + round((end - begin) * share / until[-1]) for share in until]
    for part, (start, stop) in zip(parts, pairwise(edges), strict=True):
        yield Cue(start, stop, _lines(part.split()))


def _parts(words: Sequence[str]) -> list[str]:
    """The shortest row of parts that fit into a cue each."""
    if len(_lines(words)) <= MOST_LINES or len(words) == 1:
        return [" ".join(words)]
    cut = min(range(1, len(words)), key=lambda cut: _cost(words, cut))
    return [*_parts(words[:cut]), *_parts(words[cut:])]


def _lines(words: Sequence[str]) -> tuple[str, ...]:
    """One line or two; where not even two can hold the words, each word alone."""
    text = " ".join(words)
    if len(text) <= LINE_LENGTH:
        return (text,)
    halves = {cut: (" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))}
    fitting = [cut for cut, half in halves.items() if max(map(len, half)) <= LINE_LENGTH]
    return halves[min(fitting, key=lambda cut: _cost(words, cut))] if fitting else tuple(words)


def _cost(words: Sequence[str], cut: int) -> float:
    """How bad it is to cut after so many words: worst far from the middle and inside a clause."""
    before, after = len(" ".join(words[:cut])), len(" ".join(words[cut:]))
    gap = f"{words[cut - 1]}\n{words[cut]}"
    return abs(before - after) / (before + after) + next(price for kind, price in _PRICES if kind.search(gap))
