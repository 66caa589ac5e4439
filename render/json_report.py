"""What the command line says to other programs: a JSON object on each line of standard output."""

import json
import sys
from collections.abc import Sequence

from rich.console import Console

from render.report import Made, Report


class JsonReport(Report):
    """Speaks JSON on standard output; of errors, as ever, in words on standard error."""

    def __init__(self) -> None:
        super().__init__()
        self.output = Console(force_terminal=False)  # no bar between the objects

    def table(self, titles: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[str] = ()) -> None:
        """Print an object for each row, its cells by their titles."""
        del numeric
        for row in rows:
            _say(dict(zip(titles, row, strict=True)))

    def line(self, text: str) -> None:
        """Print one line."""
        _say({"line": text})

    def beat(self, done: int, wanted: int, name: str, speed: float) -> None:
        """Print that a beat is done."""
        _say({"beat": name, "done": done, "wanted": wanted, "frames_per_second": speed})

    def films(self, made: Made, seconds: float) -> None:
        """Print what was rendered."""
        del seconds
        for film in made.films:
            _say({"film": film.name, "file": str(film.path), "seconds": film.seconds, "bytes": film.size})
        if made.gallery:
            _say({"gallery": str(made.gallery)})


def _say(what: object) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()
