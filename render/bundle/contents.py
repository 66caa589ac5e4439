"""What a film shows and says, from the segments of its beats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from render.bundle.cues import Cue, cues
from render.piece import Segment


@dataclass(frozen=True)
class Contents:
    """A film, drawn.

    Args:
        title: of the film.
        question: that it answers.
        source: where what it teaches comes from.
        poster: the beat whose last frame stands for the film; the last beat if none.
        beats: segments by the names of the beats, in order.
        frame_rate: frames a second.
    """

    title: str
    question: str
    source: str
    poster: str | None
    beats: Mapping[str, Segment]
    frame_rate: int

    @property
    def segments(self) -> Sequence[Segment]:
        """The beats in order."""
        return list(self.beats.values())

    @property
    def titles(self) -> Sequence[str]:
        """Title of each beat."""
        return [segment.title for segment in self.segments]

    @cached_property
    def begins(self) -> Sequence[int]:
        """First frame of each beat, then the number of all frames."""
        return list(accumulate((segment.frames for segment in self.segments), initial=0))

    @property
    def seconds(self) -> float:
        """Duration."""
        return self.begins[-1] / self.frame_rate

    @cached_property
    def cues_by_beat(self) -> Sequence[Sequence[Cue]]:
        """What each beat says, counted from its own first frame."""
        return [cues(segment.spoken, segment.frames) for segment in self.segments]

    @property
    def cues(self) -> Sequence[Cue]:
        """What the film says."""
        pairs = zip(self.begins, self.cues_by_beat, strict=False)
        return [cue.later(begin) for begin, several in pairs for cue in several]

    @property
    def chapters(self) -> Sequence[Cue]:
        """The titles of the beats, for as long as each lasts."""
        times = zip(self.titles, pairwise(self.begins), strict=True)
        return [Cue(begin, end, (title,)) for title, (begin, end) in times]

    @property
    def poster_picture(self) -> bytes:
        """A frame that stands for the film, a PNG; that of the last beat if the parameters leave the poster's out."""
        return self.beats.get(self.poster or "", self.segments[-1]).poster
