"""A rendered film as the gallery shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from render.quality import Quality


class Cue(NamedTuple):
    """Words from one moment of a film to another, in seconds."""

    start: float
    end: float
    text: str


class Chapter(NamedTuple):
    """A beat from its first moment to its last, in seconds; the first one of a film opens it."""

    start: float
    end: float
    title: str
    opens_film: bool


class Beat(NamedTuple):
    """A beat as a film of its own.

    Args:
        title: of the beat.
        seconds: duration.
        video: its file in the folder.
        poster: the file of its last frame.
        others: its files in other formats.
    """

    title: str
    seconds: float
    video: str
    poster: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Clip:
    """A rendered film.

    Args:
        folder: name of its folder.
        film: name of the film, or of all films one after another.
        title: of the film.
        question: that it answers.
        source: where what it teaches comes from.
        quality: picture size and frame rate.
        seconds: duration.
        video: the film's file in the folder.
        poster: the file of a frame that stands for it.
        parameters: what it was made with; of the joined film only what differs from the films' own values.
        changed: names of the parameters that differ from the film's own values.
        captions: what it says.
        chapters: its beats in time.
        beats: those of them that have files of their own.
        files: bytes of every file in the folder, by its path there.
        decks: slides made of it, as paths beside its folder.
    """

    folder: str
    film: str
    title: str
    question: str
    source: str
    quality: Quality
    seconds: float
    video: str
    poster: str
    parameters: Mapping[str, Any]
    changed: tuple[str, ...]
    captions: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    beats: tuple[Beat, ...]
    files: Mapping[str, int]
    decks: tuple[str, ...]

    @property
    def stem(self) -> str:
        """Name of the film's own files without their endings."""
        return PurePosixPath(self.video).stem
