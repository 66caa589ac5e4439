"""What the command line says: lines and tables, plain where nobody looks at a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.filesize import decimal
from rich.markup import escape
from rich.table import Table

from render.failure import UsageError
from render.film import FilmFile

_PLAIN_WIDTH = 200


@dataclass(frozen=True)
class Made:
    """What became of some orders.

    Args:
        films: the finished files, as they were ordered.
        wanted: how many files were ordered.
        failures: how many beats or films could not be made.
        gallery: the page that shows all films; none if there is none.
    """

    films: Sequence[FilmFile]
    wanted: int
    failures: int
    gallery: Path | None = None


class Report:
    """Speaks on standard output, of errors on standard error."""

    def __init__(self) -> None:
        """Find out whether somebody looks at a terminal."""
        self.output = Console(highlight=False, emoji=False)
        if not self.output.is_terminal:
            self.output = Console(highlight=False, emoji=False, width=_PLAIN_WIDTH)
        self._errors = Console(stderr=True, highlight=False, emoji=False, soft_wrap=True)

    def table(self, titles: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[str] = ()) -> None:
        """Print rows under titles; the numeric columns are aligned to the right."""
        table = Table(box=None, padding=(0, 2, 0, 0))
        for title in titles:
            table.add_column(title, justify="right" if title in numeric else "left", overflow="fold")
        for row in rows:
            table.add_row(*map(escape, row))
        self.output.print(table)

    def line(self, text: str) -> None:
        """Print one line."""
        self.output.print(escape(text), soft_wrap=True)

    def beat(self, done: int, wanted: int, name: str, speed: float) -> None:
        """Print that a beat is done: the how manieth of how many, and frames a second so far."""
        self.line(f"{done}/{wanted} {name} ({speed:.0f} frames/s)")

    def error(self, text: str) -> None:
        """Print one line on standard error."""
        self._errors.print(escape(text), style="red")

    def errors(self, error: UsageError) -> None:
        """Print every reason why a request cannot be carried out."""
        for line in error.lines:
            self.error(line)

    def text(self, text: str) -> None:
        """Print a text as it is, for other programs too."""
        self.output.print(escape(text.rstrip("\n")), soft_wrap=True)

    def films(self, made: Made, seconds: float) -> None:
        """Print what was rendered, in so many seconds."""
        if not made.films:
            return
        rows = [
            (short_path(film.path / film.clips), clock(film.seconds), decimal(film.size), _work(film))
            for film in made.films
        ]
        self.table(("file", "duration", "size", "work"), rows, numeric=("duration", "size", "work"))
        at_last = {film.name: film for film in made.films}
        what = "films" if len(at_last) == len(made.films) else "renditions"
        self.line(f"{len(made.films)} of {made.wanted} {what} in {seconds:.1f} s")
        for name, film in at_last.items():
            if film.outdated:
                self.line(f"{name}: what is there as {', '.join(film.outdated)} shows the film as it was before")
        if made.gallery:
            self.line(f"gallery: {short_path(made.gallery)}")


def clock(seconds: float) -> str:
    """Minutes and whole seconds, such as 1:02."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def short_path(path: Path) -> str:
    """A path as seen from the working directory where it lies inside, otherwise as it is."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _work(film: FilmFile) -> str:
    return "cached" if film.took is None else f"{film.took:.1f} s"
