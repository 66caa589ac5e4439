"""The folder of a film among the others: found finished, or made and put in its place as a whole."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

from render.bundle.folder import put_in_place
from render.bundle.manifest import MANIFEST, is_whole, listed_files
from render.film import FilmFile, FilmPlace
from render.fingerprint import versions
from render.parameters.effective import parameter_file
from render.piece import Segment
from render.store import Store
from render.workspace import locked
from scenes import catalogue

_PROJECT = "activation-films"


@dataclass(frozen=True)
class FilmFolder:
    """A film's folder, which is there, whole, or is not.

    Args:
        place: where it stands.
        store: remembers what it was like when it was made.
        key: what it is made from.
    """

    place: FilmPlace
    store: Store
    key: str

    def finished(self) -> FilmFile | None:
        """The film's file, if the folder stands in its place as it was made."""
        listed = self.store.get(self.key)
        try:
            if listed is None or (self.place.folder / MANIFEST).read_bytes() != listed:
                return None
        except OSError:
            return None
        manifest = json.loads(listed)
        return self._film(manifest["seconds"], None) if is_whole(self.place.folder, manifest) else None

    def make(
        self, segments: Mapping[str, Segment], parameters: Mapping[str, Any], workspace: Path, took: float | None
    ) -> FilmFile:
        """Make the folder; it appears whole or not at all, and what is not the film's own stays in it.

        Args:
            segments: the film's beats by their names, in order.
            parameters: all parameters of the film.
            workspace: takes the unfinished folder, on the same disk as the place.
            took: seconds that making the segments took; nothing if all were there before.

        Raises:
            OSError: if a file cannot be written.
        """
        from render.bundle.contents import Contents  # noqa: PLC0415 (saves a run without work the time of importing PyAV)
        from render.bundle.writing import write_bundle  # noqa: PLC0415 (the same)

        place, quality, words = self.place, self.place.quality, catalogue.film_words(self.place.film)
        film = Contents(words.title, words.question, words.source, words.poster, segments, quality.frame_rate)
        known = {
            "film": place.film,
            "license": metadata(_PROJECT)["License-Expression"],
            "quality": asdict(quality),
            "parameters": parameters,
            "versions": versions(),
        }
        with tempfile.TemporaryDirectory(dir=workspace) as unfinished:
            new = Path(unfinished) / place.stem
            new.mkdir()
            (new / f"{place.stem}.toml").write_text(parameter_file(place.film, parameters), encoding="utf-8")
            write_bundle(new, place.stem, film, known)
            self.store.keep(self.key, (new / MANIFEST).read_bytes())
            with locked(place.media):
                put_in_place(new, place.folder, listed_files(place.folder))
        return self._film(film.seconds, took)

    def _film(self, seconds: float, took: float | None) -> FilmFile:
        path = self.place.file(".mp4")
        return FilmFile(self.place.variant, path, seconds, path.stat().st_size, took)
