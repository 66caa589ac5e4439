"""How the outputs of a function are spread, as blocks on a beam, and the point at which the beam balances."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import Polygon, VGroup, VMobject

from actmath import Activation, activation, elu_mean_output, mean_output, normal_quantiles
from actmath.activations.elementwise import Float64Array
from scenes.lib.curves.plot_axes import Span
from scenes.lib.following import Following
from scenes.lib.layout import Point, Region
from scenes.lib.strokes import Points, corner_path
from scenes.lib.text.numbers import Number
from scenes.lib.theme import active_theme

INPUTS = normal_quantiles(4000)
"""Evenly likely inputs of N(0, 1), shape (n,)."""

_BLOCK = 0.25
_LEAST_WIDTH = 0.06
"""Of the first block, in frame units, where all that it holds is one value."""
_HIGHEST_SHARE = 0.6
"""Share of all outputs in a block that is as high as the beam's room."""
_BEAM_HEIGHT = 0.3
"""Of the beam over the region's lower edge, in frame units: the room of the fulcrum."""
_FULCRUM = 0.17
_BLOCK_OPACITY = 0.85


@dataclass(frozen=True)
class Spread:
    """Evenly likely outputs, shape (n,), and their mean."""

    outputs: Float64Array
    mean: float


def passed_through(record: Activation, progress: float) -> Spread:
    """Normal inputs this share of the way to their outputs."""
    return Spread((1 - progress) * INPUTS + progress * record(INPUTS), progress * mean_output(record))


def elu_spread(alpha: float) -> Spread:
    """What ELU makes of normal inputs."""
    return Spread(np.asarray(activation("elu", alpha=alpha)(INPUTS)), elu_mean_output(alpha))


def fulcrum(tip: Point) -> Polygon:
    """What a beam balances on, its tip at a point."""
    sides = [tip + np.array([side * _FULCRUM, -_BEAM_HEIGHT + 0.02, 0.0]) for side in (-1, 1)]
    return Polygon(tip, *sides, stroke_width=0).set_fill(active_theme().accent, opacity=1)


class OutputBalance(VGroup):
    """Blocks as high as the share of outputs in them, on a beam over a fulcrum that stands at the mean.

    Args:
        region: where it stands; the beam runs along its lower edge.
        span: lowest and highest output on the beam.
        color: of the blocks.
        number: shows the mean.
    """

    def __init__(self, region: Region, span: Span, number: Number, *, color: str) -> None:
        super().__init__()
        theme = active_theme()
        self._region, self._span, self._number = region, span, number
        self._edges = np.arange(round(span[0] / _BLOCK) - 1, round(span[1] / _BLOCK) + 2) * _BLOCK
        self._blocks = VMobject(stroke_width=0, fill_color=color, fill_opacity=_BLOCK_OPACITY)
        height = region.bottom + _BEAM_HEIGHT
        beam = VMobject(stroke_color=theme.text, stroke_width=theme.thin_line)
        beam.points = corner_path(np.array([[region.left, height, 0.0]]), np.array([[region.right, height, 0.0]]))
        self._beam_height = height
        self._fulcrum = fulcrum(np.array([0.0, height, 0.0]))
        self.add(self._blocks, beam, self._fulcrum, number)
        self.draw(passed_through(activation("identity"), 0))

    def draw(self, spread: Spread) -> Self:
        """Show this spread from now on."""
        self.spread = spread
        self._blocks.points = self._rectangles(spread.outputs)
        self._fulcrum.shift(np.array([self.across(spread.mean) - self._fulcrum.get_top()[0], 0.0, 0.0]))
        self._number.draw(spread.mean)
        return self

    def across(self, output: float) -> float:
        """Where an output stands in the frame, from left to right."""
        share = (output - self._span[0]) / (self._span[1] - self._span[0])
        return self._region.left + share * self._region.width

    def pass_through(self, record: Activation) -> Following[Spread]:
        """Animation in which normal inputs become outputs."""
        return Following(self, lambda progress: passed_through(record, progress))

    def turn_alpha(self, start: float, end: float) -> Following[Spread]:
        """Animation of ELU's outputs while its alpha is turned."""
        return Following(self, lambda progress: elu_spread(start + (end - start) * progress if progress < 1 else end))

    def _rectangles(self, outputs: Float64Array) -> Points:
        """Bezier points of the blocks; each holds its right edge, and the first one begins at the lowest output."""
        room = self._region.top - self._beam_height
        blocks = np.searchsorted(self._edges, outputs, side="left")
        shares = np.bincount(blocks, minlength=len(self._edges) + 1)[1:-1] / len(outputs)
        kept = np.flatnonzero(shares)
        starts, ends = self._edges[kept], self._edges[kept + 1]
        starts[0] = max(starts[0], outputs.min())
        left, right = (np.array([self.across(edge) for edge in edges]) for edges in (starts, ends))
        narrow = max(0.0, _LEAST_WIDTH - float(right[0] - left[0])) / 2
        left[0], right[0] = left[0] - narrow, right[0] + narrow
        left, right = np.maximum(left, self._region.left), np.minimum(right, self._region.right)
        bottom = np.full(len(kept), self._beam_height)
        top = bottom + shares[kept] / _HIGHEST_SHARE * room
        corners = np.stack(
            [np.stack(pair, axis=1) for pair in ((left, bottom), (left, top), (right, top), (right, bottom))], axis=1
        )
        spatial = np.concatenate([corners, np.zeros((*corners.shape[:2], 1))], axis=2)
        return corner_path(spatial.reshape(-1, 3), np.roll(spatial, -1, axis=1).reshape(-1, 3))
