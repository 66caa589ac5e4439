"""Fully connected networks with backpropagation, their losses, initial weights and gradient sizes per layer."""

from actmath.network.chain import (
    EXAMPLE_PREACTIVATIONS,
    ChainPass,
    balanced_chain,
    chain_pass,
    example_preactivations,
    steepest_chain,
)
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
from actmath.network.two_weights import TwoWeightGradients, two_weight_gradients

__all__ = [
    "EXAMPLE_PREACTIVATIONS",
    "INITIALIZATIONS",
    "LOGISTIC",
    "LOSSES",
    "SOFTMAX_CROSS_ENTROPY",
    "SQUARED_ERROR",
    "ChainPass",
    "ForwardPass",
    "GradientProfile",
    "Initialization",
    "LayerGradients",
    "Loss",
    "MeanGradients",
    "MultilayerPerceptron",
    "Quantity",
    "TwoWeightGradients",
    "balanced_chain",
    "chain_pass",
    "example_preactivations",
    "gradient_profile",
    "gradient_profiles",
    "initialization",
    "median_ratio",
    "most_typical",
    "steepest_chain",
    "two_weight_gradients",
]
