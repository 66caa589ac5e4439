"""The forms by name, each with its formula and its value at a travelling point."""

from collections.abc import Mapping
from typing import Self

import numpy as np
from manim import RIGHT, Dot, VGroup, VMobject

from actmath import gelu
from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.shortcuts.forms import FORMS
from scenes.lib.strokes import corner_path
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

_DECIMALS = 4
_FORMULA_DROP = 0.22
_POINT_RADIUS = 0.09
_HEAD_SHARE = 0.45
_SHARES = (1.0, 1.35, 0.8)
_NAME_DROP = 0.3


class FormList(VGroup):
    """One block a form: a sample of its line, its name, its value at x; its formula under them.

    Args:
        region: where they stand, the read-out of x at the top.
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
        head, *places = region.rows(_HEAD_SHARE, *_SHARES, gap=0)
        self.rows = []
        numbers = []
        for form, place in zip(FORMS, places, strict=True):
            baseline = place.at(0, 1) - np.array([0.0, _NAME_DROP, 0.0])
            key = CurveKey(names[form.name], color=form.color).shift(baseline)
            rule = formula(formulas[form.name], size=active_theme().label_size)
            below = Region(place.left, place.right, place.bottom, baseline.item(1) - _FORMULA_DROP)
            self.rows.append(VGroup(key, below.hold(rule, across=0, up=1)))
            numbers.append(_at_the_right(place, baseline.item(1), form.color))
        self.values = TravelingValues(axes, head, input_name, numbers).draw(x)


class TravelingValues(VGroup):
    """A point on the exact graph, a line up from the x axis to it, and the values of all forms at its x."""

    def __init__(self, axes: PlotAxes, head: Region, input_name: str, numbers: list[Number]) -> None:
        super().__init__()
        theme = active_theme()
        self._axes = axes
        self._point = Dot(radius=_POINT_RADIUS, color=theme.text)
        self._stem = VMobject(stroke_color=theme.inactive, stroke_width=theme.thin_line)
        self._x = _at_the_right(head, head.at(0, 0.5).item(1), theme.text)
        self._numbers = numbers
        name = words(input_name, size=theme.label_size, color=theme.muted)
        name.stand_at(self._x.baseline + (numbers[0].width - self._x.width - name.width - 0.3) * RIGHT)
        self.add(self._stem, self._point, name, self._x, *numbers)

    def draw(self, x: float) -> Self:
        """Stand at x."""
        self.x = x
        places = self._axes.points_at([[x, 0.0], [x, float(gelu(x))]])
        self._stem.points = corner_path(places[:1], places[1:])
        self._point.move_to(places[1])
        outputs = [float(form.function(x)) for form in FORMS]
        for number, value in zip((self._x, *self._numbers), (x, *outputs), strict=True):
            number.draw(value)
        return self

    def go_to(self, x: float) -> Following[float]:
        """Animation that travels to x."""
        start = self.x
        return Following(self, lambda progress: start + (x - start) * progress if progress < 1 else x)


def _at_the_right(region: Region, height: float, color: str) -> Number:
    number = Number(0, coordinate(_DECIMALS), size=active_theme().label_size, color=color, widest=-1)
    return number.stand_at(np.array([region.right - number.width, height, 0.0]))
