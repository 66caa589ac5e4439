"""Losses against 50-digit arithmetic, gradients against finite differences of that arithmetic."""

import mpmath  # type: ignore[import-untyped]  # mpmath ships no types
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from actmath.network import LOGISTIC, LOSSES, SOFTMAX_CROSS_ENTROPY, SQUARED_ERROR, Loss
from actmath.network.losses import Targets

OUTPUTS = st.lists(st.lists(st.floats(-750, 750), min_size=3, max_size=3), min_size=1, max_size=4)


def targets_for(loss: Loss, outputs: NDArray[np.float64], seed: int) -> Targets:
    generator = np.random.default_rng(seed)
    if loss is SOFTMAX_CROSS_ENTROPY:
        return generator.integers(0, outputs.shape[1], len(outputs))
    if loss is LOGISTIC:
        return generator.integers(0, 2, outputs.shape).astype(np.float64)
    return generator.normal(size=outputs.shape)


def exact_loss(loss: Loss, outputs: list[list[mpmath.mpf]], targets: Targets) -> mpmath.mpf:
    total = mpmath.mpf(0)
    for row, target in zip(outputs, targets.tolist(), strict=True):
        if loss is SOFTMAX_CROSS_ENTROPY:
            total -= mpmath.log(mpmath.exp(row[target]) / mpmath.fsum(map(mpmath.exp, row)))
        elif loss is LOGISTIC:
            for o, t in zip(row, target, strict=True):
                total -= t * mpmath.log(1 / (1 + mpmath.exp(-o))) + (1 - t) * mpmath.log(1 / (1 + mpmath.exp(o)))
        else:
            total += mpmath.fsum((o - t) ** 2 for o, t in zip(row, target, strict=True)) / 2
    return total / len(outputs)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
@settings(max_examples=40)
@given(OUTPUTS, st.integers(0, 1000))
def test_loss_and_gradient_equal_exact_arithmetic(loss: Loss, rows: list[list[float]], seed: int) -> None:
    outputs = np.array(rows)
    targets = targets_for(loss, outputs, seed)
    gradient = loss.gradient(outputs, targets)
    with mpmath.workdps(380):
        exact = [[mpmath.mpf(value) for value in row] for row in rows]
        assert loss.value(outputs, targets) == pytest.approx(
            float(exact_loss(loss, exact, targets)), rel=1e-12, abs=1e-15
        )
        step = mpmath.mpf(10) ** -30
        row, column = seed % len(rows), seed % 3
        exact[row][column] += step
        above = exact_loss(loss, exact, targets)
        exact[row][column] -= 2 * step
        slope = (above - exact_loss(loss, exact, targets)) / (2 * step)
    assert gradient[row, column] == pytest.approx(float(slope), rel=1e-10, abs=1e-15)


def test_losses_at_rest() -> None:
    zeros = np.zeros((5, 4))
    assert SQUARED_ERROR.value(zeros, zeros) == 0
    assert LOGISTIC.value(zeros[:, :1], np.ones((5, 1))) == pytest.approx(np.log(2), rel=1e-15)
    assert SOFTMAX_CROSS_ENTROPY.value(zeros, np.arange(5) % 4) == pytest.approx(np.log(4), rel=1e-15)


@pytest.mark.parametrize(
    ("loss", "targets", "complaint"),
    [
        (SQUARED_ERROR, np.zeros(3), r"shape \(3, 2\)"),
        (LOGISTIC, np.zeros((3, 1)), r"shape \(3, 2\)"),
        (SOFTMAX_CROSS_ENTROPY, np.zeros((3, 2), dtype=np.int64), r"shape \(3,\)"),
        (SOFTMAX_CROSS_ENTROPY, np.array([0, 1, 2]), "class numbers from 0 to 1"),
        (SOFTMAX_CROSS_ENTROPY, np.array([0, 1, -1]), "class numbers from 0 to 1"),
        (SOFTMAX_CROSS_ENTROPY, np.zeros(3), "class numbers from 0 to 1"),
    ],
)
def test_targets_that_do_not_fit_are_refused(loss: Loss, targets: Targets, complaint: str) -> None:
    for function in (loss.value, loss.gradient):
        with pytest.raises(ValueError, match=complaint):
            function(np.zeros((3, 2)), targets)
