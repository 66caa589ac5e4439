"""What went wrong, in one line; the whole story goes to a log file."""

import errno
import traceback
from dataclasses import dataclass
from pathlib import Path


class UsageError(Exception):
    """A request that cannot be carried out as it was typed.

    Args:
        lines: every reason, each on one line.
    """

    def __init__(self, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Failure:
    """An error in a form that travels between processes.

    Args:
        line: what went wrong, on one line.
        story: the traceback.
        disk_full: whether the cause is a disk without space.
    """

    line: str
    story: str
    disk_full: bool = False

    @classmethod
    def of(cls, error: BaseException) -> "Failure":
        """An error with its traceback."""
        return cls(one_line(error), "".join(traceback.format_exception(error)), disk_is_full(error))

    def write(self, path: Path) -> None:
        """Write the whole story to a file.

        Raises:
            OSError: if the file cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.story, encoding="utf-8")


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
