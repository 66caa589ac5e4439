"""Affine layers of the plane as film parameters."""

from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from actmath.affine import EXAMPLE_MAPS, AffineMap

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
