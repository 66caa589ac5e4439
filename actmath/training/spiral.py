"""Two spiral arms that no straight line separates, and networks trained to tell them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from actmath.network import LOGISTIC, MultilayerPerceptron
from actmath.training.run import Training

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from actmath.activations import Activation
    from actmath.network import Initialization
    from actmath.training.optimizers import Optimizer

WEIGHT_SEED_OFFSET = 1000
"""Added to a seed for the weights, so that they do not repeat the numbers behind the noise of the data."""


class LabelledPoints(NamedTuple):
    """Points with a label each.

    Attributes:
        inputs: points of the plane, shape (n, 2).
        labels: 0 or 1, shape (n, 1), to fit the outputs of a network with one output.
    """

    inputs: NDArray[np.float64]
    labels: NDArray[np.float64]


def spiral_points(*, per_arm: int = 100, radius: float = 1.5, noise: float = 0.03, seed: int) -> LabelledPoints:
    """Two arms of one turn each, the second being the first one turned by half a turn.

    With v = sqrt((i + 1/2) / per_arm) for i = 0, 1, ... the first arm (label 0) has points at the angle 2 pi v and the
    distance radius * v, so that they spread evenly over the area; normal noise is added to every coordinate.

    Args:
        per_arm: points of an arm, at least 1.
        radius: distance of the outer ends from the origin.
        noise: standard deviation of the noise.
        seed: seed of `numpy.random.default_rng`.

    Raises:
        ValueError: `per_arm` is below 1 or `noise` negative.
    """
    if per_arm < 1:
        raise ValueError(f"per_arm must be at least 1, got {per_arm}")
    if noise < 0:
        raise ValueError(f"noise must not be negative, got {noise}")
    way = np.sqrt((np.arange(per_arm) + 0.5) / per_arm)
    angles = 2 * np.pi * way
    arm = radius * way[:, None] * np.column_stack([np.cos(angles), np.sin(angles)])
    exact = np.concatenate([arm, -arm])
    inputs = exact + noise * np.random.default_rng(seed).normal(size=exact.shape)
    return LabelledPoints(inputs, np.repeat([[0.0], [1.0]], per_arm, axis=0))


def spiral_network(
    activation: Activation, initialization: Initialization, *, seed: int, depth: int = 4, width: int = 16
) -> MultilayerPerceptron:
    """An untrained network from the plane to one logit, to be fed with `spiral_points` of the same seed.

    Args:
        activation: the record of the hidden layers.
        initialization: the rule for the weights.
        seed: seed of the data; the weights have the seed `seed + WEIGHT_SEED_OFFSET`.
        depth: number of hidden layers.
        width: units per hidden layer.
    """
    sizes = (2, *[width] * depth, 1)
    return MultilayerPerceptron.initialized(sizes, activation, initialization, seed=seed + WEIGHT_SEED_OFFSET)


def spiral_training(
    activation: Activation,
    initialization: Initialization,
    optimizer: Optimizer[Any],
    *,
    seed: int,
    depth: int = 4,
    width: int = 16,
    points: LabelledPoints | None = None,
    keep: Collection[int] = (),
) -> Training:
    """A network about to learn the spirals, with logistic loss; `Training.advance` makes it learn.

    Args:
        activation: the record of the hidden layers.
        initialization: the rule for the weights.
        optimizer: the rule of the steps.
        seed: seed of data and weights, see `spiral_network`.
        depth: number of hidden layers.
        width: units per hidden layer.
        points: the data; `spiral_points` of the seed when left out.
        keep: steps at which the network is kept.
    """
    inputs, labels = points or spiral_points(seed=seed)
    network = spiral_network(activation, initialization, seed=seed, depth=depth, width=width)
    return Training(network, optimizer, inputs=inputs, targets=labels, loss=LOGISTIC, keep=keep)
