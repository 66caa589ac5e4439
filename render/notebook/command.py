"""The command line, asked by a notebook.

It is a process of its own each time: a notebook's own lives long, would go on drawing with sources that have been
edited since, and would keep the result under the key of the new ones.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from render.notebook.errors import ParameterError, RenderingError

_ROOT = Path(__file__).parents[2]
_MISUSED = 2
_CLAIM_A_TERMINAL = {"FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"}
"""What a notebook sets so that programs write colors, which would stand in messages."""


def ask(*arguments: str) -> Iterator[Mapping[str, Any]]:
    """What the command line says, as soon as it says it.

    Args:
        arguments: as typed behind ./render.sh.

    Raises:
        ParameterError: if they are not understood.
        RenderingError: if what they ask for cannot be done.
    """
    plain = {name: value for name, value in os.environ.items() if name not in _CLAIM_A_TERMINAL}
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
        subprocess.Popen(  # noqa: S603 (our own command)
            [sys.executable, "-P", "-m", "render", *arguments, "--json"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**plain, "PYTHONPATH": path},
        ) as process,
    ):
        try:
            yield from map(json.loads, process.stdout or ())
            status = process.wait()
        except BaseException:
            process.terminate()  # of a cell that is interrupted, nothing goes on
            raise
        errors.seek(0)
        if status:
            raise (ParameterError if status == _MISUSED else RenderingError)(_reasons(errors.read(), arguments))


def _reasons(said: str, arguments: tuple[str, ...]) -> str:
    """Why something is refused, without the options before it, which nobody here has typed."""
    options = [f"{option} {value}: " for option, value in pairwise(arguments)]
    lines = []
    for line in said.splitlines():
        option = next((option for option in options if line.startswith(option)), "")
        lines.append(line.removeprefix(option))
    return "\n".join(lines)
