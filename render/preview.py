"""A quick look at a film: what changed is drawn small and coarse, then the film is opened; again when files change."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from render.failure import UsageError
from render.fingerprint import sources
from render.making import Studio, studio
from render.opening import open_files
from render.parameters.ordering import Orders
from render.report import Report
from render.store import Store

_SECONDS_BETWEEN_LOOKS = 0.1

_State = dict[Path, tuple[int, int] | None]


class Preview:
    """Shows a film as its parameters and its source are at the moment.

    Args:
        orders: reads what is wanted.
        media: folder of all films.
        store: holds what has been drawn.
        count: number of workers.
        report: is told how it goes on.
    """

    def __init__(self, orders: Callable[[], Orders], media: Path, store: Store, count: int, report: Report) -> None:
        self._orders = orders
        self._media = media
        self._store = store
        self._count = count
        self._report = report

    def once(self) -> int:
        """Draw and open the film; 1 if a beat failed.

        Raises:
            UsageError: if the film or its parameters are not understood.
        """
        with studio(self._media, self._store, self._count, self._report) as place:
            return self._show(place, self._orders())

    def watch(self) -> int:
        """Draw and open the film again and again until Ctrl-C.

        Workers stay as long as only parameters change; when a source changes, this program starts anew.

        Raises:
            UsageError: if the film is not understood at the beginning.
        """
        orders, before = self._read()
        try:
            with studio(self._media, self._store, self._count, self._report) as place:
                while True:
                    code = set().union(*(sources(order.film) for order in orders))
                    code_before = _state(code)
                    self._show_if_possible(place, orders)
                    _wait_for_change({**code_before, **before})
                    if _state(code) != code_before:
                        break
                    orders, before = self._read_again(orders.files)
        except KeyboardInterrupt:
            return 0
        self._report.line("a source has changed")
        return os.execv(sys.executable, sys.orig_argv)  # noqa: S606 (the command that is running)

    def _show_if_possible(self, place: Studio, orders: Orders) -> None:
        try:
            self._show(place, orders)
        except UsageError as error:
            self._report.errors(error)
        self._report.line("waiting for a change; Ctrl-C ends")

    def _read(self, files: Sequence[Path] = ()) -> tuple[Orders, _State]:
        """What is wanted, and the files that say so as they were before they were read.

        Args:
            files: the files, as far as they are known.

        Raises:
            UsageError: if it is not understood.
        """
        before = _state(files)
        orders = self._orders()
        return (orders, before) if set(orders.files) <= before.keys() else self._read(orders.files)

    def _read_again(self, files: Sequence[Path]) -> tuple[Orders, _State]:
        """The same, as soon as it is understood."""
        while True:
            before = _state(files)
            try:
                return self._read(files)
            except UsageError as error:
                self._report.errors(error)
            _wait_for_change(before)

    def _show(self, place: Studio, orders: Orders) -> int:
        start = time.monotonic()
        made = place.make(orders)
        self._report.films(made, time.monotonic() - start)
        try:
            open_files(film.path for film in made.films)
        except UsageError as error:
            self._report.error(f"{error}; the file is there")
        return 1 if made.failures else 0


def _wait_for_change(before: _State) -> None:
    """Return when files are not as they were any more, and nobody is just writing them."""
    while _state(before) == before:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    now = _state(before)
    while True:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
        if now == (now := _state(before)):
            return


def _state(files: Iterable[Path]) -> _State:
    """When each file was written last and how long it is; nothing where there is none."""
    found: _State = {}
    for path in files:
        try:
            status = path.stat()
        except OSError:
            found[path] = None
        else:
            found[path] = status.st_mtime_ns, status.st_size
    return found
