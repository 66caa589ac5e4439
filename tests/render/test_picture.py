"""The YUV picture against the formula of ITU-R BT.709, and its parts against the whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.picture import Picture, Pixels

WIDTH, HEIGHT = 82, 42


def planes(picture: Picture) -> np.ndarray:
    return picture.frame.to_ndarray()


def expected_bt709(color: tuple[int, int, int]) -> tuple[float, float, float]:
    """Luma and chroma of a color, 8 bits, limited range: ITU-R BT.709-6, sections 3.2 to 3.5."""
    red, green, blue = (value / 255 for value in color)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748


@pytest.mark.parametrize(
    "color", [(0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 255, 0), (0, 0, 255), (18, 20, 26), (250, 200, 60)]
)
def test_a_plain_color(color: tuple[int, int, int]) -> None:
    pixels = np.full((HEIGHT, WIDTH, 4), 255, np.uint8)
    pixels[..., :3] = color
    picture = Picture(WIDTH, HEIGHT)
    assert picture.show(pixels)
    luma, blue, red = (np.frombuffer(bytes(plane), np.uint8)[0] for plane in picture.frame.planes)
    assert (luma, blue, red) == pytest.approx(expected_bt709(color), abs=1.5)


def test_a_chroma_sample_is_the_mean_of_its_four_pixels() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 4), dtype=np.uint8)
    picture = Picture(WIDTH, HEIGHT)
    picture.show(pixels)
    blue = np.array([[expected_bt709(tuple(pixel[:3]))[1] for pixel in row] for row in pixels.astype(int)])
    means = blue.reshape(HEIGHT // 2, 2, WIDTH // 2, 2).mean(axis=(1, 3))
    plane = picture.frame.planes[1]
    shown = np.frombuffer(bytes(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
    np.testing.assert_allclose(shown, means, atol=1.0)


rectangles = st.tuples(
    st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), st.integers(1, HEIGHT), st.integers(1, WIDTH)
)


@settings(max_examples=60, deadline=None)
@given(changes=st.lists(rectangles, min_size=1, max_size=4), seed=st.integers(0, 2**16))
def test_converting_what_changed_equals_converting_everything(
    changes: list[tuple[int, int, int, int]], seed: int
) -> None:
    random = np.random.default_rng(seed)
    pixels: Pixels = random.integers(0, 256, (HEIGHT, WIDTH, 4), dtype=np.uint8)
    kept = Picture(WIDTH, HEIGHT)
    kept.show(pixels)
    for top, left, height, width in changes:
        part = pixels[top : top + height, left : left + width]
        part[:] = random.integers(0, 256, part.shape, dtype=np.uint8)
        kept.show(pixels)
        whole = Picture(WIDTH, HEIGHT)
        whole.show(pixels)
        np.testing.assert_array_equal(planes(kept), planes(whole))


def test_an_unchanged_picture_is_seen_and_a_changed_pixel_too() -> None:
    pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    picture = Picture(WIDTH, HEIGHT)
    assert picture.show(pixels)
    assert not picture.show(pixels.copy())
    for row, column in [(0, 0), (HEIGHT - 1, WIDTH - 1), (7, 33)]:
        pixels[row, column, 1] += 1
        assert picture.show(pixels)
        assert not picture.show(pixels)
