"""Clips that loop by themselves: encoded when all their pictures are known, in a palette of their own colors."""

import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import av
import numpy as np
from av import VideoFrame
from av.filter import Graph
from av.filter.context import FilterContext

from render.picture import Pixels
from render.quality import Quality

if TYPE_CHECKING:
    from av.video.stream import VideoStream

_NEAREST_COLOR = "dither=none:diff_mode=rectangle"


@dataclass(frozen=True)
class Looping:
    """How a clip is encoded.

    Args:
        container: FFmpeg's name of the file format.
        codec: FFmpeg's name of the encoder.
        pixels: FFmpeg's name of the pixel format.
        options: of the encoder.
        palette: whether all frames share 256 colors; transparent ones cannot.
    """

    container: str
    codec: str
    pixels: str
    options: Mapping[str, str] = field(default_factory=dict)
    palette: bool = True


class LoopingEncoder:
    """Holds the pictures of a clip, compressed, until it is finished."""

    def __init__(self, quality: Quality, looping: Looping) -> None:
        self._quality = quality
        self._looping = looping
        self._tick = Fraction(1, quality.frame_rate)
        self._held: list[tuple[bytes, int]] = []
        self.last_picture: Pixels = np.zeros((quality.height, quality.width, 4), np.uint8)

    @property
    def frames(self) -> int:
        """How many there are so far."""
        return sum(repeat for _, repeat in self._held)

    def show(self, pixels: Pixels, repeat: int = 1) -> None:
        """Append a picture that stands for a number of frames. The array may be reused afterwards."""
        np.copyto(self.last_picture, pixels)
        self._held.append((zlib.compress(self.last_picture.data, level=1), repeat))

    def finish(self) -> bytes:
        """The finished clip.

        Raises:
            ValueError: if there was no frame.
        """
        if not self._held:
            raise ValueError("nothing was drawn")
        file = io.BytesIO()
        with av.open(file, "w", format=self._looping.container, options={"loop": "0"}) as clip:
            options = dict(self._looping.options)
            stream = cast("VideoStream", clip.add_stream(self._looping.codec, self._quality.frame_rate, options))
            stream.width, stream.height = self._quality.width, self._quality.height
            stream.pix_fmt, stream.codec_context.time_base = self._looping.pixels, self._tick
            for number, frame in enumerate(self._every_frame()):
                frame.pts, frame.time_base = number, self._tick
                clip.mux(stream.encode(frame))
            clip.mux(stream.encode())
        return file.getvalue()

    def _every_frame(self) -> Iterator[VideoFrame]:
        pictures = self._with_palette() if self._looping.palette else self._pictures()
        for picture, (_, repeat) in zip(pictures, self._held, strict=True):
            frame = picture.reformat(format=self._looping.pixels)
            for _ in range(repeat):
                yield frame

    def _pictures(self) -> Iterator[VideoFrame]:
        for number, (compressed, _) in enumerate(self._held):
            pixels = np.frombuffer(zlib.decompress(compressed), np.uint8).reshape(self.last_picture.shape)
            frame = VideoFrame.from_ndarray(pixels, "rgba")
            frame.pts, frame.time_base = number, self._tick
            yield frame

    def _with_palette(self) -> Iterator[VideoFrame]:
        """The pictures in the 256 colors that suit all of them best."""
        palette = self._palette()
        graph = Graph()
        source, colors, result = self._source(graph), self._source(graph, palette), graph.add("buffersink")
        _link(graph, "paletteuse", _NEAREST_COLOR, [source, colors], result)
        colors.push(palette)
        colors.push(None)
        for picture in self._pictures():
            source.push(picture)
            yield cast("VideoFrame", result.pull())

    def _palette(self) -> VideoFrame:
        graph = Graph()
        source, result = self._source(graph), graph.add("buffersink")
        _link(graph, "palettegen", "", [source], result)
        for picture in self._pictures():
            source.push(picture)
        source.push(None)
        palette = cast("VideoFrame", result.pull())
        palette.pts, palette.time_base = 0, self._tick
        return palette

    def _source(self, graph: Graph, like: VideoFrame | None = None) -> FilterContext:
        width, height = (like.width, like.height) if like else (self._quality.width, self._quality.height)
        pixels = like.format.name if like else "rgba"
        size = f"video_size={width}x{height}:pixel_aspect=1/1"
        return graph.add("buffer", f"{size}:pix_fmt={pixels}:time_base={self._tick}")


def _link(graph: Graph, name: str, options: str, sources: Sequence[FilterContext], result: FilterContext) -> None:
    work = graph.add(name, options)
    for number, source in enumerate(sources):
        source.link_to(work, 0, number)
    work.link_to(result)
    graph.configure()
