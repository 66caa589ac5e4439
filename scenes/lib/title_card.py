"""The card that opens a film: title, question, and a row of graphs in which the film's functions are lit."""

from collections.abc import Collection
from typing import Self

import numpy as np
from manim import Line, VGroup

from actmath import CHAPTER_ORDER, activation
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import PlotAxes, Span
from scenes.lib.film_words import FilmWords
from scenes.lib.following import Following
from scenes.lib.layout import MARGIN, Layout, Region
from scenes.lib.text.typography import Words, paragraph, title_words, words
from scenes.lib.theme import active_theme

_TITLE_SCALE = 1.6
_WIDTH = 0.9
"""Widest title and question, in widths of the body."""
_TITLE_AT, _RULE_AT, _QUESTION_AT = 0.67, 0.6, 0.47
"""Baselines of title and question and the rule between them, in heights of the frame."""
_GRAPHS_AT = (0.13, 0.3)
_X_RANGE: Span = (-4.0, 4.0)
_Y_RANGE: Span = (-1.5, 2.5)
_GAP = 0.35
_NAME_DROP = 0.5
"""From the lower end of the graphs to the baseline of their names, in frame units."""
_NAME_GAP = 0.15


class GraphRow(VGroup):
    """The functions of the chapter side by side on equal axes, those of the film in their colors and with their names.

    Args:
        region: where it goes; the names stand on one line below the graphs.
        lit: names of the functions that are lit.

    Attributes:
        names: those of the functions that are lit, as large in every film.
    """

    def __init__(self, region: Region, lit: Collection[str]) -> None:
        super().__init__()
        theme = active_theme()
        self._curves: list[FunctionCurve] = []
        self.names: list[Words] = []
        places = region.columns(*[1] * len(CHAPTER_ORDER), gap=_GAP)
        titles = {name: words(activation(name).title, size=theme.label_size) for name in CHAPTER_ORDER}
        widest = max(float(title.width) for title in titles.values())
        fitting = min(1.0, (places[0].width + _GAP - _NAME_GAP) / widest)
        for (name, title), place in zip(titles.items(), places, strict=True):
            record = activation(name)
            axes = PlotAxes(place, _X_RANGE, _Y_RANGE, numbers_left=False, numbers_below=False)
            color = theme.function(name).color if name in lit else theme.faint
            self._curves.append(FunctionCurve(axes, record.function, color=color, breaks=record.kinks))
            if name in lit:
                title.scale(fitting).set_fill(color)
                left = place.center[0] - title.width / 2
                self.names.append(title.stand_at(np.array([left, axes.window.bottom - _NAME_DROP, 0.0])))
                self.add(axes)
            self.add(self._curves[-1])
        self.add(*self.names)
        self.draw(_X_RANGE[0])

    def draw(self, x: float) -> Self:
        """Draw every graph up to x."""
        for curve in self._curves:
            curve.draw(x)
        return self

    def grow(self) -> Following[float]:
        """Animation that draws all graphs from left to right."""
        start, end = _X_RANGE
        return Following(self, lambda progress: start + (end - start) * progress)


class TitleCard(VGroup):
    """A film's title over the question that it answers; both stand on the same lines in every film.

    Args:
        layout: the picture's.
        film: what the card says.
        lit: names of the functions that the film is about.

    Attributes:
        title, rule, question: the words and the line between them.
        graphs: the row below.
    """

    def __init__(self, layout: Layout, film: FilmWords, lit: Collection[str]) -> None:
        theme = active_theme()
        room = layout.frame.inset(left=MARGIN, right=MARGIN)
        width = _WIDTH * layout.body.width
        self.title = title_words(film.title, size=_TITLE_SCALE * theme.title_size, width=width)
        self.title.stand_at(room.at(0, _TITLE_AT))
        ends = [room.at(0, _RULE_AT), room.at(0, _RULE_AT) + np.array([self.title.width, 0.0, 0.0])]
        self.rule = Line(*ends, color=theme.accent).set_stroke(width=theme.line)
        self.question = paragraph(film.question, width=width, color=theme.muted)
        self.question.shift(room.at(0, _QUESTION_AT))
        bottom, top = (room.at(0, up)[1] for up in _GRAPHS_AT)
        self.graphs = GraphRow(Region(room.left, room.right, bottom, top), lit)
        super().__init__(self.title, self.rule, self.question, self.graphs)
