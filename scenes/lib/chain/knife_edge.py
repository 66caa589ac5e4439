"""What is left of a gradient after a chain of equal weights, over the input at which the chain starts."""

from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from manim import DOWN, VGroup, VMobject

from actmath import Activation, balanced_chain
from scenes.lib.curves.curve_labels import on_plate, place_beside
from scenes.lib.film_words import FilmWords
from scenes.lib.following import Following
from scenes.lib.gradients.log_axis import TICK_SCALE, AxisWords, LogAxis, covering
from scenes.lib.layout import Point, Region
from scenes.lib.strokes import Dots, Points, Polylines, dash_points
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import Dash, active_theme

_SAMPLES = 201
_REACH = 0.5
"""How far starts go to both sides of the middle."""
_NUMBER_ROOM = 0.5
_AXIS_NAME_ROOM = 0.55
_DOT_RADIUS = 0.1
_HEADROOM = 0.42
_MEASURED_DROP = 0.24

Values = npt.NDArray[np.float64]


class KnifeEdge(VGroup):
    """A logarithmic axis for what is left of the gradient over the start of the chain.

    Args:
        region: where it goes.
        record: the activation.
        depth: of the chain.
        weights: whose curves will be drawn; the axis holds them all.
        film_words: the film's words; used are the labels left and log-scale and the formula start.
    """

    def __init__(
        self,
        region: Region,
        record: Activation,
        depth: int,
        weights: Sequence[float],
        film_words: FilmWords,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._record, self._depth, self._weights = record, depth, weights
        middle = float(record(0.0))
        self._starts = (middle - _REACH, middle + _REACH)
        ends = [self.left_of(start, weight) for weight in weights for start in (*self._starts, middle)]
        room = region.inset(bottom=_NUMBER_ROOM + _AXIS_NAME_ROOM, top=_HEADROOM)
        self._axis = LogAxis(room, covering([*ends, 1.0]), AxisWords.of(film_words, with_zero=False))
        plot = self._axis.plot
        self._span = plot.inset(left=0.3, right=0.3)
        level = np.array([[plot.left, 0.0, 0.0], [plot.right, 0.0, 0.0]])
        level[:, 1] = float(self._axis.heights(1.0))
        self._level = Polylines([level], color=theme.muted, width=theme.thin_line)
        left = film_words.labels["left"].format(depth=depth, function=record.title)
        measured = words(left, size=theme.label_size, color=theme.muted)
        self.add(self._axis, self._level, measured.stand_at(region.at(0, 1) + _MEASURED_DROP * DOWN))
        below = self._axis.zero_height - _NUMBER_ROOM
        for tick in (self._starts[0], middle, self._starts[1]):
            number = words(f"{tick:g}".replace("-", "−"), size=TICK_SCALE * theme.label_size, color=theme.muted)
            place = np.array([self.point_at(tick, 1.0)[0] - number.width / 2, below, 0.0])
            self.add(number.stand_at(place))
        name = formula(film_words.formulas["start"], size=theme.label_size, color=theme.muted)
        self.add(name.move_to(np.array([self._span.center[0], below - _AXIS_NAME_ROOM / 2, 0.0])))

    def left_of(self, start: float, weight: float) -> float:
        """What is left of a gradient of 1 at this start."""
        return float(balanced_chain(self._record, start, weight=weight, depth=self._depth).remaining[0])

    def point_at(self, start: float, left: float) -> Point:
        """The place of a start and of what is left, shape (3,)."""
        share = (start - self._starts[0]) / (self._starts[1] - self._starts[0])
        return np.array([self._span.at(share, 0)[0], float(self._axis.heights(left)), 0.0])

    def dot(self, start: float, weight: float) -> Dots:
        """A dot on the curve of a weight at a start."""
        return Dots(self.curve([start], weight), color=active_theme().text, radius=_DOT_RADIUS)

    def curve_names(self, texts: Sequence[str]) -> list[VGroup]:
        """The names of the curves of all weights, each beside its own curve."""
        names = [on_plate(words(text, size=active_theme().label_size)) for text in texts]
        place_beside(
            [self.curve(self.every_start, weight) for weight in self._weights], names, self._axis.plot, [self._level]
        )
        return names

    def curve(self, starts: Sequence[float] | Values, weight: float) -> Points:
        """Places on the curve of a weight, shape (n, 3)."""
        return np.array([self.point_at(start, self.left_of(start, weight)) for start in starts])

    @property
    def every_start(self) -> Values:
        """Starts so close that their places make a smooth curve."""
        return np.linspace(*self._starts, _SAMPLES)


class EdgeCurve(VGroup):
    """The curve of one weight, drawn as far as a point has travelled.

    Args:
        edge: the picture it belongs to.
        weight: of all layers.
        dash: of the curve, which has no function's color.
    """

    def __init__(self, edge: KnifeEdge, weight: float, dash: Dash) -> None:
        super().__init__()
        theme = active_theme()
        self._edge, self._weight, self._dash = edge, weight, dash
        self._starts = edge.every_start
        self._places = edge.curve(self._starts, weight)
        self._line = VMobject(stroke_color=theme.text, stroke_width=theme.line, fill_opacity=0)
        self._dot = Dots(np.zeros((0, 3)), color=theme.text, radius=_DOT_RADIUS)
        self.add(self._line, self._dot)
        self.draw(0)

    def draw(self, progress: float) -> Self:
        """Draw the curve over this share of its starts."""
        start = (1 - progress) * self._starts[0] + progress * self._starts[-1]
        here = self._edge.curve([start], self._weight)
        places = np.concatenate([self._places[self._starts < start], here])
        self._line.points = dash_points([places], self._dash)
        self._dot.place(here if progress < 1 else np.zeros((0, 3)))
        return self

    def travel(self) -> Following[float]:
        """Animation from the first start to the last."""
        return Following(self, lambda progress: progress)
