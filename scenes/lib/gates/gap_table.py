"""How the largest gap shrinks while something grows."""

from collections.abc import Iterable

from scenes.lib.layout import Region
from scenes.lib.text.number_formats import NumberFormat
from scenes.lib.text.table import Table


def gap_table(
    region: Region,
    headings: tuple[str, str],
    formats: tuple[NumberFormat, NumberFormat],
    rows: Iterable[tuple[float, float]],
) -> Table:
    """Two columns of equal width: what grows, and the gap."""
    return Table(region, headings, formats, list(rows), shares=(1, 1))
