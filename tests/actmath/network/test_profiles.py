"""Gradient profiles against a hand-written chain rule and the figures of the film."""

import numpy as np
import pytest

from actmath.activations import activation
from actmath.network import (
    GradientProfile,
    MeanGradients,
    gradient_profile,
    gradient_profiles,
    initialization,
    median_ratio,
    most_typical,
)


def profile_with(ratio: float, seed: int) -> GradientProfile:
    layers = np.array([ratio, 1.0])
    return GradientProfile(seed, MeanGradients(layers, layers**2, layers**3), layers)


def test_profile_of_a_linear_network_follows_from_matrix_products() -> None:
    """Draws the same numbers in the stated order and multiplies the chain out, example by example."""
    generator = np.random.default_rng(3)
    samples = generator.normal(size=(8, 5))
    spread = [np.sqrt(2 / (n + m)) for n, m in ((5, 6), (6, 6), (6, 6), (6, 4))]
    shapes = ((5, 6), (6, 6), (6, 6), (6, 4))
    first, second, third, last = (s * generator.normal(size=shape) for s, shape in zip(spread, shapes, strict=True))
    classes = generator.integers(0, 4, 8)
    logits = samples @ first @ second @ third @ last
    errors = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True) - np.eye(4)[classes]
    by_third = errors @ last.T / 8
    expected = [
        np.abs(by_third @ third.T @ second.T).mean(),
        np.abs(by_third @ third.T).mean(),
        np.abs(by_third).mean(),
    ]
    profile = gradient_profile(
        activation("identity"), initialization("xavier_normal"), depth=3, width=6, inputs=5, classes=4, batch=8, seed=3
    )
    np.testing.assert_allclose(profile.means.preactivations, expected, rtol=1e-12)
    np.testing.assert_allclose(profile.means.activations, expected, rtol=1e-12)
    by_weights = [
        np.abs(samples.T @ (by_third @ third.T @ second.T)).mean(),
        np.abs((samples @ first).T @ (by_third @ third.T)).mean(),
        np.abs((samples @ first @ second).T @ by_third).mean(),
    ]
    np.testing.assert_allclose(profile.means.weights, by_weights, rtol=1e-12)
    entering = [np.abs(inputs).mean() for inputs in (samples, samples @ first, samples @ first @ second)]
    np.testing.assert_allclose(profile.inputs, entering, rtol=1e-12)


def test_ratio_median_and_most_typical() -> None:
    profiles = [profile_with(ratio, seed) for seed, ratio in enumerate((8.0, 0.25, 1.0, 2.0))]
    assert profiles[0].ratio() == 8.0
    assert profiles[0].ratio("activations") == 64.0
    assert profiles[0].ratio("weights") == 512.0
    assert median_ratio(profiles) == 1.5
    assert most_typical(profiles).seed == 3
    assert np.isnan(GradientProfile(0, MeanGradients(*np.zeros((3, 2))), np.zeros(2)).ratio())


def test_profiles_differ_by_seed_and_cannot_be_changed() -> None:
    settings = {"depth": 2, "width": 5, "inputs": 4, "classes": 3, "batch": 6}
    first, second = gradient_profiles(activation("tanh"), initialization("he_normal"), seeds=(4, 5), **settings)
    assert (first.seed, second.seed) == (4, 5)
    assert first.ratio() != second.ratio()
    with pytest.raises(ValueError, match="read-only"):
        first.means.weights[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        first.inputs[0] = 1.0


def test_sizes_below_one_are_refused() -> None:
    with pytest.raises(ValueError, match="width must be at least 1, got 0"):
        gradient_profile(activation("relu"), initialization("he_normal"), depth=1, width=0)


# Medians of seeds 0 to 19 from a trial with another program; a digit's rounding is the tolerance.
TRIAL_MEDIANS = [
    ("sigmoid", "xavier_normal", 2, 0.21, 0.005),
    ("sigmoid", "xavier_normal", 5, 0.0027, 0.00005),
    ("sigmoid", "xavier_normal", 10, 1.8e-6, 0.05e-6),
    ("sigmoid", "xavier_normal", 20, 1e-12, 0.5e-12),
    ("tanh", "xavier_normal", 10, 0.25, 0.006),
    ("relu", "xavier_normal", 10, 0.04, 0.005),
    ("gelu", "xavier_normal", 10, 0.003, 0.0005),
    ("relu", "he_normal", 10, 0.9, 0.05),
    ("relu", "he_normal", 20, 1.0, 0.05),
    ("gelu", "he_normal", 20, 0.15, 0.005),
    ("swish", "he_normal", 20, 0.006, 0.0005),
    ("elu", "he_normal", 20, 4.5, 0.05),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "rule", "depth", "median", "tolerance"), TRIAL_MEDIANS)
def test_median_ratios_equal_those_of_the_trial(
    name: str, rule: str, depth: int, median: float, tolerance: float
) -> None:
    profiles = gradient_profiles(activation(name), initialization(rule), depth=depth)
    assert median_ratio(profiles) == pytest.approx(median, abs=tolerance)


@pytest.mark.slow
def test_weight_gradients_hide_the_decay() -> None:
    profiles = gradient_profiles(activation("relu"), initialization("xavier_normal"), depth=10)
    assert median_ratio(profiles, "weights") == pytest.approx(1.9, abs=0.05)


@pytest.mark.slow
def test_he_keeps_relu_level_for_every_seed() -> None:
    ratios = [p.ratio() for p in gradient_profiles(activation("relu"), initialization("he_normal"), depth=10)]
    assert [round(min(ratios), 2), round(max(ratios), 1)] == [0.66, 1.4]
