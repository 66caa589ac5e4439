"""MP4 files joined from segments, without encoding anything anew."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av import Packet
from av.container import InputContainer
from av.video.stream import VideoStream

if TYPE_CHECKING:
    from av.container.core import Chapter


@dataclass(frozen=True)
class Video:
    """What a video file holds: number of frames, frames per second."""

    frames: int
    frame_rate: float

    @property
    def seconds(self) -> float:
        """Duration."""
        return self.frames / self.frame_rate


def join(segments: Sequence[bytes], target: Path, *, title: str = "", chapters: Sequence[str] = ()) -> Video:
    """Write the frames of MP4 segments one after another, the index first: a player can start while it loads.

    Args:
        segments: at least one, all encoded in the same way at the same constant rate.
        target: file to write.
        title: what players call the film.
        chapters: what players call each segment, for a mark at its beginning; no marks when left out.

    Raises:
        ValueError: if a segment was encoded differently from the first.
        OSError: if the target cannot be written.
    """
    with (
        _opened(segments[0]) as first,
        av.open(target, "w", format="mp4", options={"movflags": "+faststart"}) as film,
    ):
        film.metadata["title"] = title
        template = first.streams.video[0]
        stream = film.add_stream_from_template(template)
        rate = template.average_rate or Fraction(0)
        delay = max(_decoding_delay(segment) for segment in segments)
        lengths = [_length(segment) for segment in segments]
        film.set_chapters(_marks(chapters, lengths, rate))
        frames = 0
        for segment in segments:
            with _opened(segment) as part:
                video = part.streams.video[0]
                if _coding(video) != _coding(template):
                    raise ValueError("the segments of a film were encoded in different ways")
                tick = 1 / (rate * (video.time_base or 1))
                before = frames * tick
                for packet, shown, _ in _packets(part):
                    packet.pts = round(shown + before)
                    packet.dts = round(frames * tick) - delay
                    packet.stream = stream
                    film.mux(packet)
                    frames += 1
    return Video(frames, float(rate))


def _opened(segment: bytes) -> InputContainer:
    return av.open(io.BytesIO(segment), "r")


def _packets(part: InputContainer) -> "Iterator[tuple[Packet[VideoStream], int, int]]":
    """The packets of a segment in the order of decoding, each with when it is shown and when it is decoded."""
    for packet in part.demux(part.streams.video[0]):
        if packet.pts is not None and packet.dts is not None:  # the packet that ends the stream has neither
            yield packet, packet.pts, packet.dts


def _decoding_delay(segment: bytes) -> int:
    """How long before it is shown the first frame is decoded; nothing in a segment too short to be reordered."""
    with _opened(segment) as part:
        _, shown, decoded = next(_packets(part))
        return shown - decoded


def _length(segment: bytes) -> int:
    """Number of frames."""
    with _opened(segment) as part:
        return sum(1 for _ in _packets(part))


def _marks(titles: Sequence[str], lengths: Sequence[int], rate: Fraction) -> "list[Chapter]":
    ends = list(accumulate(lengths))
    return [
        {"id": number, "start": end - length, "end": end, "time_base": 1 / rate, "metadata": {"title": title}}
        for number, (title, length, end) in enumerate(zip(titles, lengths, ends, strict=True) if titles else ())
    ]


def _coding(video: VideoStream) -> tuple[bytes | None, Fraction | None]:
    """What has to be equal for the frames to follow each other under one header."""
    return video.codec_context.extradata, video.average_rate
