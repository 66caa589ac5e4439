"""A film drawn without its ground: laid over the ground, it is the film."""

from pathlib import Path

import numpy as np
import pytest
from manim import DOWN, LEFT, RIGHT, UP, Circle, Line, Square

from render.manim_adapter import Take
from render.picture import Pixels
from render.quality import Quality
from scenes.catalogue import load_film
from scenes.lib.story import Story
from scenes.lib.theme import active_theme
from scenes.s02_relu_folding import ReluFolding

SMALL = Quality(320, 180, 15)
ROUNDING = 3
"""Shades: drawing with 8 bits rounds each thing that covers another, on both grounds in its own way."""


class Covering(ReluFolding):
    """A square, and on it a disc, a word-like bar and a veil in the color of the ground."""

    def fold_twice(self) -> None:
        """What covers, in place of the beat."""
        ground = active_theme().background
        square = Square(4, color="#FA3C5A", fill_opacity=1, stroke_width=0)
        half = Square(1, color="#FA3C5A", fill_opacity=0.5, stroke_width=0).shift(3.5 * RIGHT)
        disc = Circle(0.6, color=ground, fill_opacity=1, stroke_width=0).shift(LEFT + UP)
        bar = Line(LEFT, RIGHT, color=ground, stroke_width=20).shift(DOWN)
        veil = Square(1, color=ground, fill_opacity=0.4, stroke_width=0).shift(RIGHT + UP)
        self.add(square, half, disc, bar, veil)
        self.hold(1)


def last_frames(film: type[Story], beat: str, folder: Path) -> tuple[Pixels, Pixels]:
    """With straight alpha, and on the ground."""
    drawn = []
    for transparent in (True, False):
        Take(film, film.parameters, beat, SMALL, folder, transparent=transparent).draw_last(
            lambda pixels, _: drawn.append(pixels.copy())
        )
    return drawn[0], drawn[1]


def over(pixels: Pixels, ground: str) -> np.ndarray:
    color = np.array([int(ground[place : place + 2], 16) for place in (1, 3, 5)])
    alpha = pixels[..., 3:] / 255
    return pixels[..., :3] * alpha + color * (1 - alpha)


def at(x: float, y: float) -> tuple[int, int]:
    """Row and column of a point of Manim's frame, which is 8 units high."""
    unit = SMALL.height / 8
    return round(SMALL.height / 2 - y * unit), round(SMALL.width / 2 + x * unit)


@pytest.mark.slow
def test_what_has_the_color_of_the_ground_is_a_hole(tmp_path: Path) -> None:
    clear, solid = last_frames(Covering, "fold-twice", tmp_path)
    ink = [250, 60, 90]
    assert clear[at(-1, -1.6)].tolist() == [*ink, 255]
    assert clear[at(-1, 1)].tolist() == [0, 0, 0, 0], "the disc"
    assert clear[at(0, -1)].tolist() == [0, 0, 0, 0], "the bar"
    np.testing.assert_allclose(clear[at(1, 1)], [*ink, 153], atol=1, err_msg="the veil")
    np.testing.assert_allclose(clear[at(3.5, 0)], [*ink, 128], atol=1, err_msg="half of the ink")
    assert clear[at(6, 0)].tolist() == [0, 0, 0, 0]
    edge = clear[(clear[..., 3] > 60) & (clear[..., 3] < 120)]
    assert len(edge) > 20, "the disc's edge is soft"
    assert np.abs(solid[..., :3] - over(clear, Covering.parameters.theme.background)).max() <= ROUNDING


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "beat"),
    [
        ("relu-family", "left-of-zero"),  # plates of names cover curves and grid
        ("vanishing-gradient", "backward"),  # numbers in the color of the ground stand in bars
        ("gradient-by-layer", "the-init-matters"),  # a veil lies over bars
    ],
)
def test_a_film_without_its_ground_is_itself_over_the_ground(name: str, beat: str, tmp_path: Path) -> None:
    film = load_film(name)
    clear, solid = last_frames(film, beat, tmp_path)
    assert not clear[[0, 0, -1, -1], [0, -1, 0, -1], 3].any(), "the corners"
    assert clear[..., 3].max() == 255
    assert (clear[..., 3] == 0).mean() > 0.3
    assert np.abs(solid[..., :3] - over(clear, film.parameters.theme.background)).max() <= ROUNDING
