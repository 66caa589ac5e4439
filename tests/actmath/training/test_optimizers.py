"""Optimizers against closed forms of their recursions."""

from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actmath.training import Adam, GradientDescent

Arrays: TypeAlias = tuple[NDArray[np.float64], ...]
NUMBERS = st.floats(-100, 100).filter(lambda value: abs(value) > 1e-3)


@given(st.floats(0.01, 0.5), st.floats(0.1, 2), NUMBERS)
def test_descent_on_a_parabola_is_a_geometric_series(rate: float, curvature: float, start: float) -> None:
    optimizer = GradientDescent(rate)
    parameters: Arrays = (np.array([start]),)
    memory = optimizer.start(parameters)
    for _ in range(10):
        parameters, memory = optimizer.step(parameters, (curvature * parameters[0],), memory)
    assert parameters[0][0] == pytest.approx(start * (1 - rate * curvature) ** 10, rel=1e-9, abs=1e-12)


@given(NUMBERS, st.floats(1e-4, 1), st.integers(1, 20))
def test_adam_moves_by_its_rate_while_the_gradient_stays(gradient: float, rate: float, steps: int) -> None:
    optimizer = Adam(rate)
    parameters: Arrays = (np.zeros(1),)
    memory = optimizer.start(parameters)
    for _ in range(steps):
        parameters, memory = optimizer.step(parameters, (np.array([gradient]),), memory)
    assert parameters[0][0] == pytest.approx(-steps * rate * np.sign(gradient), rel=1e-4)


@given(st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_adam_equals_its_recursions_written_as_sums(gradients: list[list[float]]) -> None:
    optimizer = Adam(0.1, mean_decay=0.8, square_decay=0.95, epsilon=1e-3)
    parameters: Arrays = (np.ones(3),)
    memory = optimizer.start(parameters)
    expected = np.ones(3)
    history = np.array(gradients)
    for steps in range(1, len(history) + 1):
        parameters, memory = optimizer.step(parameters, (history[steps - 1],), memory)
        ages = np.arange(steps)[::-1, None]
        mean = (0.8**ages * history[:steps]).sum(axis=0) / (0.8**ages).sum()
        square = (0.95**ages * history[:steps] ** 2).sum(axis=0) / (0.95**ages).sum()
        expected = expected - 0.1 * mean / (np.sqrt(square) + 1e-3)
    np.testing.assert_allclose(parameters[0], expected, rtol=1e-9, atol=1e-12)


def test_a_step_leaves_its_arguments_alone() -> None:
    for optimizer in (GradientDescent(0.1), Adam(0.1)):
        parameters, gradients = (np.ones(2),), (np.ones(2),)
        optimizer.step(parameters, gradients, optimizer.start(parameters))  # type: ignore[arg-type]
        assert parameters[0].tolist() == gradients[0].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"rate": 0.0}, "rate must be positive"),
        ({"mean_decay": 1.0}, r"mean_decay must be in \[0, 1\)"),
        ({"square_decay": -0.1}, r"square_decay must be in \[0, 1\)"),
        ({"epsilon": 0.0}, "epsilon must be positive"),
    ],
)
def test_settings_out_of_range_are_refused(settings: dict[str, float], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Adam(**settings)


def test_a_negative_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="rate must be positive, got -1"):
        GradientDescent(-1)
