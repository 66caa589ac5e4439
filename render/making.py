"""A run of the engine as a command line starts it: workers, a folder of its own, progress that is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from render.gallery.writing import update_gallery
from render.parameters.ordering import Orders
from render.production import Production, RefusedOrdersError
from render.progress import ProductionProgress
from render.report import Made, Report
from render.store import Store
from render.workers import Workers
from render.workspace import workspace


class Studio:
    """Where films are made; its workers stay for the next ones.

    Args:
        media: folder of all films.
        store: holds what has been drawn.
        workers: draw.
        folder: takes unfinished files.
        report: is told how it goes on.
    """

    def __init__(self, media: Path, store: Store, workers: Workers, folder: Path, report: Report) -> None:
        self._media = media
        self._store = store
        self._workers = workers
        self._folder = folder
        self._report = report

    def make(self, orders: Orders, *, fresh: bool = False, chapter: bool = False) -> Made:
        """Make films, and the gallery that shows them among all others.

        Args:
            orders: what is wanted.
            fresh: draw everything, whatever has been drawn.
            chapter: also make one film of all.

        Raises:
            UsageError: before anything is drawn, if a film does not take its parameters.
            OSError: if a disk is full or a file cannot be written.
        """
        with ProductionProgress(self._report, self._media / "logs") as progress:
            place = self._media, self._store, self._workers, self._folder, progress
            production = Production(*place, fresh=fresh, chapter=chapter)
            try:
                films = list(production.films(tuple(orders)))
            except RefusedOrdersError as error:
                raise orders.explain(error.refusals) from None
        films.sort(key=lambda film: production.variants.index(film.name))
        return Made(films, len(production.variants), progress.failures, self.update_gallery() if films else None)

    def update_gallery(self) -> Path | None:
        """Let the gallery show what stands among the films now; its page, if there is one.

        Raises:
            OSError: if the page cannot be written.
        """
        return update_gallery(self._media, self._store, self._folder)


@contextmanager
def studio(media: Path, store: Store, count: int, report: Report) -> Iterator[Studio]:
    """A studio with so many workers."""
    with store.in_use(), workspace(media) as folder, Workers(count, store, folder) as workers:
        yield Studio(media, store, workers, folder, report)
