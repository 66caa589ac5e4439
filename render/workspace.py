"""A folder of its own for each run, beside the result, that is gone afterwards whatever happened."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".rendering-"


@contextmanager
def workspace(parent: Path) -> Iterator[Path]:
    """Make an empty folder inside parent and remove it afterwards, and parent too if nothing is left in it.

    Folders that a killed run left behind are removed first: a run holds a lock on its folder for as long as it lives.

    Raises:
        OSError: if parent cannot be written.
    """
    parent.mkdir(parents=True, exist_ok=True)
    try:
        with locked(parent):
            _remove_abandoned(parent)
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
            lock = os.open(folder, os.O_RDONLY)
            fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)
    finally:
        with suppress(OSError):
            parent.rmdir()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep every other run out of what is done to a folder under this lock."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _remove_abandoned(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(descriptor)
