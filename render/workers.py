"""Processes that make pieces side by side."""

import heapq
import itertools
import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from render.conversation import Assignment, Drawn, Word
from render.failure import Failure
from render.job import Task
from render.quality import Quality
from render.store import Store

_BASE_BYTES = 300 * 2**20
_FRAMES_IN_MEMORY = 40


def default_count(quality: Quality) -> int:
    """How many workers the machine has cores and free memory for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    one_worker = _BASE_BYTES + _FRAMES_IN_MEMORY * 4 * quality.width * quality.height
    return max(1, min(cores, _free_memory() // one_worker))


def _free_memory() -> int:
    """Bytes that programs can still take; of all memory where the system does not tell."""
    meminfo = Path("/proc/meminfo")
    if meminfo.is_file():
        fields = dict(line.split(":") for line in meminfo.read_text(encoding="ascii").splitlines())
        return int(fields["MemAvailable"].split()[0]) * 1024
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


class Workers:
    """Up to a number of processes, started when there is something to do, that all end when the block is left.

    Args:
        count: number of processes.
        store: takes the pieces.
        folder: takes a folder for each worker.
    """

    def __init__(self, count: int, store: Store, folder: Path) -> None:
        self._count = count
        self._store = store
        self._folder = folder
        self._numbers = itertools.count()
        self._waiting: list[tuple[float, int, Assignment]] = []
        self._busy: dict[Connection, tuple[BaseProcess, Task]] = {}
        self._idle: dict[Connection, BaseProcess] = {}

    def __enter__(self) -> Self:
        """Nothing starts yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let the processes end that have nothing to do, and end those at once that have."""
        for process, _ in self._busy.values():
            process.kill()
        for connection in self._idle:
            connection.close()
        for process in (*self._idle.values(), *(process for process, _ in self._busy.values())):
            process.join()

    def add(self, assignment: Assignment, seconds: float) -> None:
        """Add a task; the longest is begun first."""
        heapq.heappush(self._waiting, (-seconds, next(self._numbers), assignment))

    def words(self) -> Iterator[tuple[Task, Word]]:
        """What is said about each task, until all that were added, then or meanwhile, have ended."""
        while self._waiting or self._busy:
            self._assign()
            for connection in cast("list[Connection]", wait(list(self._busy))):
                process, task = self._busy[connection]
                try:
                    word: Word = connection.recv()
                except (EOFError, ConnectionResetError):
                    del self._busy[connection]
                    process.join()
                    yield task, _died(process)
                    continue
                if not isinstance(word, Drawn):
                    del self._busy[connection]
                    self._idle[connection] = process
                yield task, word

    def _assign(self) -> None:
        while self._waiting and len(self._busy) < self._count:
            connection, process = self._idle.popitem() if self._idle else self._start()
            _, _, assignment = heapq.heappop(self._waiting)
            self._busy[connection] = process, assignment.task
            with suppress(BrokenPipeError):  # if it has died meanwhile, the connection tells so in a moment
                connection.send(assignment)

    def _start(self) -> tuple[Connection, BaseProcess]:
        context = _context()
        ours, theirs = context.Pipe()
        folder = self._folder / f"worker-{next(self._numbers)}"
        process = context.Process(target=_work, args=(theirs, self._store, folder), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        return ours, process


def _context() -> BaseContext:
    """Where it is safe, workers are forked from a process that has imported Manim once; elsewhere each imports it."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the cores are taken by the workers themselves
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["render.worker"])
    return context


def _work(connection: Connection, store: Store, folder: Path) -> None:
    from render.worker import work  # noqa: PLC0415 (importing Manim is for workers only)

    work(connection, store, folder)


def _died(process: BaseProcess) -> Failure:
    line = f"the worker process ended by itself with status {process.exitcode}"
    return Failure(line, f"{line}\n")
