"""A film's folder takes renditions one after another; each is whole by itself, and what is there stays."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from render.bundle.film_folder import FilmFolder
from render.formats.rendition import Format, Rendition
from render.formats.table import GIF, PNG
from render.piece import Segment
from tests.render.bundle.test_film_folder import beat, beats, files, folder, make

__all__ = ["beats", "folder"]  # fixtures

GIFS = Rendition(GIF)
NAMES = ["01-title-card", "02-one-layer", "03-third"]


def at(folder: FilmFolder, rendition: Rendition, key: str) -> FilmFolder:
    return replace(folder, place=replace(folder.place, rendition=rendition), key=key * 32)


def small(several: dict[str, Segment]) -> dict[str, Segment]:
    """The same beats as clips of another format."""
    return {name: replace(one, video=f"clip of {name}".encode()) for name, one in several.items()}


def put(folder: FilmFolder, several: dict[str, Segment], seed: int = 3) -> tuple[str, ...]:
    made = folder.make(several, {"seed": seed}, folder.place.media / "work", took=1.5)
    assert folder.finished() == replace(made, took=None)
    return made.outdated


def manifest(folder: FilmFolder) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder.place.folder / "manifest.json").read_text(encoding="utf-8"))
    found = files(folder)
    del found["manifest.json"]
    assert read["files"] == {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(found.items())
    }
    return read


def test_another_format_comes_beside_the_first_and_the_order_does_not_matter(
    folder: FilmFolder, beats: dict[str, Segment]
) -> None:
    gif = at(folder, GIFS, "ef")
    make(folder, beats)
    only_film = files(folder)
    assert put(gif, small(beats)) == ()
    both = files(folder)
    assert both.keys() - only_film.keys() == {f"beats/{name}.gif" for name in NAMES}
    assert {name for name in only_film if only_film[name] != both[name]} == {"manifest.json"}
    assert both["beats/02-one-layer.gif"] == b"clip of one-layer"
    read = manifest(folder)
    assert read["renditions"].keys() == {"mp4", "gif"}
    assert read["renditions"]["gif"]["clips"] == [f"beats/{name}.gif" for name in NAMES]
    assert (read["renditions"]["gif"]["film"], read["renditions"]["gif"]["posters"]) == (None, [])
    assert [one["video"] for one in read["beats"]] == [f"beats/{name}.mp4" for name in NAMES]
    assert folder.finished() is not None
    make(folder, beats)
    assert files(folder) == both
    assert gif.finished() is not None


def test_a_folder_without_the_film_says_so(folder: FilmFolder, beats: dict[str, Segment]) -> None:
    gif = at(folder, GIFS, "ef")
    put(gif, small(beats))
    found = gif.finished()
    assert found is not None
    assert (found.path, found.clips, found.seconds) == (folder.place.folder / "beats", "*.gif", 36 / 15)
    assert found.size == sum(len(f"clip of {name}") for name in beats)
    assert [(one["video"], one["poster"]) for one in manifest(folder)["beats"]] == [(None, None)] * 3
    assert folder.finished() is None
    put(at(folder, Rendition(PNG), "aa"), small(beats))
    assert [one["poster"] for one in manifest(folder)["beats"]] == [f"beats/{name}.png" for name in NAMES]


def test_what_showed_the_film_as_it_was_before_stays_and_is_called_outdated(
    folder: FilmFolder, beats: dict[str, Segment]
) -> None:
    gif = at(folder, GIFS, "ef")
    put(gif, small(beats))
    fewer = {name: one for name, one in beats.items() if name != "one-layer"}
    assert put(folder, fewer, seed=4) == ("gif",)
    found = files(folder)
    assert found["beats/02-one-layer.gif"] == b"clip of one-layer"
    read = manifest(folder)
    assert {name: one["outdated"] for name, one in read["renditions"].items()} == {"gif": True, "mp4": False}
    assert [one["video"] for one in read["beats"]] == ["beats/01-title-card.mp4", "beats/02-third.mp4"]
    assert gif.finished() is None
    assert put(replace(gif, key="bc" * 32), small(fewer), seed=4) == ()
    assert "beats/02-one-layer.gif" not in files(folder)
    assert manifest(folder)["renditions"]["gif"]["clips"] == ["beats/01-title-card.gif", "beats/02-third.gif"]


def test_a_rendition_of_which_a_file_is_gone_is_not_listed_any_more(
    folder: FilmFolder, beats: dict[str, Segment]
) -> None:
    gif = at(folder, GIFS, "ef")
    put(gif, small(beats))
    (folder.place.folder / "beats/03-third.gif").unlink()
    assert gif.finished() is None
    put(folder, beats)
    assert manifest_lists(folder) == {"mp4"}
    put(gif, small(beats))
    assert manifest_lists(folder) == {"mp4", "gif"}
    manifest(folder)


def manifest_lists(folder: FilmFolder) -> set[str]:
    read = json.loads((folder.place.folder / "manifest.json").read_text(encoding="utf-8"))
    return set(read["renditions"])


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"renditions": {"mp4": 3}, "files": {}}', b"\xff"])
def test_a_list_that_cannot_be_understood_is_replaced_and_nothing_else_is_lost(
    folder: FilmFolder, beats: dict[str, Segment], content: bytes
) -> None:
    make(folder, beats)
    (folder.place.folder / "manifest.json").write_bytes(content)
    assert folder.finished() is None
    put(at(folder, GIFS, "ef"), small(beats))
    found = files(folder)
    assert {f"beats/{NAMES[0]}.mp4", f"beats/{NAMES[0]}.gif"} <= found.keys()


def test_the_words_are_those_of_the_film_whatever_the_rate_of_the_clips(folder: FilmFolder, tmp_path: Path) -> None:
    fast = replace(folder.place, quality=replace(folder.place.quality, frame_rate=60))
    film = FilmFolder(replace(fast, media=tmp_path / "media"), folder.store, "ab" * 32)
    slow = {"title-card": replace(beat(9, "A film", 1), video=b""), "third": replace(beat(12, "<C>", 3), video=b"")}
    put(at(film, GIFS, "ef"), slow)
    by_clips = files(film)
    assert "00:00:00.600 --> 00:00:00.867" in by_clips[f"{film.place.stem}.vtt"].decode()
    whole = Rendition(Format("raw", "nothing"))
    put(at(film, whole, "cc"), {name: one.at_rate(4) for name, one in slow.items()})
    for name, content in by_clips.items():
        if name.endswith((".vtt", ".srt", ".md", ".toml")):
            assert files(film)[name] == content
    assert manifest(film)["frames"] == 4 * 21
