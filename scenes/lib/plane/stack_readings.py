"""What a stack of affine layers comes to: area and rank after every layer, and the one layer that it is."""

from collections.abc import Sequence
from itertools import accumulate
from operator import mul

import numpy as np
from manim import VGroup

from actmath import AffineMap, compose
from scenes.lib.layout import Region
from scenes.lib.plane.affine_action import AffineReadout
from scenes.lib.text.number_formats import at_most, coordinate, exact_zero
from scenes.lib.text.table import Table
from scenes.lib.theme import active_theme

_SHARES = (0.9, 2.95, 1.4)


class StackReadings(VGroup):
    """A table with a row for every number of layers, and under it room for one layer's W and b.

    Args:
        region: where it stands.
        stack: the layers.
        headings: of the number of layers, the determinant and the rank.

    Attributes:
        head, rows: the headings, and a row for every number of layers.
        merged: W' and b' of the whole stack.
    """

    def __init__(self, region: Region, stack: Sequence[AffineMap], headings: Sequence[str]) -> None:
        super().__init__()
        above, self._below = region.rows(0.78, 0.22)
        self._stack = stack
        ranks = [product.rank for product in accumulate(stack, AffineMap.then)]
        determinants = accumulate((layer.determinant for layer in stack), mul)
        formats = [coordinate(0), exact_zero(at_most(6, decimals=4)), coordinate(0)]
        values = [(number, *pair) for number, pair in enumerate(zip(determinants, ranks, strict=True), start=1)]
        table = Table(above, headings, formats, values, shares=_SHARES)
        self.head, self.rows = table.head, table.rows
        self.merged = self._written(compose(stack), ("W'", "b'"), decimals=2)
        self.add(self.head, *self.rows, self.merged)

    def layer(self, number: int) -> AffineReadout:
        """W and b of one layer, counted from 1; all layers' stand in the same places."""
        largest = AffineMap(
            np.max([np.abs(layer.weights) for layer in self._stack], axis=0),
            np.max([np.abs(layer.bias) for layer in self._stack], axis=0),
        )
        return self._written(self._stack[number - 1], (f"W_{number}", f"b_{number}"), decimals=1, widest=largest)

    def _written(
        self, affine: AffineMap, names: tuple[str, str], *, decimals: int, widest: AffineMap | None = None
    ) -> AffineReadout:
        size = active_theme().label_size
        readout = AffineReadout(widest or affine, names=names, decimals=decimals, size=size, in_a_row=True)
        return self._below.hold(readout.draw(affine), across=0, up=1)
