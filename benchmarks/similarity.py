"""Structural similarity of two pictures: Wang, Bovik, Sheikh and Simoncelli 2004, eq. 13, in plain NumPy."""

import numpy as np
import numpy.typing as npt

_WINDOW = 8
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_LUMA = np.array([0.2126, 0.7152, 0.0722])


def luma(rgb: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Luma of ITU-R BT.709, shape (height, width), from 0 to 255."""
    return np.tensordot(np.asarray(rgb, np.float64), _LUMA, axes=1)


def ssim(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """Mean over all windows of 8x8 pixels and all channels, for pictures of shape (height, width[, channels])."""
    x, y = np.asarray(first, np.float64), np.asarray(second, np.float64)
    mean_x, mean_y = _window_means(x), _window_means(y)
    variance_x = _window_means(x * x) - mean_x**2
    variance_y = _window_means(y * y) - mean_y**2
    covariance = _window_means(x * y) - mean_x * mean_y
    similarity = (2 * mean_x * mean_y + _C1) * (2 * covariance + _C2)
    similarity /= (mean_x**2 + mean_y**2 + _C1) * (variance_x + variance_y + _C2)
    return float(similarity.mean())


def _window_means(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    sums = np.cumsum(np.cumsum(np.pad(values, ((1, 0), (1, 0), *[(0, 0)] * (values.ndim - 2))), axis=0), axis=1)
    n = _WINDOW
    return (sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]) / n**2
