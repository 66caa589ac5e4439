"""How large gradients and inputs are in each hidden layer of a deep network before any training."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from actmath.network.losses import SOFTMAX_CROSS_ENTROPY
from actmath.network.perceptron import MeanGradients, MultilayerPerceptron

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from actmath.activations import Activation
    from actmath.network.initialization import Initialization

Quantity: TypeAlias = Literal["preactivations", "activations", "weights"]
"""Which gradient a profile shows: by z, by h or by W."""


@dataclass(frozen=True, eq=False)
class GradientProfile:
    """Mean |gradient| of the hidden layers 1 to depth, the one nearest the input first.

    Attributes:
        seed: the seed of inputs, weights and classes.
        means: mean |dL/dz|, |dL/dh| and |dL/dW|, each of shape (depth,) and read-only; the linear
            output layer is left out.
        inputs: mean |h_(l-1)| over batch and units of what enters each hidden layer, shape (depth,) and read-only.
    """

    seed: int
    means: MeanGradients
    inputs: NDArray[np.float64]

    def ratio(self, quantity: Quantity = "preactivations") -> float:
        """First hidden layer over last hidden layer: below 1 the gradient has shrunk on its way to the input.

        NaN if no gradient reaches the last hidden layer.
        """
        layers: NDArray[np.float64] = getattr(self.means, quantity)
        return float(layers[0] / layers[-1]) if layers[-1] > 0 else float("nan")


def gradient_profile(
    activation: Activation,
    initialization: Initialization,
    *,
    depth: int,
    width: int = 64,
    inputs: int = 64,
    classes: int = 10,
    batch: int = 256,
    seed: int = 0,
) -> GradientProfile:
    """Measure one untrained network on random data.

    Inputs are N(0, 1), classes uniform, biases 0, the loss is cross-entropy averaged over the batch. `depth` counts
    the hidden layers, each with the activation; a linear layer to the classes follows, its weights drawn by the same
    rule. "Last" in `GradientProfile.ratio` is the last hidden layer, so a depth of 2 has one step between first and
    last. One generator draws the inputs, the weights layer by layer, and the classes, in this order.

    Raises:
        ValueError: a size is below 1.
    """
    sizes = {"depth": depth, "width": width, "inputs": inputs, "classes": classes, "batch": batch}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1, got {size}")
    layers = (inputs, *[width] * depth, classes)
    return _measured(activation, initialization, layers, batch, seed)


@lru_cache(maxsize=4096)
def _measured(
    activation: Activation, initialization: Initialization, layers: tuple[int, ...], batch: int, seed: int
) -> GradientProfile:
    """Remembered, because the beats of a film ask for the same profiles again."""
    generator = np.random.default_rng(seed)
    samples = generator.normal(size=(batch, layers[0]))
    network = MultilayerPerceptron.initialized(layers, activation, initialization, seed=generator)
    targets = generator.integers(0, layers[-1], batch)
    forward = network.forward(samples)
    gradients = network.backward(forward, SOFTMAX_CROSS_ENTROPY.gradient(forward.outputs, targets))
    means = MeanGradients.of(gradients)
    entering = np.array([np.abs(inputs).mean() for inputs in (samples, *forward.activations[:-2])])
    for layer_means in (*means, entering):
        layer_means.setflags(write=False)
    return GradientProfile(seed, MeanGradients(*(layer_means[:-1] for layer_means in means)), entering)


def gradient_profiles(
    activation: Activation,
    initialization: Initialization,
    *,
    depth: int,
    seeds: Iterable[int] = range(20),
    width: int = 64,
    inputs: int = 64,
    classes: int = 10,
    batch: int = 256,
) -> tuple[GradientProfile, ...]:
    """`gradient_profile` for each seed, everything else alike."""
    return tuple(
        gradient_profile(
            activation,
            initialization,
            depth=depth,
            width=width,
            inputs=inputs,
            classes=classes,
            batch=batch,
            seed=seed,
        )
        for seed in seeds
    )


def median_ratio(profiles: Iterable[GradientProfile], quantity: Quantity = "preactivations") -> float:
    """Median over profiles of the first layer's mean gradient over the last's."""
    return float(np.median([profile.ratio(quantity) for profile in profiles]))


def most_typical(profiles: Iterable[GradientProfile], quantity: Quantity = "preactivations") -> GradientProfile:
    """The profile whose ratio is, as a factor, nearest to the median; the first of equals."""
    candidates = tuple(profiles)
    median = median_ratio(candidates, quantity)

    def factor_from_median(profile: GradientProfile) -> float:
        ratio = profile.ratio(quantity)
        return max(ratio, median) / min(ratio, median) if min(ratio, median) > 0 else math.inf

    return min(candidates, key=factor_from_median)
