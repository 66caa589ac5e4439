"""The folder of a film among the others: its files of one kind are found finished, or made and put in as a whole."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from render.bundle.folder import put_in_place
from render.bundle.manifest import Part, joined_with, whole_manifest, write_manifest
from render.film import FilmFile, FilmPlace
from render.fingerprint import pictures_key, versions
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
    """A film's files of one kind in its folder, which are there, whole, or are not.

    Args:
        place: where they stand, and of what kind they are.
        store: remembers what they were like when they were made.
        key: what they are made from.
    """

    place: FilmPlace
    store: Store
    key: str

    def finished(self) -> FilmFile | None:
        """The film's file, if its files stand in their place as they were made."""
        known = self.store.get(self.key)
        part = json.loads(known) if known else None
        manifest = whole_manifest(self.place.folder, part) if part else None
        return self._film(manifest, None) if manifest else None

    def make(
        self,
        segments: Mapping[str, Segment],
        parameters: Mapping[str, Any],
        workspace: Path,
        took: float | None,
        *,
        changed: Sequence[str] = (),
    ) -> FilmFile:
        """Make the files; they appear whole or not at all, and what else is in the folder stays.

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
        made_from = pictures_key([self.place.film], json.dumps(parameters))
        texts = {f"{self.place.stem}.toml": parameter_text}
        return self._put(said, segments, known, made_from, texts, workspace, took)

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
        return self._put(said, segments, known, pictures_key(films, json.dumps(changes)), {}, workspace, took)

    def _put(  # noqa: PLR0917 (all that a folder is made from)
        self,
        said: "_Said",
        segments: Mapping[str, Segment],
        known: Part,
        made_from: str,
        texts: Mapping[str, str],
        workspace: Path,
        took: float | None,
    ) -> FilmFile:
        from render.bundle.contents import Contents  # noqa: PLC0415 (saves a run without work the time of importing PyAV)
        from render.bundle.writing import write_bundle  # noqa: PLC0415 (the same)

        place, quality = self.place, self.place.quality
        slower = quality.frame_rate // place.rendition.format.limited(quality).frame_rate
        beats = {name: segment.at_rate(slower) for name, segment in segments.items()}
        film = Contents(*said, beats, quality.frame_rate)
        license_name = metadata(_PROJECT)["License-Expression"]
        known = {**known, "license": license_name, "quality": asdict(quality), "versions": versions()}
        with tempfile.TemporaryDirectory(dir=workspace) as unfinished:
            new = Path(unfinished) / place.stem
            new.mkdir()
            for name, text in texts.items():
                (new / name).write_text(text, encoding="utf-8")
            part = write_bundle(new, place, film, known, made_from, clips=place.film != catalogue.CHAPTER)
            self.store.keep(self.key, json.dumps(part).encode())
            with locked(place.media):
                manifest, replaced = joined_with(part, place.folder)
                write_manifest(new, manifest)
                put_in_place(new, place.folder, replaced)
        return self._film(manifest, took)

    def _film(self, manifest: Part, took: float | None) -> FilmFile:
        place, entry = self.place, manifest["renditions"][str(self.place.rendition)]
        whole = entry["film"]
        clips = [whole] if whole else entry["clips"] or entry["posters"]
        return FilmFile(
            place.variant,
            place.folder / (whole or "beats"),
            manifest["seconds"],
            sum(manifest["files"][clip]["bytes"] for clip in clips),
            took,
            "" if whole else f"*{place.rendition.ending}",
            tuple(name for name, one in manifest["renditions"].items() if one["outdated"]),
        )
