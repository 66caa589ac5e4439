"""A fully connected network with batched forward and backward passes that keep every layer's quantities.

Source: Rumelhart, Hinton, Williams, "Learning representations by back-propagating errors" (1986).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from actmath.activations import Activation
    from actmath.network.initialization import Initialization
    from actmath.network.losses import Loss, Targets

    Arrays = tuple[NDArray[np.float64], ...]


class ForwardPass(NamedTuple):
    """Quantities of every layer on the way forward, first layer first.

    Attributes:
        inputs: x, shape (batch, n).
        preactivations: z_l = W_l h_(l-1) + b_l, each (batch, width).
        activations: h_l = f(z_l), each (batch, width); the output layer has h = z.
    """

    inputs: NDArray[np.float64]
    preactivations: Arrays
    activations: Arrays

    @property
    def outputs(self) -> NDArray[np.float64]:
        """What the last layer gives, shape (batch, outputs)."""
        return self.activations[-1]


class LayerGradients(NamedTuple):
    """Gradients of the loss L for every layer, first layer first, each of the shape of what it differentiates by.

    L is a mean over the batch, so dL/dz and dL/dh of one example contain the factor 1/batch.

    Attributes:
        preactivations: dL/dz_l, each (batch, width).
        activations: dL/dh_l, each (batch, width); in the output layer it equals dL/dz.
        weights: dL/dW_l, each (width, inputs of the layer).
        biases: dL/db_l, each (width,).
        slopes: f'(z_l) of the hidden layers alone, each (batch, width): what turns dL/dh into dL/dz.
    """

    preactivations: Arrays
    activations: Arrays
    weights: Arrays
    biases: Arrays
    slopes: Arrays


class MeanGradients(NamedTuple):
    """Mean absolute gradient of every layer, first layer first; each array has shape (layers,).

    Attributes:
        preactivations: mean |dL/dz_l| over batch and units.
        activations: mean |dL/dh_l| over batch and units.
        weights: mean |dL/dW_l| over the matrix.
    """

    preactivations: NDArray[np.float64]
    activations: NDArray[np.float64]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, gradients: LayerGradients) -> Self:
        """Average the sizes of the gradients of one backward pass."""
        return cls(
            *(
                np.array([np.abs(layer).mean() for layer in layers])
                for layers in (gradients.preactivations, gradients.activations, gradients.weights)
            )
        )


@dataclass(frozen=True, eq=False)
class MultilayerPerceptron:
    """Layers z_l = W_l h_(l-1) + b_l with h_l = f(z_l) in hidden layers and h = z in the last.

    Attributes:
        weights: the matrices W_l, shapes (width, inputs of the layer).
        biases: the vectors b_l, shapes (width,).
        activation: the record of f.

    Raises:
        ValueError: there is no layer, or the shapes do not fit.
    """

    weights: Arrays
    biases: Arrays
    activation: Activation

    def __post_init__(self) -> None:
        """Check that the layers fit together."""
        if not self.weights or len(self.weights) != len(self.biases):
            raise ValueError(f"{len(self.weights)} weight matrices and {len(self.biases)} biases make no network")
        for number, (weights, bias) in enumerate(zip(self.weights, self.biases, strict=True), start=1):
            if weights.shape[:1] != bias.shape:
                raise ValueError(f"layer {number}: bias {bias.shape} does not fit weights {weights.shape}")
        for number, (weights, following) in enumerate(zip(self.weights, self.weights[1:], strict=False), start=1):
            if weights.shape[0] != following.shape[1]:
                raise ValueError(f"layer {number + 1} takes {following.shape[1]} inputs, gets {weights.shape[0]}")

    @classmethod
    def initialized(
        cls,
        sizes: Sequence[int],
        activation: Activation,
        initialization: Initialization,
        *,
        seed: int | np.random.Generator,
    ) -> Self:
        """A network with random weights and zero biases.

        Args:
            sizes: units per layer, input first, output last.
            activation: the record of the hidden layers.
            initialization: the rule for the weights.
            seed: see `Initialization.draw`.
        """
        weights = initialization.draw(sizes, seed=seed)
        return cls(weights, tuple(np.zeros(width) for width in sizes[1:]), activation)

    @property
    def parameters(self) -> Arrays:
        """All weights, then all biases: what an optimizer moves."""
        return self.weights + self.biases

    def with_parameters(self, parameters: Arrays) -> MultilayerPerceptron:
        """The network with other numbers, given in the order of `parameters`."""
        layers = len(self.weights)
        return MultilayerPerceptron(parameters[:layers], parameters[layers:], self.activation)

    def forward(self, inputs: ArrayLike) -> ForwardPass:
        """Send a batch of shape (batch, n) forward.

        Raises:
            ValueError: `inputs` is not a batch of n numbers each.
        """
        batch = np.asarray(inputs, dtype=np.float64)
        if batch.shape[1:] != self.weights[0].shape[1:]:
            raise ValueError(f"inputs must have shape (batch, {self.weights[0].shape[1]}), got {batch.shape}")
        preactivations: list[NDArray[np.float64]] = []
        activations: list[NDArray[np.float64]] = []
        last = len(self.weights) - 1
        for layer, (weights, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            z = (activations[-1] if activations else batch) @ weights.T + bias
            preactivations.append(z)
            activations.append(z if layer == last else np.asarray(self.activation.function(z), dtype=np.float64))
        return ForwardPass(batch, tuple(preactivations), tuple(activations))

    def backward(self, forward: ForwardPass, output_gradient: NDArray[np.float64]) -> LayerGradients:
        """Send dL/d(outputs), shape (batch, outputs), back through the layers of a forward pass."""
        received = (forward.inputs, *forward.activations[:-1])
        slopes = tuple(np.asarray(self.activation.gradient(z), dtype=np.float64) for z in forward.preactivations[:-1])
        by_activations, by_preactivations = [output_gradient], [output_gradient]
        for weights, slope in zip(reversed(self.weights[1:]), reversed(slopes), strict=True):
            by_activations.append(by_preactivations[-1] @ weights)
            by_preactivations.append(by_activations[-1] * slope)
        by_preactivations.reverse()
        return LayerGradients(
            preactivations=tuple(by_preactivations),
            activations=tuple(reversed(by_activations)),
            weights=tuple(dz.T @ h for dz, h in zip(by_preactivations, received, strict=True)),
            biases=tuple(dz.sum(axis=0) for dz in by_preactivations),
            slopes=slopes,
        )

    def loss_gradients(self, inputs: ArrayLike, targets: Targets, loss: Loss) -> LayerGradients:
        """Gradients of a loss for one batch: forward, loss, backward."""
        forward = self.forward(inputs)
        return self.backward(forward, loss.gradient(forward.outputs, targets))
