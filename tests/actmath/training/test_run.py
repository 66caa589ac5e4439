"""Recorded training runs against single steps, closed forms and hand-made networks."""

import warnings

import numpy as np
import pytest

from actmath.activations import activation
from actmath.network import LOGISTIC, SQUARED_ERROR, MeanGradients, MultilayerPerceptron, initialization
from actmath.training import Adam, GradientDescent, Training, dead_units, spiral_training


def line_training(*, rate: float) -> Training:
    """One linear unit y = w x on x = 1 and 2, y = 3 x; L = 5/4 (w - 3)^2 as long as b is 0, which b is not held at."""
    network = MultilayerPerceptron((np.zeros((1, 1)),), (np.zeros(1),), activation("identity"))
    inputs = np.array([[1.0], [2.0], [-1.0], [-2.0]])
    return Training(network, GradientDescent(rate), inputs=inputs, targets=3 * inputs, loss=SQUARED_ERROR)


def test_training_of_a_line_follows_the_closed_form() -> None:
    # Symmetric inputs keep b at 0; the mean of x^2 is 5/2, so w - 3 shrinks by 1 - 5/2 rate per step.
    training = line_training(rate=0.1)
    training.advance(20)
    expected = 3 * (1 - 0.75 ** np.arange(21))
    np.testing.assert_allclose(training.losses, 1.25 * (expected - 3) ** 2, rtol=1e-12)
    assert training.network.weights[0][0, 0] == pytest.approx(expected[-1], rel=1e-12)
    assert training.steps == 20


def test_steps_add_up() -> None:
    at_once, in_parts = (
        spiral_training(activation("tanh"), initialization("lecun_normal"), Adam(0.01), seed=0, depth=2, width=5)
        for _ in range(2)
    )
    at_once.advance(5)
    in_parts.advance(2)
    in_parts.advance()
    assert in_parts.advance(2).step == 5
    assert np.array_equal(at_once.losses, in_parts.losses)
    for one, other in zip(at_once.network.parameters, in_parts.network.parameters, strict=True):
        assert np.array_equal(one, other)


def test_records_are_those_of_the_kept_networks() -> None:
    training = spiral_training(
        activation("relu"), initialization("he_normal"), GradientDescent(0.3), seed=1, depth=2, width=6, keep=(0, 3, 9)
    )
    start = training.network
    training.advance(4)
    assert training.networks.keys() == {0, 3}
    assert training.networks[0] is start
    network, record = training.networks[3], training.records[3]
    gradients = network.loss_gradients(training.inputs, training.targets, LOGISTIC)
    for kept, recomputed in zip(record.gradients, MeanGradients.of(gradients), strict=True):
        np.testing.assert_array_equal(kept, recomputed)
    moved = [p - 0.3 * g for p, g in zip(network.parameters, gradients.weights + gradients.biases, strict=True)]
    for parameter, expected in zip(training.network.parameters, moved, strict=True):
        np.testing.assert_array_equal(parameter, expected)


def test_a_unit_below_zero_for_every_input_is_dead() -> None:
    weights = (np.array([[1.0], [-1.0], [0.0], [0.0]]), np.ones((1, 4)))
    inputs, targets = np.array([[0.5], [-2.0]]), np.zeros((2, 1))
    for name, dead in (("relu", [False, False, True, False]), ("leaky_relu", [False] * 4), ("sigmoid", [False] * 4)):
        network = MultilayerPerceptron(weights, (np.array([0.0, 0.0, -1.0, 1.0]), np.zeros(1)), activation(name))
        (mask,) = dead_units(network.loss_gradients(inputs, targets, SQUARED_ERROR))
        assert mask.tolist() == dead
        training = Training(network, GradientDescent(0.1), inputs=inputs, targets=targets, loss=SQUARED_ERROR)
        assert training.records[0].dead_units == (sum(dead),)


def test_a_diverging_run_goes_on_without_warnings() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        training = line_training(rate=100.0)
        training.advance(400)
    assert not np.isfinite(training.losses[-1])
