"""Beside the curves of equal weights: what a layer does, and what is left at a few starts."""

from collections.abc import Sequence

from manim import VGroup, VMobject

from actmath import Activation, balanced_chain
from scenes.lib.film_words import FilmWords
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import NumberFormat, coordinate, significant, whole
from scenes.lib.text.table import Table
from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme


def edge_rules(
    region: Region, record: Activation, weights: Sequence[float], film_words: FilmWords
) -> tuple[VGroup, list[VMobject]]:
    """The factor of a layer and its bias; and apart, the factor that each weight makes of the slope in the middle.

    Used are the labels bias and balance and the formulas factor and bias-<name of the activation>.
    """
    labels, formulas = film_words.labels, film_words.formulas
    slope = float(record.gradient(0.0))
    lines = [
        labels["bias"].format(middle=f"{float(record(0.0)):g}"),
        *(labels["balance"].format(weight=f"{w:g}", slope=f"{slope:g}", factor=f"{w * slope:g}") for w in weights),
    ]
    parts: list[VMobject] = [
        formula(formulas[key], size=active_theme().number_size) for key in ("factor", f"bias-{record.name}")
    ]
    written = text_lines(lines, color=active_theme().muted)
    rows = region.rows(1, 1, len(lines), gap=0.1)
    for row, part in zip(rows, [*parts, written], strict=True):
        row.hold(part, across=0)
    meaning, *balances = written
    return VGroup(*parts, meaning), balances


def edge_table(
    region: Region,
    record: Activation,
    depth: int,
    cases: Sequence[tuple[float, float]],
    *,
    number_format: NumberFormat,
    headings: Sequence[str],
) -> Table:
    """What a chain of so many layers leaves of a gradient of 1: a row for each weight and start."""
    rows = [
        (weight, start, float(balanced_chain(record, start, weight=weight, depth=depth).remaining[0]))
        for weight, start in cases
    ]
    return Table(region, headings, [whole(significant(2)), coordinate(2), number_format], rows, shares=(0.6, 0.8, 1.2))
