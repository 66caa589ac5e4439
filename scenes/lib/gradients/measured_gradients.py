"""What the films show of the gradients of several random networks: the middle and the extremes of every layer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from actmath import Quantity, activation, gradient_profiles, initialization

Layers = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class MeasuredGradients:
    """Gradient sizes over several seeds, the layer nearest the input first.

    Attributes:
        typical, lowest, highest: median, minimum and maximum over the seeds of each layer's mean, shape (layers,).
        ratio: median over the seeds of first over last layer; seeds whose last layer gets no gradient have no ratio.
        lowest_ratio, highest_ratio: the extremes of that ratio over the seeds; all three are NaN if no seed has one.
    """

    typical: Layers
    lowest: Layers
    highest: Layers
    ratio: float
    lowest_ratio: float
    highest_ratio: float

    @property
    def factor_per_layer(self) -> float:
        """The factor that gives the ratio if each step from layer to layer multiplies by the same."""
        return float(self.ratio ** (1 / max(1, len(self.typical) - 1)))

    @classmethod
    def of_one(cls, layers: Layers) -> Self:
        """Those of a single network, whose layers have the sizes given, shape (layers,)."""
        ratio = float(layers[0] / layers[-1]) if layers[-1] > 0 else float("nan")
        return cls(layers, layers, layers, ratio, ratio, ratio)


def measured_gradients(
    function: str, rule: str, *, depth: int, width: int, batch: int, seeds: Sequence[int], quantity: Quantity
) -> MeasuredGradients:
    """Measure untrained networks that differ in the seed alone.

    Args:
        function: name of the activation.
        rule: name of the rule of the initial weights.
        depth: hidden layers.
        width: units in each of them.
        batch: examples in the batch.
        seeds: one a network.
        quantity: which gradient.

    Raises:
        ValueError: if a name is unknown or a size is below 1.
    """
    profiles = gradient_profiles(
        activation(function), initialization(rule), depth=depth, width=width, batch=batch, seeds=seeds
    )
    layers = np.array([getattr(profile.means, quantity) for profile in profiles])
    ratios = [profile.ratio(quantity) for profile in profiles]
    defined = [ratio for ratio in ratios if not math.isnan(ratio)] or [math.nan]
    return MeasuredGradients(
        typical=np.median(layers, axis=0),
        lowest=layers.min(axis=0),
        highest=layers.max(axis=0),
        ratio=float(np.median(defined)),
        lowest_ratio=min(defined),
        highest_ratio=max(defined),
    )
