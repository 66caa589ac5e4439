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

    def corners(self, step: int, border: npt.ArrayLike, *, least_turn: float = 0.0) -> Values:
        """Where a border, segments of shape (n, 2, 2) one after another, passes from one linear piece to the next.

        Only a network of an activation with kinks has any; shape (corners, 2).

        Args:
            step: after how many steps.
            border: of the network at this step.
            least_turn: angle, in degrees, between the straight lines from the corner or end before and to the one
                after; corners with a smaller one are left out.
        """
        segments = np.asarray(border, dtype=np.float64)
        network = self._trained.network(step, self._function)
        kinks = sorted(network.activation.kinks)
        hidden = network.forward(segments.mean(axis=1)).preactivations[:-1]
        patterns = np.concatenate([np.searchsorted(kinks, z) for z in hidden], axis=1)
        joined = (segments[1:, 0] == segments[:-1, 1]).all(axis=1)
        corners = 1 + np.flatnonzero(joined & (patterns[1:] != patterns[:-1]).any(axis=1))
        return np.asarray(segments[corners, 0][_turns(segments, joined, corners) >= least_turn])


def _turns(segments: Values, joined: npt.NDArray[np.bool_], corners: npt.NDArray[np.int_]) -> Values:
    """By how many degrees a border turns at the starts of these segments, seen from corner to corner."""
    pieces = np.union1d(corners, np.append(0, 1 + np.flatnonzero(~joined)))
    here, place = segments[corners, 0], np.searchsorted(pieces, corners)
    before = segments[pieces[place - 1], 0]
    after = segments[np.append(pieces, len(segments))[place + 1] - 1, 1]
    arriving, leaving = (here - before) @ [1, 1j], (after - here) @ [1, 1j]
    return np.asarray(np.degrees(np.abs(np.angle(leaving * arriving.conj()))))


@lru_cache(maxsize=64)
def course(entrant: Entrant, spirals: Spirals, steps: int) -> Course:
    """The one course of these parameters, of so many steps."""
    return Course(entrant, spirals, steps)
