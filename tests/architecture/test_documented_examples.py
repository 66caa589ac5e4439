"""README.md is true: its examples run as they stand, its table names every film as it is, its pictures exist."""

import re
from pathlib import Path
from typing import Any

import pytest
from manim import tempconfig

from scenes.catalogue import film_names, film_words
from scenes.lib.story import Story

README = Path(__file__).parents[2] / "README.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def run(block: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "readme"}
    exec(compile(block, str(README), "exec"), names)  # noqa: S102 - the document is ours
    return names


@pytest.mark.parametrize("block", BLOCKS)
def test_an_example_runs(block: str, tmp_path: Path) -> None:
    names = run(block)
    films = [
        thing
        for thing in names.values()
        if isinstance(thing, type) and issubclass(thing, Story) and thing.__module__ == "readme"
    ]
    with tempconfig({"media_dir": str(tmp_path), "write_to_movie": False}):
        for film in films:
            assert film().beats()


def test_the_readme_has_examples_of_both_kinds() -> None:
    assert any("Story" not in block and "class" in block for block in BLOCKS)
    assert any("register" in block for block in BLOCKS)


def test_pictures_exist() -> None:
    pictures = re.findall(r"\]\((media/[^)]+\.png)\)", README.read_text(encoding="utf-8"))
    assert pictures
    for picture in pictures:
        assert (README.parent / picture).is_file(), picture


def test_the_table_names_every_film_with_its_question_and_duration() -> None:
    row = r"^\| .*? \| \*\*(.+)\*\* `(.+)`<br>(.+) \| (\d+):(\d\d) \|$"
    told = re.findall(row, README.read_text(encoding="utf-8"), flags=re.MULTILINE)
    films = [(film_words(name), name) for name in film_names()]
    assert told == [
        (film.title, name, film.question, str(film.seconds // 60), f"{film.seconds % 60:02}") for film, name in films
    ]
