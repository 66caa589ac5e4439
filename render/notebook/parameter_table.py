"""What can be changed in a film, as notebooks display it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from render.notebook.page_parts import page_part


@dataclass(frozen=True)
class ParameterTable:
    """The parameters of a film.

    Args:
        film: its name.
        rows: a parameter each, cells by their titles; all have the same titles.
    """

    film: str
    rows: Sequence[Mapping[str, str]]

    def __repr__(self) -> str:
        """The table in plain text."""
        cells = [list(self.rows[0]), *(list(row.values()) for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in cells)

    def _repr_html_(self) -> str:
        return page_part("parameter_table.html.jinja", titles=list(self.rows[0]), rows=self.rows)
