"""A rendered film as the gallery shows it, read from its folder and its manifest."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from render.bundle.manifest import MANIFEST
from render.quality import Quality
from scenes.catalogue import CHAPTER

POSTER = "poster.png"
_OPENS_FILM = "title-card"
_DECKS = "slides"
_DECK_ENDINGS = (".pptx", ".html")
_DAMAGES = OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError


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
    """A beat as a film of its own: title, duration, and its files inside the folder."""

    title: str
    seconds: float
    video: str
    poster: str


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


def read_clip(folder: Path) -> Clip | None:
    """The film in a folder; nothing if the folder is none of ours, or a file is gone or not as long as it was."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        json.dumps(manifest, ensure_ascii=False, allow_nan=False).encode()  # fails for what no page can hold
        clip = _clip(folder, manifest)
        whole = all((folder / name).stat().st_size == size for name, size in clip.files.items())
    except _DAMAGES:
        return None
    return clip if whole else None


def _clip(folder: Path, manifest: Mapping[str, Any]) -> Clip:
    files = {_inside(name): int(entry["bytes"]) for name, entry in manifest["files"].items()}
    files[POSTER]  # a film without it is damaged
    title, seconds, video = _text(manifest["title"]), _number(manifest["seconds"]), _video(folder.name, files)
    decks = (f"{_DECKS}/{PurePosixPath(video).stem}{ending}" for ending in _DECK_ENDINGS)
    return Clip(
        folder=folder.name,
        film=CHAPTER if "films" in manifest else _text(manifest["film"]),
        title=title,
        question=_text(manifest["question"]),
        source=_text(manifest["source"]),
        quality=Quality(**manifest["quality"]),
        seconds=seconds,
        video=video,
        parameters=dict(manifest.get("parameters", {}).items()),
        changed=tuple(_text(name) for name in manifest.get("changed", ())),
        captions=tuple(
            Cue(_number(cue["start"]), _number(cue["end"]), _text(cue["text"])) for cue in manifest.get("captions", ())
        ),
        chapters=tuple(_chapters(manifest)) or (Chapter(0, seconds, title, opens_film=True),),
        beats=tuple(_beat(beat, files) for beat in manifest["beats"]),
        files=files,
        decks=tuple(deck for deck in decks if (folder.parent / deck).is_file()),
    )


def _chapters(manifest: Mapping[str, Any]) -> list[Chapter]:
    return [
        Chapter(
            _number(one["start"]), _number(one["end"]), _text(one["text"]), _text(one["beat"]).endswith(_OPENS_FILM)
        )
        for one in manifest.get("chapters", ())
    ]


def _beat(beat: Mapping[str, Any], files: Mapping[str, int]) -> Beat:
    video, poster = beat["video"], beat["poster"]
    if not {video, poster} <= files.keys():
        raise LookupError(f"{video} or {poster} is not in the folder")
    return Beat(_text(beat["title"]), _number(beat["seconds"]), video, poster)


def _video(folder: str, files: Mapping[str, int]) -> str:
    """The film among the files; the folder may have got another name since."""
    films = [name for name in files if PurePosixPath(name).parent.name == "" and name.endswith(".mp4")]
    return next((name for name in films if name == f"{folder}.mp4"), min(films, key=len))


def _inside(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{name} is not in the folder")
    return name


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or value < 0:
        raise TypeError(f"{value!r} is no duration")
    return float(value)
