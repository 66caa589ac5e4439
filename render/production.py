"""Films that are ordered become files: what is missing is made by workers, what is complete is joined."""

import errno
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import Protocol

from render.conversation import Assignment, Drawn, Word
from render.failure import Failure
from render.film import FilmFile, finished_film, join_film
from render.fingerprint import outline_key, segment_key
from render.job import Job, Order, Task
from render.store import Store
from render.workers import Workers


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


@dataclass
class _Film:
    """A film in the making: its segments' keys in order, those that are missing, seconds of work so far."""

    order: Order
    keys: Sequence[str] = ()
    missing: set[str] = field(default_factory=set)
    took: float | None = None


class Production:
    """Makes films.

    Args:
        media: folder of all films.
        store: holds the pieces that are made.
        workers: makes pieces.
        folder: takes unfinished files, on the same disk as media.
        progress: is told how it goes on.
        fresh: make everything, whatever the store holds.
    """

    def __init__(
        self, media: Path, store: Store, workers: Workers, folder: Path, progress: Progress, *, fresh: bool = False
    ) -> None:
        self._media = media
        self._store = store
        self._workers = workers
        self._folder = folder
        self._progress = progress
        self._fresh = fresh
        self._films: dict[str, _Film] = {}

    def films(self, orders: Sequence[Order]) -> Iterator[FilmFile]:
        """Make films; each is given as soon as it is complete. What fails is told to progress, the rest goes on.

        Raises:
            OSError: if a disk is full or a file cannot be written.
        """
        self._films = {order.film: _Film(order) for order in orders}
        for film in self._films.values():
            outline = None if self._fresh else self._store.get(outline_key(film.order))
            if outline is None:
                self._workers.add(Assignment(film.order, outline_key(film.order), self._fresh), inf)
            else:
                yield from self._begin(film, outline)
        for task, word in self._workers.words():
            yield from self._hear(task, word)

    def _hear(self, task: Task, word: Word) -> Iterator[FilmFile]:
        if isinstance(word, Drawn):
            self._progress.drawn(word.frames)
        elif isinstance(word, Failure):
            self._progress.failed(task, word)
            if word.disk_full:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        elif isinstance(task, Order):
            outline = self._store.get(outline_key(task))
            if outline is None:
                self._progress.failed(task, _vanished())
            else:
                yield from self._begin(self._films[task.film], outline)
        else:
            self._progress.made(task)
            film = self._films[task.order.film]
            film.took = (film.took or 0) + word.seconds
            film.missing.discard(segment_key(task))
            if not film.missing:
                yield from self._join(film)

    def _begin(self, film: _Film, outline: bytes) -> Iterator[FilmFile]:
        jobs = [Job(film.order, beat, seconds) for beat, seconds in json.loads(outline)]
        film.keys = [segment_key(job) for job in jobs]
        if not self._fresh:
            finished = finished_film(film.order.film, self._media, self._store, film.keys)
            if finished is not None:
                yield finished
                return
        todo = [job for job, key in zip(jobs, film.keys, strict=True) if self._fresh or not self._store.get(key)]
        film.missing = {segment_key(job) for job in todo}
        self._progress.planned(todo)
        for job in todo:
            self._workers.add(Assignment(job, segment_key(job), self._fresh), job.seconds)
        if not todo:
            yield from self._join(film)

    def _join(self, film: _Film) -> Iterator[FilmFile]:
        name = film.order.film
        joined = join_film(name, self._media, self._store, film.keys, self._folder, took=film.took)
        if joined is None:
            self._progress.failed(film.order, _vanished())
        else:
            yield joined


def _vanished() -> Failure:
    line = "a piece that was made was gone or damaged a moment later"
    return Failure(line, f"{line}\n")
