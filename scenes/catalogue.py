"""Which films there are. The files say it: sNN_topic_words.py holds the class TopicWords, the film topic-words."""

import importlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenes.lib.film_words import FilmWords
    from scenes.lib.story import Story

CHAPTER = "chapter"
"""Name of all films one after another."""
CHAPTER_TITLE = "Activation functions"
CHAPTER_QUESTION = "What do activation functions do to numbers, to gradients and to learning?"


def _modules() -> Mapping[str, str]:
    """Module name of every film by film name, in the chapter's order."""
    files = sorted(Path(__file__).parent.glob("s[0-9][0-9]_*.py"))
    return MappingProxyType({file.stem.partition("_")[2].replace("_", "-"): file.stem for file in files})


def film_names() -> tuple[str, ...]:
    """Names of all films in the chapter's order."""
    return tuple(_modules())


def class_name(name: str) -> str:
    """What a film's class is called, such as ReluFolding."""
    return "".join(word.capitalize() for word in name.split("-"))


def film_words(name: str) -> "FilmWords":
    """Title, question, beats and labels of a film, without loading the film.

    Raises:
        KeyError: if there is no such film.
    """
    from scenes.lib.film_words import film_words as words_of_topic  # noqa: PLC0415 (saves runs that need no words 0.2 s)

    return words_of_topic(_modules()[name].partition("_")[2])


def film_sources(name: str) -> tuple[str, Path]:
    """Module of a film and the file of its words: with what they import, all that is the film's own.

    Raises:
        KeyError: if there is no such film.
    """
    module = _modules()[name]
    return f"scenes.{module}", Path(__file__).parent / "words" / f"{module.partition('_')[2]}.toml"


def load_film(name: str) -> "type[Story]":
    """The class of a film; this imports Manim.

    Raises:
        KeyError: if there is no such film.
    """
    module = importlib.import_module(f"scenes.{_modules()[name]}")
    film: type[Story] = getattr(module, class_name(name))
    return film
