"""A beat's segment as it is kept: the video, what is said in it, its last frame, and what it was drawn from."""

import json
from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True)
class Segment:
    """One beat.

    Args:
        reads: names of the parameters that its frames depend on.
        title: of the beat.
        spoken: what it says, shown or not, each with the frame in which it begins.
        frames: how many there are.
        poster: the last one, a PNG.
        video: a file of its format; nothing if the format is a still.
    """

    reads: tuple[str, ...]
    title: str
    spoken: tuple[tuple[int, str], ...]
    frames: int
    poster: bytes
    video: bytes

    def at_rate(self, times: int) -> Self:
        """The same beat with its frames counted at so many times their rate, as the film's other files have them."""
        spoken = tuple((times * begin, text) for begin, text in self.spoken)
        return replace(self, spoken=spoken, frames=times * self.frames)

    def to_bytes(self) -> bytes:
        """What is known of it on a line of its own, then poster and video."""
        known = {
            "reads": self.reads,
            "title": self.title,
            "spoken": self.spoken,
            "frames": self.frames,
            "poster": len(self.poster),
        }
        return json.dumps(known).encode() + b"\n" + self.poster + self.video

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """The segment that was kept."""
        line, _, rest = content.partition(b"\n")
        known = json.loads(line)
        spoken = tuple((begin, text) for begin, text in known["spoken"])
        poster, video = rest[: known["poster"]], rest[known["poster"] :]
        return cls(tuple(known["reads"]), known["title"], spoken, known["frames"], poster, video)
