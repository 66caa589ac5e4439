"""Where something was published, in one line or in two."""

import numpy as np
from manim import VGroup

from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_BETWEEN = "; "


def source_note(text: str, width: float) -> VGroup:
    """Citations, right-aligned; those too wide for a line are cut into two where one of them ends.

    Args:
        text: citations with semicolons between them.
        width: of a line, in frame units.
    """
    theme = active_theme()
    parts = text.split(_BETWEEN)
    cuts = [(_BETWEEN.join(parts[:cut]) + _BETWEEN[:1], _BETWEEN.join(parts[cut:])) for cut in range(1, len(parts))]
    fits = words(text, size=theme.source_size).width <= width
    lines = (text,) if fits or not cuts else min(cuts, key=lambda cut: max(map(len, cut)))
    note = text_lines(lines, size=theme.source_size, color=theme.muted)
    for line in note:
        line.shift(np.array([note.get_right()[0] - line.get_right()[0], 0.0, 0.0]))
    return note
