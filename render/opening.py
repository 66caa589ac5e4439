"""Opening files in the program that the desktop has for them."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from render.failure import UsageError


def open_files(paths: Iterable[Path]) -> None:
    """Open each file, without waiting for the program that shows it.

    Raises:
        UsageError: if the desktop has no command for it.
    """
    command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if command is None:
        raise UsageError("nothing here can open a file: there is no desktop")
    for path in paths:
        subprocess.Popen([command, path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 (our own files)
