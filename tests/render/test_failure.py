"""Errors in one line."""

import errno
from pathlib import Path

import pytest

from render.failure import disk_is_full, one_line, write_log


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
    try:
        try:
            raise OSError(errno.ENOSPC, "No space left on device")
        except OSError as error:
            raise RuntimeError("Failed to encode") from error
    except RuntimeError as error:
        assert disk_is_full(error)
    assert not disk_is_full(OSError(errno.EACCES, "Permission denied"))
    assert not disk_is_full(ValueError("disk"))


def test_the_log_holds_the_traceback(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "film.log"
    try:
        raise ValueError("what happened")
    except ValueError as error:
        write_log(error, path)
    text = path.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "test_failure.py" in text
    assert "ValueError: what happened" in text
