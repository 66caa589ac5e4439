"""What was found about one thing: its name, and under it numbers, each with what it holds for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import VGroup, VMobject

from scenes.lib.layout import Region
from scenes.lib.text.number_formats import NumberFormat
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_HEAD_HEIGHT = 0.3
_ROW = 0.0155
"""Distance from baseline to baseline in frame units per unit of font size."""
_GAP = 0.25


@dataclass(frozen=True)
class Finding:
    """A number and what it holds for."""

    value: float
    number_format: NumberFormat
    place: str


class Findings(VGroup):
    """A heading with findings under it, at the top of a region; the places are right-aligned.

    Args:
        region: where it stands; too wide rows are shrunk to fit.
        heading: stands on the first baseline with its origin.
        findings: one a row.

    Attributes:
        heading: the heading.
        rows: one a finding.
    """

    def __init__(self, region: Region, heading: VMobject, findings: Sequence[Finding]) -> None:
        super().__init__()
        theme = active_theme()
        baseline = region.at(0, 1) - np.array([0.0, _HEAD_HEIGHT, 0.0])
        self.heading = heading.shift(baseline)
        self.rows = []
        for index, finding in enumerate(findings):
            start = baseline - np.array([0.0, (index + 1) * _ROW * theme.number_size, 0.0])
            number = Number(finding.value, finding.number_format, size=theme.label_size, align="left").stand_at(start)
            place = words(finding.place, size=theme.label_size, color=theme.muted)
            row = VGroup(number, place.stand_at(start + np.array([region.width - place.width, 0.0, 0.0])))
            needed = number.width + _GAP + place.width
            if needed > region.width:
                place.shift(np.array([needed - region.width, 0.0, 0.0]))
                row.scale(region.width / needed, about_point=start)
            self.rows.append(row)
        self.add(self.heading, *self.rows)
