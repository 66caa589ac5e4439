"""Affine layers: apply them, merge a stack into one, measure what is left of the space."""

from actmath.affine.examples import EXAMPLE_MAPS, random_affine_maps
from actmath.affine.maps import RANK_TOLERANCE, AffineMap, compose, largest_difference

__all__ = ["EXAMPLE_MAPS", "RANK_TOLERANCE", "AffineMap", "compose", "largest_difference", "random_affine_maps"]
