"""Every function and derivative against mpmath at 50 digits, over the whole line of float64."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import mpmath  # type: ignore[import-untyped]  # mpmath ships no types
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mpf
from numpy.typing import NDArray

import actmath

mpmath.mp.dps = 50

SMALLEST = mpf("1e-290")
"""Values below this size may lose digits as float64 underflows; there the absolute error is what counts."""
TANH_FORM_CUBIC = mpf("0.044715")


def exp(z: mpf) -> mpf:
    """e^z, with 0 for exponents so negative that the result is below 1e-40000000 and infinity for the reverse."""
    if abs(z) > mpf("1e8"):
        return mpf(0) if z < 0 else mpf("inf")
    return mpmath.exp(z)


def sigmoid(x: mpf) -> mpf:
    return 1 / (1 + exp(-x))


def sigmoid_grad(x: mpf) -> mpf:
    return sigmoid(x) * sigmoid(-x)


def tanh(x: mpf) -> mpf:
    return mpmath.expm1(2 * x) / (exp(2 * x) + 1) if abs(x) < 1e8 else mpmath.sign(x)


def tanh_grad(x: mpf) -> mpf:
    return mpmath.sech(x) ** 2 if abs(x) < 1e8 else mpf(0)


def relu(x: mpf) -> mpf:
    return x if x > 0 else mpf(0)


def relu_grad(x: mpf) -> mpf:
    return mpf(1) if x > 0 else mpf(0)


def leaky_relu(x: mpf, slope: float) -> mpf:
    return x if x > 0 else mpf(slope) * x


def leaky_relu_grad(x: mpf, slope: float) -> mpf:
    return mpf(1) if x > 0 else mpf(slope)


def elu(x: mpf, alpha: float) -> mpf:
    if x > 0:
        return x
    return mpf(alpha) * mpmath.expm1(x) if x > -1e8 else -mpf(alpha)


def elu_grad(x: mpf, alpha: float) -> mpf:
    return mpf(1) if x > 0 else mpf(alpha) * exp(x)


def swish(x: mpf, beta: float) -> mpf:
    return x * sigmoid(mpf(beta) * x)


def swish_grad(x: mpf, beta: float) -> mpf:
    z = mpf(beta) * x
    return sigmoid(z) + z * sigmoid_grad(z)


def gelu(x: mpf) -> mpf:
    return x * mpmath.ncdf(x) if abs(x) < 1e4 else relu(x)


def gelu_grad(x: mpf) -> mpf:
    return mpmath.ncdf(x) + x * mpmath.npdf(x) if abs(x) < 1e4 else relu_grad(x)


def gelu_tanh(x: mpf) -> mpf:
    scale = 2 * mpmath.sqrt(2 / mpmath.pi)
    return x * sigmoid(scale * (x + TANH_FORM_CUBIC * x**3))


def gelu_tanh_grad(x: mpf) -> mpf:
    scale = 2 * mpmath.sqrt(2 / mpmath.pi)
    z = scale * (x + TANH_FORM_CUBIC * x**3)
    return sigmoid(z) + x * scale * (1 + 3 * TANH_FORM_CUBIC * x**2) * sigmoid_grad(z)


@dataclass(frozen=True)
class Case:
    """A function of actmath, the same in mpmath, and where it changes sign other than at 0."""

    function: Callable[..., Any]
    reference: Callable[[mpf], mpf]
    crossing: float | None = None


def parameterized(
    function: Callable[..., Any],
    reference: Callable[[mpf, float], mpf],
    value: float,
    crossing: float | None = None,
) -> Case:
    return Case(lambda x: function(x, value), lambda x: reference(x, value), crossing)


BETAS = (1.0, 0.3, 1.702, 1e3, 1e-3, 1e300, 1e-200, 1e-300, 5e-324, 0.0)
CASES = {
    "sigmoid": Case(actmath.sigmoid, sigmoid),
    "sigmoid_grad": Case(actmath.sigmoid_grad, sigmoid_grad),
    "tanh": Case(actmath.tanh, tanh),
    "tanh_grad": Case(actmath.tanh_grad, tanh_grad),
    "relu": Case(actmath.relu, relu),
    "relu_grad": Case(actmath.relu_grad, relu_grad),
    "identity": Case(actmath.identity, mpf),
    "silu": Case(actmath.silu, partial(swish, beta=1.0)),
    "silu_grad": Case(actmath.silu_grad, partial(swish_grad, beta=1.0), -1.2784645427610738),
    "gelu": Case(actmath.gelu, gelu),
    "gelu_grad": Case(actmath.gelu_grad, gelu_grad, -0.7517915246935645),
    "gelu tanh form": Case(partial(actmath.gelu, approximate="tanh"), gelu_tanh),
    "gelu_grad tanh form": Case(partial(actmath.gelu_grad, approximate="tanh"), gelu_tanh_grad, -0.7524614220710163),
}
for slope in (0.01, 0.1, 0.0, 1.5, 1e300, 1e-300):
    CASES[f"leaky_relu {slope}"] = parameterized(actmath.leaky_relu, leaky_relu, slope)
    CASES[f"leaky_relu_grad {slope}"] = parameterized(actmath.leaky_relu_grad, leaky_relu_grad, slope)
for alpha in (1.0, 0.1, 1.6733, 0.0, 1e300, 1e-280):
    CASES[f"elu {alpha}"] = parameterized(actmath.elu, elu, alpha)
    CASES[f"elu_grad {alpha}"] = parameterized(actmath.elu_grad, elu_grad, alpha)
for beta in BETAS:
    root = -1.2784645427610738 / beta if beta > 1e-300 else None
    CASES[f"swish {beta}"] = parameterized(actmath.swish, swish, beta)
    CASES[f"swish_grad {beta}"] = parameterized(actmath.swish_grad, swish_grad, beta, root)


def check(case: Case, points: NDArray[np.floating[Any]], relative: float, absolute: float, smallest: mpf) -> None:
    """Compare at every point: relative error where the size allows, absolute error near a change of sign and below."""
    with np.errstate(all="raise"):
        values = case.function(points)
    largest = mpf(float(np.finfo(points.dtype).max)) * (1 + mpf(2) ** -np.finfo(points.dtype).nmant)
    for x, value in zip(points.tolist(), values.tolist(), strict=True):
        true = case.reference(mpf(x))
        if abs(true) > largest:
            assert value == mpmath.sign(true) * mpf("inf")
            continue
        near_crossing = case.crossing is not None and abs(x / case.crossing - 1) < 1e-2
        allowed = absolute if near_crossing else relative * abs(true) if abs(true) >= smallest else smallest
        assert abs(mpf(value) - true) <= allowed, f"at x = {x!r}: {value!r}, not {mpmath.nstr(true, 20)}"


@pytest.fixture(scope="module")
def line() -> NDArray[np.float64]:
    """Points of both half-lines: every decade from subnormal to 1e308, and dense where the functions vary."""
    sizes = [np.geomspace(1e-323, 1e308, 120), np.linspace(0.01, 45, 130), np.linspace(46, 750, 60)]
    sizes.append(1e300 * np.linspace(700, 1400, 15))  # x e^(beta x) is still large for beta = 1e-300
    roots = [case.crossing for case in CASES.values() if case.crossing]
    near_roots = np.concatenate([root * (1 + np.array([-1e-3, -1e-9, -1e-15, 0, 1e-15, 1e-9, 1e-3])) for root in roots])
    positive = np.concatenate([*sizes, -near_roots])
    return np.unique(np.concatenate([-positive, [0.0], positive]))


@pytest.mark.parametrize("name", CASES)
def test_float64_is_right_to_1e_12_on_the_whole_line(name: str, line: NDArray[np.float64]) -> None:
    check(CASES[name], line, relative=1e-12, absolute=1e-15, smallest=SMALLEST)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("dtype", "relative", "absolute"), [(np.float32, 1e-6, 1e-7), (np.float16, 1e-3, 1e-3)])
def test_narrow_floats_are_right_to_their_precision(
    name: str, dtype: type[np.floating[Any]], relative: float, absolute: float
) -> None:
    limits = np.finfo(dtype)
    sizes = np.concatenate(
        [np.geomspace(float(limits.smallest_subnormal), float(limits.max), 30), np.linspace(0.1, 100, 60)]
    )
    points = np.concatenate([-sizes, [0.0], sizes]).astype(dtype)
    points = points[np.isfinite(points)]
    assert CASES[name].function(points).dtype == dtype
    check(CASES[name], points, relative, absolute, smallest=mpf(float(limits.smallest_normal)))


FINITE = st.floats(-1e308, 1e308)


@given(x=FINITE, beta=st.floats(0.0, 1e308))
@settings(max_examples=150, deadline=None)
def test_swish_at_any_point_and_beta(x: float, beta: float) -> None:
    root = -1.2784645427610738 / beta if beta > 1e-300 else None
    check(parameterized(actmath.swish, swish, beta), np.array([x]), 1e-12, 1e-15, SMALLEST)
    check(parameterized(actmath.swish_grad, swish_grad, beta, root), np.array([x]), 1e-12, 1e-15, SMALLEST)


@given(x=st.floats(-800, 10), alpha=st.floats(0.0, 1e308))
@settings(max_examples=100, deadline=None)
def test_elu_at_any_point_and_alpha(x: float, alpha: float) -> None:
    check(parameterized(actmath.elu, elu, alpha), np.array([x]), 1e-12, 1e-15, SMALLEST)
    check(parameterized(actmath.elu_grad, elu_grad, alpha), np.array([x]), 1e-12, 1e-15, SMALLEST)


@given(x=st.floats(-60, 60))
@settings(max_examples=100, deadline=None)
def test_gelu_at_any_point(x: float) -> None:
    for name in ("gelu", "gelu_grad", "gelu tanh form", "gelu_grad tanh form"):
        check(CASES[name], np.array([x]), 1e-12, 1e-15, SMALLEST)
