"""MP4 files: what they hold, and the order of their parts."""

from dataclasses import dataclass
from pathlib import Path

import av


@dataclass(frozen=True)
class Video:
    """What a video file holds: number of frames, frames per second."""

    frames: int
    frame_rate: float

    @property
    def seconds(self) -> float:
        """Duration."""
        return self.frames / self.frame_rate


def copy_with_index_first(source: Path, target: Path) -> Video:
    """Copy an MP4's video without encoding it anew, its index first, so that a player starts while it still loads.

    Raises:
        ValueError: if source has no video.
        OSError: if a file cannot be read or written.
    """
    with (
        av.open(source) as original,
        av.open(target, "w", format="mp4", options={"movflags": "+faststart"}) as copy,
    ):
        if not original.streams.video:
            raise ValueError(f"{source.name} has no video")
        video = original.streams.video[0]
        stream = copy.add_stream_from_template(video)
        frames = 0
        for packet in original.demux(video):
            if packet.dts is None:  # the empty packet that ends the stream
                continue
            packet.stream = stream
            copy.mux(packet)
            frames += 1
        return Video(frames, float(video.average_rate or 0))
