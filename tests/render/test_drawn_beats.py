"""Beats are found again for other parameters exactly if their frames do not depend on the difference."""

import json
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from render.drawn_beats import DrawnBeats
from render.fingerprint import segment_key
from render.job import Job, PlannedBeat
from render.manim_adapter import Take
from render.piece import Segment
from render.quality import Quality
from render.store import Store
from scenes.catalogue import film_names, load_film
from scenes.lib.parameters import StoryParameters
from scenes.lib.reads import noting_reads

TINY = Quality(214, 120, 15)
BEAT = PlannedBeat("first", 3, "what it says")


def job(**parameters: object) -> Job:
    return Job(film_names()[0], "any-name", TINY, json.dumps({"seed": 0, "depth": 3, **parameters}), BEAT)


def draw(store: Store, drawn: Job, *reads: str) -> str:
    key = segment_key(drawn)
    store.keep(key, Segment(reads, "First", (), 1, b"a poster", b"a video").to_bytes())
    DrawnBeats(store).remember(drawn)
    return key


def test_a_beat_is_found_whatever_it_did_not_look_at(tmp_path: Path) -> None:
    store = Store(tmp_path)
    beats = DrawnBeats(store)
    assert beats.find(job()) is None
    key = draw(store, job(), "depth")
    assert beats.find(job()) == key
    assert beats.find(job(seed=1)) == key
    assert beats.find(job(depth=4)) is None
    assert beats.find(replace(job(seed=1), quality=Quality(854, 480, 15))) is None
    assert beats.find(replace(job(seed=1), beat=PlannedBeat("first", 3, "something else"))) is None
    assert beats.find(replace(job(seed=1), beat=PlannedBeat("second", 3, BEAT.look))) is None


def test_a_beat_may_look_at_more_when_something_else_is_different(tmp_path: Path) -> None:
    store = Store(tmp_path)
    beats = DrawnBeats(store)
    shallow, deep = draw(store, job(), "depth"), draw(store, job(depth=9), "depth", "seed")
    assert beats.find(job(seed=5)) == shallow
    assert beats.find(job(depth=9, seed=5)) is None
    assert beats.find(job(depth=9)) == deep


def test_what_is_gone_is_not_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    draw(store, job(), "depth")
    store.shrink(0)
    assert DrawnBeats(store).find(job(seed=1)) is None


def test_fields_are_noted_when_they_are_read_and_all_of_them_when_it_cannot_be_told() -> None:
    class Model(StoryParameters):
        depth: int = 1

        @property
        def twice(self) -> int:
            return 2 * self.depth

    model, other = Model(), Model(depth=2)
    with noting_reads() as reads:
        assert model.twice == 2
        assert isinstance(model, Model)
    assert reads == {"depth"}
    for look in (hash, repr, dict, vars, StoryParameters.model_dump, lambda seen: seen == other):
        with noting_reads() as reads:
            look(model)
        assert reads == set(Model.model_fields), look


def frames_and_reads(film: str, parameters: StoryParameters, beat: str, folder: Path) -> tuple[list[int], set[str]]:
    """Checksums of every frame of a beat, and the parameters that were looked at."""
    frames: list[int] = []
    with noting_reads() as reads:
        take = Take(load_film(film), parameters, beat, TINY, folder)
        take.draw(lambda pixels, repeat: frames.extend([zlib.crc32(pixels.data)] * repeat))
    return frames, reads


@pytest.mark.slow
@pytest.mark.parametrize(
    ("film", "beat", "shown", "other"),
    [
        ("gradient-by-layer", "five-layers", {"depth", "function"}, {"compared_depth": 3, "remedy": "lecun_normal"}),
        ("relu-folding", "a-true-fold", {"extent"}, {"depth": 2, "activation": "gelu", "layers": None, "seed": 3}),
    ],
)
def test_films_look_at_what_they_show_and_the_rest_changes_no_frame(
    film: str, beat: str, shown: set[str], other: dict[str, object], tmp_path: Path
) -> None:
    own = load_film(film).parameters
    frames, reads = frames_and_reads(film, own, beat, tmp_path)
    assert shown <= reads
    assert not other.keys() & reads
    changed = type(own).model_validate({**own.model_dump(), **other})
    assert frames_and_reads(film, changed, beat, tmp_path) == (frames, reads)
