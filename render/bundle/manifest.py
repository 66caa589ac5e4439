"""The list of what a film's folder holds: the folder is known by it, and whole if every file is as the list says."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from render.bundle.cues import Cue

MANIFEST = "manifest.json"


def write_manifest(folder: Path, known: Mapping[str, Any]) -> None:
    """List all files of a folder, with what else is known of it.

    Raises:
        OSError: if the list cannot be written.
    """
    files = {path.relative_to(folder).as_posix(): _entry(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    text = json.dumps({**known, "files": files}, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def listed_files(folder: Path) -> set[str]:
    """The files that a folder's list names and the list itself; no other if it cannot be read."""
    try:
        return {MANIFEST, *json.loads((folder / MANIFEST).read_bytes())["files"]}
    except (OSError, ValueError, LookupError, TypeError):
        return {MANIFEST}


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


def is_whole(folder: Path, manifest: Mapping[str, Any]) -> bool:
    """Whether every file that the list names is in the folder as it was."""
    try:
        return all(_entry(folder / name) == entry for name, entry in manifest["files"].items())
    except OSError:
        return False


def _entry(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
