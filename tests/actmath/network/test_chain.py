"""Chains of single units, against mpmath, finite differences and backpropagation through a real network."""

import math

import mpmath  # type: ignore[import-untyped]  # mpmath ships no types
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actmath import (
    EXAMPLE_PREACTIVATIONS,
    activation,
    balanced_chain,
    chain_pass,
    example_preactivations,
    steepest_chain,
)

SIGMOID = activation("sigmoid")


def sigmoid_slope(z: float) -> mpmath.mpf:
    return 1 / (2 * mpmath.cosh(mpmath.mpf(z) / 2)) ** 2


def test_factors_and_products_are_those_of_the_chapter() -> None:
    z = (0.8, -1.5, 0.3, 2.1, -0.6)
    assert z == EXAMPLE_PREACTIVATIONS
    chain = chain_pass(SIGMOID, z)
    assert [f"{factor:.4f}" for factor in chain.factors[::-1]] == ["0.2288", "0.0972", "0.2445", "0.1491", "0.2139"]
    texts = [f"{left:.4g}" for left in chain.remaining[::-1]]
    assert texts == ["0.2288", "0.02224", "0.005436", "0.0008107", "0.0001734"]
    product = mpmath.mpf(1)
    for layer in reversed(range(5)):
        product *= sigmoid_slope(z[layer])
        assert chain.remaining[layer] == pytest.approx(float(product), rel=1e-13)


@given(st.lists(st.floats(-6, 6), min_size=1, max_size=20), st.floats(0.5, 16))
def test_what_is_left_is_the_product_of_the_factors_from_there_on(z: list[float], weight: float) -> None:
    chain = chain_pass(activation("tanh"), z, weight=weight)
    for layer in range(len(z)):
        assert chain.remaining[layer] == pytest.approx(math.prod(chain.factors[layer:]), rel=1e-12)
    np.testing.assert_allclose(chain.outputs, np.tanh(z), rtol=1e-13)


@settings(max_examples=20)
@given(st.floats(0.5, 10), st.floats(0.05, 0.95), st.integers(1, 8))
def test_a_balanced_chain_hands_back_the_derivative_of_what_it_hands_forward(
    w: float, start: float, depth: int
) -> None:
    def forward(value: mpmath.mpf) -> mpmath.mpf:
        for _ in range(depth):
            value = 1 / (1 + mpmath.exp(-(w * value - mpmath.mpf(w) / 2)))
        return value

    with mpmath.workdps(40):
        derivative = mpmath.diff(forward, mpmath.mpf(start))
    chain = balanced_chain(SIGMOID, start, weight=w, depth=depth)
    assert chain.remaining[0] == pytest.approx(float(derivative), rel=1e-9)


@pytest.mark.parametrize(
    ("weight", "start", "left"), [(4, 0.5, "1.0"), (4, 0.7, "0.5201"), (8, 0.5, "32.0"), (8, 0.7, "0.0038")]
)
def test_the_knifes_edge_of_the_chapter(weight: float, start: float, left: str) -> None:
    value = balanced_chain(SIGMOID, start, weight=weight, depth=5).remaining[0]
    assert f"{value:.{len(left.partition('.')[2])}f}" == left


def test_the_best_case_of_the_chapter_is_exact() -> None:
    assert steepest_chain(SIGMOID, 5).remaining[0] == 0.0009765625
    assert f"{0.25**5 / chain_pass(SIGMOID, EXAMPLE_PREACTIVATIONS).remaining[0]:.1f}" == "5.6"
    assert steepest_chain(activation("tanh"), 20).remaining[0] == 1


def test_a_slope_without_maximum_has_no_best_case() -> None:
    with pytest.raises(ValueError, match="identity has no maximum"):
        steepest_chain(activation("identity"), 3)


def test_examples_are_the_five_and_then_seeded_ones() -> None:
    assert example_preactivations(3, seed=5) == EXAMPLE_PREACTIVATIONS[:3]
    longer = example_preactivations(20, seed=5)
    assert len(longer) == 20
    assert longer[:5] == EXAMPLE_PREACTIVATIONS
    assert longer == (*example_preactivations(12, seed=5), *longer[12:])
    assert longer != example_preactivations(20, seed=6)
    assert all(z == round(z, 1) for z in longer)


def test_chains_without_units_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 unit"):
        chain_pass(SIGMOID, [])
    with pytest.raises(ValueError, match="at least 1 unit"):
        balanced_chain(SIGMOID, 0.5, weight=1, depth=0)
    with pytest.raises(ValueError, match="at least 1 layer, not 0"):
        example_preactivations(0)
