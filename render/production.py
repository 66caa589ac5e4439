"""Films that are ordered become files: what is missing is made by workers, what is complete is joined."""

import errno
import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from typing import Protocol

from render.bundle.film_folder import FilmFolder
from render.conversation import Assignment, Drawn, Word
from render.drawn_beats import DrawnBeats
from render.failure import Failure
from render.film import FilmFile, FilmPlace
from render.fingerprint import folder_key, outline_key, segment_key
from render.formats.table import with_posters
from render.job import Job, Order, Task
from render.outline import Outline, Refusal
from render.parameters.variants import variant_name
from render.piece import Segment
from render.store import Store
from render.workers import Workers
from scenes.catalogue import CHAPTER


class Progress(Protocol):
    """Is told how a production goes on."""

    def planned(self, jobs: Sequence[Job]) -> None:
        """These beats have to be drawn."""

    def drawn(self, frames: int) -> None:
        """So many further frames are done."""

    def made(self, job: Job) -> None:
        """A beat is done."""

    def failed(self, task: Task, failure: Failure) -> None:
        """A beat, or a film as a whole, cannot be made."""


class RefusedOrdersError(Exception):
    """Some orders have parameters that their films do not take; nothing has been drawn."""

    def __init__(self, refusals: Mapping[Order, Sequence[Refusal]]) -> None:
        super().__init__("; ".join(one.message for several in refusals.values() for one in several))
        self.refusals = refusals


@dataclass
class _Film:
    """A film in the making, in one of its formats.

    Args:
        order: what was ordered.
        place: where the film will stand, and as what kind of file.
        outline: its parameters and beats.
        jobs: its beats, in order.
        keys: keys of the beats' segments, of those that are there.
        missing: beats that have to be drawn.
        took: seconds of work so far.
    """

    order: Order
    place: FilmPlace
    outline: Outline
    jobs: Sequence[Job]
    keys: dict[Job, str] = field(default_factory=dict)
    missing: set[Job] = field(default_factory=set)
    took: float | None = None

    @property
    def segment_keys(self) -> Mapping[str, str]:
        """Keys of the segments by the names of the beats, in order."""
        return {job.beat.name: self.keys[job] for job in self.jobs}


class Production:
    """Makes films.

    Args:
        media: folder of all films.
        store: holds the pieces that are made.
        workers: makes pieces.
        folder: takes unfinished files, on the same disk as media.
        progress: is told how it goes on.
        fresh: make everything, whatever the store holds.
        chapter: also make one film of all, if each is made once.

    Attributes:
        variants: names of the films that are wanted, with their parameters, each once.
    """

    def __init__(
        self,
        media: Path,
        store: Store,
        workers: Workers,
        folder: Path,
        progress: Progress,
        *,
        fresh: bool = False,
        chapter: bool = False,
    ) -> None:
        self._media = media
        self._store = store
        self._drawn_beats = DrawnBeats(store)
        self._workers = workers
        self._folder = folder
        self._progress = progress
        self._fresh = fresh
        self._chapter = chapter
        self._films: dict[Job, _Film] = {}
        self.variants: list[str] = []

    def films(self, orders: Sequence[Order]) -> Iterator[FilmFile]:
        """Make films; each is given as soon as it is complete. What fails is told to progress, the rest goes on.

        Raises:
            RefusedOrdersError: before anything is drawn, if a film does not take its parameters.
            OSError: if a disk is full or a file cannot be written.
        """
        outlines = self._outlines(orders)
        films = self._planned(outlines)
        unknown = [order.film for order in orders if order not in outlines]
        self.variants = [*(film.place.variant for film in films), *unknown]
        for film in films:
            yield from self._begin(film)
        for task, word in self._workers.words():
            if isinstance(task, Job):
                yield from self._hear(task, word)
        if self._chapter and not unknown:
            for rendition in dict.fromkeys(film.place.rendition for film in films):
                alike = [film for film in films if film.place.rendition == rendition]
                if rendition.format.chapter and all(len(film.keys) == len(film.jobs) for film in alike):
                    yield from self._join(alike)

    def _outlines(self, orders: Sequence[Order]) -> Mapping[Order, Outline]:
        """What is known of each film, as far as that can be found out."""
        found = {order: None if self._fresh else self._store.get(outline_key(order)) for order in orders}
        for order, outline in found.items():
            if outline is None:
                self._workers.add(Assignment(order, outline_key(order), self._fresh), inf)
        for task, word in self._workers.words():
            if isinstance(word, Failure):
                self._fail(task, word)
            elif isinstance(task, Order):
                found[task] = self._store.get(outline_key(task))
                if found[task] is None:
                    self._fail(task, _vanished())
        outlines = {order: Outline.from_bytes(content) for order, content in found.items() if content is not None}
        refusals = {order: outline.refusals for order, outline in outlines.items() if outline.refusals}
        if refusals:
            raise RefusedOrdersError(refusals)
        return outlines

    def _planned(self, outlines: Mapping[Order, Outline]) -> Sequence[_Film]:
        """Each film once in each format, however often it was ordered."""
        films: dict[FilmPlace, _Film] = {}
        for order, outline in outlines.items():
            parameters, folder = json.dumps(outline.parameters), place_of(order, outline, self._media)
            for rendition in with_posters(order.renditions):
                place, quality = replace(folder, rendition=rendition), rendition.format.limited(order.quality)
                jobs = [Job(order.film, place.variant, quality, parameters, beat, rendition) for beat in outline.beats]
                films.setdefault(place, _Film(order, place, outline, jobs))
        return list(films.values())

    def _begin(self, film: _Film) -> Iterator[FilmFile]:
        if not self._fresh:
            film.keys = {job: key for job in film.jobs if (key := self._drawn_beats.find(job))}
        todo = [job for job in film.jobs if job not in film.keys]
        film.missing = set(todo)
        if not todo:
            yield from self._complete(film)
            return
        self._progress.planned(todo)
        for job in todo:
            self._films[job] = film
            self._workers.add(Assignment(job, segment_key(job), self._fresh), job.beat.seconds)

    def _hear(self, job: Job, word: Word) -> Iterator[FilmFile]:
        if isinstance(word, Drawn):
            self._progress.drawn(word.frames)
        elif isinstance(word, Failure):
            self._fail(job, word)
        else:
            self._progress.made(job)
            self._drawn_beats.remember(job)
            film = self._films[job]
            film.took = (film.took or 0) + word.seconds
            film.keys[job] = segment_key(job)
            film.missing.discard(job)
            if not film.missing:
                yield from self._complete(film)

    def _fail(self, task: Task, failure: Failure) -> None:
        self._progress.failed(task, failure)
        if failure.disk_full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _complete(self, film: _Film) -> Iterator[FilmFile]:
        """Put the film's files into its folder, unless they are there."""
        keys = film.segment_keys
        parameters, changed = film.outline.parameters, film.outline.changed
        key = folder_key(film.place.name, json.dumps([parameters, changed]), list(keys.values()))
        folder = FilmFolder(film.place, self._store, key)
        finished = folder.finished() if film.took is None else None
        if finished is None:
            segments = self._segments(keys)
            if segments is None:
                self._fail(film.order, _vanished())
                return
            finished = folder.make(segments, parameters, self._folder, film.took, changed=changed)
        yield finished

    def _join(self, films: Sequence[_Film]) -> Iterator[FilmFile]:
        """Make one film of all, unless it is there."""
        first = films[0]
        changed = {name: first.outline.parameters[name] for name in first.outline.changed}
        variant = variant_name(CHAPTER, None, changed)
        place = replace(first.place, film=CHAPTER, variant=variant)
        keys = [key for film in films for key in film.segment_keys.values()]
        folder = FilmFolder(place, self._store, folder_key(place.name, json.dumps(changed), keys))
        self.variants.append(variant)
        finished = folder.finished()
        if finished is None:
            start = time.monotonic()
            segments = {film.order.film: self._segments(film.segment_keys) for film in films}
            whole = {film: beats for film, beats in segments.items() if beats is not None}
            if len(whole) < len(films):
                self._fail(Order(CHAPTER, place.quality), _vanished())
                return
            finished = folder.make_chapter(whole, self._folder, time.monotonic() - start, changes=changed)
        yield finished

    def _segments(self, keys: Mapping[str, str]) -> Mapping[str, Segment] | None:
        """The segments of beats by their keys; nothing if one is gone."""
        pieces = {beat: self._store.get(key) for beat, key in keys.items()}
        segments = {beat: Segment.from_bytes(piece) for beat, piece in pieces.items() if piece is not None}
        return segments if len(segments) == len(pieces) else None


def place_of(order: Order, outline: Outline, media: Path) -> FilmPlace:
    """Where an ordered film is to stand."""
    shown = outline.changed if order.name is None else order.varied
    variant = variant_name(order.film, order.name, {name: outline.parameters[name] for name in shown})
    return FilmPlace(media, order.film, variant, order.quality)


def _vanished() -> Failure:
    line = "a piece that was made was gone or damaged a moment later"
    return Failure(line, f"{line}\n")
