"""Training a network on a fixed batch, step by step, with a record of what happens inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from actmath.network import MeanGradients

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import ArrayLike, NDArray

    from actmath.network import LayerGradients, Loss, MultilayerPerceptron
    from actmath.network.losses import Targets
    from actmath.training.optimizers import Optimizer


class TrainingRecord(NamedTuple):
    """What a network does before a step; step 0 is the untrained network.

    Attributes:
        step: number of updates made so far.
        loss: mean loss over the training batch.
        gradients: mean |dL/dz|, |dL/dh| and |dL/dW| of every layer, output layer last.
        dead_units: per hidden layer, how many units have slope 0 for every training input (see `dead_units`).
    """

    step: int
    loss: float
    gradients: MeanGradients
    dead_units: tuple[int, ...]


class Training:
    """A network under full-batch training.

    A run whose rate is too large may overflow: its losses then are inf or NaN, and no warning is given.

    Attributes:
        network: the network after the steps made so far.
        inputs: the batch, shape (batch, n).
        targets: what the loss compares the outputs with.
        records: one `TrainingRecord` per step made, and one for the network as it is now.
        networks: the networks at the steps to keep, by step.
    """

    def __init__(
        self,
        network: MultilayerPerceptron,
        optimizer: Optimizer[Any],
        *,
        inputs: ArrayLike,
        targets: Targets,
        loss: Loss,
        keep: Collection[int] = (),
    ) -> None:
        """Start from a network.

        Args:
            network: the untrained network.
            optimizer: the rule of the steps.
            inputs: the batch, shape (batch, n).
            targets: what the loss compares the outputs with.
            loss: the loss to reduce.
            keep: steps at which `networks` keeps the network; 0 is the start.
        """
        self.network = network
        self.records: list[TrainingRecord] = []
        self.networks: dict[int, MultilayerPerceptron] = {}
        self._optimizer = optimizer
        self._memory = optimizer.start(network.parameters)
        self.inputs = np.asarray(inputs, dtype=np.float64)
        self.targets = targets
        self._loss = loss
        self._keep = frozenset(keep)
        self._measure()

    @property
    def steps(self) -> int:
        """Number of updates made so far."""
        return self.records[-1].step

    @property
    def losses(self) -> NDArray[np.float64]:
        """The loss before each step and now, shape (steps + 1,)."""
        return np.array([record.loss for record in self.records])

    def advance(self, steps: int = 1) -> TrainingRecord:
        """Make some more steps and give the last record."""
        for _ in range(steps):
            parameters, self._memory = self._update()
            self.network = self.network.with_parameters(parameters)
            self._measure()
        return self.records[-1]

    def _update(self) -> tuple[Any, Any]:
        with np.errstate(over="ignore", invalid="ignore"):
            gradients = self._gradients.weights + self._gradients.biases
            return self._optimizer.step(self.network.parameters, gradients, self._memory)

    def _measure(self) -> None:
        """Record the network as it is now; its gradients are those of the next step."""
        with np.errstate(over="ignore", invalid="ignore"):
            forward = self.network.forward(self.inputs)
            self._gradients = self.network.backward(forward, self._loss.gradient(forward.outputs, self.targets))
            record = TrainingRecord(
                step=len(self.records),
                loss=self._loss.value(forward.outputs, self.targets),
                gradients=MeanGradients.of(self._gradients),
                dead_units=tuple(int(layer.sum()) for layer in dead_units(self._gradients)),
            )
        self.records.append(record)
        if record.step in self._keep:
            self.networks[record.step] = self.network


def dead_units(gradients: LayerGradients) -> tuple[NDArray[np.bool_], ...]:
    """Which units of each hidden layer have f'(z) = 0 exactly for every input of a backward pass, shapes (width,).

    Such a unit passes no gradient on, so its weights stay as they are unless layers before it bring it back.
    """
    return tuple(np.asarray((slopes == 0).all(axis=0)) for slopes in gradients.slopes)
