"""Gradients of two weights, example by example, against finite differences of a loss and against their signs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actmath import activation, two_weight_gradients


@given(st.integers(0, 1000), st.integers(1, 50))
def test_gradients_are_finite_differences_of_a_loss_with_that_error(seed: int, examples: int) -> None:
    """The loss error * (w . h) has the error as its derivative by z, whatever the weights."""
    drawn = two_weight_gradients(activation("tanh"), examples=examples, seed=seed)

    def losses(weights: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return drawn.errors * (drawn.outputs @ weights)

    weights, step = np.array([0.3, -0.7]), 1e-5
    for axis, move in enumerate(step * np.eye(2)):
        differences = (losses(weights + move) - losses(weights - move)) / (2 * step)
        np.testing.assert_allclose(drawn.gradients[:, axis], differences, atol=1e-9)


@given(st.integers(0, 1000), st.floats(-2, 2))
def test_positive_outputs_leave_two_quadrants(seed: int, mean: float) -> None:
    drawn = two_weight_gradients(activation("sigmoid"), examples=60, mean=mean, seed=seed)
    first, second, third, fourth = drawn.quadrant_counts
    assert second == fourth == 0
    assert first == np.sum(drawn.errors > 0)
    assert first + third == 60


def test_centered_outputs_fill_four_quadrants_about_evenly() -> None:
    counts = two_weight_gradients(activation("tanh"), examples=4000).quadrant_counts
    assert sum(counts) == 4000
    assert all(abs(count - 1000) < 4 * np.sqrt(4000 * 3 / 16) for count in counts)
    shifted = two_weight_gradients(activation("tanh"), examples=4000, mean=1.0).quadrant_counts
    same = 0.8413447460685429**2 + 0.15865525393145707**2  # both z > 0 or both z < 0
    assert shifted[0] + shifted[2] == pytest.approx(4000 * same, abs=4 * np.sqrt(4000 * same * (1 - same)))


def test_no_example_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 example, not 0"):
        two_weight_gradients(activation("tanh"), examples=0)
