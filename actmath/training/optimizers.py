"""Optimizers as pure rules: numbers, gradients and the optimizer's memory in, new numbers and memory out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Arrays = tuple[NDArray[np.float64], ...]

Memory = TypeVar("Memory")


class Optimizer(Protocol[Memory]):
    """A rule that moves parameters against their gradients."""

    def start(self, parameters: Arrays) -> Memory:
        """The memory before the first step."""

    def step(self, parameters: Arrays, gradients: Arrays, memory: Memory) -> tuple[Arrays, Memory]:
        """Parameters and memory after one step; the arguments stay as they are."""


def _require_positive(name: str, value: float) -> None:
    if not value > 0:
        raise ValueError(f"{name} must be positive, got {value}")


@dataclass(frozen=True)
class GradientDescent:
    """Plain gradient descent: p <- p - rate * dL/dp.

    Attributes:
        rate: the learning rate, positive.
    """

    rate: float

    def __post_init__(self) -> None:
        """Check the rate."""
        _require_positive("rate", self.rate)

    def start(self, parameters: Arrays) -> tuple[()]:  # noqa: ARG002 - the memory of other rules depends on them
        """Nothing to remember."""
        return ()

    def step(self, parameters: Arrays, gradients: Arrays, memory: tuple[()]) -> tuple[Arrays, tuple[()]]:
        """One step; see `Optimizer.step`."""
        return tuple(p - self.rate * g for p, g in zip(parameters, gradients, strict=True)), memory


class AdamMemory(NamedTuple):
    """Running means of the gradients and of their squares, and the number of steps made."""

    steps: int
    means: Arrays
    squares: Arrays


@dataclass(frozen=True)
class Adam:
    """Adam: p <- p - rate * m / (sqrt(v) + epsilon), m and v being running means of g and g^2, bias-corrected.

    Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), algorithm 1.

    Attributes:
        rate: the step size, positive.
        mean_decay: decay of m, the paper's beta_1, in [0, 1).
        square_decay: decay of v, the paper's beta_2, in [0, 1).
        epsilon: keeps the division finite, positive.
    """

    rate: float = 0.001
    mean_decay: float = 0.9
    square_decay: float = 0.999
    epsilon: float = 1e-8

    def __post_init__(self) -> None:
        """Check the ranges."""
        _require_positive("rate", self.rate)
        _require_positive("epsilon", self.epsilon)
        for name, decay in (("mean_decay", self.mean_decay), ("square_decay", self.square_decay)):
            if not 0 <= decay < 1:
                raise ValueError(f"{name} must be in [0, 1), got {decay}")

    def start(self, parameters: Arrays) -> AdamMemory:
        """Running means of zero."""
        zeros = tuple(np.zeros_like(parameter) for parameter in parameters)
        return AdamMemory(0, zeros, zeros)

    def step(self, parameters: Arrays, gradients: Arrays, memory: AdamMemory) -> tuple[Arrays, AdamMemory]:
        """One step; see `Optimizer.step`."""
        steps = memory.steps + 1
        means = _running(memory.means, gradients, self.mean_decay)
        squares = _running(memory.squares, tuple(g * g for g in gradients), self.square_decay)
        mean_correction = 1 - self.mean_decay**steps
        square_correction = 1 - self.square_decay**steps
        moved = tuple(
            p - self.rate * (m / mean_correction) / (np.sqrt(v / square_correction) + self.epsilon)
            for p, m, v in zip(parameters, means, squares, strict=True)
        )
        return moved, AdamMemory(steps, means, squares)


def _running(means: Arrays, values: Arrays, decay: float) -> Arrays:
    return tuple(decay * mean + (1 - decay) * value for mean, value in zip(means, values, strict=True))
