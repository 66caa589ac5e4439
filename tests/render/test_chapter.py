"""All films one after another: every frame, a mark for each film and beat, and nothing made twice."""

import json

import av
import pytest

from tests.render.conftest import BEATS, FILMS, Project

pytestmark = pytest.mark.slow


def test_the_chapter_holds_every_film_with_a_mark_for_each_beat(rendered_project: Project) -> None:
    with av.open(rendered_project.video("chapter")) as chapter:
        marks = chapter.chapters()
        frames = sum(1 for _ in chapter.decode(video=0))
    titles, begins, begin, whole = [], [], 0.0, 0
    for film, title in zip(FILMS, ("PlainSquare", "SharedSquare"), strict=True):
        manifest = json.loads((rendered_project.folder(film) / "manifest.json").read_text(encoding="utf-8"))
        assert [beat["name"] for beat in manifest["beats"]] == list(BEATS)
        titles += [title, "First", "Second"]
        begins += [begin + beat["start"] for beat in manifest["beats"]]
        begin, whole = begin + manifest["seconds"], whole + manifest["frames"]
    assert [mark["metadata"]["title"] for mark in marks] == titles
    assert [float(mark["start"] * (mark["time_base"] or 0)) for mark in marks] == pytest.approx(begins, abs=1e-3)
    assert frames == whole


def test_named_films_make_no_chapter(project: Project) -> None:
    assert project.run("-q", "l", *FILMS).status == 0
    assert not project.folder("chapter").exists()


def test_a_chapter_that_stands_is_left_alone(rendered_project: Project) -> None:
    before = rendered_project.video("chapter").stat()
    assert rendered_project.run("-q", "l").status == 0
    after = rendered_project.video("chapter").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
