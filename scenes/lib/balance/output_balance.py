"""How the outputs of a function are spread, as blocks on a beam, and the point at which the beam balances."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import Polygon, VGroup, VMobject

from actmath import Activation, activation, elu_mean_output, mean_output, normal_quantiles
from actmath.activations.elementwise import Float64Array
from scenes.lib.curves.plot_axes import Span
from scenes.lib.following import Following
from scenes.lib.layout import Point, Region
from scenes.lib.strokes import Points, Polylines, rectangles
from scenes.lib.theme import active_theme

INPUTS = normal_quantiles(4000)
"""Evenly likely inputs of N(0, 1), shape (n,)."""

_BLOCK = 0.4
"""Width of a block; one is centered on 0, and -1 lies between two."""
_HIGHEST_SHARE = 0.6
"""Share of all outputs in a block that is as high as the beam's room."""
_BEAM_HEIGHT = 0.3
"""Of the beam over the region's lower edge, in frame units: the room of the fulcrum."""
_FULCRUM = 0.17
_BLOCK_OPACITY = 0.85
_TICK = 0.06


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
    """Blocks, all equally wide, as high as the share of outputs in them, on a beam over a fulcrum at the mean.

    Args:
        region: where it stands; the beam runs along its lower edge.
        span: lowest and highest output on the beam.
        color: of the blocks.
        ticks: outputs that are marked on the beam.
    """

    def __init__(self, region: Region, span: Span, *, color: str, ticks: Iterable[float]) -> None:
        super().__init__()
        theme = active_theme()
        self._region, self._span = region, span
        first, last = (round(end / _BLOCK + 0.5) for end in span)
        self._edges = (np.arange(first, last + 1) - 0.5) * _BLOCK
        self._blocks = VMobject(stroke_width=0, fill_color=color, fill_opacity=_BLOCK_OPACITY)
        height = region.bottom + _BEAM_HEIGHT
        marks = [np.array([[self.across(tick), end, 0.0] for end in (height - _TICK, height)]) for tick in ticks]
        ends = np.array([[region.left, height, 0.0], [region.right, height, 0.0]])
        beam = Polylines([ends, *marks], color=theme.text, width=theme.thin_line)
        self._beam_height = height
        self._fulcrum = fulcrum(np.array([0.0, height, 0.0]))
        self.add(self._blocks, beam, self._fulcrum)
        self.draw(passed_through(activation("identity"), 0))

    def draw(self, spread: Spread) -> Self:
        """Show this spread from now on."""
        self.spread = spread
        self._blocks.points = self._rectangles(spread.outputs)
        self._fulcrum.shift(np.array([self.across(spread.mean) - self._fulcrum.get_top()[0], 0.0, 0.0]))
        return self

    def remembered(self) -> Polygon:
        """The fulcrum where it stands now, to stay there pale."""
        return self._fulcrum.copy().set_fill(opacity=active_theme().ghost_opacity)

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
        """Bezier points of the blocks on the beam that hold outputs."""
        room = self._region.top - self._beam_height
        counts, _ = np.histogram(outputs, self._edges)
        kept = np.flatnonzero(counts)
        sides = np.array([[self.across(edge) for edge in self._edges[block : block + 2]] for block in kept])
        bottoms = np.full(len(kept), self._beam_height)
        return rectangles(sides, bottoms, bottoms + counts[kept] / len(outputs) / _HIGHEST_SHARE * room)
