"""Where functions, or their slopes, are largest or smallest."""

from collections.abc import Sequence
from typing import Literal

from actmath import Activation, Extremum
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import fixed
from scenes.lib.text.table import Table
from scenes.lib.theme import active_theme


def extrema_table(
    region: Region, headings: tuple[str, str], records: Sequence[Activation], extrema: Sequence[Extremum]
) -> Table:
    """Name, value and place of an extremum of each function, in the function's color."""
    rows = [(record.title, found.value, found.x) for record, found in zip(records, extrema, strict=True)]
    table = Table(region, ["", *headings], [fixed(4)] * 3, rows, shares=(0.8, 1.3, 1))
    for row, record in zip(table.rows, records, strict=True):
        row.set_fill(active_theme().function(record.name).color)
    return table


def slope_extrema_table(
    region: Region, headings: tuple[str, str], records: Sequence[Activation], kind: Literal["minimum", "maximum"]
) -> Table:
    """The same of the largest, or smallest, slope of each function."""
    extrema = [next(one for one in record.slope_extrema if one.kind == kind) for record in records]
    return extrema_table(region, headings, records, extrema)
