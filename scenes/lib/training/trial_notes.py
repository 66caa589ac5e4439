"""Whose trials a board shows, and what was changed in each."""

from collections.abc import Sequence
from typing import cast

from manim import VGroup

from scenes.lib.text.text_lines import text_lines
from scenes.lib.text.typography import Words, paragraph, words
from scenes.lib.theme import active_theme
from scenes.lib.training.training_board import TrainingBoard


def trial_notes(board: TrainingBoard, name: str, color: str, notes: Sequence[Sequence[str]]) -> VGroup:
    """The network's name at the left of the feet of a board, and notes under each plane, each in lines of its own."""
    theme = active_theme()
    written = VGroup(board.names_foot.hold(words(name, size=theme.label_size, color=color, bold=True), across=0, up=1))
    for foot, under in zip(board.feet, notes, strict=True):
        broken = [line for note in under for line in paragraph(note, width=foot.width, size=theme.label_size)]
        lines = text_lines([cast("Words", line).text for line in broken], color=theme.muted)
        written.add(foot.hold(lines, across=0, up=1))
    return written
