"""How layers bend the plane: states of points, activation patterns, exact linear pieces, folds."""

from actmath.folding.folds import absolute_fold, fold_twice, turn
from actmath.folding.layers import (
    Layer,
    LayerState,
    activation_patterns,
    grid_lines,
    linear_intervals,
    propagate,
    with_corners,
)
from actmath.folding.pieces import Piece, linear_pieces, most_pieces_of_one_layer, open_share, unfold_stroke
from actmath.folding.polygons import ON_LINE_TOLERANCE

__all__ = [
    "ON_LINE_TOLERANCE",
    "Layer",
    "LayerState",
    "Piece",
    "absolute_fold",
    "activation_patterns",
    "fold_twice",
    "grid_lines",
    "linear_intervals",
    "linear_pieces",
    "most_pieces_of_one_layer",
    "open_share",
    "propagate",
    "turn",
    "unfold_stroke",
    "with_corners",
]
