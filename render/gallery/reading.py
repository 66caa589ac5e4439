"""Rendered films read from their folders; a folder that is damaged or none of ours is none."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from render.bundle.manifest import MANIFEST
from render.gallery.clip import Beat, Chapter, Clip, Cue
from render.quality import Quality
from scenes.catalogue import CHAPTER

_POSTER = "poster"
_OPENS_FILM = "title-card"
_PLAYED = (".mp4", ".webm")  # by browsers, the one that more of them play first
_DECKS = "slides"
_DECK_ENDINGS = (".pptx", ".html")
_DAMAGES = OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError


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
    video = _first(files, [f"{folder.name}{ending}" for ending in _PLAYED], _PLAYED)
    poster = _first(files, [f"{_POSTER}.png"], [".png"])
    title, seconds = _text(manifest["title"]), _number(manifest["seconds"])
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
        poster=poster,
        parameters=dict(manifest.get("parameters", {}).items()),
        changed=tuple(_text(name) for name in manifest.get("changed", ())),
        captions=tuple(
            Cue(_number(cue["start"]), _number(cue["end"]), _text(cue["text"])) for cue in manifest.get("captions", ())
        ),
        chapters=tuple(_chapters(manifest)) or (Chapter(0, seconds, title, opens_film=True),),
        beats=tuple(_beat(beat, files, poster) for beat in manifest["beats"] if beat["video"] is not None),
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


def _beat(beat: Mapping[str, Any], files: Mapping[str, int], poster: str) -> Beat:
    video, picture = beat["video"], beat["poster"] or poster
    if not {video, picture} <= files.keys():
        raise LookupError(f"{video} or {picture} is not in the folder")
    stem = PurePosixPath(video).with_suffix("").as_posix()
    others = (name for name in files if name.startswith((f"{stem}.", f"{stem}--")) and name not in {video, picture})
    return Beat(_text(beat["title"]), _number(beat["seconds"]), video, picture, tuple(others))


def _first(files: Iterable[str], names: Sequence[str], endings: Sequence[str]) -> str:
    """The first of some files that is there; otherwise, as a folder may get another name, one with such an ending."""
    own = sorted((name for name in files if "/" not in name), key=len)
    alike = [name for ending in endings for name in own if name.endswith(ending)]
    found = [*(name for name in names if name in own), *alike]
    if not found:
        raise LookupError(f"{names[0]} is not in the folder")
    return found[0]


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
