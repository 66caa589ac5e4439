"""The gradients of two weights into one unit, example by example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actmath.activations import Activation


@dataclass(frozen=True, eq=False)
class TwoWeightGradients:
    """What the two units in front of a unit hand it, and what comes back.

    Attributes:
        outputs: h of the two units in front, shape (examples, 2).
        errors: dL/dz of the unit itself, shape (examples,).
        gradients: dL/dw = dL/dz h of its two weights, shape (examples, 2).
    """

    outputs: NDArray[np.float64]
    errors: NDArray[np.float64]
    gradients: NDArray[np.float64]

    @property
    def quadrant_counts(self) -> tuple[int, int, int, int]:
        """Examples by the signs of their two gradients: ++, -+, --, +-."""
        right, up = (self.gradients > 0).T
        return (
            int(np.sum(right & up)),
            int(np.sum(~right & up)),
            int(np.sum(~right & ~up)),
            int(np.sum(right & ~up)),
        )


def two_weight_gradients(record: Activation, *, examples: int, mean: float = 0.0, seed: int = 0) -> TwoWeightGradients:
    """Examples whose pre-activations are N(mean, 1) and whose errors are N(0, 1), all drawn independently.

    Source: LeCun, Bottou, Orr and Mueller 1998, section 4.3.

    Raises:
        ValueError: If there is no example.
    """
    if examples < 1:
        raise ValueError(f"there must be at least 1 example, not {examples}")
    drawn = np.random.default_rng(seed).standard_normal((examples, 3))
    outputs = np.asarray(record(mean + drawn[:, :2]), dtype=np.float64)
    return TwoWeightGradients(outputs, drawn[:, 2], drawn[:, 2:] * outputs)
