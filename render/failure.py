"""What went wrong, in one line; the whole story goes to a log file."""

import errno
import traceback
from pathlib import Path


class UsageError(Exception):
    """A request that cannot be carried out as it was typed."""


def one_line(error: BaseException) -> str:
    """The message of an error on one line, with its kind where the message alone would say too little."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def disk_is_full(error: BaseException | None) -> bool:
    """Whether an error, or one that it came from, is that the disk is full."""
    while error is not None:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            return True
        error = error.__cause__ or error.__context__
    return False


def write_log(error: BaseException, path: Path) -> None:
    """Write an error with its traceback to a file.

    Raises:
        OSError: if the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
