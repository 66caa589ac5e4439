"""Where the lines of the left tail end at zero: the first x that gives zero, on one row under the rings."""

from collections.abc import Sequence
from statistics import fmean

import numpy as np
from manim import DOWN, UP, VGroup

from scenes.lib.layout import Point
from scenes.lib.strokes import Polylines
from scenes.lib.text.number_formats import fixed
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

NUMBER_DROP, NAME_DROP = 0.6, 1.0
"""From the zero line to the baselines of the numbers and of the names under them, in frame units."""

_GAP = 0.2
_RING_GAP, _NUMBER_GAP = 0.1, 0.03
"""From the center of a ring, and from a number, to the ends of the line between them."""


def number_of(x: float, color: str) -> Number:
    """An x to one decimal, as wide as any other of the row."""
    return Number(x, fixed(1), size=active_theme().label_size, color=color)


def tag_centers(rings: Sequence[float]) -> list[float]:
    """Centers of the numbers of all rings, both from left to right and across the frame; none touch."""
    return apart(rings, float(number_of(-1.0, active_theme().text).width) + _GAP)


def apart(centers: Sequence[float], distance: float) -> list[float]:
    """Rising centers moved by as little as puts neighbors at least a distance apart."""
    blocks: list[list[float]] = []
    for index, center in enumerate(centers):
        blocks.append([center - index * distance])
        while len(blocks) > 1 and fmean(blocks[-2]) > fmean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    closed_up = [fmean(block) for block in blocks for _ in block]
    return [center + index * distance for index, center in enumerate(closed_up)]


def zero_tag(numbers: Sequence[Number], rings: Sequence[Point], across: Sequence[float], name: str) -> VGroup:
    """Numbers centered across the frame at these places, each with a line to its ring, and under them all a name."""
    theme = active_theme()
    tag = VGroup()
    for number, ring, center in zip(numbers, rings, across, strict=True):
        number.stand_at(np.array([center - number.width / 2, ring[1] - NUMBER_DROP, 0.0]))
        ends = np.array([ring + _RING_GAP * DOWN, number.get_top() + _NUMBER_GAP * UP])
        tag.add(Polylines([ends], color=theme.muted, width=theme.hairline), number)
    said = words(name, size=theme.label_size, color=theme.muted)
    return tag.add(said.stand_at(np.array([np.mean(across) - said.width / 2, rings[0][1] - NAME_DROP, 0.0])))
