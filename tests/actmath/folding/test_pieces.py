"""Linear pieces against dense sampling of patterns, the network itself and counting formulas."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike, NDArray

from actmath.activations import Activation, activation
from actmath.affine import EXAMPLE_MAPS, AffineMap, compose
from actmath.folding import Layer, Piece, activation_patterns, linear_pieces, open_share, propagate

SEEDS = st.integers(0, 2**32 - 1)


def hard_tanh(x: ArrayLike) -> NDArray[np.float64]:
    return np.clip(np.asarray(x, dtype=np.float64), -1, 1)


def hard_tanh_grad(x: ArrayLike) -> NDArray[np.float64]:
    return np.where(np.abs(np.asarray(x, dtype=np.float64)) < 1, 1.0, 0.0)


HARD_TANH = Activation(
    name="hard_tanh",
    title="Hard tanh",
    evaluate=hard_tanh,
    differentiate=hard_tanh_grad,
    formula_template="",
    derivative_template="",
    joints=(-1.0, 1.0),
    is_piecewise_linear=True,
)


def random_layers(generator: np.random.Generator, depth: int, record: Activation) -> list[Layer]:
    widths = [2, *generator.integers(1, 6, depth)]
    return [
        Layer(AffineMap(generator.normal(size=(m, n)), generator.normal(size=m)), record)
        for n, m in itertools.pairwise(widths)
    ]


def interior_points(piece: Piece, generator: np.random.Generator) -> NDArray[np.float64]:
    """Random points well inside a convex polygon: weighted means of its vertices, pulled to the centre."""
    shares = generator.dirichlet(np.ones(len(piece.polygon)), size=5)
    return 0.9 * shares @ piece.polygon + 0.1 * piece.centre


@settings(max_examples=60)
@given(SEEDS, st.integers(1, 3), st.sampled_from([activation("relu"), activation("leaky_relu"), HARD_TANH]))
def test_pieces_fill_the_window_and_carry_the_network(seed: int, depth: int, record: Activation) -> None:
    generator = np.random.default_rng(seed)
    layers = random_layers(generator, depth, record)
    pieces = linear_pieces(layers, (-2, 3), (-1, 2))
    assert sum(piece.area for piece in pieces) == pytest.approx(15.0, rel=1e-9)
    assert min(piece.area for piece in pieces) > 0
    assert len({piece.pattern for piece in pieces}) == len(pieces)
    for piece in pieces:
        points = interior_points(piece, generator)
        np.testing.assert_allclose(piece.map.apply(points), propagate(layers, points)[-1].outputs, rtol=1e-9, atol=1e-9)
        if piece.area > 1e-6:
            assert (activation_patterns(layers, points) == piece.pattern).all()


@pytest.mark.parametrize(
    ("depth", "count", "share"),
    [(1, 4, 61.8), (2, 6, 47.6), (3, 10, 40.2), (4, 16, 33.3), (5, 19, None), (6, 21, None)],
)
def test_example_layers_have_the_known_pieces(depth: int, count: int, share: float | None) -> None:
    relu = activation("relu")
    pieces = linear_pieces([Layer(single, relu) for single in EXAMPLE_MAPS[:depth]])
    assert len(pieces) == count
    if share is not None:
        assert round(100 * open_share(pieces), 1) == share


def test_dense_sampling_finds_the_same_patterns_and_shares() -> None:
    layers = [Layer(single, activation("relu")) for single in EXAMPLE_MAPS]
    cells = 400
    axis = -2 + 4 * (np.arange(cells) + 0.5) / cells
    patterns, counts = np.unique(
        activation_patterns(layers, np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)),
        axis=0,
        return_counts=True,
    )
    sampled = {tuple(pattern): 16 * count / cells**2 for pattern, count in zip(patterns.tolist(), counts, strict=True)}
    exact = {piece.pattern: piece.area for piece in linear_pieces(layers)}
    assert sampled.keys() == exact.keys()
    for pattern, exact_area in exact.items():
        assert sampled[pattern] == pytest.approx(exact_area, abs=0.03)
    flattened = sum(sampled[pattern] for pattern in sampled if 0 in pattern)
    assert open_share(linear_pieces(layers)) == pytest.approx(1 - flattened / 16, abs=0.005)


def test_eight_relus_in_one_layer_make_thirty_seven_pieces() -> None:
    """Lines in general position: 1 + n + n (n - 1) / 2 parts, here with all crossings in the window."""
    generator = np.random.default_rng(1)
    angles = np.pi * (np.arange(8) + generator.uniform(0, 0.5, 8)) / 8
    weights = np.column_stack([np.cos(angles), np.sin(angles)])
    layer = Layer(AffineMap(weights, generator.uniform(-0.5, 0.5, 8)), activation("relu"))
    assert len(linear_pieces([layer], (-100, 100), (-100, 100))) == 1 + 8 + 28


def test_without_activation_there_is_one_piece() -> None:
    (piece,) = linear_pieces([Layer(single) for single in EXAMPLE_MAPS])
    single = compose(EXAMPLE_MAPS)
    np.testing.assert_allclose(piece.map.weights, single.weights, rtol=1e-12)
    np.testing.assert_allclose(piece.map.bias, single.bias, rtol=1e-12)
    assert piece.area == 16.0
    assert len(linear_pieces([Layer(EXAMPLE_MAPS[0], activation("identity"))])) == 1


def test_repeated_and_touching_kinks_make_no_slivers() -> None:
    weights = np.array([[1.0, 0.0], [1.0, 1e-13], [3.0, 0.0], [0.0, 0.0], [1.0, 0.0]])
    bias = np.array([0.1, 0.1, 0.3 + 1e-12, 0.0, 2.0])
    layers = [
        Layer(AffineMap(weights, bias), activation("relu")),
        Layer(AffineMap(np.eye(5), np.zeros(5)), activation("relu")),
    ]
    assert sorted(piece.area for piece in linear_pieces(layers)) == pytest.approx([4 * 1.9, 4 * 2.1])


def test_a_unit_that_is_constant_but_for_rounding_cuts_nothing() -> None:
    # 3 * 0.1 - 0.3 is about 6e-17 in floating point, a slope that means nothing.
    layers = [
        Layer(AffineMap(np.array([[0.1, 0.0], [0.3, 0.0]]), np.zeros(2))),
        Layer(AffineMap(np.array([[3.0, -1.0]]), np.zeros(1)), activation("relu")),
    ]
    assert len(linear_pieces(layers)) == 1


def test_smooth_functions_and_wrong_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="gelu is not piecewise linear"):
        linear_pieces([Layer(EXAMPLE_MAPS[0], activation("gelu"))])
    with pytest.raises(ValueError, match="takes 3 coordinates, this one gives 2"):
        linear_pieces([Layer(AffineMap(np.ones((2, 3)), np.zeros(2)))])
