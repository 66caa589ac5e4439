"""Backpropagation against finite differences and identities of homogeneous networks."""

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from actmath.activations import ACTIVATIONS, activation
from actmath.network import (
    INITIALIZATIONS,
    LOGISTIC,
    LOSSES,
    SOFTMAX_CROSS_ENTROPY,
    SQUARED_ERROR,
    ForwardPass,
    Loss,
    MeanGradients,
    MultilayerPerceptron,
    initialization,
)
from actmath.network.losses import Targets

SEEDS = st.integers(0, 2**32 - 1)
SIZES = st.lists(st.integers(1, 5), min_size=2, max_size=5)
STEP = 1e-6
Function: TypeAlias = Callable[[NDArray[np.float64]], float]


def random_network(sizes: list[int], name: str, generator: np.random.Generator) -> MultilayerPerceptron:
    weights = tuple(generator.normal(size=(m, n)) for n, m in pairwise(sizes))
    return MultilayerPerceptron(weights, tuple(generator.normal(size=m) for m in sizes[1:]), activation(name))


def random_targets(loss: Loss, shape: tuple[int, int], generator: np.random.Generator) -> Targets:
    if loss is SOFTMAX_CROSS_ENTROPY:
        return generator.integers(0, shape[1], shape[0])
    return generator.uniform(size=shape)


def differences(function: Function, at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Central differences by every entry."""
    slopes = np.empty_like(at)
    for index in np.ndindex(at.shape):
        step = np.zeros_like(at)
        step[index] = STEP
        slopes[index] = (function(at + step) - function(at - step)) / (2 * STEP)
    return slopes


def rest_of_network(network: MultilayerPerceptron, layer: int, outputs: NDArray[np.float64]) -> NDArray[np.float64]:
    """What comes out if a layer gives these outputs, computed without the network's own forward pass."""
    state = outputs
    for later in range(layer + 1, len(network.weights)):
        state = np.einsum("ij,bj->bi", network.weights[later], state) + network.biases[later]
        if later < len(network.weights) - 1:
            state = np.asarray(network.activation.function(state), dtype=np.float64)
    return state


def losses_from_layer(
    network: MultilayerPerceptron, layer: int, forward: ForwardPass, targets: Targets, loss: Loss
) -> tuple[Function, Function, Function, Function]:
    """The loss as a function of one layer's h, z, W and b, everything else held."""
    received = forward.activations[layer - 1] if layer else forward.inputs
    is_last = layer == len(network.weights) - 1

    def by_outputs(h: NDArray[np.float64]) -> float:
        return loss.value(rest_of_network(network, layer, h), targets)

    def by_preactivations(z: NDArray[np.float64]) -> float:
        return by_outputs(z if is_last else np.asarray(network.activation.function(z), dtype=np.float64))

    def by_weights(weights: NDArray[np.float64]) -> float:
        return by_preactivations(received @ weights.T + network.biases[layer])

    def by_biases(biases: NDArray[np.float64]) -> float:
        return by_preactivations(received @ network.weights[layer].T + biases)

    return by_outputs, by_preactivations, by_weights, by_biases


@settings(max_examples=12)
@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
@pytest.mark.parametrize("name", ACTIVATIONS)
@given(seed=SEEDS, sizes=SIZES, batch=st.integers(1, 3))
def test_gradients_equal_finite_differences(name: str, loss: Loss, seed: int, sizes: list[int], batch: int) -> None:
    generator = np.random.default_rng(seed)
    network = random_network(sizes, name, generator)
    inputs = generator.normal(size=(batch, sizes[0]))
    targets = random_targets(loss, (batch, sizes[-1]), generator)
    forward = network.forward(inputs)
    hidden = forward.preactivations[:-1]
    assume(all(np.abs(z - kink).min() > 1e-4 for z in hidden for kink in network.activation.joints))
    gradients = network.loss_gradients(inputs, targets, loss)
    for layer in range(len(network.weights)):
        by_outputs, by_preactivations, by_weights, by_biases = losses_from_layer(network, layer, forward, targets, loss)
        for actual, function, at in (
            (gradients.activations, by_outputs, forward.activations),
            (gradients.preactivations, by_preactivations, forward.preactivations),
            (gradients.weights, by_weights, network.weights),
            (gradients.biases, by_biases, network.biases),
        ):
            np.testing.assert_allclose(actual[layer], differences(function, at[layer]), rtol=1e-5, atol=1e-7)


@given(SEEDS, SIZES, st.sampled_from(["tanh", "relu"]))
def test_forward_equals_layer_by_layer_sums(seed: int, sizes: list[int], name: str) -> None:
    generator = np.random.default_rng(seed)
    network = random_network(sizes, name, generator)
    inputs = generator.normal(size=(4, sizes[0]))
    outputs = network.forward(inputs).outputs
    for example in range(4):
        state = inputs[example].tolist()
        for layer, (weights, bias) in enumerate(zip(network.weights, network.biases, strict=True)):
            state = [
                sum(w * x for w, x in zip(row, state, strict=True)) + shift
                for row, shift in zip(weights.tolist(), bias.tolist(), strict=True)
            ]
            if layer < len(network.weights) - 1:
                state = [float(np.tanh(z)) if name == "tanh" else max(z, 0.0) for z in state]
        np.testing.assert_allclose(outputs[example], state, rtol=1e-10, atol=1e-12)


@given(SEEDS, st.integers(1, 6), st.sampled_from(["relu", "leaky_relu", "identity"]))
def test_weights_times_gradients_agree_in_all_layers_of_a_homogeneous_network(seed: int, depth: int, name: str) -> None:
    """Scaling any one layer of a bias-free network scales the outputs alike, so <W_l, dL/dW_l> is one number."""
    sizes = (5, *[7] * depth, 3)
    network = MultilayerPerceptron.initialized(sizes, activation(name), initialization("he_normal"), seed=seed)
    generator = np.random.default_rng(seed)
    inputs, targets = generator.normal(size=(6, 5)), generator.integers(0, 3, 6)
    gradients = network.loss_gradients(inputs, targets, SOFTMAX_CROSS_ENTROPY)
    products = [np.vdot(w, g) for w, g in zip(network.weights, gradients.weights, strict=True)]
    forward = network.forward(inputs)
    by_outputs = np.vdot(forward.outputs, SOFTMAX_CROSS_ENTROPY.gradient(forward.outputs, targets))
    np.testing.assert_allclose(products, by_outputs, rtol=1e-9, atol=1e-12)


def test_mean_gradients_average_sizes_not_values() -> None:
    network = MultilayerPerceptron((np.array([[1.0]]),), (np.zeros(1),), activation("relu"))
    inputs, targets = np.array([[1.0], [1.0]]), np.array([[0.0], [2.0]])
    means = MeanGradients.of(network.loss_gradients(inputs, targets, SQUARED_ERROR))
    # The errors are +1 and -1, half of it each by the mean over the batch; their weight gradients cancel.
    assert means.preactivations.tolist() == [0.5]
    assert means.activations.tolist() == [0.5]
    assert means.weights.tolist() == [0.0]


def test_parameters_go_out_and_in() -> None:
    network = MultilayerPerceptron.initialized((2, 3, 1), activation("tanh"), INITIALIZATIONS["lecun_normal"], seed=0)
    doubled = network.with_parameters(tuple(2 * parameter for parameter in network.parameters))
    assert [array.shape for array in network.parameters] == [(3, 2), (1, 3), (3,), (1,)]
    assert all(np.array_equal(2 * a, b) for a, b in zip(network.weights, doubled.weights, strict=True))
    assert not any(bias.any() for bias in network.biases)


def test_what_does_not_fit_is_refused() -> None:
    relu = activation("relu")
    with pytest.raises(ValueError, match="0 weight matrices and 0 biases"):
        MultilayerPerceptron((), (), relu)
    with pytest.raises(ValueError, match="layer 1: bias"):
        MultilayerPerceptron((np.ones((2, 3)),), (np.ones(3),), relu)
    with pytest.raises(ValueError, match="layer 2 takes 3 inputs, gets 2"):
        MultilayerPerceptron((np.ones((2, 3)), np.ones((1, 3))), (np.ones(2), np.ones(1)), relu)
    network = MultilayerPerceptron((np.ones((2, 3)),), (np.ones(2),), relu)
    with pytest.raises(ValueError, match=r"\(batch, 3\)"):
        network.forward(np.ones((4, 2)))
    with pytest.raises(ValueError, match="targets must have shape"):
        network.loss_gradients(np.ones((4, 3)), np.ones((4, 1)), LOGISTIC)
