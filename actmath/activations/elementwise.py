"""The one place that decides about dtypes, shapes and floating-point flags of every activation function."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Float64Array: TypeAlias = NDArray[np.float64]
FloatArray: TypeAlias = NDArray[np.floating[Any]]

P = ParamSpec("P")


def elementwise(
    kernel: Callable[Concatenate[Float64Array, P], Float64Array],
) -> Callable[Concatenate[ArrayLike, P], FloatArray]:
    """Turn a float64 formula into a function of anything array-like, applied element by element.

    The result has the shape of the input (a NumPy scalar for a scalar or 0-d array). float64, float32 and float16
    keep their dtype, with float64 arithmetic inside; integers and bool become float64. NaN stays NaN.
    No floating-point warning leaves the function: the formulas are chosen so that overflow and underflow
    inside them land on the right limit.

    The resulting function raises TypeError for complex numbers and any other dtype.
    """

    @wraps(kernel)
    def function(x: ArrayLike, /, *args: P.args, **kwargs: P.kwargs) -> FloatArray:
        given = np.asarray(x)
        dtype = _result_dtype(given.dtype)
        with np.errstate(all="ignore"):
            values = given.astype(np.float64, copy=False)
            results = kernel(values, *args, **kwargs)
            unknown = np.isnan(values)
            if results is values or unknown.any():
                results = np.where(unknown, values, results)
            return results.astype(dtype, copy=False)[()]

    return function


def _result_dtype(dtype: np.dtype[Any]) -> np.dtype[Any]:
    if dtype.kind in "iub":
        return np.dtype(np.float64)
    if dtype.type in (np.float16, np.float32, np.float64):
        return dtype.newbyteorder("=")
    raise TypeError(f"activation functions take real numbers (float64, float32, float16, integers, bool), not {dtype}")
