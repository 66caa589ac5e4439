"""Stills: nothing is encoded but the last frame, which every segment has as its poster."""

from contextlib import AbstractContextManager, nullcontext

import numpy as np

from render.picture import Pixels
from render.quality import Quality


class StillEncoder:
    """Keeps the last picture."""

    def __init__(self, quality: Quality) -> None:
        self.last_picture: Pixels = np.zeros((quality.height, quality.width, 4), np.uint8)
        self.frames = 0

    def show(self, pixels: Pixels, repeat: int = 1) -> None:
        """Take a picture that stands for a number of frames. The array may be reused afterwards."""
        np.copyto(self.last_picture, pixels)
        self.frames += repeat

    def finish(self) -> bytes:
        """Nothing."""
        return b""


def segment_encoder(quality: Quality, *, transparent: bool = False) -> AbstractContextManager[StillEncoder]:  # noqa: ARG001 (PNG takes both)
    """An encoder of nothing."""
    return nullcontext(StillEncoder(quality))
