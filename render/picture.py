"""The picture that an encoder is given: converted to YUV only where it changed, in buffers that stay."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from av import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

Pixels: TypeAlias = npt.NDArray[np.uint8]
"""Red, green, blue and alpha of every pixel, shape (height, width, 4), row by row from the top left."""

_ROWS, _COLUMNS = 4, 16  # with fewer rows, swscale takes chroma from one row alone; 16 columns are one of its strides
_BITS_OF_A_BYTE = 8
_BT709 = 1
_LIMITED_RANGE = 1


class Picture:
    """A YUV picture in the color matrix of HD video (ITU-R BT.709, limited range).

    Each chroma sample is the mean of its pixels, so a converted part equals the same part of the whole converted.

    Args:
        width: pixels, even.
        height: pixels, even.
        layout: FFmpeg's name of a planar YUV format, with or without alpha.
    """

    def __init__(self, width: int, height: int, layout: str = "yuv420p") -> None:
        self.frame = VideoFrame(width, height, layout)
        self.frame.colorspace = self.frame.color_primaries = self.frame.color_trc = _BT709
        self.frame.color_range = _LIMITED_RANGE
        self._planes = _plane_arrays(self.frame)
        self._shown = np.zeros((height, width, 4), np.uint8)
        self._differs = np.empty((height, width // 2), np.bool_)
        self._blank = True
        self._reformatter = VideoReformatter()

    @property
    def pixels(self) -> Pixels:
        """What it shows, before it was converted; to be read only."""
        return self._shown

    def show(self, pixels: Pixels) -> bool:
        """Show pixels from now on; answers whether anything changed. The array may be reused afterwards."""
        region = self._everything() if self._blank else self._changed_region(pixels)
        if region is None:
            return False
        rows, columns = region
        part = VideoFrame.from_numpy_buffer(pixels[rows, columns], "rgba")
        converted = self._reformatter.reformat(
            part,
            format=self.frame.format.name,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.AREA | Interpolation.ACCURATE_RND,
            threads=1,
        )
        for plane, new in zip(self._planes, _plane_arrays(converted), strict=True):
            coarser = self.frame.width // plane.shape[1]
            plane[_divided(rows, coarser), _divided(columns, coarser)] = new
        self._shown[rows, columns] = pixels[rows, columns]
        self._blank = False
        return True

    def _everything(self) -> tuple[slice, slice]:
        height, width = self._shown.shape[:2]
        return slice(0, height), slice(0, width)

    def _changed_region(self, pixels: Pixels) -> tuple[slice, slice] | None:
        """Rows and columns of a small rectangle outside of which nothing changed."""
        height, width = self._shown.shape[:2]
        np.not_equal(_pixel_pairs(pixels), _pixel_pairs(self._shown), out=self._differs)
        rows = np.flatnonzero(self._differs.any(axis=1))
        if not len(rows):
            return None
        span = _aligned(rows[0], rows[-1] + 1, _ROWS, height)
        pairs = np.flatnonzero(self._differs[span].any(axis=0))
        return span, _aligned(2 * pairs[0], 2 * pairs[-1] + 2, _COLUMNS, width)


def _aligned(start: int, stop: int, step: int, size: int) -> slice:
    """The part from start to stop, widened to multiples of a step; near the end of the picture, at least one step."""
    return slice(max(0, min(int(start) // step * step, size - step)), min(size, -(-int(stop) // step) * step))


def _pixel_pairs(pixels: Pixels) -> npt.NDArray[np.uint64]:
    height, width = pixels.shape[:2]
    return pixels.reshape(height, width * 4).view(np.uint64)


def _plane_arrays(frame: VideoFrame) -> list[npt.NDArray[np.unsignedinteger]]:
    """The memory of a frame's planes, without the padding of their rows."""
    sample = np.uint8 if frame.format.components[0].bits == _BITS_OF_A_BYTE else np.uint16
    return [
        np.frombuffer(plane, sample).reshape(plane.height, -1)[:, : plane.width]  # type: ignore[call-overload]
        for plane in frame.planes
    ]


def _divided(part: slice, by: int) -> slice:
    return slice(part.start // by, part.stop // by)
