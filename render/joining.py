"""Video files joined from segments, without encoding anything anew."""

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

from render.bundle.cues import Cue
from render.text_track import TextTrack, switch_off_text

if TYPE_CHECKING:
    from av.container.core import Chapter


_ALPHA = "alpha_mode"
"""WebM's sign that each picture comes with a second one, its transparency."""


@dataclass(frozen=True)
class Video:
    """What a video file holds: number of frames, frames per second."""

    frames: int
    frame_rate: float

    @property
    def seconds(self) -> float:
        """Duration."""
        return self.frames / self.frame_rate


def join(
    segments: Sequence[bytes],
    target: Path,
    *,
    container: str = "mp4",
    title: str = "",
    description: str = "",
    chapters: Sequence[str] = (),
    captions: Sequence[Sequence[Cue]] = (),
) -> Video:
    """Write the frames of segments one after another, the index first: a player can start while it loads.

    Args:
        segments: at least one, all encoded in the same way at the same constant rate.
        target: file to write.
        container: mp4, mov or webm; that of the segments too.
        title: what players call the film.
        description: what players say about it.
        chapters: what players call each segment, for a mark at its beginning; no marks when left out.
        captions: what is said in each segment, counted from its own first frame; a track of words that players offer,
            switched off at first. No such track when left out; MP4 only.

    Raises:
        ValueError: if a segment was encoded differently from the first.
        OSError: if the target cannot be written.
    """
    lengths = [_length(segment) for segment in segments]
    begins = list(accumulate(lengths, initial=0))
    with _opened(segments[0]) as first:
        template = first.streams.video[0]
        rate = template.average_rate or Fraction(0)
        with av.open(target, "w", format=container, options=_options(container, rate)) as film:
            film.metadata.update(title=title, description=description)
            stream = film.add_stream_from_template(template)
            stream.metadata.update({name: value for name, value in template.metadata.items() if name.lower() == _ALPHA})
            text = TextTrack(film, rate) if captions else None
            film.set_chapters(_marks(chapters, lengths, rate))
            delay = max(_decoding_delay(segment) for segment in segments)
            for number, (segment, begin) in enumerate(zip(segments, begins, strict=False)):
                if text:
                    text.show(cue.later(begin) for cue in captions[number])
                for packet in _continued(segment, begin, delay, template):
                    packet.stream = stream
                    film.mux(packet)
    if captions:
        switch_off_text(target)
    return Video(begins[-1], float(rate))


def _options(container: str, rate: Fraction) -> dict[str, str]:
    if container == "webm":
        return {"cues_to_front": "1"}
    # with this clock, marks and words begin with their frames, not a part of a millisecond before
    return {"movflags": "+faststart", "movie_timescale": str(1000 * round(rate))}


def _continued(segment: bytes, begin: int, delay: int, template: VideoStream) -> "Iterator[Packet[VideoStream]]":
    """The packets of a segment that is shown from a frame on.

    Raises:
        ValueError: if it was encoded differently from the template.
    """
    with _opened(segment) as part:
        video = part.streams.video[0]
        if _coding(video) != _coding(template):
            raise ValueError("the segments of a film were encoded in different ways")
        tick = 1 / ((video.average_rate or 0) * (video.time_base or 1))
        for frame, (packet, shown, _) in enumerate(_packets(part), begin):
            packet.pts = round((round(shown / tick) + begin) * tick)  # WebM counts milliseconds, not frames
            packet.dts = round(frame * tick) - delay
            yield packet


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
