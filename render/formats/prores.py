"""QuickTime with ProRes 4444, which Keynote and editing programs take, with transparency if wanted."""

from contextlib import AbstractContextManager

from render.quality import Quality
from render.segment_encoder import Coding, SegmentEncoder, video_encoder

_LAMBDA = 118  # FFmpeg's unit of quality
_PRORES = {"profile": "4444", "vendor": "apl0", "flags": "+qscale", "global_quality": str(16 * _LAMBDA)}
OPAQUE = Coding("mov", "prores_ks", "yuv444p10le", {**_PRORES, "alpha_bits": "0"})
TRANSPARENT = Coding("mov", "prores_ks", "yuva444p10le", {**_PRORES, "alpha_bits": "8"})


def segment_encoder(quality: Quality, *, transparent: bool = False) -> AbstractContextManager[SegmentEncoder]:
    """An encoder of QuickTime segments, which takes straight alpha."""
    return video_encoder(quality, TRANSPARENT if transparent else OPAQUE)
