"""A folder takes another's place whole or not at all."""

import ctypes
import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from render.bundle.folder import put_in_place


def content(place: Path) -> dict[str, str]:
    return {path.relative_to(place).as_posix(): path.read_text() for path in place.rglob("*") if path.is_file()}


def filled(place: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)
    return place


@pytest.fixture(params=["at once", "one after the other"])
def _system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "at once":
        monkeypatch.setattr(ctypes, "CDLL", lambda *_args, **_options: SimpleNamespace())


@pytest.mark.usefixtures("_system")
def test_the_new_files_replace_the_old_ones_and_what_is_the_users_stays(tmp_path: Path) -> None:
    place = filled(
        tmp_path / "media/film",
        {"film.mp4": "old", "beats/03-gone.mp4": "old", "notes.txt": "mine", "beats/my.png": "m"},
    )
    new = filled(tmp_path / "new", {"film.mp4": "new", "beats/01-first.mp4": "new"})
    put_in_place(new, place, {"film.mp4", "beats/03-gone.mp4"})
    assert content(place) == {"film.mp4": "new", "beats/01-first.mp4": "new", "notes.txt": "mine", "beats/my.png": "m"}


def test_a_first_folder_needs_no_other(tmp_path: Path) -> None:
    put_in_place(filled(tmp_path / "new", {"film.mp4": "new"}), tmp_path / "media/film", ())
    assert content(tmp_path / "media/film") == {"film.mp4": "new"}


def test_a_disk_without_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    place = filled(tmp_path / "film", {"notes.txt": "mine"})
    put_in_place(filled(tmp_path / "new", {"film.mp4": "new"}), place, ())
    assert content(place) == {"film.mp4": "new", "notes.txt": "mine"}


def test_an_error_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(shutil, "copy2", full)
    place = filled(tmp_path / "film", {"film.mp4": "old", "notes.txt": "mine"})
    with pytest.raises(OSError, match="No space"):
        put_in_place(filled(tmp_path / "new", {"film.mp4": "new"}), place, {"film.mp4"})
    assert content(place) == {"film.mp4": "old", "notes.txt": "mine"}
