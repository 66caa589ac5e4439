"""Structural similarity of two pictures: Wang, Bovik, Sheikh and Simoncelli 2004, eq. 13, in plain NumPy."""

import numpy as np
import numpy.typing as npt

_BLOCK = 4  # windows are 8x8 pixels, at every fourth pixel each way
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


def luma(rgb: npt.ArrayLike) -> npt.NDArray[np.float32]:
    """Luma of ITU-R BT.709, shape (height, width), from 0 to 255."""
    return np.asarray(np.asarray(rgb, np.float32) @ _LUMA)


def ssim(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """Mean over all windows and channels, for pictures of shape (height, width[, channels])."""
    x, y = np.asarray(first, np.float32), np.asarray(second, np.float32)
    mean_x, mean_y = _window_means(x), _window_means(y)
    variance_x = _window_means(x * x) - mean_x**2
    variance_y = _window_means(y * y) - mean_y**2
    covariance = _window_means(x * y) - mean_x * mean_y
    similarity = (2 * mean_x * mean_y + _C1) * (2 * covariance + _C2)
    similarity /= (mean_x**2 + mean_y**2 + _C1) * (variance_x + variance_y + _C2)
    return float(similarity.mean())


def _window_means(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    rows, columns = (size // _BLOCK for size in values.shape[:2])
    blocks = values[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK, *values.shape[2:])
    means = blocks.mean(axis=(1, 3), dtype=np.float64)
    return np.asarray(means[1:, 1:] + means[:-1, 1:] + means[1:, :-1] + means[:-1, :-1]) / 4
