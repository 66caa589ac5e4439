"""The folder of a film among the others: found finished, or made and put in its place as a whole."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

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


class _Said(NamedTuple):
    """What is said of a film as a whole: title, question, source, and the beat whose last frame stands for it."""

    title: str
    question: str
    source: str
    poster: str | None


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
        self,
        segments: Mapping[str, Segment],
        parameters: Mapping[str, Any],
        workspace: Path,
        took: float | None,
        *,
        changed: Sequence[str] = (),
    ) -> FilmFile:
        """Make the folder; it appears whole or not at all, and what is not the film's own stays in it.

        Args:
            segments: the film's beats by their names, in order.
            parameters: all parameters of the film.
            workspace: takes the unfinished folder, on the same disk as the place.
            took: seconds that making the segments took; nothing if all were there before.
            changed: names of the parameters that are not the film's own.

        Raises:
            OSError: if a file cannot be written.
        """
        words, parameter_text = catalogue.film_words(self.place.film), parameter_file(self.place.film, parameters)
        said = _Said(words.title, words.question, words.source, words.poster)
        known = {"film": self.place.film, "parameters": parameters, "changed": list(changed)}
        return self._put(said, segments, known, {f"{self.place.stem}.toml": parameter_text}, workspace, took)

    def make_chapter(
        self,
        films: Mapping[str, Mapping[str, Segment]],
        workspace: Path,
        took: float,
        *,
        changes: Mapping[str, Any] = MappingProxyType({}),
    ) -> FilmFile:
        """Make the folder of all films one after another, without clips, in the same way.

        Args:
            films: the beats of each film, by their names, in order.
            workspace: takes the unfinished folder, on the same disk as the place.
            took: seconds that making the segments took.
            changes: the parameters that are not the films' own.

        Raises:
            OSError: if a file cannot be written.
        """
        source = "; ".join(dict.fromkeys(catalogue.film_words(film).source for film in films))
        said = _Said(catalogue.CHAPTER_TITLE, catalogue.CHAPTER_QUESTION, source, None)
        segments = {f"{film}-{beat}": segment for film, beats in films.items() for beat, segment in beats.items()}
        known = {"films": list(films), "parameters": dict(changes), "changed": list(changes)}
        return self._put(said, segments, known, {}, workspace, took)

    def _put(  # noqa: PLR0917 (all that a folder is made from)
        self,
        said: "_Said",
        segments: Mapping[str, Segment],
        known: Mapping[str, Any],
        texts: Mapping[str, str],
        workspace: Path,
        took: float | None,
    ) -> FilmFile:
        from render.bundle.contents import Contents  # noqa: PLC0415 (saves a run without work the time of importing PyAV)
        from render.bundle.writing import write_bundle  # noqa: PLC0415 (the same)

        place, quality = self.place, self.place.quality
        film = Contents(*said, segments, quality.frame_rate)
        license_name = metadata(_PROJECT)["License-Expression"]
        known = {**known, "license": license_name, "quality": asdict(quality), "versions": versions()}
        with tempfile.TemporaryDirectory(dir=workspace) as unfinished:
            new = Path(unfinished) / place.stem
            new.mkdir()
            for name, text in texts.items():
                (new / name).write_text(text, encoding="utf-8")
            write_bundle(new, place.stem, film, known, clips=place.film != catalogue.CHAPTER)
            self.store.keep(self.key, (new / MANIFEST).read_bytes())
            with locked(place.media):
                put_in_place(new, place.folder, listed_files(place.folder))
        return self._film(film.seconds, took)

    def _film(self, seconds: float, took: float | None) -> FilmFile:
        path = self.place.file(".mp4")
        return FilmFile(self.place.variant, path, seconds, path.stat().st_size, took)
