"""MP4 files joined from segments, without encoding anything anew."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.video.stream import VideoStream


@dataclass(frozen=True)
class Video:
    """What a video file holds: number of frames, frames per second."""

    frames: int
    frame_rate: float

    @property
    def seconds(self) -> float:
        """Duration."""
        return self.frames / self.frame_rate


def join(segments: Sequence[bytes], target: Path) -> Video:
    """Write the frames of MP4 segments one after another, the index first: a player can start while it loads.

    Args:
        segments: at least one, all encoded in the same way at the same constant rate.
        target: file to write.

    Raises:
        ValueError: if a segment was encoded differently from the first.
        OSError: if the target cannot be written.
    """
    with (
        _opened(segments[0]) as first,
        av.open(target, "w", format="mp4", options={"movflags": "+faststart"}) as film,
    ):
        template = first.streams.video[0]
        stream = film.add_stream_from_template(template)
        rate = template.average_rate or Fraction(0)
        frames = 0
        for segment in segments:
            before = frames
            with _opened(segment) as part:
                video = part.streams.video[0]
                if _coding(video) != _coding(template):
                    raise ValueError("the segments of a film were encoded in different ways")
                for packet in part.demux(video):
                    if packet.dts is None or packet.pts is None:  # the empty packet that ends the stream
                        continue
                    shift = round(before / rate / packet.time_base)
                    packet.pts += shift
                    packet.dts += shift
                    packet.stream = stream
                    film.mux(packet)
                    frames += 1
    return Video(frames, float(rate))


def _opened(segment: bytes) -> InputContainer:
    return av.open(io.BytesIO(segment), "r")


def _coding(video: VideoStream) -> tuple[bytes | None, Fraction | None]:
    """What has to be equal for the frames to follow each other under one header."""
    return video.codec_context.extradata, video.average_rate
