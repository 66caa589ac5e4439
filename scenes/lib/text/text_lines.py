"""Given lines of text under one another on even baselines."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_STEP = 0.0145
"""Distance between baselines in frame units per unit of font size."""


def text_lines(lines: Sequence[str], *, size: float | None = None, color: str | None = None) -> VGroup:
    """The lines, left-aligned, in the theme's label size unless another is given."""
    font_size = size or active_theme().label_size
    return VGroup(
        *(
            words(line, size=font_size, color=color).stand_at(np.array([0.0, -row * _STEP * font_size, 0.0]))
            for row, line in enumerate(lines)
        )
    )
