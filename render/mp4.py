"""MP4 files joined from segments, without encoding anything anew."""

import io
from collections.abc import Iterable
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


def join(segments: Iterable[bytes], target: Path) -> Video:
    """Write the frames of MP4 segments one after another, the index first, so that a player starts while it still loads.

    Args:
        segments: at least one, all encoded in the same way at the same constant rate.
        target: file to write.

    Raises:
        ValueError: if there is no segment, or one has no video or was encoded differently from the first.
        OSError: if the target cannot be written.
    """
    with av.open(target, "w", format="mp4", options={"movflags": "+faststart"}) as film:
        stream, frames = None, 0
        for segment in segments:
            with av.open(io.BytesIO(segment)) as part:
                if not part.streams.video:
                    raise ValueError("a segment has no video")
                video = part.streams.video[0]
                if stream is None:
                    stream, rate = film.add_stream_from_template(video), video.average_rate
                    header = video.codec_context.extradata
                if rate is None or video.time_base is None or video.average_rate != rate:
                    raise ValueError("a segment has another frame rate")
                if video.codec_context.extradata != header:
                    raise ValueError("a segment was encoded differently")
                shift = round(frames / rate / video.time_base)
                for packet in part.demux(video):
                    if packet.dts is None or packet.pts is None:  # the empty packet that ends the stream
                        continue
                    packet.pts += shift
                    packet.dts += shift
                    packet.stream = stream
                    film.mux(packet)
                    frames += 1
    if stream is None:
        raise ValueError("there is no segment")
    return Video(frames, float(rate))
