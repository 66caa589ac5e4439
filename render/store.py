"""Finished pieces by the content they were made from: whole or absent, and never trusted without their checksum."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from render.failure import UsageError

_CHECKSUM_BYTES = hashlib.sha256().digest_size


class Store:
    """Pieces in a folder, one file each, named by their key.

    Args:
        folder: holds the pieces; made when the first one is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """The piece, or nothing if it is absent or damaged."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        checksum, piece = content[:_CHECKSUM_BYTES], content[_CHECKSUM_BYTES:]
        if hashlib.sha256(piece).digest() != checksum:
            return None
        with suppress(OSError):
            os.utime(path)  # the least recently used pieces go first
        return piece

    def keep(self, key: str, piece: bytes) -> None:
        """Put a piece in its place at once, whatever stood there before.

        Raises:
            OSError: if it cannot be written; nothing has changed then.
        """
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(hashlib.sha256(piece).digest() + piece)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep shrink from taking pieces away for a while."""
        with _locked(self._folder, fcntl.LOCK_SH):
            yield

    @contextmanager
    def alone_with(self, key: str) -> Iterator[None]:
        """Let every other process that asks for the same wait for a while."""
        with _locked(self._path(key).parent, fcntl.LOCK_EX):
            yield

    def shrink(self, most: int) -> int:
        """Remove what killed runs left unfinished, then the least recently used pieces until the rest fits.

        Args:
            most: bytes that may stay.

        Returns:
            The bytes that were freed.

        Raises:
            UsageError: if a run uses the pieces.
        """
        try:
            with _locked(self._folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
                return self._shrink(most)
        except BlockingIOError:
            raise UsageError("a rendering is going on; clean when it has ended") from None

    def _shrink(self, most: int) -> int:
        pieces = [(path, path.stat()) for path in self._folder.glob("*/*")]
        pieces.sort(key=lambda piece: (not piece[0].name.startswith(_UNFINISHED), piece[1].st_mtime))
        size = sum(status.st_size for _, status in pieces)
        freed = 0
        for path, status in pieces:
            if size - freed <= most and not path.name.startswith(_UNFINISHED):
                break
            path.unlink()
            freed += status.st_size
        return freed

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key


_UNFINISHED = ".unfinished-"


@contextmanager
def _locked(folder: Path, kind: int) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, kind)
        yield
    finally:
        os.close(descriptor)
