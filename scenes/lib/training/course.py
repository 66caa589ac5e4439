"""The course of a network's training, as the pictures need it."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from actmath import Outlines, positive_region
from scenes.lib.training.entrant import Entrant, Spirals
from scenes.lib.training.trained_steps import Values, trained_steps


class Course:
    """What a network does before every step of its training and after the last one.

    Attributes:
        losses: the mean loss, shape (steps + 1,); inf where it overflowed.
    """

    def __init__(self, entrant: Entrant, spirals: Spirals, steps: int) -> None:
        self._function = entrant.function
        self._reach = spirals.reach
        self._trained = trained_steps(entrant, spirals, steps)
        self.losses = np.nan_to_num(self._trained.losses, nan=np.inf)

    def gradients(self, step: int) -> Values:
        """Mean |dL/dz| of the hidden layers, the one nearest the input first; inf where it overflowed."""
        return np.nan_to_num(self._trained.gradients[step, :-1], nan=np.inf)

    def logits(self, step: int, points: npt.ArrayLike) -> Values:
        """Outputs for points of the plane, shape (..., 2); positive means class 1."""
        plane = np.asarray(points, dtype=np.float64)
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = self._trained.network(step, self._function).forward(plane.reshape(-1, 2)).outputs
        return outputs.reshape(plane.shape[:-1])

    def region(self, step: int, cells: int) -> Outlines:
        """Where the network says class 1, in the window of the data cut into so many cells each way."""
        side = np.linspace(-self._reach, self._reach, cells + 1)
        return positive_region(self.logits(step, np.stack(np.meshgrid(side, side), axis=-1)), side, side)

    def corners(self, step: int, border: npt.ArrayLike) -> Values:
        """Where a border, segments of shape (n, 2, 2) one after another, passes from one linear piece to the next.

        Only a network of an activation with kinks has any; shape (corners, 2).
        """
        segments = np.asarray(border, dtype=np.float64)
        network = self._trained.network(step, self._function)
        kinks = sorted(network.activation.kinks)
        hidden = network.forward(segments.mean(axis=1)).preactivations[:-1]
        patterns = np.concatenate([np.searchsorted(kinks, z) for z in hidden], axis=1)
        joined = (segments[1:, 0] == segments[:-1, 1]).all(axis=1)
        return np.asarray(segments[1:, 0][joined & (patterns[1:] != patterns[:-1]).any(axis=1)])


@lru_cache(maxsize=64)
def course(entrant: Entrant, spirals: Spirals, steps: int) -> Course:
    """The one course of these parameters, of so many steps."""
    return Course(entrant, spirals, steps)
