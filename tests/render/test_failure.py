"""Errors in one line."""

import errno
import pickle
from pathlib import Path

import pytest

from render.failure import Failure, disk_is_full, one_line


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OSError(errno.EACCES, "Permission denied", "media/film"), "media/film: Permission denied"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (ValueError("two\n  lines"), "ValueError: two lines"),
        (AssertionError(), "AssertionError"),
        (KeyError("beat"), "KeyError: 'beat'"),
    ],
)
def test_an_error_fits_on_one_line(error: Exception, line: str) -> None:
    assert one_line(error) == line


def test_a_full_disk_is_seen_through_the_errors_it_caused() -> None:
    cause = OSError(errno.ENOSPC, "No space left on device")
    named, while_handling = RuntimeError("Failed to encode"), RuntimeError("Failed to clean up")
    named.__cause__ = cause
    while_handling.__context__ = named
    assert disk_is_full(cause)
    assert disk_is_full(named)
    assert disk_is_full(while_handling)
    assert not disk_is_full(OSError(errno.EACCES, "Permission denied"))
    assert not disk_is_full(ValueError("No space left on device"))


def test_the_log_holds_the_traceback(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "film.log"
    with pytest.raises(ZeroDivisionError) as caught:
        divmod(1, 0)
    failure = pickle.loads(pickle.dumps(Failure.of(caught.value)))  # noqa: S301 (our own)
    assert (failure.line, failure.disk_full) == ("ZeroDivisionError: integer division or modulo by zero", False)
    failure.write(path)
    text = path.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "divmod(1, 0)" in text
    assert text.endswith("ZeroDivisionError: integer division or modulo by zero\n")
