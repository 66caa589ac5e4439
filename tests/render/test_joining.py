"""Segments joined to one MP4: every picture stays, at its time, and nothing is encoded anew."""

import struct
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.formats.h264 import segment_encoder
from render.joining import join
from render.quality import Quality


def segment(quality: Quality, repeats: list[int], seed: int = 0) -> bytes:
    """Random pictures, each standing for a number of frames."""
    random = np.random.default_rng(seed)
    with segment_encoder(quality) as encoder:
        for repeat in repeats:
            coarse = random.integers(0, 256, (quality.height // 8, quality.width // 8, 4), dtype=np.uint8)
            encoder.show(coarse.repeat(8, axis=0).repeat(8, axis=1), repeat)
        return encoder.finish()


def top_level_boxes(path: Path) -> list[str]:
    """Names of the boxes that an MP4 consists of, read by ISO/IEC 14496-12, section 4.2."""
    data, place, names = path.read_bytes(), 0, []
    while place < len(data):
        size, name = struct.unpack_from(">I4s", data, place)
        names.append(name.decode())
        place += size
    return names


def decoded(path: Path) -> list[tuple[float, bytes]]:
    with av.open(path) as container:
        return [(frame.time, frame.to_ndarray().tobytes()) for frame in container.decode(video=0)]


@settings(max_examples=12, deadline=None)
@given(
    parts=st.lists(st.lists(st.integers(1, 20), min_size=1, max_size=5), min_size=1, max_size=4),
    rate=st.sampled_from([15, 30, 60]),
)
def test_joined_segments_show_their_pictures_one_after_another(
    tmp_path_factory: pytest.TempPathFactory, parts: list[list[int]], rate: int
) -> None:
    folder, quality = tmp_path_factory.mktemp("mp4"), Quality(64, 48, rate)
    segments = [segment(quality, repeats, seed) for seed, repeats in enumerate(parts)]
    alone = []
    for number, part in enumerate(segments):
        path = folder / f"{number}.mp4"
        path.write_bytes(part)
        alone += [picture for _, picture in decoded(path)]

    video = join(segments, folder / "film.mp4")

    boxes = top_level_boxes(folder / "film.mp4")
    assert boxes.index("moov") < boxes.index("mdat")
    shown = decoded(folder / "film.mp4")
    assert [picture for _, picture in shown] == alone
    assert [time for time, _ in shown] == pytest.approx([index / rate for index in range(len(alone))])
    assert (video.frames, video.frame_rate) == (sum(map(sum, parts)), rate)
    assert video.seconds == pytest.approx(video.frames / rate)


def test_a_chapter_begins_with_each_segment(tmp_path: Path) -> None:
    lengths, titles = [9, 1, 23], ["One", "Zwei ü", "<three> & more"]
    segments = [segment(Quality(64, 48, 15), [length]) for length in lengths]
    join(segments, tmp_path / "film.mp4", title="A <film>", chapters=titles)
    with av.open(tmp_path / "film.mp4") as film:
        assert film.metadata["title"] == "A <film>"
        marks = film.chapters()
    assert [mark["metadata"]["title"] for mark in marks] == titles
    begins = [float(mark["start"] * (mark["time_base"] or 0)) for mark in marks]
    assert begins == pytest.approx([0, 9 / 15, 10 / 15], abs=1e-3)


def test_segments_that_were_encoded_in_different_ways_are_refused(tmp_path: Path) -> None:
    small, large = segment(Quality(64, 48, 15), [3]), segment(Quality(96, 48, 15), [3])
    with pytest.raises(ValueError, match="encoded in different ways"):
        join([small, large], tmp_path / "film.mp4")


def test_a_segment_without_frames_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing was drawn"):
        segment(Quality(64, 48, 15), [])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_an_error() -> None:
    with pytest.raises(OSError, match="No space left"):
        join([segment(Quality(64, 48, 15), [3])], Path("/dev/full"))
