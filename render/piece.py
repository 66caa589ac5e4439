"""A beat's segment as it is kept: the video, and which parameters were looked at when it was drawn."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Segment:
    """One beat.

    Args:
        reads: names of the parameters that its frames depend on.
        video: an MP4.
    """

    reads: tuple[str, ...]
    video: bytes

    @classmethod
    def drawn(cls, reads: Iterable[str], video: bytes) -> Self:
        """A beat that was drawn looking at these parameters."""
        return cls(tuple(sorted(reads)), video)

    def to_bytes(self) -> bytes:
        """The names on a line of their own, then the video."""
        return json.dumps(self.reads).encode() + b"\n" + self.video

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """The segment that was kept."""
        reads, _, video = content.partition(b"\n")
        return cls(tuple(json.loads(reads)), video)
