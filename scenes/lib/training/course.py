"""The course of a network's training, computed once however many beats show it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from actmath import (
    Adam,
    GradientDescent,
    LabelledPoints,
    Outlines,
    activation,
    initialization,
    positive_region,
    spiral_points,
    spiral_training,
)

Values = npt.NDArray[np.float64]
Rule = Literal["descent", "adam"]
MOST_STEPS = 1000
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


class Course:
    """What a network does at every step of its training; steps are made when they are asked for, each once."""

    def __init__(self, entrant: Entrant, spirals: Spirals) -> None:
        self._reach = spirals.reach
        self._training = spiral_training(
            activation(entrant.function),
            initialization(entrant.initialization),
            Adam(entrant.rate) if entrant.rule == "adam" else GradientDescent(entrant.rate),
            seed=spirals.seed,
            depth=entrant.depth,
            width=entrant.width,
            points=spirals.points,
            keep=range(MOST_STEPS + 1),
        )

    def losses(self, steps: int) -> Values:
        """The loss before each of so many steps and after them, shape (steps + 1,); inf where it overflowed."""
        self._advance_to(steps)
        return np.nan_to_num(self._training.losses[: steps + 1], nan=np.inf)

    def gradients(self, step: int) -> Values:
        """Mean |dL/dz| of the hidden layers, the one nearest the input first; inf where it overflowed."""
        self._advance_to(step)
        return np.nan_to_num(self._training.records[step].gradients.preactivations[:-1], nan=np.inf)

    def logits(self, step: int, points: npt.ArrayLike) -> Values:
        """Outputs for points of the plane, shape (..., 2); positive means class 1."""
        self._advance_to(step)
        plane = np.asarray(points, dtype=np.float64)
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = self._training.networks[step].forward(plane.reshape(-1, 2)).outputs
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
        self._advance_to(step)
        segments = np.asarray(border, dtype=np.float64)
        network = self._training.networks[step]
        kinks = sorted(network.activation.kinks)
        hidden = network.forward(segments.mean(axis=1)).preactivations[:-1]
        patterns = np.concatenate([np.searchsorted(kinks, z) for z in hidden], axis=1)
        joined = (segments[1:, 0] == segments[:-1, 1]).all(axis=1)
        corners = 1 + np.flatnonzero(joined & (patterns[1:] != patterns[:-1]).any(axis=1))
        return np.asarray(segments[corners, 0][_turns(segments, joined, corners) >= least_turn])

    def _advance_to(self, step: int) -> None:
        self._training.advance(max(0, step - self._training.steps))


def _turns(segments: Values, joined: npt.NDArray[np.bool_], corners: npt.NDArray[np.int_]) -> Values:
    """By how many degrees a border turns at the starts of these segments, seen from corner to corner."""
    pieces = np.union1d(corners, np.append(0, 1 + np.flatnonzero(~joined)))
    here, place = segments[corners, 0], np.searchsorted(pieces, corners)
    before = segments[pieces[place - 1], 0]
    after = segments[np.append(pieces, len(segments))[place + 1] - 1, 1]
    arriving, leaving = (here - before) @ [1, 1j], (after - here) @ [1, 1j]
    return np.asarray(np.degrees(np.abs(np.angle(leaving * arriving.conj()))))


@lru_cache(maxsize=64)
def course(entrant: Entrant, spirals: Spirals) -> Course:
    """The one course of these parameters."""
    return Course(entrant, spirals)
