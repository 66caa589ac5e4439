"""What the command line says: tables and progress, in plain lines where nobody looks at a terminal."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.filesize import decimal
from rich.markup import escape
from rich.table import Table

from render.film import RenderedFilm

_PLAIN_WIDTH = 200


class Report:
    """Speaks on standard output, of errors on standard error."""

    def __init__(self) -> None:
        """Find out whether somebody looks at a terminal."""
        self._output = Console(highlight=False)
        if not self._output.is_terminal:
            self._output = Console(highlight=False, width=_PLAIN_WIDTH)
        self._errors = Console(stderr=True, highlight=False, soft_wrap=True)

    def table(self, titles: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[str] = ()) -> None:
        """Print rows under titles; the numeric columns are aligned to the right."""
        table = Table(box=None, padding=(0, 2, 0, 0))
        for title in titles:
            table.add_column(title, justify="right" if title in numeric else "left", overflow="fold")
        for row in rows:
            table.add_row(*map(escape, row))
        self._output.print(table)

    @contextmanager
    def progress(self, line: str) -> Iterator[None]:
        """Show what is going on, for as long as it goes on."""
        if self._output.is_terminal:
            with self._output.status(escape(line)):
                yield
        else:
            self.line(f"{line} ...")
            yield

    def line(self, text: str) -> None:
        """Print one line."""
        self._output.print(escape(text), soft_wrap=True)

    def error(self, text: str) -> None:
        """Print one line on standard error."""
        self._errors.print(escape(text), style="red")

    def films(self, films: Sequence[RenderedFilm]) -> None:
        """Print what was rendered."""
        rows = [
            (short_path(film.path), clock(film.seconds), decimal(film.size), f"{film.took:.1f} s") for film in films
        ]
        self.table(("file", "duration", "size", "took"), rows, numeric=("duration", "size", "took"))


def clock(seconds: float) -> str:
    """Minutes and whole seconds, such as 1:02."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def short_path(path: Path) -> str:
    """A path as seen from the working directory where it lies inside, otherwise as it is."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
