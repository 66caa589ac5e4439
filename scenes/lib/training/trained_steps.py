"""A training from its first step to its last, as numbers that can be kept."""

import io
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from actmath import (
    Adam,
    GradientDescent,
    MultilayerPerceptron,
    activation,
    initialization,
    spiral_training,
)
from scenes.lib.long_computations import computed_once
from scenes.lib.training.entrant import Entrant, Spirals

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class TrainedSteps:
    """What a network was before every step and after the last one.

    Attributes:
        losses: shape (steps + 1,); inf or NaN where it overflowed.
        gradients: mean |dL/dz| of every layer, the output layer last, shape (steps + 1, layers).
        weights: of every layer, each of shape (steps + 1, width, inputs of the layer).
        biases: of every layer, each of shape (steps + 1, width).
    """

    losses: Values
    gradients: Values
    weights: tuple[Values, ...]
    biases: tuple[Values, ...]

    @classmethod
    def trained(cls, entrant: Entrant, spirals: Spirals, steps: int) -> Self:
        """Train a network."""
        training = spiral_training(
            activation(entrant.function),
            initialization(entrant.initialization),
            Adam(entrant.rate) if entrant.rule == "adam" else GradientDescent(entrant.rate),
            seed=spirals.seed,
            depth=entrant.depth,
            width=entrant.width,
            points=spirals.points,
            keep=range(steps + 1),
        )
        training.advance(steps)
        networks = [training.networks[step] for step in range(steps + 1)]
        return cls(
            training.losses,
            np.array([record.gradients.preactivations for record in training.records]),
            tuple(np.stack(layer) for layer in zip(*(network.weights for network in networks), strict=True)),
            tuple(np.stack(layer) for layer in zip(*(network.biases for network in networks), strict=True)),
        )

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """What was kept."""
        with np.load(io.BytesIO(content)) as kept:
            layers = kept["gradients"].shape[1]
            weights, biases = (
                tuple(kept[f"{name}_{layer}"] for layer in range(layers)) for name in ("weights", "biases")
            )
            return cls(kept["losses"], kept["gradients"], weights, biases)

    def to_bytes(self) -> bytes:
        """All numbers, as they are kept."""
        named = {
            f"{name}_{layer}": values
            for name, layers in (("weights", self.weights), ("biases", self.biases))
            for layer, values in enumerate(layers)
        }
        file = io.BytesIO()
        np.savez(file, allow_pickle=False, losses=self.losses, gradients=self.gradients, **named)
        return file.getvalue()

    def network(self, step: int, function: str) -> MultilayerPerceptron:
        """The network of this activation before a step."""
        weights, biases = (tuple(layer[step] for layer in layers) for layers in (self.weights, self.biases))
        return MultilayerPerceptron(weights, biases, activation(function))


def trained_steps(entrant: Entrant, spirals: Spirals, steps: int) -> TrainedSteps:
    """A network's training, made once however many beats show it in however many processes."""
    arguments = f"{entrant} {spirals} {steps}"
    result = computed_once(__name__, arguments, lambda: TrainedSteps.trained(entrant, spirals, steps).to_bytes())
    return TrainedSteps.from_bytes(result)
