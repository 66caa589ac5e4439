"""Film 2 shows the true places, pieces and folds, recomputed here with plain NumPy."""

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from manim import MathTypst, VGroup, VMobject

from scenes.catalogue import load_film
from scenes.lib.plane.comparison import Side
from scenes.lib.plane.grid import Grid
from scenes.lib.plane.layer_parameters import LayerParameters
from scenes.lib.plane.mosaic import Mosaic
from scenes.lib.plane.paper import Paper
from scenes.lib.plane.piece_borders import PieceBorders
from scenes.lib.plane.piece_pointer import PiecePointer
from scenes.lib.plane.pile_up import PileUp
from scenes.lib.plane.plane import Plane
from scenes.lib.text.numbers import Number
from scenes.lib.theme import active_theme
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Units
from scenes.s02_relu_folding import ReluFolding, ReluFoldingParameters
from tests.scenes.drawn import last_picture, played
from tests.scenes.seen import dot_places, found, ink, numbers, same_places, texts

pytestmark = pytest.mark.slow

FILM = "relu-folding"
LAYERS = [
    (np.array([[1.0, 0.0], [0.2, 1.0]]), np.array([1.1, 1.1])),
    (np.array([[0.4, 0.8], [-0.5, 0.8]]), np.array([0.5, 0.2])),
    (np.array([[0.9, -0.1], [0.5, 0.7]]), np.array([-1.4, 0.2])),
    (np.array([[0.9, 0.8], [-1.0, 0.8]]), np.array([-0.7, -0.4])),
]
LINE = np.linspace(-2, 2, 9)
NODES = np.array([[x, y] for x in LINE for y in LINE])
Points = npt.NDArray[np.float64]


def states(points: Points, *, relu: bool) -> list[Points]:
    """Pre-activations of every layer and, last, the outputs."""
    outputs, before = points, []
    for weights, bias in LAYERS:
        before.append(outputs @ weights.T + bias)
        outputs = np.maximum(before[-1], 0) if relu else before[-1]
    return [*before, outputs]


def network(points: Points) -> Points:
    return states(points, relu=True)[-1]


def folded(points: Points) -> Points:
    """Both folds with the turn between them."""
    half = np.sqrt(0.5)
    turn = np.array([[half, -half], [half, half]])
    return np.asarray(np.abs((np.abs(points) - 1) @ turn.T), dtype=np.float64)


def in_plane(plane: Plane, places: Points) -> Points:
    """Plane coordinates of places in the frame."""
    return (places - plane.points_at([0, 0]))[..., :2] / plane.unit


@pytest.mark.parametrize(
    ("beat", "side", "layers", "relu"),
    [
        ("same-weights", 0, 1, False),
        ("same-weights", 1, 1, False),
        ("activation-clips", 0, 1, False),
        ("activation-clips", 1, 1, True),
        ("layer-after-layer", 0, 4, False),
        ("layer-after-layer", 1, 4, True),
    ],
)
def test_dots_are_where_the_network_puts_the_grid(beat: str, side: int, layers: int, relu: bool) -> None:  # noqa: FBT001
    shown = found(last_picture(FILM, beat).story, Side)[side]
    outputs = NODES
    for weights, bias in LAYERS[:layers]:
        outputs = outputs @ weights.T + bias
        outputs = np.maximum(outputs, 0) if relu else outputs
    assert same_places(dot_places(shown.grid), shown.plane.points_at(outputs))


def test_bent_lines_are_exact_everywhere_and_bend_only_where_a_coordinate_is_zero() -> None:
    side = found(last_picture(FILM, "layer-after-layer").story, Side)[1]
    grid = side.grid
    starts = np.concatenate([[0], np.cumsum(grid._lengths)])
    corners = 0
    for first, last in pairwise(starts):
        line = grid.origins[first:last]
        drawn = in_plane(side.plane, side.plane.points_at(grid.state[first:last]))
        along = np.linalg.norm(line - line[0], axis=1)
        shares = np.linspace(0, along[-1], 400)
        samples = line[0] + shares[:, None] * (line[-1] - line[0]) / along[-1]
        between = np.stack([np.interp(shares, along, drawn[:, axis]) for axis in (0, 1)], axis=1)
        assert between == pytest.approx(network(samples), abs=1e-9)
        inside = np.abs(np.concatenate(states(line, relu=True)[:-1], axis=1)).min(axis=1)[1:-1]
        assert (inside < 1e-9).all()
        corners += len(inside)
    assert corners > 20
    segments = np.asarray(grid._lines.points).reshape(-1, 4, 3)
    on_screen = in_plane(side.plane, segments[:, [0, 3]].reshape(-1, 3))
    kept = np.setdiff1d(np.arange(starts[-1]), starts[1:] - 1)
    assert on_screen == pytest.approx(grid.state[np.stack([kept, kept + 1], axis=1).ravel()], abs=1e-9)


def sides_say(depth: int) -> list[tuple[str, str]]:
    """What is written under both sides after so many layers: pieces and open share."""
    beat = "activation-clips" if depth == 1 else "layer-after-layer"
    parameters = None if depth in {1, len(LAYERS)} else ReluFoldingParameters(depth=depth)
    story = last_picture(FILM, beat, parameters).story
    shown = sorted((number for number in numbers(story) if number.baseline[1] < -2), key=lambda one: one.baseline[0])
    assert len(shown) == 4
    return [(shown[0].text, shown[1].text), (shown[2].text, shown[3].text)]


@pytest.mark.parametrize(
    ("depth", "pieces", "still_open"),
    [
        (1, "4", "61.8 %"),
        (2, "6", "47.6 %"),
        (3, "10", "40.2 %"),
        (4, "16", "33.3 %"),
    ],
)
def test_pieces_and_open_share_after_every_layer(depth: int, pieces: str, still_open: str) -> None:
    """The counts are the storyboard's; here the share is sampled too: rank 2 of a difference quotient."""
    left, right = sides_say(depth)
    assert left == ("1", "100.0 %")
    assert right == (pieces, still_open)
    cells = (np.arange(300) + 0.5) / 75 - 2
    samples = np.stack(np.meshgrid(cells, cells), axis=-1).reshape(-1, 2)
    signs = [before > 0 for before in states(samples, relu=True)[:depth]]
    patterns = np.unique(np.concatenate(signs, axis=1), axis=0)
    assert len(patterns) == int(pieces)
    is_open = np.logical_and.reduce([sign.all(axis=1) for sign in signs])
    slopes = np.eye(2)[None].repeat(len(samples), axis=0)
    for (weights, _), sign in zip(LAYERS, signs, strict=False):
        slopes = sign[:, :, None] * (weights @ slopes)
    assert (np.abs(np.linalg.det(slopes)) > 1e-9).tolist() == is_open.tolist()
    assert 100 * is_open.mean() == pytest.approx(float(still_open.removesuffix(" %")), abs=0.5)


def test_the_mosaic_on_screen_tiles_the_window_with_the_pieces() -> None:
    (mosaic,) = found(last_picture(FILM, "back-to-the-input").story, Mosaic)
    areas = []
    for shape in mosaic._areas:
        corners = in_plane(mosaic.plane, np.asarray(shape.points).reshape(-1, 4, 3)[:, 0])
        x, y = corners.T
        areas.append(0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))))
        inner = 0.999 * corners + 0.001 * corners.mean(axis=0)
        patterns = [(before > 0).tolist() for before in states(inner, relu=True)[:-1]]
        assert all(len({tuple(one) for one in layer}) == 1 for layer in patterns)
        assert (np.abs(corners) <= 2 + 1e-9).all()
    assert len(areas) == 16
    assert sum(areas) == pytest.approx(16)


class Watched(ReluFolding):
    """The film, noting before every motion which colors the points have and which the areas."""

    def __init__(self, parameters: ReluFoldingParameters | None = None) -> None:
        super().__init__(parameters, beats=["back-to-the-input"])
        self.colors: list[tuple[set[str], set[str]]] = []

    def move(self, *animations: Any, **options: Any) -> None:  # noqa: ANN401 (as in Story)
        """Note the colors, then move."""
        self.colors.append((self.colors_of(Grid), self.colors_of(Mosaic)))
        super().move(*animations, **options)

    def colors_of(self, kind: type[VGroup]) -> set[str]:
        """Colors of the discs and areas of the things of a kind that are on screen."""
        parts = [part for thing in found(self, kind) for part in found(thing, VMobject)]
        return {part.fill_color.to_hex().upper() for part in parts if len(part.points) and part.fill_opacity > 0}


def test_the_points_of_the_quarters_are_gone_when_the_pieces_have_their_colors() -> None:
    """Back on the input every point is in its quarter once more; the colors of areas are others, one for each piece."""
    film = Watched()
    played(film)
    theme = active_theme()
    quarters, none = set(theme.quadrants), set[str]()
    (_, before), (_, still), *later = film.colors
    assert [points for points, _ in film.colors[:2]] == [quarters, quarters]
    assert (before, still) == (none, none)
    assert len(later) == 2
    for points, areas in later:
        assert points == none
        assert len(areas) == 16
        assert not areas & quarters
    assert {"16 pieces, one color each"} <= {text.says for text in texts(film)}


def test_the_remark_on_colors_holds_for_one_piece_and_for_more_pieces_than_colors() -> None:
    still = ((1.0, 0.0), (0.0, 1.0))
    one = LayerParameters(weights=still, bias=(5, 5))
    for parameters, remark in (
        (ReluFoldingParameters(layers=(one,), depth=1), "1 piece"),
        (ReluFoldingParameters(depth=6), "21 pieces, neighbors in other colors"),
    ):
        assert remark in {text.says for text in texts(last_picture(FILM, "back-to-the-input", parameters).story)}


def test_the_pointer_reads_the_matrix_of_its_piece() -> None:
    """W' by central differences of the network at the place of the ring on screen, b' from its value there."""
    story = last_picture(FILM, "back-to-the-input").story
    (pointer,) = found(story, PiecePointer)
    place = in_plane(pointer._plane, pointer._ring.get_center())
    step = 1e-6
    weights = np.stack(
        [(network(place + step * axis) - network(place - step * axis)) / (2 * step) for axis in np.eye(2)], axis=1
    )
    bias = network(place) - weights @ place
    values = [number.value for number in found(pointer._readout, Number)]
    assert values == pytest.approx([*weights.ravel(), *bias], abs=1e-6)
    signs = np.concatenate(states(place, relu=True)[:-1]) > 0
    (units,) = found(pointer, Units)
    assert [state is UnitState.LIVE for state in units.states] == signs.tolist()


def test_two_copies_add_up_to_the_absolute_value() -> None:
    kept, mirrored, together = found(last_picture(FILM, "a-true-fold").story, Grid)
    for grid, first in (
        (kept, np.maximum(NODES[:, 0], 0)),
        (mirrored, np.maximum(-NODES[:, 0], 0)),
        (together, np.abs(NODES[:, 0])),
    ):
        wanted = np.stack([first, NODES[:, 1]], axis=1)
        assert same_places(dot_places(grid), grid._plane.points_at(wanted))


def test_every_copy_of_the_stroke_folds_onto_the_one_that_was_drawn() -> None:
    (paper,) = found(last_picture(FILM, "fold-twice").story, Paper)
    single = in_plane(paper._plane, np.asarray(paper.single_stroke.points))
    copies = in_plane(paper._plane, np.asarray(paper.stroke.points))
    assert len(copies) == 16 * len(single)
    for copy in copies.reshape(16, -1, 2):
        image = folded(copy)
        assert min(np.abs(image - single).max(), np.abs(image - single[::-1]).max()) < 1e-9
    corners = copies.reshape(16, -1, 2)[:, 0]
    assert len(np.unique(np.round(corners, 6), axis=0)) == 16
    assert (np.abs(corners) < 2).all()


def test_the_fold_counts_its_pieces_and_units() -> None:
    story = last_picture(FILM, "fold-twice").story
    says = [number.text for number in numbers(story)]
    assert says == ["4", "4", "8", "16", "8"]
    assert {"after layer 1", "after layer 2", "single layer", "up to 37"} <= {text.says for text in texts(story)}
    (paper,) = found(story, Paper)
    areas = [np.ptp(ink(area), axis=0).prod() for area in paper.sheet._areas]
    assert len(areas) == 16
    assert areas == pytest.approx([areas[0]] * 16)


def test_the_piles_are_counted_where_points_were_slid() -> None:
    """Beside the vertical axis, below the horizontal one and left below the corner."""
    story = last_picture(FILM, "activation-clips").story
    side = found(story, Side)[1]
    negative = states(NODES, relu=True)[0] < 0
    (piles,) = found(story, PileUp)
    for text, pattern in zip(piles, ([True, False], [False, True], [True, True]), strict=True):
        assert text.text == f"{(negative == pattern).all(axis=1).sum()} moved"
        place = in_plane(side.plane, text.get_center())
        assert (place < 0).tolist() == pattern
    assert sum(piles.counts) == negative.any(axis=1).sum()


@pytest.mark.parametrize(("beat", "layers"), [("activation-clips", 1), ("layer-after-layer", 4)])
def test_the_borders_on_screen_are_where_a_unit_turns_on_carried_through_the_layers(beat: str, layers: int) -> None:
    story = last_picture(FILM, beat).story
    (borders,), side = found(story, PieceBorders), found(story, Side)[1]
    ends = borders.in_place.reshape(-1, 2, 2)
    inside = 0.5 * ends[:, :1] + np.linspace(-0.4, 0.4, 9)[:, None] * (ends[:, 1:] - ends[:, :1]) + 0.5 * ends[:, 1:]
    units = np.abs(np.concatenate(states(inside, relu=True)[:layers], axis=2))
    assert (units.max(axis=1).min(axis=1) < 1e-9).all()
    outputs = borders.in_place
    for weights, bias in LAYERS[:layers]:
        outputs = np.maximum(outputs @ weights.T + bias, 0)
    drawn = np.asarray(borders.points).reshape(-1, 4, 3)[:, [0, 3]].reshape(-1, 3)
    assert drawn == pytest.approx(side.plane.points_at(outputs), abs=1e-6)
    dots, order = side.grid._dots[0], side.grid.get_family()
    assert order.index(borders) < order.index(dots)


def test_a_crease_is_not_drawn_before_its_fold_begins_and_stays_after_it() -> None:
    (paper,) = found(last_picture(FILM, "fold-twice").story, Paper)
    fresh = Paper(paper._plane, paper._layers, extent=2.0)
    seen = [len(fresh.sheet._areas)]
    for position in (1, 2, 3, 4, 5, 4, 0):
        motion = fresh.go_to(position)
        seen.append(len(fresh.sheet._areas))
        assert fresh.submobjects == [fresh.sheet]
        motion.finish()
    assert seen == [1, 4, 4, 4, 16, 16, 16, 16]


def test_the_headings_of_the_true_fold_are_one_equation_of_one_size() -> None:
    story = last_picture(FILM, "a-true-fold").story
    formulas = sorted(found(story, MathTypst), key=lambda one: one.get_center()[0])
    assert [one.typst_code.strip("$ ") for one in formulas][1::2] == ["+", "="]
    assert len({round(one.font_size, 3) for one in formulas}) == 1


def test_a_smooth_activation_leaves_out_what_it_cannot_show() -> None:
    film = load_film(FILM)
    names = [beat.name for beat in film(ReluFoldingParameters(activation="tanh", depth=1)).beats()]
    assert "back-to-the-input" not in names
    assert "layer-after-layer" not in names
    story = played(film(ReluFoldingParameters(activation="tanh", depth=2), beats=["activation-clips"])).story
    side = found(story, Side)[1]
    weights, bias = LAYERS[0]
    assert same_places(dot_places(side.grid), side.plane.points_at(np.tanh(NODES @ weights.T + bias)))
    assert not [number for number in numbers(story) if number.baseline[1] < -2]
