"""The random rule behind GELU: keep x with probability Phi(x), else put 0."""

import numpy as np
from numpy.typing import ArrayLike

from actmath.activations.elementwise import Float64Array
from actmath.activations.gates import gelu_gate


def random_gate_averages(x: ArrayLike, *, draws: int, seed: int) -> Float64Array:
    """Averages of the first 1, 2, ..., draws outputs of the random rule, whose expected value is GELU.

    Source: Hendrycks and Gimpel 2016, section 2.

    Args:
        x: Inputs, shape (n,); each has its own draws.
        draws: Number of draws for each input, at least 1.
        seed: Seed of `numpy.random.default_rng`.

    Returns:
        Shape (draws, n); row k is the average of k + 1 draws.

    Raises:
        ValueError: If there are fewer than 1 draws.
    """
    if draws < 1:
        raise ValueError(f"there must be at least 1 draw, not {draws}")
    inputs = np.asarray(x, dtype=np.float64)
    kept = np.random.default_rng(seed).random((draws, inputs.size)) < gelu_gate(inputs)
    counts = np.arange(1, draws + 1)[:, None]
    return np.asarray(inputs * np.cumsum(kept, axis=0) / counts, dtype=np.float64)
