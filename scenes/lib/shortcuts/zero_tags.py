"""Where the lines of the left tail end at zero: the first x that gives zero, on one row under the rings."""

from collections.abc import Sequence
from statistics import fmean

import numpy as np
from manim import VGroup

from scenes.lib.layout import Point
from scenes.lib.text.number_formats import fixed
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

NUMBER_DROP, NAME_DROP = 0.46, 0.86
"""From the zero line to the baselines of the numbers and of the names under them, in frame units."""

_GAP = 0.2


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


def zero_tag(numbers: Sequence[Number], places: Sequence[Point], name: str) -> VGroup:
    """Numbers centered under places on the zero line, and under them all a name."""
    theme = active_theme()
    said = words(name, size=theme.label_size, color=theme.muted)
    for number, place in zip(numbers, places, strict=True):
        number.stand_at(place - np.array([number.width / 2, NUMBER_DROP, 0.0]))
    middle = np.mean(places, axis=0)
    return VGroup(*numbers, said.stand_at(middle - np.array([said.width / 2, NAME_DROP, 0.0])))
