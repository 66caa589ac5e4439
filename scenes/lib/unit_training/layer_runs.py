"""Many networks on the spirals, and how many of their units a learning rate kills."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from actmath import EnsembleRun, activation, initialization, spiral_network, spiral_points, train_ensemble

_RULE = "he_normal"


@dataclass(frozen=True)
class LayerRuns:
    """The same networks, with the seeds 0, 1, ..., trained at several rates.

    Attributes:
        rates: the rates.
        dead: dead units, shape (steps + 1, rates, networks, layers, width).
        losses: after the last step, inf where it overflowed, shape (rates, networks).
    """

    rates: tuple[float, ...]
    dead: npt.NDArray[np.bool_]
    losses: npt.NDArray[np.float64]

    @property
    def shares(self) -> npt.NDArray[np.float64]:
        """Median over the networks of the share of dead units in percent: before training, then at each rate."""
        percent = 100 * self.dead.mean(axis=(3, 4))
        return np.concatenate([np.median(percent[0, :1], axis=1), np.median(percent[-1], axis=1)])

    @property
    def median_losses(self) -> npt.NDArray[np.float64]:
        """Median loss over the networks at each rate."""
        return np.asarray(np.median(self.losses, axis=1))

    def typical(self, index: int) -> npt.NDArray[np.bool_]:
        """Dead units of the network that ends nearest to the median at a rate, shape (steps + 1, layers, width)."""
        shares = self.dead[-1, index].mean(axis=(1, 2))
        return np.asarray(self.dead[:, index, int(np.argmin(np.abs(shares - np.median(shares))))])

    @property
    def steps(self) -> int:
        """Steps of every run."""
        return len(self.dead) - 1

    @property
    def networks(self) -> int:
        """Networks at every rate."""
        return int(self.dead.shape[2])

    @property
    def depth(self) -> int:
        """Hidden layers of every network."""
        return int(self.dead.shape[3])

    @property
    def width(self) -> int:
        """Units in every hidden layer."""
        return int(self.dead.shape[4])


@lru_cache(maxsize=16)
def layer_runs(
    function: str, rates: tuple[float, ...], *, networks: int, depth: int, width: int, steps: int
) -> LayerRuns:
    """Train every network at every rate, by plain descent from weights drawn by the rule of He."""
    every = [
        spiral_network(activation(function), initialization(_RULE), seed=seed, depth=depth, width=width)
        for seed in range(networks)
    ]
    data = [spiral_points(seed=seed) for seed in range(networks)]
    count = len(rates)
    run: EnsembleRun = train_ensemble(every * count, data * count, np.repeat(rates, networks).tolist(), steps=steps)
    dead = run.dead.reshape(steps + 1, count, networks, depth, width)
    return LayerRuns(rates, dead, np.nan_to_num(run.losses, nan=np.inf).reshape(count, networks))
