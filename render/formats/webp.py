"""Animated WebP clips, with transparency if wanted."""

from contextlib import AbstractContextManager, nullcontext

from render.formats.looping import Looping, LoopingEncoder
from render.quality import Quality

_WITHOUT_LOSS = {"lossless": "1", "compression_level": "4", "quality": "50"}
"""At the same size, lossy WebP dulls thin colored lines and leaves specks on the ground."""
_OPAQUE = Looping("webp", "libwebp_anim", "bgra", _WITHOUT_LOSS)
_TRANSPARENT = Looping("webp", "libwebp_anim", "bgra", _WITHOUT_LOSS, palette=False)


def segment_encoder(quality: Quality, *, transparent: bool = False) -> AbstractContextManager[LoopingEncoder]:
    """An encoder of WebP clips, which takes straight alpha."""
    return nullcontext(LoopingEncoder(quality, _TRANSPARENT if transparent else _OPAQUE))
