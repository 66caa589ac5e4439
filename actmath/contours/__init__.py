"""Where a function of the plane, known on a grid, is positive, and where it changes its sign."""

from actmath.contours.marching_squares import Outlines, positive_region

__all__ = ["Outlines", "positive_region"]
