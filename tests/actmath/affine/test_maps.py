"""Affine maps against exact rational arithmetic and the definitions of linear algebra."""

from fractions import Fraction
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actmath.affine import EXAMPLE_MAPS, AffineMap, compose, largest_difference

SEEDS = st.integers(0, 2**32 - 1)


def random_map(outputs: int, inputs: int, generator: np.random.Generator) -> AffineMap:
    return AffineMap(generator.normal(size=(outputs, inputs)), generator.normal(size=outputs))


def exactly_applied(maps: tuple[AffineMap, ...], point: tuple[int, ...]) -> list[Fraction]:
    """The stack applied in rational arithmetic to the decimal numbers that the maps were written with."""
    state = [Fraction(value) for value in point]
    for single in maps:
        rows = [[Fraction(str(entry)) for entry in row] for row in single.weights.tolist()]
        shifts = [Fraction(str(entry)) for entry in single.bias.tolist()]
        state = [
            sum((w * x for w, x in zip(row, state, strict=True)), shift)
            for row, shift in zip(rows, shifts, strict=True)
        ]
    return state


@given(SEEDS, st.lists(st.integers(1, 6), min_size=2, max_size=6))
def test_composed_map_equals_the_stack(seed: int, widths: list[int]) -> None:
    generator = np.random.default_rng(seed)
    maps = [random_map(m, n, generator) for n, m in pairwise(widths)]
    points = generator.normal(size=(3, 5, widths[0]))
    state = points
    for single in maps:
        state = single.apply(state)
    np.testing.assert_allclose(compose(maps).apply(points), state, rtol=1e-9, atol=1e-9 * np.abs(state).max())


@pytest.mark.parametrize("depth", [1, 2, 4, 6])
def test_composed_examples_equal_exact_arithmetic(depth: int) -> None:
    single = compose(EXAMPLE_MAPS[:depth])
    for point in product((-2, 0, 1, 2), repeat=2):
        exact = [float(value) for value in exactly_applied(EXAMPLE_MAPS[:depth], point)]
        np.testing.assert_allclose(single.apply(point), exact, rtol=0, atol=1e-14)


def test_two_examples_merge_to_the_numbers_on_screen() -> None:
    single = EXAMPLE_MAPS[0].then(EXAMPLE_MAPS[1])
    np.testing.assert_allclose(single.weights, [[0.56, 0.80], [-0.34, 0.80]], rtol=1e-14)
    np.testing.assert_allclose(single.bias, [1.82, 0.53], rtol=1e-14)


def test_determinants_and_rank_of_the_eight_layers() -> None:
    four, eight = compose(EXAMPLE_MAPS[:4]), compose(EXAMPLE_MAPS[:4] * 2)
    assert round(four.determinant, 4) == 0.7442
    assert round(eight.determinant, 4) == 0.5538
    assert eight.rank == 2


def test_a_flat_layer_leaves_rank_one() -> None:
    flat = AffineMap(np.array([[1.0, 0.5], [0.4, 0.2]]), EXAMPLE_MAPS[2].bias)
    stack = (*EXAMPLE_MAPS[:2], flat, *EXAMPLE_MAPS[3:], *EXAMPLE_MAPS)
    assert flat.rank == 1
    assert compose(stack).rank == 1


@given(SEEDS, st.integers(1, 6), st.integers(1, 6), st.integers(0, 6))
def test_rank_of_a_product_of_thin_matrices(seed: int, outputs: int, inputs: int, inner: int) -> None:
    generator = np.random.default_rng(seed)
    weights = generator.integers(-3, 4, (outputs, inner)) @ generator.integers(-3, 4, (inner, inputs))
    exact = exact_rank([[Fraction(int(entry)) for entry in row] for row in weights])
    assert AffineMap(weights.astype(float), np.zeros(outputs)).rank == exact


def exact_rank(rows: list[list[Fraction]]) -> int:
    """Rank by elimination in rational arithmetic."""
    rank = 0
    for column in range(len(rows[0])):
        pivot = next((row for row in rows[rank:] if row[column] != 0), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(rank, pivot)
        for below in rows[rank + 1 :]:
            factor = below[column] / pivot[column]
            below[:] = [b - factor * p for b, p in zip(below, pivot, strict=True)]
        rank += 1
    return rank


def test_rank_does_not_depend_on_the_scale() -> None:
    for scale in (1e-200, 1.0, 1e200):
        assert AffineMap(scale * np.array([[1.0, 0.5], [0.4, 0.3]]), np.zeros(2)).rank == 2
        assert AffineMap(scale * np.array([[1.0, 0.5], [0.4, 0.2]]), np.zeros(2)).rank == 1


@given(SEEDS)
def test_determinant_is_the_signed_area_of_the_image_of_the_unit_square(seed: int) -> None:
    single = random_map(2, 2, np.random.default_rng(seed))
    origin, right, up = single.apply([[0, 0], [1, 0], [0, 1]])
    (a, c), (b, d) = right - origin, up - origin
    assert single.determinant == pytest.approx(a * d - b * c, rel=1e-9, abs=1e-12)


@given(SEEDS, st.integers(1, 5))
def test_inverse_undoes_the_map(seed: int, dimension: int) -> None:
    generator = np.random.default_rng(seed)
    # Diagonally dominant, hence well conditioned.
    weights = generator.uniform(-1, 1, (dimension, dimension)) + 2 * dimension * np.eye(dimension)
    single = AffineMap(weights, generator.normal(size=dimension))
    points = generator.normal(size=(7, dimension))
    np.testing.assert_allclose(single.inverse().apply(single.apply(points)), points, rtol=0, atol=1e-12)


def test_largest_difference_finds_what_rounding_does() -> None:
    away, back = (AffineMap(np.eye(1), np.array([shift])) for shift in (1e16, -1e16))
    # 1 + 1e16 rounds to 1e16, so the stack loses the 1 that the single map x + 0 keeps.
    assert largest_difference((away, back), [[0.0], [1.0]]) == 1.0


def test_largest_difference_of_the_examples_is_in_the_last_bits() -> None:
    grid = np.stack(np.meshgrid(np.linspace(-2, 2, 41), np.linspace(-2, 2, 41)), axis=-1)
    assert largest_difference(EXAMPLE_MAPS[:2], grid) < 1e-14
    assert largest_difference(EXAMPLE_MAPS[:4] * 2, grid) < 1e-14


@pytest.mark.parametrize(
    ("weights", "bias", "complaint"),
    [
        ([1.0, 2.0], [0.0], "weights must be a non-empty matrix"),
        ([[]], [0.0], "weights must be a non-empty matrix"),
        ([[1.0, 2.0]], [0.0, 0.0], "bias must have shape"),
        ([[1.0, np.nan]], [0.0], "weights must hold finite"),
        ([[1.0, 2.0]], [np.inf], "bias must hold finite"),
    ],
)
def test_bad_maps_are_refused(weights: list[list[float]], bias: list[float], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        AffineMap(np.array(weights), np.array(bias))


def test_what_does_not_fit_is_refused() -> None:
    wide = AffineMap(np.ones((2, 3)), np.zeros(2))
    with pytest.raises(ValueError, match=r"\(\.\.\., 3\)"):
        wide.apply([1.0, 2.0])
    with pytest.raises(ValueError, match="takes 3 coordinates, this one gives 2"):
        wide.then(wide)
    with pytest.raises(ValueError, match="determinant needs square"):
        _ = wide.determinant
    with pytest.raises(ValueError, match="has no inverse"):
        AffineMap(np.ones((2, 2)), np.zeros(2)).inverse()
    with pytest.raises(ValueError, match="at least one map"):
        compose([])


def test_maps_keep_their_numbers() -> None:
    weights = np.eye(2)
    single = AffineMap(weights, np.zeros(2))
    weights[0, 0] = 5.0
    assert single.weights[0, 0] == 1.0
    with pytest.raises(ValueError, match="read-only"):
        single.weights[0, 0] = 5.0
