"""Keys of the real films: what they cover, and what they do not."""

import ast

import pytest

from render import QUALITIES
from render import fingerprint as module
from render.fingerprint import film_key, outline_key, segment_key
from render.job import Job, Order
from scenes.catalogue import film_names, film_sources

ORDER = Order(film_names()[0], QUALITIES["l"])


def test_a_key_differs_in_everything_that_a_frame_depends_on() -> None:
    orders = [
        ORDER,
        Order(film_names()[1], QUALITIES["l"]),
        Order(film_names()[0], QUALITIES["h"]),
        Order(film_names()[0], QUALITIES["l"], '{"pace": 2.0}'),
    ]
    jobs = [Job(order, beat, 5) for order in orders for beat in ("first", "second")]
    keys = [segment_key(job) for job in jobs]
    assert len(set(keys)) == len(jobs)
    assert segment_key(Job(ORDER, "first", 7)) == keys[0], "the planned duration changes no frame"
    assert len({outline_key(order) for order in orders}) == len(orders) - 1, "the quality changes no beat"
    assert film_key(keys) != film_key(keys[::-1])


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
    names = {path.name for path in module._sources("render.segment")}
    assert {"segment_encoder.py", "picture.py", "manim_adapter.py"} <= names
    assert not {"command_line.py", "progress.py", "store.py", "workers.py"} & names


def test_every_form_of_import_is_seen() -> None:
    text = "import a.b\nfrom c.d import (\n    e,\n)\ndef late():\n    from f import g\n"
    assert set(module._imported_names(ast.parse(text))) == {"a.b", "c.d.e", "f.g"}


def test_a_module_runs_the_packages_around_it() -> None:
    assert list(module._with_parents("a.b.c")) == ["a", "a.b", "a.b.c"]
