"""What runs inside a worker process: tasks come in, pieces go to the store, a word about each goes back."""

import multiprocessing
import os
import signal
import threading
import time
from multiprocessing.connection import Connection, wait
from pathlib import Path

from render.computations import Computations
from render.conversation import Assignment, Drawn, Made
from render.failure import Failure
from render.segment import make_piece
from render.store import Store
from scenes.lib.long_computations import kept_by

_SECONDS_BETWEEN_WORDS = 0.25


def work(connection: Connection, store: Store, folder: Path) -> None:
    """Carry out assignments until there are no more, or until whoever gives them is gone.

    Args:
        connection: gives assignments and takes words.
        store: takes the pieces.
        folder: this worker's own, for the text that it sets.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the one that gives the tasks decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    folder.mkdir()
    with kept_by(Computations(store)):
        while True:
            try:
                assignment: Assignment = connection.recv()
            except EOFError:
                return
            connection.send(_carry_out(assignment, connection, store, folder))


def _carry_out(assignment: Assignment, connection: Connection, store: Store, folder: Path) -> Made | Failure:
    teller, start = _Teller(connection), time.monotonic()
    try:
        if assignment.fresh or store.get(assignment.key) is None:  # another run may have made it by now
            store.keep(assignment.key, make_piece(assignment.task, folder, teller.drawn))
    except Exception as error:  # noqa: BLE001 (whatever a film raises, the other beats go on)
        return Failure.of(error)
    return Made(time.monotonic() - start)


class _Teller:
    """Passes on how many frames are done, but not every time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._frames = 0
        self._told_at = time.monotonic()

    def drawn(self, frames: int) -> None:
        """So many further frames are done."""
        self._frames += frames
        now = time.monotonic()
        if now - self._told_at > _SECONDS_BETWEEN_WORDS:
            self._connection.send(Drawn(self._frames))
            self._frames, self._told_at = 0, now


def _end_with_parent() -> None:
    """End at once when the process that gives the tasks has died: nobody waits for the piece."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
