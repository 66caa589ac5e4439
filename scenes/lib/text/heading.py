"""What is being measured: a bold name with a few quiet lines or a formula under it."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.lib.layout import Region
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

_ROW = 0.0165
"""Distance from baseline to baseline in frame units per unit of font size."""

_FIRST_ROW_RAISED = 0.005
_ROOM_GAP = 0.3


class Heading(VGroup):
    """A bold name at the upper left of a region, lines in the quiet color or a formula under it.

    Args:
        region: where it stands.
        name: the name.
        color: of the name.
        lines: quiet lines under it, on even baselines.
        rule: a formula under it.

    Attributes:
        title: the name.
        room: what is left of the region below.
    """

    def __init__(
        self, region: Region, name: str, *, color: str, lines: Sequence[str] = (), rule: str | None = None
    ) -> None:
        super().__init__()
        theme = active_theme()
        texts = [words(name, size=theme.number_size, color=color, bold=True)]
        texts += [words(line, size=theme.label_size, color=theme.muted) for line in lines]
        self.title = texts[0]
        height = region.top + _FIRST_ROW_RAISED * theme.number_size
        for text, size in zip(texts, [theme.number_size] + [theme.label_size] * len(lines), strict=True):
            height -= _ROW * size
            self.add(text.stand_at(np.array([region.left, height, 0.0])))
        if rule is not None:
            top = height - 0.5 * _ROW * theme.number_size
            space = Region(region.left, region.right, region.bottom, top)
            self.add(space.hold(formula(rule, size=theme.number_size), across=0, up=1))
        if self.width > region.width:
            self.scale(region.width / self.width, about_point=region.at(0, 1))
        self.room = Region(region.left, region.right, region.bottom, float(self.get_bottom()[1]) - _ROOM_GAP)
