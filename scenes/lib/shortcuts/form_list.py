"""The forms by name, each with its formula and its value at a travelling point."""

from collections.abc import Mapping
from typing import Self

import numpy as np
from manim import Dot, VGroup, VMobject

from actmath import gelu
from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.shortcuts.forms import FORMS
from scenes.lib.shortcuts.input_readout import READOUT_HEIGHT, InputReadout
from scenes.lib.strokes import corner_path
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme

_DECIMALS, _PLACE_DECIMALS = 5, 4
_WIDEST = -1.0
_FORMULA_DROP = 0.22
"""From the baseline of a name to its formula, in frame units."""
_FOOT = 0.2
_POINT_RADIUS = 0.09


class FormList(VGroup):
    """One block a form: a sample of its line, its name, its value at x; its formula under them.

    Args:
        region: where they stand, the read-out of x at the top, the blocks with equal gaps below it.
        axes: where the point travels on the exact graph.
        names, formulas: by the forms' names.
        input_name: name of x.
        x: where the point stands at first.

    Attributes:
        rows: name, line and formula of each form; the exact one first.
        values: the point with its numbers; draw(x) moves it.
    """

    def __init__(
        self,
        region: Region,
        axes: PlotAxes,
        *,
        names: Mapping[str, str],
        formulas: Mapping[str, str],
        input_name: str,
        x: float,
    ) -> None:
        super().__init__()
        size = active_theme().label_size
        rest = region.inset(top=READOUT_HEIGHT, bottom=_FOOT)
        self.rows = [
            VGroup(CurveKey(names[form.name], color=form.color), formula(formulas[form.name], size=size))
            for form in FORMS
        ]
        for _, rule in self.rows:
            rule.shift(np.array([-rule.get_left()[0], -_FORMULA_DROP - rule.get_top()[1], 0.0]))
        gap = (rest.height - sum(float(row.height) for row in self.rows)) / len(self.rows)
        numbers, top = [], rest.top
        for form, row in zip(FORMS, self.rows, strict=True):
            baseline = np.array([rest.left, top - gap - row.get_top()[1], 0.0])
            top -= gap + row.height
            row.shift(baseline)
            number = Number(_WIDEST, coordinate(_DECIMALS), size=size, color=form.color)
            numbers.append(number.stand_at(np.array([rest.right - number.width, baseline[1], 0.0])))
        readout = InputReadout(region, input_name, decimals=_PLACE_DECIMALS, widest=_WIDEST)
        self.values = TravelingValues(axes, readout, numbers).draw(x)


class TravelingValues(VGroup):
    """A point on the exact graph, a line up from the x axis to it, and the values of all forms at its x."""

    def __init__(self, axes: PlotAxes, readout: InputReadout, numbers: list[Number]) -> None:
        super().__init__()
        theme = active_theme()
        self._axes = axes
        self._point = Dot(radius=_POINT_RADIUS, color=theme.text)
        self._stem = VMobject(stroke_color=theme.inactive, stroke_width=theme.thin_line)
        self._readout, self._numbers = readout, numbers
        self.add(self._stem, self._point, readout, *numbers)

    def draw(self, x: float) -> Self:
        """Stand at x, as it can be read."""
        self.x = x = round(x, _PLACE_DECIMALS)
        places = self._axes.points_at([[x, 0.0], [x, float(gelu(x))]])
        self._stem.points = corner_path(places[:1], places[1:])
        self._point.move_to(places[1])
        self._readout.draw(x)
        for number, form in zip(self._numbers, FORMS, strict=True):
            number.draw(float(form.function(x)))
        return self

    def go_to(self, x: float) -> Following[float]:
        """Animation that travels to x."""
        start = self.x
        return Following(self, lambda progress: start + (x - start) * progress if progress < 1 else x)
