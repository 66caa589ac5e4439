"""Words beside the pictures: in their frames, offered by players, not switched on."""

import struct
from pathlib import Path

import av
import pytest

from render.bundle.cues import Cue
from render.joining import join
from render.quality import Quality
from tests.render.test_joining import decoded, segment

CAPTIONS = [[Cue(0, 4, ("Why?",)), Cue(4, 9, ("Because <of> this,", "Φ & that"))], [], [Cue(0, 23, ("End",))]]
LENGTHS = [9, 1, 23]


@pytest.fixture(scope="module", params=[15, 60])
def film(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    path = tmp_path_factory.mktemp("text") / "film.mp4"
    segments = [segment(Quality(64, 48, request.param), [length]) for length in LENGTHS]
    join(segments, path, description="Why is that?", captions=CAPTIONS, chapters=["One", "Two", "Three"])
    return path, request.param


def test_the_words_stand_in_their_frames(film: tuple[Path, int]) -> None:
    path, rate = film
    with av.open(path) as container:
        (text,) = container.streams.subtitles
        assert (text.codec_context.name, text.metadata["language"]) == ("mov_text", "eng")
        assert container.metadata["description"] == "Why is that?"
        unit = rate * (text.time_base or 0)
        shown = [
            (packet.pts * unit, (packet.pts + packet.duration) * unit, bytes(packet)[2:].decode())
            for packet in container.demux(text)
            if packet.pts is not None and packet.duration and len(bytes(packet)) > 2
        ]
    assert shown == [(0, 4, "Why?"), (4, 9, "Because <of> this,\nΦ & that"), (10, 33, "End")]


def test_pictures_and_marks_are_as_without_words(film: tuple[Path, int]) -> None:
    path, rate = film
    assert [time for time, _ in decoded(path)] == pytest.approx([index / rate for index in range(33)])
    with av.open(path) as container:
        assert container.duration == pytest.approx(33 / rate * av.time_base, abs=1)
        assert [mark["start"] * (mark["time_base"] or 0) * rate for mark in container.chapters()] == [0, 9, 10]


def test_players_show_the_words_only_when_asked(film: tuple[Path, int]) -> None:
    path, _ = film
    with av.open(path) as container:
        (text,) = container.streams.subtitles
        assert not text.disposition & av.stream.Disposition.default
        assert container.streams.video[0].disposition & av.stream.Disposition.default
    content = path.read_bytes()
    places = [index for index in range(len(content)) if content.startswith(b"tkhd", index)]
    flags = [struct.unpack_from(">I", content, place + 4)[0] & 0xFFFFFF for place in places]
    assert [flag & 1 for flag in flags] == [
        1,
        0,
        0,
    ]  # pictures, words, and the marks, which players never show as words


def test_a_film_without_words_has_no_track_for_them(tmp_path: Path) -> None:
    join([segment(Quality(64, 48, 15), [3])], tmp_path / "film.mp4")
    with av.open(tmp_path / "film.mp4") as container:
        assert [stream.type for stream in container.streams] == ["video"]
