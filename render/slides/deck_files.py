"""The files of slides among the films: made from films that are finished, or found as they were made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from rich.filesize import decimal

from render.film import FilmFile
from render.fingerprint import slides_key
from render.slides.deck import Deck, chapter_deck, film_deck
from render.workspace import workspace

_FOLDER = "slides"
PRESENTATION, PAGE = ".pptx", ".html"
_PROPERTIES = "docProps/core.xml"
_BEGINNING = 4096


@dataclass(frozen=True)
class DeckFile:
    """A finished file of slides.

    Args:
        path: the file.
        slides: how many there are.
        made: whether it was made now.
    """

    path: Path
    slides: int
    made: bool

    @property
    def size(self) -> str:
        """How large the file is, to be read."""
        return decimal(self.path.stat().st_size)

    @property
    def work(self) -> str:
        """What had to be done, to be read."""
        return "made" if self.made else "cached"


def make_deck_files(films: Sequence[FilmFile], media: Path, *, chapter: bool, fresh: bool) -> Iterator[DeckFile]:
    """Make a presentation and a page for each film; each appears whole or not at all.

    A file whose film has not changed is left alone, whatever somebody has changed in the file.

    Args:
        films: finished.
        media: folder of all films, which also takes the slides.
        chapter: also make both with the slides of all films.
        fresh: make every file, whatever is there.

    Raises:
        OSError: if a file cannot be read or written.
    """
    decks = [film_deck(film.path) for film in films]
    if chapter:
        decks.append(chapter_deck(decks))
    for deck in decks:
        key = slides_key(deck.name, [film.manifest for film in deck.films])
        for ending in (PRESENTATION, PAGE):
            path = media / _FOLDER / f"{deck.name}{ending}"
            make = fresh or not _is_made_from(key, path)
            if make:
                _put(deck, key, path, media)
            yield DeckFile(path, len(deck.slides), make)


def _put(deck: Deck, key: str, path: Path, media: Path) -> None:
    with workspace(media) as folder:
        unfinished = folder / path.name
        if path.suffix == PRESENTATION:
            from render.slides.presentation import write_presentation  # noqa: PLC0415 (a run without work saves the time)

            write_presentation(deck, key, unfinished)
        else:
            from render.slides.page import write_page  # noqa: PLC0415 (the same)

            write_page(deck, key, unfinished)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.replace(path)


def _is_made_from(key: str, path: Path) -> bool:
    """Whether there is a file that says so of itself."""
    try:
        if path.suffix == PRESENTATION:
            with ZipFile(path) as parts:
                said = parts.read(_PROPERTIES)
        else:
            with path.open("rb") as file:
                said = file.read(_BEGINNING)
    except (OSError, BadZipFile, KeyError):
        return False
    return key.encode() in said
