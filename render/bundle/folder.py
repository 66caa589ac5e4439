"""A folder takes the place of another at once; what else stood there stays."""

import ctypes
import ctypes.util
import errno
import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are seen from the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV}


def put_in_place(new: Path, place: Path, replaced: Collection[str]) -> None:
    """Let a folder appear in a place, whole or not at all, whatever happens.

    Args:
        new: the folder, on the same disk as the place; afterwards it is gone or holds what stood there before.
        place: where it belongs.
        replaced: files of the folder that stood there, as paths inside it, that do not stay; every other one does.

    Raises:
        OSError: if something cannot be written; nothing has changed then.
    """
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        new.rename(place)
        return
    for path in place.rglob("*"):
        inside = path.relative_to(place)
        if path.is_file() and inside.as_posix() not in replaced and not (new / inside).exists():
            (new / inside).parent.mkdir(parents=True, exist_ok=True)
            _also_at(path, new / inside)
    _exchange(new, place)


def _also_at(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:  # a disk that knows no links
        shutil.copy2(path, other)


def _exchange(one: Path, other: Path) -> None:
    """Swap two folders at once; where the system cannot, one after the other."""
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        status = library.renameat2(_HERE, first, _HERE, second, _EXCHANGE)
    elif hasattr(library, "renamex_np"):
        status = library.renamex_np(first, second, _EXCHANGE)
    else:
        status = -1
        ctypes.set_errno(errno.ENOSYS)
    if status == 0:
        return
    number = ctypes.get_errno()
    if number not in _CANNOT:
        raise OSError(number, os.strerror(number), str(other))
    aside = one.with_name(f"{one.name}-before")
    other.rename(aside)
    one.rename(other)
