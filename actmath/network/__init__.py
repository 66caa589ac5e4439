"""Fully connected networks with backpropagation, their losses, initial weights and gradient sizes per layer."""

from actmath.network.initialization import INITIALIZATIONS, Initialization, initialization
from actmath.network.losses import LOGISTIC, LOSSES, SOFTMAX_CROSS_ENTROPY, SQUARED_ERROR, Loss
from actmath.network.perceptron import ForwardPass, LayerGradients, MeanGradients, MultilayerPerceptron
from actmath.network.profiles import (
    GradientProfile,
    Quantity,
    gradient_profile,
    gradient_profiles,
    median_ratio,
    most_typical,
)

__all__ = [
    "INITIALIZATIONS",
    "LOGISTIC",
    "LOSSES",
    "SOFTMAX_CROSS_ENTROPY",
    "SQUARED_ERROR",
    "ForwardPass",
    "GradientProfile",
    "Initialization",
    "LayerGradients",
    "Loss",
    "MeanGradients",
    "MultilayerPerceptron",
    "Quantity",
    "gradient_profile",
    "gradient_profiles",
    "initialization",
    "median_ratio",
    "most_typical",
]
