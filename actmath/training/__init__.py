"""Training that can be watched: optimizers, a recorded run, the spiral data and a single unit."""

from actmath.training.ensemble import EnsembleRun, train_ensemble
from actmath.training.optimizers import Adam, GradientDescent, Optimizer
from actmath.training.run import Training, TrainingRecord, dead_units
from actmath.training.single_unit import LinePoints, UnitRun, fatal_rate, highest_dead_bias, line_points, train_unit
from actmath.training.spiral import WEIGHT_SEED_OFFSET, LabelledPoints, spiral_network, spiral_points, spiral_training

__all__ = [
    "WEIGHT_SEED_OFFSET",
    "Adam",
    "EnsembleRun",
    "GradientDescent",
    "LabelledPoints",
    "LinePoints",
    "Optimizer",
    "Training",
    "TrainingRecord",
    "UnitRun",
    "dead_units",
    "fatal_rate",
    "highest_dead_bias",
    "line_points",
    "spiral_network",
    "spiral_points",
    "spiral_training",
    "train_ensemble",
    "train_unit",
]
