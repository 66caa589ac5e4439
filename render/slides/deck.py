"""What slides show: the beats of finished films, one a slide, read from the films' folders."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from render.bundle.cues import Cue
from render.bundle.manifest import MANIFEST, captions_of_beat
from scenes.catalogue import CHAPTER, CHAPTER_QUESTION, CHAPTER_TITLE


@dataclass(frozen=True)
class Slide:
    """One beat.

    Args:
        title: of the beat; of the film on its title card.
        spoken: what the beat says, a paragraph each.
        captions: the same cut into cues.
        frame_rate: frames a second.
        seconds: that it lasts.
        video: the clip, an MP4.
        poster: its last frame, a PNG.
    """

    title: str
    spoken: Sequence[str]
    captions: Sequence[Cue]
    frame_rate: int
    seconds: float
    video: Path
    poster: Path

    @property
    def description(self) -> str:
        """What somebody is told who cannot see the clip."""
        return " ".join([f"Video without sound, {self.seconds:.0f} seconds.", *self.spoken])


@dataclass(frozen=True)
class FilmSlides:
    """A film's slides, the title card first.

    Args:
        film: its name.
        title: of the film.
        question: that it answers.
        slides: one for each beat.
        manifest: what all this was read from.
    """

    film: str
    title: str
    question: str
    slides: Sequence[Slide]
    manifest: bytes


@dataclass(frozen=True)
class Deck:
    """Slides that stand in one file.

    Args:
        name: of the file, without its ending.
        title: of the deck.
        question: that it answers.
        films: one or several.
    """

    name: str
    title: str
    question: str
    films: Sequence[FilmSlides]

    @property
    def slides(self) -> Sequence[Slide]:
        """All slides in order."""
        return [slide for film in self.films for slide in film.slides]


def film_deck(film: Path) -> Deck:
    """The slides of a finished film.

    Args:
        film: its file, in its folder.

    Raises:
        OSError: if the folder's list cannot be read.
    """
    folder = film.parent
    content = (folder / MANIFEST).read_bytes()
    known = json.loads(content)
    slides = [_slide(folder, known, number) for number in range(len(known["beats"]))]
    title, question = known["title"], known["question"]
    return Deck(film.stem, title, question, [FilmSlides(known["film"], title, question, slides, content)])


def chapter_deck(decks: Sequence[Deck]) -> Deck:
    """The slides of all films one after another; their title cards stand between them."""
    first = decks[0]
    name = f"{CHAPTER}{first.name.removeprefix(first.films[0].film)}"  # called like the film that joins them all
    return Deck(name, CHAPTER_TITLE, CHAPTER_QUESTION, [film for deck in decks for film in deck.films])


def _slide(folder: Path, manifest: Mapping[str, Any], number: int) -> Slide:
    beat = manifest["beats"][number]
    return Slide(
        title=beat["title"],
        spoken=beat["spoken"],
        captions=captions_of_beat(manifest, number),
        frame_rate=manifest["quality"]["frame_rate"],
        seconds=beat["seconds"],
        video=folder / beat["video"],
        poster=folder / beat["poster"],
    )
