"""Networks trained together against the same networks trained one by one."""

import numpy as np
import pytest

from actmath.activations import activation
from actmath.network import initialization
from actmath.training import (
    EnsembleRun,
    GradientDescent,
    LabelledPoints,
    dead_units,
    spiral_network,
    spiral_points,
    spiral_training,
    train_ensemble,
)

SEEDS = (0, 1, 2, 3, 4, 5, 6, 7)
RATES = (0.1, 0.3, 0.05, 0.2, 0.1, 0.3, 0.15, 0.25)
"""More than one group of networks, and gentle rates: at these rounding stays rounding."""
DEPTH, WIDTH = 3, 7
STEPS = 12


def together(name: str, rule: str) -> EnsembleRun:
    networks = [
        spiral_network(activation(name), initialization(rule), seed=seed, depth=DEPTH, width=WIDTH) for seed in SEEDS
    ]
    return train_ensemble(networks, [spiral_points(seed=seed) for seed in SEEDS], RATES, steps=STEPS)


@pytest.mark.parametrize(
    ("name", "rule"), [("relu", "he_normal"), ("leaky_relu", "he_normal"), ("sigmoid", "xavier_normal")]
)
def test_an_ensemble_does_what_single_runs_do(name: str, rule: str) -> None:
    run = together(name, rule)
    for index, (seed, rate) in enumerate(zip(SEEDS, RATES, strict=True)):
        single = spiral_training(
            activation(name),
            initialization(rule),
            GradientDescent(rate),
            seed=seed,
            keep=(0, 5, STEPS),
            depth=DEPTH,
            width=WIDTH,
        )
        single.advance(STEPS)
        assert run.losses[index] == pytest.approx(single.losses[-1], rel=1e-9)
        for step, network in single.networks.items():
            masks = dead_units(network.backward(network.forward(single.inputs), np.ones((200, 1))))
            np.testing.assert_array_equal(run.dead[step, index], masks)
            counted = sum(single.records[step].dead_units) / (DEPTH * WIDTH)
            assert run.dead_shares[step, index] == pytest.approx(counted)


def test_some_units_of_relu_are_dead_and_none_of_leaky_relu() -> None:
    assert 0 < together("relu", "he_normal").dead.mean() < 0.5
    assert not together("leaky_relu", "he_normal").dead.any()


def test_the_networks_given_stay_as_they_are() -> None:
    network = spiral_network(activation("relu"), initialization("he_normal"), seed=0, depth=DEPTH, width=WIDTH)
    before = [parameter.copy() for parameter in network.parameters]
    train_ensemble([network], [spiral_points(seed=0)], [0.3], steps=3)
    for parameter, untouched in zip(network.parameters, before, strict=True):
        np.testing.assert_array_equal(parameter, untouched)


def test_one_set_of_data_and_one_rate_for_each_network() -> None:
    points = LabelledPoints(np.zeros((2, 2)), np.zeros((2, 1)))
    with pytest.raises(ValueError, match="0 networks, 1 batches and 1 rates"):
        train_ensemble([], [points], [0.1], steps=1)
