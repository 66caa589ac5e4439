"""One film's file: joined from segments, known again by its content."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from render.fingerprint import film_key
from render.store import Store


@dataclass(frozen=True)
class FilmFile:
    """A finished film.

    Args:
        name: film name.
        path: the file.
        seconds: duration.
        size: bytes.
        took: seconds of work by all workers; nothing if no beat had to be drawn.
    """

    name: str
    path: Path
    seconds: float
    size: int
    took: float | None


def film_path(media: Path, name: str) -> Path:
    """Where a film's file stands."""
    return media / name / f"{name}.mp4"


def finished_film(name: str, media: Path, store: Store, segment_keys: Sequence[str]) -> FilmFile | None:
    """The film's file, if it stands in its place, whole, and was joined from these segments."""
    path = film_path(media, name)
    record = store.get(film_key(segment_keys))
    if record is None:
        return None
    known = json.loads(record)
    try:
        same = _checksum(path) == known["sha256"]
        return FilmFile(name, path, known["seconds"], path.stat().st_size, None) if same else None
    except OSError:
        return None


def join_film(
    name: str, media: Path, store: Store, segment_keys: Sequence[str], folder: Path, *, took: float | None
) -> FilmFile | None:
    """Join a film's segments; the file appears whole or not at all.

    Args:
        name: film name.
        media: folder of all films.
        store: holds the segments.
        segment_keys: keys of the segments in order.
        folder: takes the unfinished file, on the same disk as media.
        took: seconds that making the segments took; nothing if all were there before.

    Returns:
        The file, or nothing if a segment is missing or damaged.

    Raises:
        OSError: if the file cannot be written.
    """
    from render.mp4 import join  # noqa: PLC0415 (importing PyAV takes time that a run without work saves)

    segments = [store.get(key) for key in segment_keys]
    whole = [segment for segment in segments if segment is not None]
    if len(whole) < len(segments):
        return None
    unfinished, path = folder / f"{name}.mp4", film_path(media, name)
    video = join(whole, unfinished)
    record = {"sha256": _checksum(unfinished), "seconds": video.seconds}
    store.keep(film_key(segment_keys), json.dumps(record).encode())
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished.replace(path)
    return FilmFile(name, path, video.seconds, path.stat().st_size, took)


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
