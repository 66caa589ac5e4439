"""Many networks of one shape trained at once, each on data and at a rate of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actmath.network import LOGISTIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actmath.activations import Activation
    from actmath.network import MultilayerPerceptron
    from actmath.training.spiral import LabelledPoints

    Stacks = list[NDArray[np.float64]]

_GROUP = 4
"""Networks in one pass: so few that a layer's numbers stay in the processor's cache."""


@dataclass(frozen=True, eq=False)
class EnsembleRun:
    """What became of every network; step 0 is the untrained one.

    Attributes:
        dead: which hidden units have slope 0 for every training input, shape (steps + 1, networks, layers, width).
        losses: the mean loss after the last step, shape (networks,).
    """

    dead: NDArray[np.bool_]
    losses: NDArray[np.float64]

    @property
    def dead_shares(self) -> NDArray[np.float64]:
        """Share of dead units among all hidden ones at every step, shape (steps + 1, networks)."""
        return np.asarray(self.dead.mean(axis=(2, 3)))


def train_ensemble(
    networks: Sequence[MultilayerPerceptron], data: Sequence[LabelledPoints], rates: Sequence[float], *, steps: int
) -> EnsembleRun:
    """Plain full-batch descent on the logistic loss: what `Training` does for each network, in one pass for all.

    The numbers are those of single runs up to rounding, so a chaotic run takes another course. A run whose rate is too
    large may overflow; no warning is given.

    Args:
        networks: all with the same activation and the same shape, hidden layers of equal width and one output.
        data: the batch of each network, all of one size.
        rates: the learning rate of each network.
        steps: how many updates.

    Raises:
        ValueError: the numbers of networks, batches and rates differ, or there is none.
    """
    if not len(networks) == len(data) == len(rates) > 0:
        raise ValueError(f"{len(networks)} networks, {len(data)} batches and {len(rates)} rates make no ensemble")
    groups = [slice(first, first + _GROUP) for first in range(0, len(networks), _GROUP)]
    runs = [_train_group(networks[group], data[group], rates[group], steps) for group in groups]
    return EnsembleRun(np.concatenate([run.dead for run in runs], axis=1), np.concatenate([run.losses for run in runs]))


def _train_group(
    networks: Sequence[MultilayerPerceptron], data: Sequence[LabelledPoints], rates: Sequence[float], steps: int
) -> EnsembleRun:
    weights = [np.stack(layer) for layer in zip(*(network.weights for network in networks), strict=True)]
    biases = [np.stack(layer)[:, None] for layer in zip(*(network.biases for network in networks), strict=True)]
    inputs, targets = np.stack([batch.inputs for batch in data]), np.stack([batch.labels for batch in data])
    paces = np.array(rates, dtype=np.float64)[:, None, None]
    dead = []
    with np.errstate(over="ignore", invalid="ignore"):
        for step in range(steps + 1):
            received, slopes, outputs = _forward(weights, biases, networks[0].activation, inputs)
            dead.append(np.stack([~slope.any(axis=1) for slope in slopes], axis=1))
            if step < steps:
                _descend(weights, biases, (received, slopes), paces * _output_gradients(outputs, targets))
        losses = [LOGISTIC.value(output, target) for output, target in zip(outputs, targets, strict=True)]
    return EnsembleRun(np.stack(dead), np.array(losses))


def _output_gradients(outputs: NDArray[np.float64], targets: NDArray[np.float64]) -> NDArray[np.float64]:
    """dL/d(outputs) of each network, shape (networks, batch, 1)."""
    # The loss averages over all rows, so the networks' batches, laid end to end, give each its gradient divided by
    # their number.
    networks = len(outputs)
    flat = LOGISTIC.gradient(outputs.reshape(-1, 1), targets.reshape(-1, 1))
    return networks * flat.reshape(outputs.shape)


def _forward(
    weights: Stacks, biases: Stacks, activation: Activation, inputs: NDArray[np.float64]
) -> tuple[Stacks, Stacks, NDArray[np.float64]]:
    """What every layer receives, the slopes of the hidden ones, each (networks, batch, width), and the outputs."""
    received, slopes = [inputs], []
    for layer, shift in zip(weights[:-1], biases[:-1], strict=True):
        z = received[-1] @ layer.swapaxes(1, 2)
        z += shift
        received.append(np.asarray(activation.function(z), dtype=np.float64))
        slopes.append(np.asarray(activation.gradient(z), dtype=np.float64))
    return received, slopes, received[-1] @ weights[-1].swapaxes(1, 2) + biases[-1]


def _descend(
    weights: Stacks, biases: Stacks, forward: tuple[Stacks, Stacks], rates_by_outputs: NDArray[np.float64]
) -> None:
    """Send rate * dL/d(outputs) back and move weights and biases in place."""
    received, slopes = forward
    by_z = rates_by_outputs
    for layer in range(len(weights) - 1, -1, -1):
        by_h = by_z @ weights[layer] if layer else None
        weights[layer] -= by_z.swapaxes(1, 2) @ received[layer]
        biases[layer] -= by_z.sum(axis=1, keepdims=True)
        if by_h is not None:
            by_z = by_h * slopes[layer - 1]
