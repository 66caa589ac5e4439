"""Losses on the outputs of a network: value and gradient, both averaged over the batch."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Outputs: TypeAlias = NDArray[np.float64]
Targets: TypeAlias = NDArray[np.float64] | NDArray[np.int64]


@dataclass(frozen=True)
class Loss:
    """A loss L of outputs o, shape (batch, m).

    Attributes:
        name: identifier.
        value: L(outputs, targets), the mean over the batch.
        gradient: dL/do, shape (batch, m); it contains the 1/batch of the mean.
    """

    name: str
    value: Callable[[Outputs, Targets], float]
    gradient: Callable[[Outputs, Targets], Outputs]


def _require_shape(targets: Targets, shape: tuple[int, ...]) -> None:
    if targets.shape != shape:
        raise ValueError(f"targets must have shape {shape} for these outputs, got {targets.shape}")


def _squared_error(outputs: Outputs, targets: Targets) -> float:
    _require_shape(targets, outputs.shape)
    return float(np.sum((outputs - targets) ** 2) / (2 * len(outputs)))


def _squared_error_gradient(outputs: Outputs, targets: Targets) -> Outputs:
    _require_shape(targets, outputs.shape)
    return (outputs - targets) / len(outputs)


def _logistic(outputs: Outputs, targets: Targets) -> float:
    _require_shape(targets, outputs.shape)
    return float(np.sum(np.logaddexp(0.0, outputs) - targets * outputs) / len(outputs))


def _logistic_gradient(outputs: Outputs, targets: Targets) -> Outputs:
    _require_shape(targets, outputs.shape)
    # exp(-log(1 + e^-o)) is the sigmoid of o without overflow on either side.
    return (np.exp(-np.logaddexp(0.0, -outputs)) - targets) / len(outputs)


def _log_softmax(outputs: Outputs) -> Outputs:
    shifted = outputs - outputs.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float64)


def _classes(outputs: Outputs, targets: Targets) -> NDArray[np.intp]:
    _require_shape(targets, outputs.shape[:1])
    if targets.dtype.kind not in "iu" or targets.min() < 0 or targets.max() >= outputs.shape[1]:
        raise ValueError(f"targets must be class numbers from 0 to {outputs.shape[1] - 1}")
    return targets.astype(np.intp)


def _softmax_cross_entropy(outputs: Outputs, targets: Targets) -> float:
    classes = _classes(outputs, targets)
    return -float(_log_softmax(outputs)[np.arange(len(outputs)), classes].mean())


def _softmax_cross_entropy_gradient(outputs: Outputs, targets: Targets) -> Outputs:
    classes = _classes(outputs, targets)
    gradient = np.exp(_log_softmax(outputs))
    gradient[np.arange(len(outputs)), classes] -= 1.0
    return np.asarray(gradient / len(outputs), dtype=np.float64)


SQUARED_ERROR = Loss("squared_error", _squared_error, _squared_error_gradient)
"""Half the squared distance: L = mean over the batch of sum_k (o_k - t_k)^2 / 2; targets of the outputs' shape."""

LOGISTIC = Loss("logistic", _logistic, _logistic_gradient)
"""Two classes: L = mean of log(1 + e^o) - t o, summed over outputs; o is the logit, targets t in [0, 1], same shape."""

SOFTMAX_CROSS_ENTROPY = Loss("softmax_cross_entropy", _softmax_cross_entropy, _softmax_cross_entropy_gradient)
"""m classes: L = mean of -log softmax(o)_t; targets t are integer class numbers, shape (batch,)."""

LOSSES: Mapping[str, Loss] = MappingProxyType(
    {loss.name: loss for loss in (SQUARED_ERROR, LOGISTIC, SOFTMAX_CROSS_ENTROPY)}
)
"""The losses by name. Their functions raise ValueError for targets that do not fit the outputs."""
