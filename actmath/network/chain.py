"""A chain of single units: what it hands forward, and what is left of the gradient that is handed back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actmath.activations import Activation


@dataclass(frozen=True, eq=False)
class ChainPass:
    """One unit a layer, the one nearest the input first; arrays of shape (depth,).

    Attributes:
        preactivations: z of every unit.
        outputs: h = f(z).
        factors: w f'(z), by which a gradient is multiplied on its way back through the unit and its weight.
        remaining: what is left of a gradient of 1 after it has come back through the unit from the end of the chain,
            dh_depth / dh_(layer - 1).
    """

    preactivations: NDArray[np.float64]
    outputs: NDArray[np.float64]
    factors: NDArray[np.float64]
    remaining: NDArray[np.float64]


def chain_pass(record: Activation, preactivations: Sequence[float], *, weight: float = 1.0) -> ChainPass:
    """The pass through units with given pre-activations, whatever biases make them so, and one weight for all.

    Source: Glorot and Bengio 2010, section 4.2.1.

    Raises:
        ValueError: If there is no unit.
    """
    z = np.array(preactivations, dtype=np.float64)
    if z.ndim != 1 or not len(z):
        raise ValueError(f"a chain needs the pre-activation of at least 1 unit, not {preactivations}")
    factors = weight * np.asarray(record.gradient(z), dtype=np.float64)
    outputs = np.asarray(record(z), dtype=np.float64)
    return ChainPass(z, outputs, factors, np.cumprod(factors[::-1])[::-1])


def balanced_chain(record: Activation, start: float, *, weight: float, depth: int) -> ChainPass:
    """The pass of an input h_0 = start through units z = w h - w / 2, whose bias centers the outputs of a sigmoid.

    With weight 4 and start 1/2 the sigmoid hands back a gradient of 1, with start 0.7 and 5 layers 0.5201.

    Raises:
        ValueError: If depth is below 1.
    """
    preactivations: list[float] = []
    output = start
    for _ in range(depth):
        preactivations.append(weight * output - weight / 2)
        output = float(record(preactivations[-1]))
    return chain_pass(record, preactivations, weight=weight)
