"""Every word and formula of the words files is used and filled, and every film has its length."""

import ast
import inspect
import re
from functools import cache
from pathlib import Path

import pytest

import scenes.lib
from scenes.catalogue import film_names, film_words, load_film
from scenes.lib.function_story import FunctionStory

LIBRARY = sorted(Path(scenes.lib.__path__[0]).rglob("*.py"))


@cache
def patterns_in(path: Path) -> set[str]:
    """Every string in a source file as a regular expression; what an f-string fills in stands for anything."""
    patterns = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            patterns.add(re.escape(node.value))
        if isinstance(node, ast.JoinedStr):
            parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
            patterns.add("".join(parts))
    return patterns - {".+"}


def choices(schema: object) -> set[str]:
    """Every string that a film's parameters can be."""
    if isinstance(schema, dict):
        return set(schema.get("enum", ())) | {one for part in schema.values() for one in choices(part)}
    return {one for part in schema for one in choices(part)} if isinstance(schema, list) else set()


@pytest.mark.parametrize("film", film_names())
def test_every_label_and_formula_is_used(film: str) -> None:
    film_class = load_film(film)
    module = Path(inspect.getfile(film_class))
    used = set().union(*(patterns_in(path) for path in (module, *LIBRARY)))
    used |= {re.escape(one) for one in choices(type(film_class.parameters).model_json_schema())}
    everything = re.compile("|".join(sorted(used)))
    written = film_words(film)
    assert not [key for key in (*written.labels, *written.formulas) if not everything.fullmatch(key)]


@pytest.mark.parametrize("remark", ["stretched-axis", "magnified", "log-scale"])
def test_a_remark_on_an_axis_reads_alike_in_every_film(remark: str) -> None:
    labels = [film_words(film).labels for film in film_names()]
    assert len({one[remark] for one in labels if remark in one}) == 1


@pytest.mark.parametrize("film", film_names())
def test_every_beat_has_its_method_or_is_performed_by_the_film(film: str) -> None:
    story = load_film(film)()
    explained = story.records if isinstance(story, FunctionStory) else {}
    for beat in story.beats():
        assert hasattr(story, beat.name.replace("-", "_")) or beat.name in explained


@pytest.mark.parametrize("film", film_names())
def test_a_film_is_between_half_a_minute_and_a_minute_and_a_half(film: str) -> None:
    assert 30 <= load_film(film)().total_seconds <= 90


@pytest.mark.parametrize("film", film_names())
def test_every_place_in_the_words_is_filled(film: str) -> None:
    for beat in load_film(film)().beats():
        shown = " ".join(filter(None, (beat.words.title, beat.words.caption, beat.words.question)))
        assert not set("{}") & set(shown)
        assert "  " not in shown
