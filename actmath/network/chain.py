"""A chain of single units: what it hands forward, and what is left of the gradient that is handed back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actmath.activations import Activation


EXAMPLE_PREACTIVATIONS = (0.8, -1.5, 0.3, 2.1, -0.6)
"""Of five units, the one nearest the input first: ordinary sizes of both signs."""


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


def chain_pass(
    record: Activation, preactivations: Sequence[float] | NDArray[np.float64], *, weight: float = 1.0
) -> ChainPass:
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
    remaining = np.asarray(np.cumprod(factors[::-1])[::-1], dtype=np.float64)
    return ChainPass(z, outputs, factors, remaining)


def balanced_chain(record: Activation, start: float, *, weight: float, depth: int) -> ChainPass:
    """The pass of an input h_0 = start through units z = w (h - f(0)), whose bias lets f(0) through unchanged.

    For the sigmoid z = w h - w / 2. With weight 4 and start 1/2 it hands back a gradient of 1, with start 0.7 and
    5 layers 0.5201.

    Raises:
        ValueError: If depth is below 1.
    """
    middle = float(record(0.0))
    preactivations: list[float] = []
    output = start
    for _ in range(depth):
        preactivations.append(weight * (output - middle))
        output = float(record(preactivations[-1]))
    return chain_pass(record, preactivations, weight=weight)


def steepest_chain(record: Activation, depth: int) -> ChainPass:
    """The pass through units that all stand where their slope is largest, with weights 1: 0.25^5 for 5 sigmoids.

    Raises:
        ValueError: If depth is below 1, or the slope has no maximum.
    """
    steepest = [turn.x for turn in record.slope_extrema if turn.kind == "maximum"]
    if not steepest:
        raise ValueError(f"the slope of {record.name} has no maximum")
    # The largest slope is flat around its place, so rounding the place to 1e-6 changes it by less than rounding does.
    return chain_pass(record, [round(steepest[0], 6)] * depth)


def example_preactivations(depth: int, *, seed: int = 0) -> tuple[float, ...]:
    """Pre-activations to one decimal: those of EXAMPLE_PREACTIVATIONS, then as many more as needed from N(0, 1).

    Raises:
        ValueError: If depth is below 1.
    """
    if depth < 1:
        raise ValueError(f"a chain needs at least 1 layer, not {depth}")
    further = np.random.default_rng(seed).standard_normal(max(0, depth - len(EXAMPLE_PREACTIVATIONS)))
    return (*EXAMPLE_PREACTIVATIONS, *(round(float(z), 1) for z in further))[:depth]
