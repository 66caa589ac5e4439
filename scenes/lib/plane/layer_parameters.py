"""Affine layers of the plane, and the grid that they move, as film parameters."""

from itertools import cycle, islice
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from actmath import EXAMPLE_MAPS, AffineMap, random_affine_maps
from scenes.lib.parameters import StoryParameters

Entry = Annotated[float, Field(ge=-2, le=2)]
Shift = Annotated[float, Field(ge=-5, le=5)]


class LayerParameters(BaseModel):
    """W by rows and b of one layer from the plane to the plane."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights: tuple[tuple[Entry, Entry], tuple[Entry, Entry]] = Field(description="W, row by row, without unit")
    bias: tuple[Shift, Shift] = Field(description="b, without unit")

    def to_map(self) -> AffineMap:
        """The layer as a map."""
        return AffineMap(np.array(self.weights), np.array(self.bias))


def example_layers(count: int) -> tuple[LayerParameters, ...]:
    """The first of the example maps that all films about the plane share."""
    return tuple(
        LayerParameters(weights=example.weights.tolist(), bias=example.bias.tolist())
        for example in EXAMPLE_MAPS[:count]
    )


Layers = Annotated[
    tuple[LayerParameters, ...] | None,
    Field(
        min_length=1,
        max_length=8,
        description="layers that are applied in turn, repeated as often as needed; none: drawn with the seed",
    ),
]


class PlaneParameters(StoryParameters):
    """What can be changed in every film that moves a grid of the plane through layers."""

    layers: Layers = example_layers(6)
    extent: float = Field(default=2.0, ge=0.5, le=4.0, description="half the side of the grid, in units of the plane")
    spacing: float = Field(default=0.5, ge=0.2, le=2.0, description="distance of grid lines, in units of the plane")

    def maps(self, depth: int) -> tuple[AffineMap, ...]:
        """The maps of the first so many layers."""
        if self.layers is None:
            return random_affine_maps(depth, seed=self.seed)
        return tuple(islice(cycle(layer.to_map() for layer in self.layers), depth))
