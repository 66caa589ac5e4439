"""Frames of one beat in, one H.264 video segment out."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import av

from render.picture import Picture, Pixels
from render.quality import Quality

_BT709 = 1
_LIMITED_RANGE = 1
_X264 = {
    "threads": "1",  # one encoder a process uses fewer cycles than many threads
    "rc-lookahead": "0",  # with the next three: decide about a frame without looking at later ones
    "mbtree": "0",
    "b-adapt": "0",
    "scenecut": "0",
    "bframes": "7",  # most frames move little
    "pbratio": "2",
    "weightp": "0",
    "chroma-qp-offset": "-2",  # thin colored lines on a dark ground
    "aq-strength": "0.7",
}


class SegmentEncoder:
    """Encodes frames as H.264 High, 4:2:0, at a constant rate. All segments of a quality can be joined."""

    def __init__(self, quality: Quality) -> None:
        self._file = io.BytesIO()
        self._container = av.open(self._file, "w", format="mp4")
        further = ":".join(f"{name}={value}" for name, value in _X264.items())
        options = {"preset": "veryfast", "crf": "23", "profile": "high", "x264-params": further}
        self._stream = self._container.add_stream("libx264", rate=quality.frame_rate, options=options)
        self._stream.width, self._stream.height, self._stream.pix_fmt = quality.width, quality.height, "yuv420p"
        context = self._stream.codec_context
        context.thread_count = 1
        context.time_base = self._tick = Fraction(1, quality.frame_rate)
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED_RANGE
        self._picture = Picture(quality.width, quality.height)
        self.frames = 0

    def show(self, pixels: Pixels, repeat: int = 1) -> None:
        """Append a picture that stands for a number of frames. The array may be reused afterwards."""
        self._picture.show(pixels)
        frame = self._picture.frame
        frame.time_base = self._tick
        for _ in range(repeat):
            frame.pts = self.frames
            self._container.mux(self._stream.encode(frame))
            self.frames += 1

    def finish(self) -> bytes:
        """The finished segment, an MP4.

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
        """The last frame as it was given; to be read only."""
        return self._picture.pixels

    def abandon(self) -> None:
        """Let go of everything."""
        self._container.close()


@contextmanager
def segment_encoder(quality: Quality) -> Iterator[SegmentEncoder]:
    """An encoder that is let go of whatever happens."""
    encoder = SegmentEncoder(quality)
    try:
        yield encoder
    finally:
        encoder.abandon()
