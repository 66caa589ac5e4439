"""A plumb line that reads off the slopes of several functions at one input."""

from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np
from manim import VGroup, VMobject

from actmath import Activation
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.strokes import Dots, Points, corner_path
from scenes.lib.text.heading import Heading
from scenes.lib.text.number_formats import coordinate, exact_zero, fixed
from scenes.lib.text.readouts import Readouts, Row, next_row
from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme

_RADIUS = 0.09
_DECIMALS = 4
_REACH = 0.6
"""Of a tangent to both sides of its dot, in frame units."""


class SlopeProbe(VGroup):
    """A vertical line at x through plots over one another and a dot on every curve; x and f'(x) as numbers are apart.

    A curve that is seen in several plots has its dot in the highest one, and f has its tangent there.

    Args:
        plots: from the highest to the lowest, with the same x axis.
        records: the functions.
        region: of the numbers.
        labels: used are slopes, over the numbers, input, and parameters, with places for those of the functions.
        farthest: the x that needs the most room; there it stands at first.
        decimals: of x.
        slopes: whether the plots show f' and not f.

    Attributes:
        numbers: heading, read-outs and the functions' parameters.
        plumb: the line.
    """

    def __init__(
        self,
        plots: Sequence[PlotAxes],
        records: Sequence[Activation],
        region: Region,
        *,
        labels: Mapping[str, str],
        farthest: float,
        decimals: int = 2,
        slopes: bool = False,
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._plots, self._records, self._slopes = plots, records, slopes
        self._drawn = [record.gradient if slopes else record.function for record in records]
        rows = [Row(labels["input"], farthest, coordinate(decimals))]
        for record in records:
            color = theme.function(record.name).color
            rows.append(Row(record.title, float(record.gradient(farthest)), exact_zero(fixed(_DECIMALS)), color, 0.0))
        heading = Heading(region, labels["slopes"], color=theme.text)
        self._readouts = Readouts(heading.room, rows)
        given = {name: f"{value:g}" for record in records for name, value in record.parameters.items()}
        note = text_lines([labels["parameters"].format(**given)], color=theme.muted)
        self._remark_at = next_row(heading.room, len(rows) + 1)
        self.numbers = VGroup(heading, self._readouts, note.shift(next_row(heading.room, len(rows))))
        self.plumb = VMobject(stroke_color=theme.text, stroke_width=theme.hairline)
        self._tangents = VMobject(stroke_color=theme.text, stroke_width=theme.thin_line)
        self._dots = [
            Dots(np.zeros((1, 3)), color=theme.function(record.name).color, radius=_RADIUS) for record in records
        ]
        self.add(self.plumb, self._tangents, *self._dots)
        self.draw(farthest)

    def remark(self, text: str) -> Words:
        """What is said of a place, under the numbers."""
        return words(text, size=active_theme().label_size).stand_at(self._remark_at)

    def draw(self, x: float) -> Self:
        """Stand at x."""
        self.x = x
        top, bottom = self._plots[0], self._plots[-1]
        ends = np.array([top.points_at([x, top.y_range[1]]), bottom.points_at([x, bottom.y_range[0]])])
        self.plumb.points = corner_path(ends[:1], ends[1:])
        slopes = [float(record.gradient(x)) for record in self._records]
        tangents = [np.zeros((0, 2, 3))]
        for dots, function, slope in zip(self._dots, self._drawn, slopes, strict=True):
            y = float(function(x))
            met = [plot for plot in self._plots if plot.contains(x, y)][:1]
            dots.place(np.array([plot.points_at([x, y]) for plot in met]).reshape(-1, 3))
            if not self._slopes:
                tangents += [_tangent(plot, x, y, slope) for plot in met]
        starts, stops = np.concatenate(tangents).swapaxes(0, 1)
        self._tangents.points = corner_path(starts, stops)
        for number, value in zip(self._readouts.numbers, [x, *slopes], strict=True):
            number.draw(value)
        return self

    def go_to(self, x: float) -> Following[float]:
        """Animation that travels to x."""
        start = self.x
        return Following(self, lambda progress: start + (x - start) * progress if progress < 1 else x)


def _tangent(plot: PlotAxes, x: float, y: float, slope: float) -> Points:
    """Ends of the tangent at a point, equally far from it in the frame whatever its slope, shape (1, 2, 3) or none."""
    along = np.array([1.0, slope])
    reach = _REACH / np.linalg.norm(along * plot.units) * along
    seen = plot.clip(np.array([x, y]) - reach, np.array([x, y]) + reach)
    return np.zeros((0, 2, 3)) if seen is None else plot.points_at(seen)[None]
