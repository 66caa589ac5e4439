"""How the outputs of a function are spread, as blocks on a beam, and the point at which the beam balances."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import Polygon, VGroup, VMobject

from actmath import Activation, activation, elu_mean_output, mean_output, normal_quantiles
from actmath.activations.elementwise import Float64Array
from scenes.lib.curves.plot_axes import Span
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.strokes import Points, corner_path
from scenes.lib.text.numbers import Number
from scenes.lib.theme import active_theme

INPUTS = normal_quantiles(4000)
"""Evenly likely inputs of N(0, 1), shape (n,)."""

_BLOCK = 0.25
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
        self._edges = np.arange(round(span[0] / _BLOCK), round(span[1] / _BLOCK) + 2) * _BLOCK - _BLOCK / 2
        self._blocks = VMobject(stroke_width=0, fill_color=color, fill_opacity=_BLOCK_OPACITY)
        height = region.bottom + _BEAM_HEIGHT
        beam = VMobject(stroke_color=theme.text, stroke_width=theme.thin_line)
        beam.points = corner_path(np.array([[region.left, height, 0.0]]), np.array([[region.right, height, 0.0]]))
        self._beam_height = height
        tip = np.array([0.0, height, 0.0])
        sides = [np.array([side * _FULCRUM, -_BEAM_HEIGHT + 0.02, 0.0]) for side in (-1, 1)]
        self._fulcrum = Polygon(tip, tip + sides[0], tip + sides[1], stroke_width=0, fill_color=theme.accent)
        self._fulcrum.set_fill(opacity=1)
        self.add(self._blocks, beam, self._fulcrum, number)
        self.draw(passed_through(activation("identity"), 0))

    def draw(self, spread: Spread) -> Self:
        """Show this spread from now on."""
        self.spread = spread
        shares = np.histogram(spread.outputs, self._edges)[0] / len(spread.outputs)
        self._blocks.points = self._rectangles(shares)
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

    def _rectangles(self, shares: Float64Array) -> Points:
        """Bezier points of the blocks."""
        room = self._region.top - self._beam_height
        kept = np.flatnonzero(shares)
        left, right = (np.array([self.across(edge) for edge in self._edges[kept + side]]) for side in (0, 1))
        left, right = np.maximum(left, self._region.left), np.minimum(right, self._region.right)
        bottom = np.full(len(kept), self._beam_height)
        top = bottom + shares[kept] / _HIGHEST_SHARE * room
        corners = np.stack(
            [np.stack(pair, axis=1) for pair in ((left, bottom), (left, top), (right, top), (right, bottom))], axis=1
        )
        spatial = np.concatenate([corners, np.zeros((*corners.shape[:2], 1))], axis=2)
        return corner_path(spatial.reshape(-1, 3), np.roll(spatial, -1, axis=1).reshape(-1, 3))
