"""Flat zones and normally distributed inputs, against inverse functions, mpmath and draws."""

from itertools import pairwise

import mpmath  # type: ignore[import-untyped]  # mpmath ships no types
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import simpson

from actmath import (
    Activation,
    activation,
    flat_share,
    mean_output,
    normal_density,
    normal_quantiles,
    normal_shares,
    steep_interval,
)

SIGMOID, TANH = activation("sigmoid"), activation("tanh")
limits = st.floats(1e-6, 0.24)


@given(limits)
def test_the_sigmoid_is_steep_between_the_logits_of_where_s_times_1_minus_s_is_the_limit(limit: float) -> None:
    share = (1 + mpmath.sqrt(1 - 4 * mpmath.mpf(limit))) / 2
    edge = float(mpmath.log(share / (1 - share)))
    assert steep_interval(SIGMOID, limit) == pytest.approx((-edge, edge), rel=1e-9, abs=1e-9)


@given(limits)
def test_tanh_is_steep_up_to_the_inverse_of_its_derivative(limit: float) -> None:
    edge = float(mpmath.atanh(mpmath.sqrt(1 - mpmath.mpf(limit))))
    assert steep_interval(TANH, limit) == pytest.approx((-edge, edge), rel=1e-9)


def test_the_edges_of_the_chapter() -> None:
    edges = [round(steep_interval(record, limit)[1], 5) for record in (SIGMOID, TANH) for limit in (0.1, 0.01)]
    assert edges == [2.06344, 4.58486, 1.81845, 2.99322]


def test_elu_stays_steep_to_the_right() -> None:
    left, right = steep_interval(activation("elu"), 0.01)
    assert left == pytest.approx(np.log(0.01))
    assert right == np.inf


@pytest.mark.parametrize("limit", [0.0, 0.25, 0.3, -1.0])
def test_a_limit_that_the_slope_never_passes_is_refused(limit: float) -> None:
    with pytest.raises(ValueError, match="must be above 0 and below its largest slope"):
        steep_interval(SIGMOID, limit)


@pytest.mark.parametrize(
    ("record", "shown"),
    [(SIGMOID, ["0.0", "2.2", "25.2", "56.7"]), (TANH, ["0.3", "13.4", "45.4", "70.8"])],
    ids=["sigmoid", "tanh"],
)
def test_saturated_shares_are_those_of_the_chapter_and_of_the_error_function(
    record: Activation, shown: list[str]
) -> None:
    edge = 4.584863339122355 if record is SIGMOID else 2.9932228461263812
    for width, text in zip((1, 2, 4, 8), shown, strict=True):
        share = flat_share(record, 0.01, deviation=width)
        assert f"{100 * share:.1f}" == text
        assert share == pytest.approx(float(mpmath.erfc(edge / (width * mpmath.sqrt(2)))), rel=1e-9)


@given(st.floats(-3, 3), st.floats(0.2, 8))
def test_the_flat_share_is_what_counted_quantiles_say(mean: float, deviation: float) -> None:
    z = normal_quantiles(4001, mean=mean, deviation=deviation)
    counted = np.mean(np.abs(SIGMOID.gradient(z)) < 0.01)
    assert flat_share(SIGMOID, 0.01, mean=mean, deviation=deviation) == pytest.approx(counted, abs=5e-4)


@given(st.lists(st.floats(-9, 9), max_size=5, unique=True), st.floats(-3, 3), st.floats(0.2, 8))
def test_shares_between_edges_are_integrals_of_the_density(edges: list[float], mean: float, deviation: float) -> None:
    inner = np.clip(sorted(edges), mean - 9 * deviation, mean + 9 * deviation)
    ends = [mean - 9 * deviation, *inner, mean + 9 * deviation]

    def area(left: float, right: float) -> float:
        z = np.linspace(left, right, 4001)
        return float(simpson(stats.norm.pdf(z, mean, deviation), x=z))

    shares = normal_shares(sorted(edges), mean=mean, deviation=deviation)
    assert shares == pytest.approx([area(*pair) for pair in pairwise(ends)], abs=1e-9)
    assert shares.sum() == pytest.approx(1)


@pytest.mark.parametrize("record", [SIGMOID, TANH], ids=["sigmoid", "tanh"])
def test_the_outer_shares_together_are_the_flat_share(record: Activation) -> None:
    shares = normal_shares(steep_interval(record, 0.01), deviation=8)
    assert shares[0] + shares[2] == pytest.approx(flat_share(record, 0.01, deviation=8))


def test_edges_that_do_not_rise_are_refused() -> None:
    with pytest.raises(ValueError, match="the edges must rise"):
        normal_shares([1.0, 1.0])


@given(st.integers(1, 60), st.floats(-3, 3), st.floats(0.2, 8))
def test_quantiles_are_those_of_the_distribution(count: int, mean: float, deviation: float) -> None:
    z = normal_quantiles(count, mean=mean, deviation=deviation)
    np.testing.assert_allclose(stats.norm.cdf(z, mean, deviation), (np.arange(count) + 0.5) / count, atol=1e-12)
    np.testing.assert_allclose(normal_density(z, mean=mean, deviation=deviation), stats.norm.pdf(z, mean, deviation))


def test_no_quantiles_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 quantile, not 0"):
        normal_quantiles(0)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "elu", "gelu"])
@pytest.mark.parametrize(("mean", "deviation"), [(0.0, 1.0), (1.0, 1.0), (-0.7, 2.5)])
def test_mean_outputs_are_those_of_mpmath(name: str, mean: float, deviation: float) -> None:
    definitions = {
        "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
        "tanh": mpmath.tanh,
        "relu": lambda z: max(z, 0),
        "elu": lambda z: z if z > 0 else mpmath.expm1(z),
        "gelu": lambda z: z * mpmath.ncdf(z),
    }
    density = lambda z: definitions[name](z) * mpmath.npdf(z, mean, deviation)  # noqa: E731
    expected = mpmath.quad(density, [mean - 30, mean - 4, min(0, mean), max(0, mean), mean + 4, mean + 30])
    assert mean_output(activation(name), mean=mean, deviation=deviation) == pytest.approx(float(expected), abs=1e-9)


def test_the_means_of_the_chapter() -> None:
    means = [f"{mean_output(record, mean=mean):.4f}" for mean in (0, 1) for record in (SIGMOID, TANH)]
    assert means == ["0.5000", "0.0000", "0.6967", "0.5504"]
    assert mean_output(TANH) == 0
