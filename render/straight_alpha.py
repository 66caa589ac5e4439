"""From Cairo's premultiplied alpha to straight alpha, which encoders and PNG expect."""

from functools import cache
from typing import cast

import numpy as np
import numpy.typing as npt
from av import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter

from render.picture import Pixels

_OPAQUE = 255
_ALPHA_BITS = np.uint32(0xFF000000)
_CELL = 4


class StraightAlpha:
    """Divides colors by their alpha, in a buffer that stays. What is clear has no color."""

    def __init__(self) -> None:
        self._straight: Pixels = np.zeros((0, 0, 4), np.uint8)

    def of(self, pixels: Pixels) -> Pixels:
        """The same picture with straight alpha; it changes with the next one."""
        if self._straight.shape != pixels.shape:
            self._straight = np.empty_like(pixels)
        np.copyto(self._straight, pixels)
        _divide(self._straight)
        return self._straight


class ColorSpread:
    """Gives clear pixels the colors of what is near, so that an encoder sees no edges where alpha alone has them.

    With edges, a film took a third more bytes and had halos: at half the resolution, colors mix across an edge.
    """

    def __init__(self, width: int, height: int) -> None:
        self._spread: Pixels = np.empty((height, width, 4), np.uint8)
        self._reformatter = [VideoReformatter(), VideoReformatter()]

    def of(self, straight: Pixels) -> Pixels:
        """The same picture with colors everywhere; it changes with the next one."""
        values, spread = _values(straight), _values(self._spread)
        clear = values < ~_ALPHA_BITS + 1
        np.bitwise_or(values, _ALPHA_BITS, out=spread)
        spread[clear] = 0
        near = self._cells(self._spread, self._reformatter[0])
        far = self._cells(near, self._reformatter[1])
        for cells in (near, far):
            _divide(cells)
        _fill(_values(near), _values(far))
        _fill(spread, _values(near))
        self._spread[..., 3] = straight[..., 3]
        return self._spread

    @staticmethod
    def _cells(pixels: Pixels, reformatter: VideoReformatter) -> Pixels:
        """Means of squares."""
        height, width = (-(-size // _CELL) for size in pixels.shape[:2])
        frame = VideoFrame.from_numpy_buffer(pixels, "rgba")
        smaller = reformatter.reformat(frame, width, height, interpolation=Interpolation.AREA, threads=1)
        return np.ascontiguousarray(cast("Pixels", smaller.to_ndarray()))


def _fill(values: npt.NDArray[np.uint32], cells: npt.NDArray[np.uint32]) -> None:
    """Give every pixel without a value that of its cell."""
    height, width = values.shape
    whole = cells.repeat(_CELL, axis=0)[:height].repeat(_CELL, axis=1)[:, :width]
    np.copyto(values, whole, where=values == 0)


def _divide(pixels: Pixels) -> None:
    alpha = _values(pixels).reshape(-1) >> 24
    soft = np.flatnonzero(alpha - 1 < _OPAQUE - 1)  # 0 wraps around
    parts = pixels.reshape(-1, 4)
    parts[soft, :3] = _quotients()[alpha[soft, None], parts[soft, :3]]


@cache
def _quotients() -> npt.NDArray[np.uint8]:
    """Straight values by alpha and premultiplied value, shape (256, 256)."""
    alpha, value = np.indices((_OPAQUE + 1, _OPAQUE + 1))
    rounded = (value * _OPAQUE + alpha // 2) // np.maximum(alpha, 1)
    quotients: npt.NDArray[np.uint8] = np.minimum(rounded, _OPAQUE).astype(np.uint8)
    return quotients


def _values(pixels: Pixels) -> npt.NDArray[np.uint32]:
    """Each pixel as one number, alpha highest, shape (height, width)."""
    return pixels.view("<u4")[..., 0]
