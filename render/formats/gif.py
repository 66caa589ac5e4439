"""GIF clips."""

from contextlib import AbstractContextManager, nullcontext

from render.formats.looping import Looping, LoopingEncoder
from render.quality import Quality

_GIF = Looping("gif", "gif", "pal8")


def segment_encoder(quality: Quality, *, transparent: bool = False) -> AbstractContextManager[LoopingEncoder]:
    """An encoder of GIF clips.

    Raises:
        ValueError: if the ground is to be transparent: a pixel of GIF is wholly there or not at all.
    """
    if transparent:
        raise ValueError("GIF has no soft edges on a transparent ground")
    return nullcontext(LoopingEncoder(quality, _GIF))
