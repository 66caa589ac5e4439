"""What is said about networks before they learn: how their weights are drawn, and which class they give everywhere."""

from collections.abc import Sequence

from manim import VGroup

from actmath import initialization
from scenes.lib.film_words import FilmWords
from scenes.lib.text.typography import Words, formula, words
from scenes.lib.theme import active_theme
from scenes.lib.training.training_board import TrainingBoard

_ROWS, _GAP = (0.8, 1, 1.7, 0.1), 0.15


def weight_rules(board: TrainingBoard, film_words: FilmWords, rules: Sequence[str]) -> VGroup:
    """Under each plane of a board the name of the rule of the initial weights over their variance.

    Args:
        board: the board.
        film_words: the film's words; used are the labels weights and variance and the formulas variance-RULE.
        rules: names of the rules, left to right.
    """
    theme, written = active_theme(), VGroup()
    labels, formulas = film_words.labels, film_words.formulas
    _, upper, middle, _ = board.names_foot.rows(*_ROWS, gap=_GAP)
    for row, name in ((upper, labels["weights"]), (middle, labels["variance"])):
        written.add(row.hold(words(name, size=theme.label_size, color=theme.muted), across=0))
    for foot, rule in zip(board.feet, rules, strict=True):
        _, upper, middle, _ = foot.rows(*_ROWS, gap=_GAP)
        written.add(upper.hold(words(initialization(rule).title, size=theme.number_size, bold=True), across=0))
        written.add(middle.hold(formula(formulas[f"variance-{rule}"], size=theme.label_size), across=0))
    return written


def single_classes(board: TrainingBoard, film_words: FilmWords) -> list[Words]:
    """Under the planes without a border the class that the network gives everywhere.

    Args:
        board: the board.
        film_words: the film's words; used are the labels all-of, class-one and class-zero.
    """
    theme, labels = active_theme(), film_words.labels
    notes = []
    for foot, plane in zip(board.feet, board.planes, strict=True):
        if not plane.has_border:
            name = labels["all-of"].format(name=labels["class-one" if plane.has_region else "class-zero"])
            note = words(name, size=theme.label_size, color=theme.muted)
            notes.append(foot.rows(*_ROWS, gap=_GAP)[0].hold(note, across=0, up=1))
    return notes
