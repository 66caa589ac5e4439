"""Frames of one beat in, one video segment out."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import av

from render.picture import Picture, Pixels
from render.quality import Quality
from render.straight_alpha import ColorSpread

if TYPE_CHECKING:
    from av.video.stream import VideoStream

_BT709 = 1
_LIMITED_RANGE = 1


@dataclass(frozen=True)
class Coding:
    """How frames are encoded.

    Args:
        container: FFmpeg's name of the file format.
        codec: FFmpeg's name of the encoder.
        pixels: FFmpeg's name of the pixel format.
        options: of the encoder.
        metadata: of the stream.
    """

    container: str
    codec: str
    pixels: str
    options: Mapping[str, str]
    metadata: Mapping[str, str] = field(default_factory=dict)


class SegmentEncoder:
    """Encodes frames at a constant rate. All segments of a quality and a coding can be joined."""

    def __init__(self, quality: Quality, coding: Coding) -> None:
        self._file = io.BytesIO()
        self._container = av.open(self._file, "w", format=coding.container)
        stream = self._container.add_stream(coding.codec, rate=quality.frame_rate, options=dict(coding.options))
        self._stream = cast("VideoStream", stream)
        self._stream.width, self._stream.height, self._stream.pix_fmt = quality.width, quality.height, coding.pixels
        self._stream.metadata.update(coding.metadata)
        context = self._stream.codec_context
        context.thread_count = 1
        context.time_base = self._tick = Fraction(1, quality.frame_rate)
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED_RANGE
        self._picture = Picture(quality.width, quality.height, coding.pixels)
        self._spread = ColorSpread(quality.width, quality.height) if coding.pixels.startswith("yuva") else None
        self.frames = 0

    def show(self, pixels: Pixels, repeat: int = 1) -> None:
        """Append a picture that stands for a number of frames. The array may be reused afterwards."""
        self._picture.show(self._spread.of(pixels) if self._spread else pixels)
        frame = self._picture.frame
        frame.time_base = self._tick
        for _ in range(repeat):
            frame.pts = self.frames
            self._container.mux(self._stream.encode(frame))
            self.frames += 1

    def finish(self) -> bytes:
        """The finished segment.

        Raises:
            ValueError: if there was no frame.
        """
        if not self.frames:
            raise ValueError("nothing was drawn")
        self._container.mux(self._stream.encode())
        self._container.close()
        return self._file.getvalue()

    @property
    def last_picture(self) -> Pixels:
        """The last frame; to be read only. Where it is clear, it may have other colors than were given."""
        return self._picture.pixels

    def abandon(self) -> None:
        """Let go of everything."""
        self._container.close()


@contextmanager
def video_encoder(quality: Quality, coding: Coding) -> Iterator[SegmentEncoder]:
    """An encoder that is let go of whatever happens."""
    encoder = SegmentEncoder(quality, coding)
    try:
        yield encoder
    finally:
        encoder.abandon()
