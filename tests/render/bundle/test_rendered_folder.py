"""What a rendered film's folder plays and says: every form says the same, in the same frames."""

import html
import io
import json
import re
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import srt  # type: ignore[import-untyped]
from PIL import Image

from tests.render.conftest import BEATS, Project

pytestmark = pytest.mark.slow

NAME = "plain-square"
RATE = 15
LENGTHS = [3, 3, 4]
"""Seconds of each beat."""
CAPTION = "A square moves to the right & stays as large as it was; apart from it, nothing moves in this beat at all."

Said = list[tuple[float, float, str]]


@pytest.fixture(scope="module")
def folder(rendered_project: Project) -> Path:
    return rendered_project.folder(NAME)


@pytest.fixture(scope="module")
def film(rendered_project: Project) -> Path:
    return rendered_project.video(NAME)


def text_track(path: Path) -> Said:
    with av.open(path) as container:
        (text,) = container.streams.subtitles
        unit = float(text.time_base or 0)
        return [
            (packet.pts * unit, (packet.pts + packet.duration) * unit, bytes(packet)[2:].decode())
            for packet in container.demux(text)
            if packet.pts is not None and packet.duration and len(bytes(packet)) > 2
        ]


def vtt(path: Path) -> Said:
    """Cues of a WebVTT file, read by its grammar and not by our own code."""
    _, *blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    said = []
    for block in blocks:
        times, *lines = block.split("\n")
        start, end = (
            sum(float(part) * 60**power for power, part in enumerate(reversed(time.split(":"))))
            for time in times.split(" --> ")
        )
        said.append((start, end, html.unescape("\n".join(lines))))
    return said


def frames(said: Said) -> list[tuple[int, int, str]]:
    """The same with numbers of frames, which the times have to be within a millisecond of."""
    found = [(round(start * RATE), round(end * RATE), words) for start, end, words in said]
    for (start, end, _), (first, last, _) in zip(said, found, strict=True):
        assert (start, end) == pytest.approx((first / RATE, last / RATE), abs=1.01e-3)
    return found


def frames_of(listed: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    """The same of what the manifest lists, in exact seconds."""
    for one in listed:
        assert (one["start"] * RATE).is_integer()
        assert (one["end"] * RATE).is_integer()
    return frames([(one["start"], one["end"], one["text"]) for one in listed])


def test_the_film_is_a_plain_mp4_with_pictures_words_and_marks(film: Path) -> None:
    with av.open(film) as container:
        kinds = [stream.type for stream in container.streams]
        assert (kinds.count("video"), kinds.count("subtitle"), kinds.count("audio")) == (1, 1, 0)
        video = container.streams.video[0]
        context = video.codec_context
        assert (context.name, context.profile, context.pix_fmt) == ("h264", "High", "yuv420p")
        assert (context.width, context.height) == (854, 480)
        assert video.average_rate == RATE
        assert (video.frames, sum(1 for _ in container.decode(video))) == (RATE * sum(LENGTHS), RATE * sum(LENGTHS))
        assert container.duration == pytest.approx(sum(LENGTHS) * av.time_base, abs=1)
        assert container.metadata["title"] == "PlainSquare"
        assert container.metadata["description"] == "Why?"
        marks = [
            (float(mark["start"] * (mark["time_base"] or 0)), mark["metadata"]["title"])
            for mark in container.chapters()
        ]
    assert marks == [(0, "PlainSquare"), (3, "First"), (6, "Second")]
    content = film.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_the_words_begin_and_end_with_their_beats(film: Path) -> None:
    said = frames(text_track(film))
    assert [words.replace("\n", " ") for *_, words in said] == [
        "Why?",
        *CAPTION.replace(";", ";\n").split("\n "),
        "Is 1 < 2?",
        "Yes, it is.",
    ]
    starts = [start for start, *_ in said]
    assert [start for start in starts if start in {0, 45, 90}] == [0, 45, 90]
    assert [end for _, end, _ in said] == [*starts[1:], RATE * sum(LENGTHS)]
    assert starts[-1] == 90 + 2 * RATE, "the question stands for two seconds, then its answer comes"


def test_track_web_vtt_and_sub_rip_say_the_same(folder: Path, film: Path) -> None:
    said = frames(text_track(film))
    assert frames(vtt(film.with_suffix(".vtt"))) == said
    read = srt.parse(film.with_suffix(".srt").read_text(encoding="utf-8"))
    assert frames([(one.start.total_seconds(), one.end.total_seconds(), one.content) for one in read]) == said
    assert frames(vtt(folder / "chapters.vtt")) == [
        (0, 45, "PlainSquare"),
        (45, 90, "First"),
        (90, 150, "Second"),
    ]
    transcript = re.sub(r"\\(.)", r"\1", (folder / "transcript.md").read_text(encoding="utf-8"))
    for text in ("# PlainSquare", "## 2. First (0:03)", CAPTION, "Is 1 < 2?", "Yes, it is."):
        assert text in transcript


@pytest.mark.parametrize(("number", "beat"), list(enumerate(BEATS)))
def test_a_clip_holds_its_beat_begins_with_a_picture_and_ends_on_its_poster(
    folder: Path, film: Path, number: int, beat: str
) -> None:
    clip = folder / f"beats/{number + 1:02}-{beat}.mp4"
    with av.open(clip) as container:
        assert not container.streams.audio
        pictures = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert len(pictures) == RATE * LENGTHS[number]
    assert pictures[0].std() > 3, "the first frame is not blank"
    with Image.open(clip.with_suffix(".png")) as poster:
        assert np.abs(np.asarray(poster).astype(int) - pictures[-1]).mean() < 2
    begin = RATE * sum(LENGTHS[:number])
    in_film = [
        (start - begin, end - begin, words)
        for start, end, words in frames(text_track(film))
        if begin <= start < begin + len(pictures)
    ]
    assert frames(text_track(clip)) == in_film


def test_the_manifest_tells_of_the_film(folder: Path, film: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["film"], manifest["title"], manifest["question"]) == (NAME, "PlainSquare", "Why?")
    assert manifest["parameters"] == {"seed": 0, "pace": 1.0, "captions": False, **manifest["parameters"]}
    assert [(one["name"], one["start"], one["seconds"]) for one in manifest["beats"]] == [
        ("title-card", 0, 3),
        ("first", 3, 3),
        ("second", 6, 4),
    ]
    assert film.name in manifest["files"]
    assert manifest["changed"] == []
    assert frames_of(manifest["captions"]) == frames(text_track(film))
    assert frames_of(manifest["chapters"]) == [(0, 45, "PlainSquare"), (45, 90, "First"), (90, 150, "Second")]
    assert tuple(chapter["beat"] for chapter in manifest["chapters"]) == BEATS
    assert [one["spoken"] for one in manifest["beats"]] == [["Why?"], [CAPTION], ["Is 1 < 2?", "Yes, it is."]]
    with Image.open(io.BytesIO((folder / "poster.png").read_bytes())) as poster:
        assert poster.size == (854, 480)
