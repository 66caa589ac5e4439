"""Which files of slides there are, when they are made anew, and that they appear whole or not at all."""

import json
import shutil
from pathlib import Path

import pytest

from render.film import FilmFile
from render.slides import presentation
from render.slides.deck_files import DeckFile, make_deck_files
from tests.render.conftest import FILMS
from tests.render.slides.conftest import CHAPTER, Made

pytestmark = pytest.mark.slow


@pytest.fixture
def films(made: Made, tmp_path: Path) -> list[FilmFile]:
    """The films in a folder of their own, without slides."""
    found = []
    for name in FILMS:
        shutil.copytree(made.project.folder(name), tmp_path / "media" / f"{name}--480p15")
        path = tmp_path / "media" / f"{name}--480p15" / made.project.video(name).name
        found.append(FilmFile(name, path, 10.0, path.stat().st_size, None))
    return found


def make(films: list[FilmFile], *, chapter: bool = False, fresh: bool = False) -> list[DeckFile]:
    return list(make_deck_files(films, films[0].path.parents[1], chapter=chapter, fresh=fresh))


def test_a_run_makes_both_kinds_for_each_film_and_for_the_chapter_once(made: Made) -> None:
    folder = made.project.media / "slides"
    names = {made.file(name, ending).name for name in (*FILMS, CHAPTER) for ending in (".pptx", ".html")}
    assert {path.name for path in folder.iterdir()} == names
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    result = made.project.run("slides", "-q", "l")
    assert (result.status, result.errors) == (0, "")
    assert result.output.count("cached") == len(names)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    gallery = (made.project.media / "index.html").read_text(encoding="utf-8")
    assert all(f'href="slides/{name}"' in gallery for name in names)


def test_the_gallery_names_the_slides_of_a_film(made: Made) -> None:
    page = (made.project.media / "index.html").read_text(encoding="utf-8")
    for name in FILMS:
        for ending in (".pptx", ".html"):
            assert f'href="slides/{made.file(name, ending).name}"' in page


def test_named_films_have_slides_of_their_own_only(made: Made) -> None:
    result = made.project.run("slides", "-q", "l", FILMS[0])
    listed = [line.split()[0] for line in result.output.splitlines()[1:]]
    assert listed == [f"media/slides/{FILMS[0]}--480p15{ending}" for ending in (".pptx", ".html")]


def test_slides_are_made_anew_if_their_film_is_another_and_only_then(films: list[FilmFile]) -> None:
    assert [one.made for one in make(films)] == [True] * 4
    assert [one.made for one in make(films)] == [False] * 4
    manifest = films[0].path.parent / "manifest.json"
    known = json.loads(manifest.read_text(encoding="utf-8"))
    known["beats"][1]["title"] = "Another title"
    manifest.write_text(json.dumps(known), encoding="utf-8")
    assert [one.made for one in make(films)] == [True, True, False, False]
    assert [one.made for one in make(films, fresh=True)] == [True] * 4


def test_what_is_damaged_or_gone_is_made_anew(films: list[FilmFile]) -> None:
    slides, page, *_ = (one.path for one in make(films))
    slides.write_bytes(slides.read_bytes()[:1000])
    page.unlink()
    assert [one.made for one in make(films)] == [True, True, False, False]


def test_slides_that_cannot_be_finished_leave_the_former_in_place(
    films: list[FilmFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(films)[0].path
    former = path.read_bytes()

    def write_half(_deck: object, _key: str, unfinished: Path) -> None:
        unfinished.write_bytes(b"half")
        raise OSError("no space left")

    monkeypatch.setattr(presentation, "write_presentation", write_half)
    with pytest.raises(OSError, match="no space"):
        make(films, fresh=True)
    assert path.read_bytes() == former
    assert not list(path.parents[1].glob(".*"))
