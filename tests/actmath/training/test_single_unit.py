"""The single unit against its own recursion in exact arithmetic, and the figures of the film."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actmath.activations import activation
from actmath.training import LinePoints, fatal_rate, highest_dead_bias, line_points, train_unit

START = (1.5, 1.0)
BAD_STEP_THEN_GENTLE = [1.0] + [0.1] * 5000


def test_points_scatter_about_the_line() -> None:
    inputs, targets = line_points(count=20_000, seed=1)
    assert 0 <= inputs.min() < 0.01
    assert 2.99 < inputs.max() <= 3
    slope, height = np.polyfit(inputs, targets, 1)
    assert (slope, height) == (pytest.approx(0.6, abs=0.01), pytest.approx(0.5, abs=0.02))
    assert np.std(targets - 0.5 - 0.6 * inputs) == pytest.approx(0.15, rel=0.03)
    with pytest.raises(ValueError, match="count must be at least 1"):
        line_points(count=0)


def test_a_relu_run_equals_rational_arithmetic() -> None:
    points = LinePoints(np.array([0.5, 1.0, -2.0]), np.array([1.0, 0.25, 3.0]))
    run = train_unit(activation("relu"), points, start=(1.0, 0.5), rates=[0.5, 0.25, 0.125])
    w, b = Fraction(1), Fraction(1, 2)
    for step, rate in enumerate((Fraction(1, 2), Fraction(1, 4), Fraction(1, 8), Fraction(0))):
        data = [(Fraction(x), Fraction(y)) for x, y in zip(*(values.tolist() for values in points), strict=True)]
        errors = [(x, max(w * x + b, Fraction(0)) - y, w * x + b > 0) for x, y in data]
        by_w = sum((e * x for x, e, on in errors if on), Fraction(0)) / 3
        by_b = sum((e for _, e, on in errors if on), Fraction(0)) / 3
        loss = sum((e * e for _, e, _ in errors), Fraction(0)) / 6
        expected = [float(value) for value in (w, b, by_w, by_b, loss)]
        actual = [run.weights[step], run.biases[step], *run.gradients[step], run.losses[step]]
        np.testing.assert_allclose(actual, expected, rtol=1e-14)
        assert run.active[step] == sum(on for _, _, on in errors)
        w, b = w - rate * by_w, b - rate * by_b
    assert len(run.weights) == 4


def test_one_bad_step_ends_a_relu_unit() -> None:
    run = train_unit(activation("relu"), line_points(), start=START, rates=BAD_STEP_THEN_GENTLE)
    assert (round(run.weights[1], 2), round(run.biases[1], 2)) == (-1.98, -0.86)
    assert round(run.losses[-1], 4) == 1.1235
    assert run.active[0] == 40
    assert not run.active[1:].any()
    assert (run.gradients[1:] == 0).all()
    assert run.recovery_step is None
    # All outputs are 0, so the loss is half the mean square of the targets.
    assert run.losses[-1] == pytest.approx(np.mean(line_points().targets ** 2) / 2, rel=1e-14)


@pytest.mark.parametrize(
    ("name", "parameters", "step"),
    [("leaky_relu", {}, 614), ("leaky_relu", {"negative_slope": 0.1}, 55), ("elu", {}, 50)],
)
def test_other_slopes_recover(name: str, parameters: dict[str, float], step: int) -> None:
    """Steps are counted from the start, the bad one being the first."""
    run = train_unit(activation(name, **parameters), line_points(), start=START, rates=BAD_STEP_THEN_GENTLE[:1000])
    assert run.recovery_step == step
    assert run.active[step - 1] == 0 < run.active[step]


def test_a_unit_that_never_goes_out_has_no_recovery() -> None:
    assert train_unit(activation("relu"), line_points(), start=START, rates=[0.1] * 50).recovery_step is None


def test_fatal_rate_of_the_film() -> None:
    points = line_points()
    by_w, by_b = train_unit(activation("relu"), points, start=START, rates=[]).gradients[0]
    assert round(fatal_rate(START, (by_w, by_b), points.inputs), 2) == 0.53
    assert round(fatal_rate(START, (by_w, by_b), [0.0, 3.0]), 2) == 0.54


COORDINATES = st.floats(-3, 3).map(lambda value: round(value, 3))
PAIRS = st.tuples(COORDINATES, COORDINATES)


@given(PAIRS, PAIRS, st.lists(COORDINATES, min_size=1, max_size=6))
def test_the_fatal_rate_is_the_smallest_that_is_fatal(
    start: tuple[float, float], gradient: tuple[float, float], inputs: list[float]
) -> None:
    def highest(rate: float) -> float:
        return max((start[0] - rate * gradient[0]) * x + start[1] - rate * gradient[1] for x in inputs)

    rate = fatal_rate(start, gradient, inputs)
    if np.isinf(rate):
        assert all(highest(tried) > -1e-9 for tried in np.linspace(0, 1000, 2001))
    else:
        assert highest(rate) <= 1e-9 * (1 + rate)
        assert rate == 0 or highest(rate * (1 - 1e-6)) > 0


@given(COORDINATES, st.lists(COORDINATES, min_size=1, max_size=6))
def test_below_its_highest_dead_bias_a_unit_is_off_for_every_input(weight: float, inputs: list[float]) -> None:
    [bias] = highest_dead_bias([weight], inputs)
    assert all(weight * x + bias <= 0 for x in inputs)
    assert any(weight * x + bias + 1e-9 > 0 for x in inputs)
