"""The name of a curve, of points or of an area beside a sample of what is drawn."""

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, Rectangle, VGroup

from scenes.lib.strokes import Dots, dashed
from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import MIDDLE_OF_LETTERS, words
from scenes.lib.theme import Dash, active_theme

KEY_INDENT = 1.0
"""Where the name starts, from the left end of the sample, in frame units."""

_SAMPLE_LENGTH = 0.75
_LONGEST_SAMPLE = 0.85
_SAMPLE_HEIGHT = 0.3
_POINT_GAP = 0.15


class CurveKey(VGroup):
    """A short piece of line as the curve is drawn, then its name in the curve's color; the origin is its baseline.

    Args:
        name: the curve's name.
        color, dash, width: the look of the curve; solid and of the theme's width when left out.
    """

    def __init__(self, name: str, *, color: str, dash: Dash = (), width: float | None = None) -> None:
        super().__init__()
        theme = active_theme()
        height = MIDDLE_OF_LETTERS * theme.label_size
        ends = np.array([[0.0, height, 0.0], [_sample_length(dash), height, 0.0]])
        self.add(
            dashed([ends], dash, color=color, width=width or theme.line),
            words(name, size=theme.label_size, color=color).stand_at(np.array([KEY_INDENT, 0.0, 0.0])),
        )


def _sample_length(dash: Dash) -> float:
    """As many whole periods of the dash as fit, without the last gap."""
    if not dash:
        return _SAMPLE_LENGTH
    periods = max(1, int((_LONGEST_SAMPLE + dash[-1]) // sum(dash)))
    return periods * sum(dash) - dash[-1]


class PointKey(VGroup):
    """A point of the text's color, then muted lines about such points; the origin is the first one's baseline."""

    def __init__(self, lines: Sequence[str], *, radius: float) -> None:
        super().__init__()
        theme = active_theme()
        place = np.array([[radius, MIDDLE_OF_LETTERS * theme.label_size, 0.0]])
        names = text_lines(lines, color=theme.muted).shift((2 * radius + _POINT_GAP) * RIGHT)
        self.add(Dots(place, color=theme.text, radius=radius), names)


class AreaKey(VGroup):
    """A sample of an outlined shade of the text's color, then the name of the area; the origin is its baseline."""

    def __init__(self, name: str, *, opacity: float) -> None:
        super().__init__()
        theme = active_theme()
        sample = Rectangle(width=_SAMPLE_LENGTH, height=_SAMPLE_HEIGHT)
        sample.set_stroke(theme.inactive, width=theme.hairline)
        sample.set_fill(theme.text, opacity=opacity)
        sample.move_to(np.array([_SAMPLE_LENGTH / 2, MIDDLE_OF_LETTERS * theme.label_size, 0.0]))
        self.add(sample, words(name, size=theme.label_size).stand_at(np.array([KEY_INDENT, 0.0, 0.0])))
