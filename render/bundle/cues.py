"""What is said on screen, cut into cues that fit on two lines and follow each other to the frame."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

LINE_LENGTH = 42
MOST_LINES = 2
CHARACTERS_PER_SECOND = 20

# What it costs to end a cue or a line there, in shares of the whole text that the two parts differ by.
_ENDS = ((re.compile(r"[.?!…]$"), 0.0), (re.compile(r"[,;:)–—]$"), 0.3), (re.compile(r""), 1.0))  # noqa: RUF001 (dashes of clauses)


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
    until = list(accumulate((len(part) for part in parts), initial=0))
    edges = [begin + round((end - begin) * share / until[-1]) for share in until]
    for part, (start, stop) in zip(parts, pairwise(edges), strict=True):
        yield Cue(start, stop, _lines(part.split()))


def _parts(words: Sequence[str]) -> list[str]:
    """The shortest row of parts that fit into a cue each."""
    if len(_lines(words)) <= MOST_LINES or len(words) == 1:
        return [" ".join(words)]
    cut = _best_cut(words)
    return [*_parts(words[:cut]), *_parts(words[cut:])]


def _lines(words: Sequence[str]) -> tuple[str, ...]:
    """As few lines as the words need; two are about equally long."""
    text = " ".join(words)
    if len(text) <= LINE_LENGTH:
        return (text,)
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    fitting = [half for half in halves if max(map(len, half)) <= LINE_LENGTH]
    if fitting:
        return min(fitting, key=lambda half: abs(len(half[0]) - len(half[1])))
    return tuple(words)


def _best_cut(words: Sequence[str]) -> int:
    """After how many words the text is cut best: near the middle, and rather after a sentence or a clause."""
    lengths = list(accumulate(len(word) + 1 for word in words))

    def cost(cut: int) -> float:
        difference = abs(2 * lengths[cut - 1] / lengths[-1] - 1)
        return difference + next(price for end, price in _ENDS if end.search(words[cut - 1]))

    return min(range(1, len(words)), key=cost)
