"""MP4 with H.264, which presentation programs and browsers play."""

from contextlib import AbstractContextManager

from render.quality import Quality
from render.segment_encoder import Coding, SegmentEncoder, video_encoder

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
H264 = Coding(
    "mp4",
    "libx264",
    "yuv420p",
    {
        "preset": "veryfast",
        "crf": "23",
        "profile": "high",
        "x264-params": ":".join(f"{name}={value}" for name, value in _X264.items()),
    },
)
"""H.264 High, 4:2:0, at a constant rate."""


def segment_encoder(quality: Quality, *, transparent: bool = False) -> AbstractContextManager[SegmentEncoder]:
    """An encoder of MP4 segments.

    Raises:
        ValueError: if the ground is to be transparent, which H.264 does not know.
    """
    if transparent:
        raise ValueError("H.264 has no transparency")
    return video_encoder(quality, H264)
