"""The gallery is written whole, only if it has to be, and tells of the films that stand there now."""

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from render.gallery.writing import update_gallery
from tests.render.gallery.conftest import Shelf

AGAIN = """
import sys
from pathlib import Path
from render.gallery.writing import update_gallery
from render.store import Store
media = Path(sys.argv[1])
update_gallery(media, Store(media / ".beats"), media / ".work")
sys.exit(bool({"jinja2", "pydantic", "numpy"} & set(sys.modules)))
"""


def state(shelf: Shelf) -> tuple[int, int, bytes]:
    status = shelf.page.stat()
    return status.st_ino, status.st_mtime_ns, shelf.page.read_bytes()


def clips(shelf: Shelf) -> list[str]:
    attributes = (template.attributes for template in shelf.update().all("template"))
    return [known["data-folder"] for known in attributes if "data-folder" in known]


def test_an_unchanged_gallery_is_left_alone_and_costs_no_import(shelf: Shelf) -> None:
    shelf.put("relu-folding--480p15")
    shelf.update()
    before = state(shelf)
    subprocess.run([sys.executable, "-c", AGAIN, shelf.media], check=True)
    assert state(shelf) == before


def test_it_is_the_same_page_without_the_store(shelf: Shelf) -> None:
    shelf.put("relu-folding--480p15")
    shelf.put("linear-collapse--480p15", film="linear-collapse")
    shelf.update()
    before = state(shelf)
    shutil.rmtree(shelf.media / ".beats")
    shelf.update()
    assert state(shelf) == before


@pytest.mark.parametrize("content", [None, b"", b"<html>somebody else's</html>"])
def test_a_gallery_that_is_gone_or_was_changed_comes_back(shelf: Shelf, content: bytes | None) -> None:
    shelf.put("relu-folding--480p15")
    shelf.update()
    whole = shelf.page.read_bytes()
    shelf.page.unlink()
    if content is not None:
        shelf.page.write_bytes(content)
    shelf.update()
    assert shelf.page.read_bytes() == whole


def test_films_come_and_go(shelf: Shelf) -> None:
    folder = shelf.put("relu-folding--480p15")
    other = shelf.put("relu-folding--depth-7--480p15", parameters={"depth": 7})
    assert len(clips(shelf)) == 2
    shutil.rmtree(other)
    assert clips(shelf) == [folder.name]
    shutil.rmtree(folder)
    assert clips(shelf) == []


def test_what_changes_in_a_film_changes_the_page(shelf: Shelf) -> None:
    shelf.put("relu-folding--480p15")
    shelf.update()
    shelf.put("relu-folding--480p15", question="Another one?")
    assert "Another one?" in shelf.update().one("main").text


def test_there_is_no_gallery_without_a_film(shelf: Shelf) -> None:
    assert update_gallery(shelf.media, shelf.store, shelf.work) is None
    assert not shelf.page.exists()


def test_a_full_disk_leaves_the_page_as_it_was(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put("relu-folding--480p15")
    shelf.update()
    before = state(shelf)
    shelf.put("linear-collapse--480p15", film="linear-collapse")
    writing = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        writing(path, content[:1000])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        shelf.update()
    assert state(shelf) == before
