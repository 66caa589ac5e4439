"""The two shortcuts of GELU, how far they are from it, and what plain evaluation of its formulas loses.

`gelu` and `gelu_shortcut` keep their digits everywhere. The naive formulas here do not: they show what a program gets
that types the formula in.
"""

import math
from functools import cache, partial
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actmath.activations.elementwise import Float64Array, FloatArray
from actmath.activations.gates import TANH_CUBIC, TANH_LINEAR, gelu, gelu_grad, swish, swish_grad
from actmath.activations.landmarks import Extremum, find_extrema

Shortcut: TypeAlias = Literal["tanh", "sigmoid"]
NaiveFormula: TypeAlias = Literal["tanh", "erf"]
FloatName: TypeAlias = Literal["float16", "float32", "float64"]

SIGMOID_FORM_BETA = 1.702
_ALL_LOST = -40.0
_NOTHING_LOST = -1.0


def gelu_shortcut(x: ArrayLike, shortcut: Shortcut) -> FloatArray:
    """A shortcut of GELU with its digits kept: x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) or x sigma(1.702 x).

    Source: Hendrycks and Gimpel 2016, section 2.

    Raises:
        ValueError: If shortcut is neither "tanh" nor "sigmoid".
    """
    _check(shortcut)
    return gelu(x, approximate="tanh") if shortcut == "tanh" else swish(x, SIGMOID_FORM_BETA)


def shortcut_error(x: ArrayLike, shortcut: Shortcut) -> FloatArray:
    """A shortcut minus exact GELU, in float64.

    Every gate has gate(x) + gate(-x) = 1, so the error is even in x; taken left of zero it does not cancel against x.

    Raises:
        ValueError: If shortcut is neither "tanh" nor "sigmoid".
    """
    left = -np.abs(np.asarray(x, dtype=np.float64))
    return gelu_shortcut(left, shortcut) - gelu(left)


@cache
def shortcut_error_extrema(shortcut: Shortcut) -> tuple[Extremum, ...]:
    """Where a shortcut is off most, for x > 0, the largest error first; at -x the errors are the same.

    Raises:
        ValueError: If shortcut is neither "tanh" nor "sigmoid".
    """
    _check(shortcut)
    slope = (
        partial(gelu_grad, approximate="tanh") if shortcut == "tanh" else partial(swish_grad, beta=SIGMOID_FORM_BETA)
    )
    found = find_extrema(partial(shortcut_error, shortcut=shortcut), lambda x: slope(x) - gelu_grad(x), ())
    outer = [extremum for extremum in found if extremum.x > 0 and extremum.value != 0]
    return tuple(sorted(outer, key=lambda extremum: -abs(extremum.value)))


def naive_gelu(x: NDArray[np.floating[Any]], formula: NaiveFormula) -> FloatArray:
    """x/2 (1 + erf(x / sqrt 2)) or x/2 (1 + tanh(...)) as it stands, every step in the precision of x.

    Left of zero the function in the bracket comes near -1, where its floats are 2^-53 apart in float64 and 2^-24 in
    float32, while the sum is far smaller: adding 1 leaves only those steps, at last 0. The formula is right, its
    digits are lost. `gelu` has no such sum.

    Args:
        x: Floats of any dtype and shape.
        formula: What stands in the bracket.

    Raises:
        ValueError: If formula is neither "tanh" nor "erf".
    """
    number = x.dtype.type
    if formula == "tanh":
        inner = np.tanh(number(TANH_LINEAR / 2) * (x + number(TANH_CUBIC / TANH_LINEAR) * x * x * x))
    elif formula == "erf":
        inner = _error_function(x / number(math.sqrt(2)))
    else:
        raise ValueError(f"formula must be 'tanh' or 'erf', not {formula!r}")
    return np.asarray(number(0.5) * x * (number(1) + inner), dtype=x.dtype)


@cache
def naive_gelu_zero(formula: NaiveFormula, dtype: FloatName) -> float:
    """The largest x < 0 at which a naive formula is 0: nothing of GELU is left from there on.

    It depends on the last bit of the library's tanh or erf. In float32 NumPy's tanh, faithful but not correctly
    rounded, gives -5.42; a correctly rounded one would give -5.16.

    Raises:
        ValueError: If formula is neither "tanh" nor "erf".
    """
    number = np.dtype(dtype).type
    lost, kept = number(_ALL_LOST), number(_NOTHING_LOST)
    while (middle := number((float(lost) + float(kept)) / 2)) not in (lost, kept):
        if naive_gelu(np.array(middle), formula) == 0:
            lost = middle
        else:
            kept = middle
    return float(lost)


def _error_function(x: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """SciPy's, in the precision of x."""
    from scipy.special import erf  # noqa: PLC0415 - SciPy would double the import time of this package

    values: Float64Array = erf(x)
    return values.astype(x.dtype)


def _check(shortcut: str) -> None:
    if shortcut not in ("tanh", "sigmoid"):
        raise ValueError(f"shortcut must be 'tanh' or 'sigmoid', not {shortcut!r}")
