"""Keys of the real films: what they cover, and what they do not."""

from dataclasses import replace

import pytest

from render import QUALITIES
from render import fingerprint as module
from render.fingerprint import folder_key, frames_key, outline_key, segment_key
from render.formats.rendition import Rendition
from render.formats.table import GIF, WEBM
from render.job import Job, Order, PlannedBeat
from scenes.catalogue import film_names, film_sources

FILMS = film_names()
LOW, HIGH = QUALITIES["l"], QUALITIES["h"]
BEAT = PlannedBeat("first", 5, "what it says")
JOB = Job(FILMS[0], FILMS[0], LOW, '{"pace": 1.0, "seed": 0}', BEAT)


def test_a_key_differs_in_everything_that_a_frame_depends_on() -> None:
    jobs = [
        JOB,
        replace(JOB, film=FILMS[1]),
        replace(JOB, quality=HIGH),
        replace(JOB, parameters='{"pace": 2.0, "seed": 0}'),
        replace(JOB, beat=PlannedBeat("second", 5, "what it says")),
        replace(JOB, rendition=Rendition(GIF)),
        replace(JOB, rendition=Rendition(WEBM)),
        replace(JOB, rendition=Rendition(WEBM, transparent=True)),
    ]
    keys = [segment_key(job) for job in jobs]
    assert len(set(keys)) == len(jobs)
    assert len({frames_key(job, ["pace"]) for job in jobs}) == len(jobs)
    assert segment_key(replace(JOB, variant="another-name")) == keys[0], "a name changes no frame"
    folders = [("film", "{}", keys), ("other", "{}", keys), ("film", '{"seed": 1}', keys), ("film", "{}", keys[::-1])]
    assert len({folder_key(*parts) for parts in folders}) == len(folders)


def test_frames_are_found_by_what_was_looked_at() -> None:
    reseeded = replace(JOB, parameters='{"pace": 1.0, "seed": 7}')
    assert frames_key(JOB, ["pace"]) == frames_key(reseeded, ["pace"])
    assert frames_key(JOB, ["pace", "seed"]) != frames_key(reseeded, ["pace", "seed"])
    assert frames_key(JOB, ["pace"]) != frames_key(JOB, [])
    said_otherwise = replace(JOB, beat=PlannedBeat("first", 5, "something else"))
    assert frames_key(JOB, ["pace"]) != frames_key(said_otherwise, ["pace"])


def test_an_outline_depends_on_the_changes_and_not_on_the_quality() -> None:
    order = Order(FILMS[0], LOW)
    assert outline_key(order) == outline_key(Order(FILMS[0], HIGH, name="another", varied=("pace",)))
    assert outline_key(order) != outline_key(Order(FILMS[0], LOW, changes='[[["pace"], 2.0, null]]'))
    assert outline_key(order) != outline_key(Order(FILMS[1], LOW))


@pytest.mark.parametrize("film", film_names())
def test_a_film_is_made_from_all_that_it_imports(film: str) -> None:
    """The sources found equal those of a walk that follows whole lines of text instead of the syntax tree."""
    start, words = film_sources(film)
    assert words.is_file()
    found = {path for path in module._sources(start) if path.name != "__init__.py"}
    for path in found:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(("from scenes.", "from actmath.")):
                imported = module._ROOT.joinpath(*line.split()[1].split("."))
                assert imported.is_dir() or imported.with_suffix(".py") in found, line
    assert not any(path.is_relative_to(module._ROOT / "render") for path in found)


def test_changing_the_command_line_makes_no_beat_anew_and_changing_the_encoder_does() -> None:
    drawing, coding = (
        {path.name for path in module._sources(start)} for start in ("render.segment", JOB.rendition.format.encoder)
    )
    assert {"picture.py", "manim_adapter.py"} <= drawing
    assert {"segment_encoder.py", "picture.py", "h264.py"} <= coding
    names = drawing | coding
    assert not {"command_line.py", "progress.py", "store.py", "workers.py", "variants.py", "ordering.py"} & names
    assert not {"vp9.py", "gif.py", "webp.py", "prores.py"} & names, "formats know nothing of each other"


def test_a_module_runs_the_packages_around_it() -> None:
    assert list(module._with_parents("a.b.c")) == ["a", "a.b", "a.b.c"]
