"""A film's folder is whole or as it was; what is known of it is true."""

import errno
import hashlib
import io
import itertools
import json
import multiprocessing
import shutil
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from render.bundle.film_folder import FilmFolder
from render.film import FilmPlace
from render.joining import Video, join
from render.piece import Segment
from render.quality import Quality
from render.store import Store
from tests.render.test_joining import segment

SIZE = Quality(64, 48, 15)
FILM = "linear-collapse"
STEM = f"{FILM}--48p15"


def png(shade: int) -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.full((48, 64, 3), shade, np.uint8)).save(file, "PNG")
    return file.getvalue()


def beat(frames: int, title: str, seed: int) -> Segment:
    """A beat that asks and answers after a third."""
    spoken = ((0, f"What is {title}?"), (frames // 3, f"It is {title}."))
    return Segment(("pace",), title, spoken, frames, png(seed), segment(SIZE, [frames], seed))


@pytest.fixture(scope="module")
def beats() -> dict[str, Segment]:
    return {"title-card": beat(9, "A film", 1), "one-layer": beat(15, "A & B", 2), "third": beat(12, "<C>", 3)}


@pytest.fixture
def folder(tmp_path: Path) -> FilmFolder:
    (tmp_path / "media/work").mkdir(parents=True)
    return FilmFolder(FilmPlace(tmp_path / "media", FILM, FILM, SIZE), Store(tmp_path / "pieces"), "ab" * 32)


def make(folder: FilmFolder, beats: dict[str, Segment]) -> None:
    made = folder.make(beats, {"seed": 3}, folder.place.media / "work", took=1.5)
    assert (made.path, made.took) == (folder.place.folder / f"{STEM}.mp4", 1.5)
    assert not list((folder.place.media / "work").iterdir())


def files(folder: FilmFolder) -> dict[str, bytes]:
    place = folder.place.folder
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_the_folder_holds_what_its_manifest_lists(folder: FilmFolder, beats: dict[str, Segment]) -> None:
    make(folder, beats)
    found = files(folder)
    names = ["01-title-card", "02-one-layer", "03-third"]
    assert found.keys() == {
        *(f"{STEM}{ending}" for ending in (".mp4", ".vtt", ".srt", ".toml")),
        *(f"beats/{name}{ending}" for name in names for ending in (".mp4", ".png")),
        *("poster.png", "transcript.md", "chapters.vtt", "manifest.json"),
    }
    manifest = json.loads(found.pop("manifest.json"))
    assert manifest["files"] == {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in found.items()
    }
    assert manifest["parameters"] == {"seed": 3}
    assert manifest["quality"] == {"width": 64, "height": 48, "frame_rate": 15}
    assert manifest["license"] == "MIT"
    assert manifest["versions"].keys() >= {"activation-films", "python", "manim", "numpy", "scipy", "typst", "av"}
    assert (manifest["frames"], manifest["seconds"]) == (36, 36 / 15)
    assert [one["start"] * 15 for one in manifest["beats"]] == [0, 9, 24]
    assert [one["video"] for one in manifest["beats"]] == [f"beats/{name}.mp4" for name in names]
    assert found["poster.png"] == beats["third"].poster


def test_making_it_again_gives_the_same_bytes(folder: FilmFolder, beats: dict[str, Segment]) -> None:
    make(folder, beats)
    once = files(folder)
    make(folder, beats)
    assert files(folder) == once


def test_it_is_known_again_until_a_file_differs(folder: FilmFolder, beats: dict[str, Segment]) -> None:
    assert folder.finished() is None
    make(folder, beats)
    known = folder.finished()
    assert known is not None
    assert (known.name, known.path, known.seconds, known.took) == (FILM, folder.place.file(".mp4"), 36 / 15, None)
    assert FilmFolder(folder.place, folder.store, "cd" * 32).finished() is None
    for name, content in files(folder).items():
        path = folder.place.folder / name
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        assert folder.finished() is None, name
        path.unlink()
        assert folder.finished() is None, name
        path.write_bytes(content)
    assert folder.finished() == known


def test_a_beat_that_is_gone_leaves_and_what_is_the_users_stays(folder: FilmFolder, beats: dict[str, Segment]) -> None:
    make(folder, beats)
    (folder.place.folder / "my notes.txt").write_text("mine")
    fewer = {name: one for name, one in beats.items() if name != "one-layer"}
    make(folder, fewer)
    found = files(folder)
    assert {name for name in found if name.startswith("beats/") and name.endswith(".mp4")} == {
        "beats/01-title-card.mp4",
        "beats/02-third.mp4",
    }
    assert found["my notes.txt"] == b"mine"
    assert folder.finished() is not None


def test_whoever_is_killed_at_any_moment_leaves_one_whole_folder(folder: FilmFolder, beats: dict[str, Segment]) -> None:
    fewer = {name: one for name, one in beats.items() if name != "one-layer"}
    wholes = []
    for several in (fewer, beats):
        make(folder, several)
        wholes.append(files(folder))

    def make_for_ever() -> None:
        for several in itertools.cycle((fewer, beats)):
            make(folder, several)

    for number in range(8):
        maker = multiprocessing.get_context("fork").Process(target=make_for_ever)
        maker.start()
        time.sleep(0.05 + 0.017 * number)
        maker.kill()
        maker.join()
        assert files(folder) in wholes
        shutil.rmtree(folder.place.media / "work")
        (folder.place.media / "work").mkdir()


@pytest.mark.parametrize("failing", range(4))
def test_what_is_interrupted_leaves_the_folder_as_it_was(
    folder: FilmFolder, beats: dict[str, Segment], monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    make(folder, beats)
    before, written = files(folder), iter(range(10))

    def full(*parts: Any, **options: Any) -> Video:  # noqa: ANN401 (passed on)
        if next(written) == failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        return join(*parts, **options)

    monkeypatch.setattr("render.bundle.writing.join", full)
    with pytest.raises(OSError, match="No space left"):
        make(folder, {"title-card": beat(6, "Another", 7), "one": beat(5, "One", 8), "two": beat(4, "Two", 9)})
    assert files(folder) == before
    assert folder.finished() is not None
    assert not list((folder.place.media / "work").iterdir())
