"""Whose trials a board shows, the dash of each trial's loss, and what was changed in it."""

from collections.abc import Sequence
from typing import cast

import numpy as np
from manim import UP, VGroup

from scenes.lib.strokes import dashed
from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import Words, paragraph, words
from scenes.lib.theme import active_theme
from scenes.lib.training.lane import Lane
from scenes.lib.training.training_board import TrainingBoard

_SAMPLE_RISE = 0.06
_SAMPLE_ROOM = 0.16


def trial_notes(board: TrainingBoard, name: str, lanes: Sequence[Lane], notes: Sequence[Sequence[str]]) -> VGroup:
    """The network's name at the left of the feet of a board; under each plane its dash and notes in lines of their own.

    The losses of the trials lie too close for names beside them.
    """
    theme = active_theme()
    title = words(name, size=theme.label_size, color=lanes[0].color, bold=True)
    written = VGroup(board.names_foot.inset(top=_SAMPLE_ROOM).hold(title, across=0, up=1))
    for foot, lane, under in zip(board.feet, lanes, notes, strict=True):
        sample = np.array([foot.at(share, 1) for share in (0, 1)]) + _SAMPLE_RISE * UP
        written.add(dashed([sample], lane.dash, color=lane.color, width=theme.line))
        broken = [line for note in under for line in paragraph(note, width=foot.width, size=theme.label_size)]
        lines = text_lines([cast("Words", line).text for line in broken], color=theme.muted)
        written.add(foot.inset(top=_SAMPLE_ROOM).hold(lines, across=0, up=1))
    return written
