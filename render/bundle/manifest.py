"""The list of what a film's folder holds: the folder is known by it, and whole if every file is as it says.

Each rendition of a film, made in a run of its own, knows a part of the list: what is true of the film, and its own
files.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from render.bundle.cues import Cue

MANIFEST = "manifest.json"

Part = Mapping[str, Any]
"""A list of which others may know more."""

_PLAYED = ("mp4", "webm")
"""Formats that browsers play as video, the more widely played one first."""


def file_entries(folder: Path) -> dict[str, dict[str, object]]:
    """Size and checksum of every file in a folder, by its path inside."""
    return {path.relative_to(folder).as_posix(): _entry(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def write_manifest(folder: Path, manifest: Part) -> None:
    """Write a folder's list.

    Raises:
        OSError: if it cannot be written.
    """
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def read_manifest(folder: Path) -> Part | None:
    """A folder's list; nothing if there is none that can be understood."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        for rendition in manifest["renditions"].values():
            _ = files_of(rendition) <= manifest["files"].keys()
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return dict(manifest)


def captions_of_beat(manifest: Mapping[str, Any], number: int) -> list[Cue]:
    """What a beat says, counted from its own first frame.

    Args:
        manifest: the list of a film's folder.
        number: of the beat, counted from 0.
    """
    rate, beat = manifest["quality"]["frame_rate"], manifest["beats"][number]
    begin, length = round(rate * beat["start"]), round(rate * beat["seconds"])
    times = (
        (round(rate * one["start"]) - begin, round(rate * one["end"]) - begin, one) for one in manifest["captions"]
    )
    return [Cue(start, end, tuple(one["text"].split("\n"))) for start, end, one in times if 0 <= start < length]


def whole_manifest(folder: Path, part: Part) -> Part | None:
    """A folder's list, if it says all that a part of it knows and every file of the part is there as it was."""
    manifest = read_manifest(folder)
    if manifest is None or not _says(manifest, part):
        return None
    try:
        whole = all(_entry(folder / name) == entry for name, entry in part["files"].items())
    except OSError:
        return None
    return manifest if whole else None


def files_of(rendition: Part) -> set[str]:
    """The files of a rendition that a list tells of."""
    whole = {rendition["film"], rendition["poster"]} - {None}
    return {*whole, *rendition["clips"], *rendition["posters"]}


def joined_with(part: Part, folder: Path) -> tuple[Part, set[str]]:
    """The list of a folder into which a rendition is put.

    Args:
        part: what the rendition knows.
        folder: as it is until now, if there is one.

    Returns:
        The list, with the folder's other renditions, which are called outdated if they show the film as it was before;
        and the files of the folder that do not stay.
    """
    before = read_manifest(folder) or {"renditions": {}, "files": {}}
    (own,) = part["renditions"].values()
    others = {
        name: {**entry, "outdated": entry["made_from"] != own["made_from"]}
        for name, entry in before["renditions"].items()
        if name not in part["renditions"] and all((folder / file).is_file() for file in files_of(entry))
    }
    stay = {file for entry in others.values() for file in files_of(entry)}
    kept = {file: entry for file, entry in before["files"].items() if file in stay}
    renditions = dict(sorted({**others, **part["renditions"]}.items()))
    whole = {**part, "beats": _with_clips(part["beats"], renditions), "renditions": renditions}
    return {**whole, "files": dict(sorted({**kept, **part["files"]}.items()))}, {MANIFEST, *before["files"]} - stay


def _with_clips(beats: Sequence[Part], renditions: Part) -> list[Part]:
    """The beats, each with the clip that most players play and with its last frame, as far as there are any."""
    entries = sorted(renditions.values(), key=lambda entry: (entry["transparent"], entry["format"] not in _PLAYED[:1]))
    current = [entry for entry in entries if not entry["outdated"]]
    videos = next((entry["clips"] for entry in current if entry["format"] in _PLAYED), [None] * len(beats))
    posters = next((entry["posters"] for entry in current if entry["posters"]), [None] * len(beats))
    return [
        {**beat, "video": video, "poster": poster} for beat, video, poster in zip(beats, videos, posters, strict=False)
    ]


def _says(known: object, part: object) -> bool:
    """Whether all that is in a part is in what is known."""
    if isinstance(part, Mapping):
        return isinstance(known, Mapping) and all(
            name in known and _says(known[name], value) for name, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(known, list) and len(known) == len(part) and all(map(_says, known, part))
    return known == part


def _entry(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
