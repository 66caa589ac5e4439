"""Means and quantiles of normal inputs against mpmath and closed forms of their own."""

import numpy as np
import pytest
from mpmath import erf, erfinv, exp, inf, mpf, npdf, quad, sqrt  # type: ignore[import-untyped]  # mpmath ships no types

from actmath import activation, elu_mean_output, leaky_relu, mean_output, normal_quantiles, zero_mean_alpha


def mean_by_mpmath(left: object) -> float:
    """Mean of max(z, 0) plus a function of the negative half."""
    return float(quad(lambda z: z * npdf(z), [0, inf]) + quad(lambda z: left(z) * npdf(z), [-inf, -5, 0]))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("record", "left", "shown"),
    [
        (activation("relu"), lambda _: mpf(0), "0.3989"),
        (activation("leaky_relu"), lambda z: z / 100, "0.3950"),
        (activation("elu"), lambda z: exp(z) - 1, "0.1605"),
        (activation("elu", alpha=0.3), lambda z: mpf("0.3") * (exp(z) - 1), None),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_the_mean_output_is_the_integral(record: object, left: object, shown: str | None) -> None:
    mean = mean_output(record)  # type: ignore[arg-type]
    assert mean == pytest.approx(mean_by_mpmath(left), abs=1e-12)
    assert shown in {None, f"{mean:.4f}"}


def test_a_smooth_function_without_joints_has_its_mean_too() -> None:
    assert mean_output(activation("sigmoid")) == pytest.approx(0.5, abs=1e-12)
    assert mean_output(activation("tanh")) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("alpha", [0.0, 0.5, 1.0, 1.6733, 4.0])
def test_the_closed_form_of_elu_agrees_with_quadrature(alpha: float) -> None:
    assert elu_mean_output(alpha) == pytest.approx(mean_output(activation("elu", alpha=alpha)), abs=1e-12)


def test_alpha_of_zero_mean_is_that_of_selu() -> None:
    """Klambauer et al. give alpha in this closed form; the mean does not depend on their scale."""
    published = -sqrt(2 / mpf("3.14159265358979323846")) / (exp(mpf(1) / 2) * (1 - erf(sqrt(mpf(1) / 2))) - 1)
    assert zero_mean_alpha() == pytest.approx(float(published), rel=1e-14)
    assert f"{zero_mean_alpha():.4f}" == "1.6733"
    assert elu_mean_output(zero_mean_alpha()) == 0


def test_quantiles_are_those_of_the_normal_distribution() -> None:
    expected = [float(sqrt(2) * erfinv(2 * (mpf(k) + 0.5) / 10 - 1)) for k in range(10)]
    np.testing.assert_allclose(normal_quantiles(10), expected, rtol=1e-14)
    assert np.mean(leaky_relu(normal_quantiles(20_000))) == pytest.approx(0.39495, abs=1e-4)
    with pytest.raises(ValueError, match="at least 1 quantile, not 0"):
        normal_quantiles(0)
