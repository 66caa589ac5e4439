"""Folds lose nothing, and unfolding shows every copy of a stroke."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actmath.activations import activation
from actmath.affine import EXAMPLE_MAPS
from actmath.folding import Layer, absolute_fold, fold_twice, linear_pieces, open_share, propagate, turn, unfold_stroke

STROKE = np.array([[0.3, 0.1], [0.5, 0.2], [0.4, 0.5], [0.2, 0.6]])


def side_lengths(polygon: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.sort(np.linalg.norm(np.roll(polygon, -1, axis=0) - polygon, axis=1))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5))
def test_two_relus_per_coordinate_give_the_absolute_value(point: list[float]) -> None:
    copies, total = propagate(absolute_fold(len(point)), point)
    assert copies.preactivations.shape == (2 * len(point),)
    assert total.outputs.tolist() == [abs(value) for value in point]


def test_one_fold_makes_four_congruent_pieces_and_two_make_sixteen() -> None:
    for layers, count, corners in ((absolute_fold(), 4, 4), (fold_twice(), 16, 3)):
        pieces = linear_pieces(layers)
        assert len(pieces) == count
        assert open_share(pieces) == 1.0
        expected = side_lengths(pieces[0].polygon)
        assert len(expected) == corners
        for piece in pieces:
            assert piece.area == pytest.approx(16 / count, rel=1e-12)
            np.testing.assert_allclose(side_lengths(piece.polygon), expected, rtol=1e-12)
            assert abs(piece.map.determinant) == pytest.approx(1, rel=1e-12)


def test_turning_moves_the_centre_to_the_origin() -> None:
    layer = turn(np.pi / 4, (1.0, 1.0))
    np.testing.assert_allclose(
        layer.affine.apply([[1, 1], [2, 1], [1, 2]]),
        np.array([[0, 0], [1, 1], [-1, 1]]) / np.sqrt([[1], [2], [2]]),
        atol=1e-15,
    )


def test_unfolding_gives_sixteen_copies_that_fold_back_onto_the_stroke() -> None:
    layers = fold_twice()
    copies = unfold_stroke(linear_pieces(layers), STROKE)
    assert [len(parts) for parts in copies] == [1] * 16
    for (copy,) in copies:
        assert np.abs(copy).max() <= 2
        np.testing.assert_allclose(propagate(layers, copy)[-1].outputs, STROKE, rtol=0, atol=1e-12)
    corners = np.array([copy[0] for (copy,) in copies])
    assert len(np.unique(corners.round(9), axis=0)) == 16


def test_flattened_pieces_show_no_stroke() -> None:
    pieces = linear_pieces([Layer(EXAMPLE_MAPS[0], activation("relu"))])
    copies = unfold_stroke(pieces, np.array([[0.5, 0.5], [1.0, 1.5]]))
    assert [bool(parts) for parts in copies] == [piece.map.rank == 2 for piece in pieces]
    assert sum(map(len, copies)) == 1


def test_a_fold_needs_a_dimension() -> None:
    with pytest.raises(ValueError, match="dimension must be at least 1"):
        absolute_fold(0)
