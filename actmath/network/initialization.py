"""Random initial weights: zero-mean normal numbers whose spread depends on the size of the layer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from actmath.activations import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Initialization:
    """A rule for the standard deviation of normal initial weights.

    Attributes:
        name: identifier.
        title: name in words.
        standard_deviation: function of the numbers of inputs and outputs of a layer.
        sources: papers; none for a rule without one.
    """

    name: str
    title: str
    standard_deviation: Callable[[int, int], float]
    sources: tuple[Source, ...] = ()

    def draw(self, sizes: Sequence[int], *, seed: int | np.random.Generator) -> tuple[NDArray[np.float64], ...]:
        """Draw the weights of a network, first layer first.

        Each layer's numbers are drawn input by input, that is as an (n, m) table, and handed out as W of shape (m, n).

        Args:
            sizes: units per layer, the input first.
            seed: seed of `numpy.random.default_rng`, or a generator to draw on from.
        """
        generator = np.random.default_rng(seed)
        return tuple(
            generator.normal(0.0, self.standard_deviation(inputs, outputs), (inputs, outputs)).T
            for inputs, outputs in pairwise(sizes)
        )


INITIALIZATIONS: Mapping[str, Initialization] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            Initialization(
                "xavier_normal",
                "Xavier",
                lambda inputs, outputs: math.sqrt(2 / (inputs + outputs)),
                (
                    Source(
                        "Glorot and Bengio 2010",
                        "Understanding the difficulty of training deep feedforward neural networks",
                        "section 4.2.1",
                    ),
                ),
            ),
            Initialization(
                "he_normal",
                "He",
                lambda inputs, _: math.sqrt(2 / inputs),
                (Source("He et al. 2015", "Delving Deep into Rectifiers", "section 2.2"),),
            ),
            Initialization(
                "lecun_normal",
                "LeCun",
                lambda inputs, _: math.sqrt(1 / inputs),
                (Source("LeCun et al. 1998", "Efficient BackProp", "section 4.6"),),
            ),
            Initialization("standard_normal", "N(0, 1)", lambda _inputs, _outputs: 1.0),
        )
    }
)
"""The rules by name. Xavier balances forward and backward pass of linear layers, He makes up for ReLU's lost half."""


def initialization(name: str) -> Initialization:
    """The rule of that name.

    Raises:
        ValueError: there is none; the message lists the names.
    """
    if name not in INITIALIZATIONS:
        raise ValueError(f"unknown initialization {name!r}; known: {', '.join(INITIALIZATIONS)}")
    return INITIALIZATIONS[name]
