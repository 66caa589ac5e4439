"""Who takes part in a race: a network, how it learns, and the data."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from actmath import LabelledPoints, spiral_points

Rule = Literal["descent", "adam"]
_WINDOW_MARGIN = 0.2


@dataclass(frozen=True)
class Spirals:
    """The data: points on each of the two arms, the noise on every coordinate, and the seed."""

    per_arm: int
    noise: float
    seed: int

    @property
    def points(self) -> LabelledPoints:
        """The points with their labels."""
        return spiral_points(per_arm=self.per_arm, noise=self.noise, seed=self.seed)

    @property
    def reach(self) -> float:
        """Half the side of the square window that shows them all."""
        return float(np.abs(self.points.inputs).max()) + _WINDOW_MARGIN


@dataclass(frozen=True)
class Entrant:
    """A network and how it learns: names of activation and rule of initial weights, layers, and the steps' rule."""

    function: str
    initialization: str
    depth: int
    width: int
    rule: Rule
    rate: float
