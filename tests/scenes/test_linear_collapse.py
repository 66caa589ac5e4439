"""Film 1 shows the true numbers and places, recomputed here from the storyboard's layers with plain NumPy."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from manim import Circle, MathTypst

from actmath import AffineMap
from scenes.lib.plane.affine_action import AffineAction, AffineReadout
from scenes.lib.plane.grid import Grid
from scenes.lib.plane.layer_parameters import LayerParameters
from scenes.lib.plane.plane import Plane
from scenes.lib.plane.riding_name import RidingName
from scenes.lib.strokes import Arrow, Polylines
from scenes.lib.text.matrix import Matrix
from scenes.lib.text.numbers import Number
from scenes.s01_linear_collapse import LinearCollapse, LinearCollapseParameters
from tests.scenes.drawn import last_picture, played
from tests.scenes.seen import dot_places, found, ink, numbers, same_places, texts

pytestmark = pytest.mark.slow

FILM = "linear-collapse"
LAYERS = [
    (np.array([[1.0, 0.0], [0.2, 1.0]]), np.array([1.1, 1.1])),
    (np.array([[0.4, 0.8], [-0.5, 0.8]]), np.array([0.5, 0.2])),
    (np.array([[0.9, -0.1], [0.5, 0.7]]), np.array([-1.4, 0.2])),
    (np.array([[0.9, 0.8], [-1.0, 0.8]]), np.array([-0.7, -0.4])),
]
LINE = np.linspace(-2, 2, 9)
NODES = np.array([[x, y] for x in LINE for y in LINE])
Points = npt.NDArray[np.float64]


def through(points: Points, layers: list[tuple[Points, Points]]) -> Points:
    """The points after the layers, one after another."""
    for weights, bias in layers:
        points = np.array([weights @ point + bias for point in points])
    return points


def shown_rows(beat: str) -> list[list[str]]:
    """The numbers on screen, row by row from the top, left to right."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for number in numbers(last_picture(FILM, beat).story):
        height = next((row for row in rows if abs(row - number.baseline[1]) < 0.05), float(number.baseline[1]))
        rows.setdefault(height, []).append((float(number.baseline[0]), number.text))
    return [[text for _, text in sorted(rows[height])] for height in sorted(rows, reverse=True)]


@pytest.mark.parametrize(
    ("beat", "rows"),
    [
        ("one-layer", [["1.0", "0.0"], ["0.2", "1.0"], ["1.1"], ["1.1"]]),
        ("a-second-layer", [["0.4", "0.8"], ["−0.5", "0.8"], ["0.5"], ["0.2"]]),
        ("one-jump", [["0.56", "0.80"], ["−0.34", "0.80"], ["1.82"], ["0.53"], ["<10^−14"]]),
    ],
)
def test_the_matrix_and_the_vector_on_screen(beat: str, rows: list[list[str]]) -> None:
    assert shown_rows(beat) == rows


def test_the_algebra_multiplies_out_with_its_numbers() -> None:
    (second, second_bias), (first, first_bias) = LAYERS[1], LAYERS[0]
    product, total = second @ first, second @ first_bias + second_bias
    assert product == pytest.approx(np.array([[0.56, 0.80], [-0.34, 0.80]]))
    assert total == pytest.approx([1.82, 0.53])
    matrices = found(last_picture(FILM, "the-algebra").story, Matrix)
    shown = [np.array([[entry.value for entry in row] for row in matrix._entries]) for matrix in matrices]
    wanted = [second, first, product, second, first_bias[:, None], second_bias[:, None], total[:, None]]
    for values in wanted:
        assert any(one.shape == values.shape and np.allclose(one, values) for one in shown)
    assert {text.says for text in texts(last_picture(FILM, "the-algebra").story)} >= {"0.56", "−0.34", "1.82", "0.53"}


def test_determinant_and_rank_after_every_layer() -> None:
    rows = shown_rows("deep-stack")[:8]
    product = np.eye(2)
    for index, row in enumerate(rows):
        product = LAYERS[index % 4][0] @ product
        assert row == [str(index + 1), f"{np.linalg.det(product):.4f}", str(np.linalg.matrix_rank(product))]
    assert (rows[3], rows[7]) == (["4", "0.7442", "2"], ["8", "0.5538", "2"])


def test_what_the_third_layer_flattens_stays_flat() -> None:
    rows = shown_rows("a-lost-dimension")[:8]
    assert [row[2] for row in rows] == ["2", "2", "1", "1", "1", "1", "1", "1"]
    assert [row[1] for row in rows[2:]] == ["0 exactly"] * 6


FLAT = [*LAYERS[:2], (np.array([[1.0, 0.5], [0.4, 0.2]]), LAYERS[2][1]), LAYERS[3], *LAYERS]


@pytest.mark.parametrize(("beat", "layers"), [("deep-stack", [*LAYERS, *LAYERS]), ("a-lost-dimension", FLAT)])
def test_a_stack_ends_as_one_matrix_and_one_shift(beat: str, layers: list[tuple[Points, Points]]) -> None:
    shift = through(np.zeros((1, 2)), layers)[0]
    weights = (through(np.eye(2), layers) - shift).T
    (readout,) = found(last_picture(FILM, beat).story, AffineReadout)
    shown = [np.array([[entry.value for entry in row] for row in one._entries]) for one in found(readout, Matrix)]
    assert shown[0] == pytest.approx(weights)
    assert shown[1] == pytest.approx(shift[:, None])


def test_of_parallel_arrows_the_shorter_lies_above_the_longer_and_above_the_dot() -> None:
    (action,) = found(last_picture(FILM, "a-lost-dimension").story, AffineAction)
    lengths = [np.linalg.norm(part.get_center() - action._origin.get_center()) for part in action.arrows]
    assert lengths[0] == 0
    assert 0 < lengths[2] < lengths[1]


@pytest.mark.parametrize(
    ("beat", "layers"),
    [
        ("one-layer", LAYERS[:1]),
        ("a-second-layer", LAYERS[:2]),
        ("one-jump", LAYERS[:2]),
        ("deep-stack", [*LAYERS, *LAYERS]),
        ("a-lost-dimension", FLAT),
    ],
)
def test_dots_and_lines_end_where_the_layers_put_them(beat: str, layers: list[tuple[Points, Points]]) -> None:
    story = last_picture(FILM, beat).story
    (grid,), (plane,) = found(story, Grid), found(story, Plane)
    assert same_places(dot_places(grid), plane.points_at(through(NODES, layers)))
    edges = np.array([[x, end] for x in LINE for end in (-2, 2)])
    vertices = plane.points_at(through(np.concatenate([edges, edges[:, ::-1]]), layers))
    ends = np.asarray(grid._lines.points).reshape(-1, 4, 3)
    assert ends[:, [0, 3]].reshape(-1, 3) == pytest.approx(vertices, abs=1e-6)


@pytest.mark.parametrize(("beat", "index"), [("one-layer", 0), ("a-second-layer", 1)])
def test_the_unit_vectors_become_the_columns_of_the_matrix_at_the_shifted_origin(beat: str, index: int) -> None:
    story = last_picture(FILM, beat).story
    weights, bias = LAYERS[index]
    (plane,), (action,) = found(story, Plane), found(story, AffineAction)
    arrows = [action._first, action._second]
    assert len(found(story, Arrow)) == 2
    for arrow, column in zip(arrows, weights.T, strict=True):
        shaft, head = arrow.submobjects
        assert shaft.points[0] == pytest.approx(plane.points_at(bias))
        assert head.points[0] == pytest.approx(plane.points_at(bias + column))
    (readout,) = found(story, AffineReadout)
    colors = [entry.submobjects[1].fill_color.to_hex() for entry in readout._weights._entries[0]]
    assert colors == [arrow.submobjects[1].fill_color.to_hex() for arrow in arrows]


def test_one_jump_lands_on_the_ghost_of_two() -> None:
    story = last_picture(FILM, "one-jump").story
    (grid,) = found(story, Grid)
    ghosts = [one for one in found(story, Polylines) if len(one.points) == len(grid._lines.points)]
    assert len(ghosts) == 2
    assert ghosts[0].points == pytest.approx(np.asarray(ghosts[1].points), abs=1e-9)
    (action,) = found(story, AffineAction)
    assert action.affine.weights == pytest.approx(LAYERS[1][0] @ LAYERS[0][0])


@pytest.mark.parametrize(("beat", "name"), [("one-layer", "b_1"), ("a-second-layer", "b_2"), ("one-jump", "b'")])
def test_the_name_of_the_shift_stands_beside_the_dot_clear_of_arrows_and_ring(beat: str, name: str) -> None:
    story = last_picture(FILM, beat).story
    (action,) = found(story, AffineAction)
    (shown,) = (text for text in texts(story) if text.says == f"$ {name} $")
    left, bottom, right, top = shown.box
    dot = action._origin.get_center()[:2]
    nearest = np.clip(dot, [left, bottom], [right, top])
    assert action._origin.width / 2 < np.linalg.norm(nearest - dot) < 0.3
    marks = [action.arrows, *(part for part in found(story, Circle) if part is action.ring)]
    for points in map(ink, marks):
        assert not ((points > [left, bottom]) & (points < [right, top])).all(axis=1).any()


@pytest.mark.parametrize(("beat", "layers"), [("one-layer", None), ("a-second-layer", 2), ("one-jump", None)])
def test_a_ring_stands_where_zero_has_come_if_that_is_not_the_dot(beat: str, layers: int | None) -> None:
    story = last_picture(FILM, beat).story
    (action,), (plane,) = found(story, AffineAction), found(story, Plane)
    rings = [part for part in found(story, Circle) if part is action.ring]
    assert len(rings) == (layers is not None)
    for ring in rings:
        place = through(np.zeros((1, 2)), LAYERS[:layers])
        assert ring.get_center() == pytest.approx(plane.points_at(place)[0])


class Watched(LinearCollapse):
    """The film, noting what W and b are on screen whenever something moves."""

    def __init__(self, beat: str) -> None:
        super().__init__(beats=[beat])
        self.shown: list[list[AffineReadout]] = []

    def move(self, *animations: Any, **options: Any) -> None:  # noqa: ANN401 (as in Story)
        """Note the read-outs, then move."""
        self.shown.append(found(self, AffineReadout))
        super().move(*animations, **options)


@pytest.mark.parametrize(
    ("beat", "layers", "acting"),
    [("deep-stack", [*LAYERS, *LAYERS], range(1, 9)), ("a-lost-dimension", FLAT, [None, None, 3, *5 * [None]])],
)
def test_a_layer_shows_its_own_numbers_in_one_place_while_it_acts(
    beat: str, layers: list[tuple[Points, Points]], acting: Sequence[int | None]
) -> None:
    film = Watched(beat)
    played(film)
    assert [len(readouts) for readouts in film.shown] == [number is not None for number in acting]
    places = []
    for number, readouts in zip(acting, film.shown, strict=True):
        for readout in readouts:
            assert number is not None
            assert {text.typst_code for text in found(readout, MathTypst)} == {f"$ W_{number} = $", f"$ b_{number} = $"}
            entries = found(readout, Number)
            assert [entry.value for entry in entries] == [*layers[number - 1][0].ravel(), *layers[number - 1][1]]
            places.append([entry.baseline for entry in entries])
    assert np.ptp(places, axis=0).max() < 0.005


def test_the_merged_layer_keeps_its_numbers_while_it_acts_and_its_shift_is_named_where_it_lands() -> None:
    film = Watched("one-jump")
    played(film)
    ((readout,),) = film.shown
    (second, second_bias), (first, first_bias) = LAYERS[1], LAYERS[0]
    entries = [*(second @ first).ravel(), *(second @ first_bias + second_bias)]
    (action,), (name,) = found(film, AffineAction), found(film, RidingName)
    action.draw(AffineMap(np.eye(2), np.zeros(2)))
    assert [entry.value for entry in found(readout, Number)] == pytest.approx(entries)
    (plane,) = found(film, Plane)
    assert np.linalg.norm(name.get_center() - plane.points_at(entries[4:])) < 0.5


@pytest.mark.parametrize(
    ("weights", "replaced", "claimed"),
    [(((1.0, 0.5), (0.4, 0.2)), 3, True), (((1.0, 0.5), (0.4, 0.3)), 2, False), (((0.0, 0.0), (0.0, 0.0)), 1, False)],
)
def test_the_caption_says_which_layer_is_replaced_and_claims_a_line_only_if_there_is_one(
    weights: tuple[tuple[float, float], tuple[float, float]],
    replaced: int,
    claimed: bool,  # noqa: FBT001
) -> None:
    flat = LayerParameters(weights=weights, bias=(0.0, 0.0))
    film = LinearCollapse(LinearCollapseParameters(flat=flat, flat_layer=replaced))
    caption = film.beats()[-1].words.caption
    assert caption.startswith(f"Only layer {replaced} is replaced")
    assert ("becomes a line" in caption) == claimed
