"""What the films show of several random networks: the middle and the extremes of every layer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from actmath import GradientProfile, Quantity

Layers = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class MeasuredGradients:
    """Sizes of gradients, or of inputs, over several seeds, the layer nearest the input first.

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
    def over_seeds(cls, layers: Layers) -> Self:
        """Those of networks whose layers have the sizes given, shape (networks, layers)."""
        ratios = [float(first / last) for first, last in zip(layers[:, 0], layers[:, -1], strict=True) if last > 0]
        defined = ratios or [math.nan]
        return cls(
            typical=np.median(layers, axis=0),
            lowest=layers.min(axis=0),
            highest=layers.max(axis=0),
            ratio=float(np.median(defined)),
            lowest_ratio=min(defined),
            highest_ratio=max(defined),
        )

    @classmethod
    def of_one(cls, layers: Layers) -> Self:
        """Those of a single network, whose layers have the sizes given, shape (layers,)."""
        return cls.over_seeds(layers[None])


def measured_gradients(profiles: Sequence[GradientProfile], quantity: Quantity) -> MeasuredGradients:
    """The sizes of a gradient in networks that differ in the seed alone."""
    return MeasuredGradients.over_seeds(np.array([getattr(profile.means, quantity) for profile in profiles]))


def measured_inputs(profiles: Sequence[GradientProfile]) -> MeasuredGradients:
    """The sizes of what enters the layers of such networks."""
    return MeasuredGradients.over_seeds(np.array([profile.inputs for profile in profiles]))
