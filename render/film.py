"""One film's file: joined from segments, known again by its content."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from render.fingerprint import film_key
from render.parameters.variants import file_stem
from render.piece import Segment
from render.quality import Quality
from render.store import Store


@dataclass(frozen=True)
class FilmPlace:
    """Where the files of a film with some parameters stand.

    Args:
        media: folder of all films.
        film: name of the film.
        variant: name of the film with these parameters.
        quality: picture size and frame rate.
    """

    media: Path
    film: str
    variant: str
    quality: Quality

    def file(self, ending: str) -> Path:
        """A file with this ending, such as .mp4 or -3.png."""
        return self.media / self.film / f"{file_stem(self.variant, self.quality)}{ending}"


@dataclass(frozen=True)
class FilmFile:
    """A finished film.

    Args:
        name: name of the film with its parameters.
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


def finished_film(place: FilmPlace, store: Store, segment_keys: Sequence[str]) -> FilmFile | None:
    """The film's file, if it stands in its place, whole, and was joined from these segments."""
    path = place.file(".mp4")
    record = store.get(film_key(segment_keys))
    if record is None:
        return None
    known = json.loads(record)
    try:
        same = _checksum(path) == known["sha256"]
        return FilmFile(place.variant, path, known["seconds"], path.stat().st_size, None) if same else None
    except OSError:
        return None


def join_film(
    place: FilmPlace, store: Store, segment_keys: Sequence[str], folder: Path, *, took: float | None
) -> FilmFile | None:
    """Join a film's segments; the file appears whole or not at all.

    Args:
        place: where the film is to stand.
        store: holds the segments.
        segment_keys: keys of the segments in order.
        folder: takes the unfinished file, on the same disk as the place.
        took: seconds that making the segments took; nothing if all were there before.

    Returns:
        The file, or nothing if a segment is missing or damaged.

    Raises:
        OSError: if the file cannot be written.
    """
    from render.mp4 import join  # noqa: PLC0415 (importing PyAV takes time that a run without work saves)

    pieces = [store.get(key) for key in segment_keys]
    videos = [Segment.from_bytes(piece).video for piece in pieces if piece is not None]
    if len(videos) < len(pieces):
        return None
    path = place.file(".mp4")
    unfinished = folder / path.name
    video = join(videos, unfinished)
    record = {"sha256": _checksum(unfinished), "seconds": video.seconds}
    store.keep(film_key(segment_keys), json.dumps(record).encode())
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished.replace(path)
    return FilmFile(place.variant, path, video.seconds, path.stat().st_size, took)


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
