"""WebM with VP9, which browsers play, with transparency if wanted."""

from contextlib import AbstractContextManager

from render.quality import Quality
from render.segment_encoder import Coding, SegmentEncoder, video_encoder

_VP9 = {
    "deadline": "realtime",  # the slower kind takes twice the time, for files a few percent smaller
    "cpu-used": "4",
    "crf": "38",
    "b": "0",
    "tune-content": "screen",  # thin lines and flat colors
    "row-mt": "0",
}
OPAQUE = Coding("webm", "libvpx-vp9", "yuv420p", _VP9)
TRANSPARENT = Coding("webm", "libvpx-vp9", "yuva420p", {**_VP9, "auto-alt-ref": "0"}, {"alpha_mode": "1"})


def segment_encoder(quality: Quality, *, transparent: bool = False) -> AbstractContextManager[SegmentEncoder]:
    """An encoder of WebM segments, which takes straight alpha."""
    return video_encoder(quality, TRANSPARENT if transparent else OPAQUE)
