"""The title card: its lines stand in the same places in every film, its graphs are those of the functions."""

import itertools

import numpy as np
import pytest
from manim import ManimColor

from actmath import CHAPTER_ORDER, activation
from scenes.catalogue import film_names, load_film
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.layout import frame_layout
from scenes.lib.theme import active_theme
from scenes.lib.title_card import GraphRow, TitleCard

CARDS = {name: TitleCard(frame_layout(captions=True), load_film(name)().words, ()) for name in film_names()}


@pytest.mark.parametrize("part", ["title", "question"])
def test_lines_begin_in_the_same_place_in_every_film(part: str) -> None:
    lines = [card.title if part == "title" else card.question[0] for card in CARDS.values()]
    places = np.array([line.baseline for line in lines])
    np.testing.assert_allclose(places, np.broadcast_to(places[0], places.shape), atol=1e-9)


def test_the_rule_is_as_wide_as_the_title_and_touches_neither_line() -> None:
    for card in CARDS.values():
        assert card.rule.width == pytest.approx(card.title.width)
        assert card.question.get_top()[1] + 0.1 < card.rule.get_y() < card.title.get_bottom()[1] - 0.1
        assert card.graphs.draw(4.0).get_top()[1] + 0.3 < card.question.get_bottom()[1]


def test_every_graph_shows_its_function_and_only_those_of_the_film_have_axes_and_color() -> None:
    lit = ("tanh", "gelu")
    row = GraphRow(frame_layout(captions=True).body, lit)
    row.draw(4.0)
    curves = [part for part in row.submobjects if isinstance(part, FunctionCurve)]
    assert len([part for part in row.submobjects if isinstance(part, PlotAxes)]) == len(lit)
    for name, curve in zip(CHAPTER_ORDER, curves, strict=True):
        for x, y in np.concatenate(curve.pieces):
            assert y == pytest.approx(float(activation(name)(x)), abs=1e-12)
        expected = active_theme().function(name).color if name in lit else active_theme().faint
        assert ManimColor(curve.submobjects[0].get_color()).to_hex() == expected
    scales = {tuple(np.round(axes.units, 9)) for axes in row.submobjects if isinstance(axes, PlotAxes)}
    assert len(scales) == 1
    widest = [curve.get_left()[0] for curve in curves]
    assert widest == sorted(widest)


@pytest.mark.parametrize("lit", [(), ("leaky_relu",), CHAPTER_ORDER])
def test_graphs_that_are_lit_have_their_names_under_them_on_one_line(lit: tuple[str, ...]) -> None:
    room = frame_layout(captions=True).frame.inset(left=0.5, right=0.5, bottom=1.0, top=5.6)
    row = GraphRow(room, lit).draw(4.0)
    titles = {"sigmoid": "Sigmoid", "tanh": "Tanh", "relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU"}
    titles |= {"swish": "Swish", "gelu": "GELU"}
    assert [name.text for name in row.names] == [titles[name] for name in lit]
    axes = [part for part in row.submobjects if isinstance(part, PlotAxes)]
    for name, key, window in zip(row.names, lit, [one.window for one in axes], strict=True):
        assert name.get_x() == pytest.approx(window.center[0])
        assert float(name.get_top()[1]) + 0.1 < window.bottom
        assert name.font_size >= 0.99 * active_theme().label_size
        assert ManimColor(name.get_color()).to_hex() == active_theme().function(key).color
    assert len({round(float(name.baseline[1]), 9) for name in row.names}) <= 1
    for left, right in itertools.pairwise(row.names):
        assert left.get_right()[0] + 0.1 < right.get_left()[0]


def test_the_functions_of_a_film_are_known() -> None:
    for name in film_names():
        assert set(load_film(name)().functions) <= set(CHAPTER_ORDER)
