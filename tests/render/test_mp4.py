"""Copying an MP4 with its index first."""

import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.mp4 import copy_with_index_first


def write_video(path: Path, frames: int, rate: int) -> None:
    with av.open(path, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=rate, options={"bf": "2"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for index in range(frames):
            pixels = np.full((48, 64, 3), 40 + 5 * (index % 40), dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def top_level_boxes(path: Path) -> list[str]:
    """Names of the boxes that an MP4 consists of, read by ISO/IEC 14496-12, section 4.2."""
    data, place, names = path.read_bytes(), 0, []
    while place < len(data):
        size, name = struct.unpack_from(">I4s", data, place)
        names.append(name.decode())
        place += size
    return names


def decoded(path: Path) -> list[tuple[int | None, bytes]]:
    with av.open(path) as container:
        return [(frame.pts, frame.to_ndarray().tobytes()) for frame in container.decode(video=0)]


@settings(max_examples=8, deadline=None)
@given(frames=st.integers(1, 40), rate=st.sampled_from([15, 30, 60]))
def test_the_index_comes_first_and_every_picture_keeps_its_time(
    tmp_path_factory: pytest.TempPathFactory, frames: int, rate: int
) -> None:
    folder = tmp_path_factory.mktemp("mp4")
    source, target = folder / "source.mp4", folder / "target.mp4"
    write_video(source, frames, rate)

    video = copy_with_index_first(source, target)

    boxes = top_level_boxes(target)
    assert boxes.index("moov") < boxes.index("mdat")
    assert decoded(target) == decoded(source)
    assert (video.frames, video.frame_rate) == (frames, rate)
    assert video.seconds == pytest.approx(frames / rate)


def test_a_file_without_video_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "sound.mp4"
    with av.open(source, "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=44100)
        frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), dtype=np.float32), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = 44100, 0
        container.mux([*stream.encode(frame), *stream.encode()])
    with pytest.raises(ValueError, match=r"sound\.mp4 has no video"):
        copy_with_index_first(source, tmp_path / "target.mp4")
