"""Straight alpha against its definition; clear pixels in the colors of what is near."""

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from render.straight_alpha import ColorSpread, StraightAlpha

if TYPE_CHECKING:
    from render.picture import Pixels

GOLD = (250, 200, 60)
sizes = st.tuples(st.integers(1, 12), st.integers(1, 12))


@settings(max_examples=40, deadline=None)
@given(size=sizes, seed=st.integers(0, 2**16))
def test_a_straight_color_times_its_alpha_is_the_premultiplied_color(size: tuple[int, int], seed: int) -> None:
    random = np.random.default_rng(seed)
    color, alpha = random.integers(0, 256, (*size, 3)), random.integers(0, 256, (*size, 1))
    premultiplied: Pixels = np.concatenate([np.round(color * alpha / 255), alpha], axis=2).astype(np.uint8)
    before = premultiplied.copy()
    straight = StraightAlpha().of(premultiplied).astype(float)
    np.testing.assert_array_equal(premultiplied, before)
    np.testing.assert_array_equal(straight[..., 3:], alpha)
    assert np.abs(straight[..., :3] * alpha / 255 - premultiplied[..., :3]).max() <= 0.5
    np.testing.assert_allclose(straight[..., :3], np.where(alpha > 0, color, 0), atol=0.5 + 127.5 / max(1, alpha.min()))


def test_soft_edges_have_the_full_color_of_the_ink() -> None:
    premultiplied = np.array([[(0, 0, 0, 0), (125, 100, 30, 128), (*GOLD, 255)]], np.uint8)
    straight = StraightAlpha().of(premultiplied)
    assert np.abs(straight[0, 1].astype(int) - (*GOLD, 128)).max() <= 1
    assert straight[0, 0].tolist() == [0, 0, 0, 0]


def test_clear_pixels_take_the_color_of_what_is_near_and_stay_clear() -> None:
    straight = np.zeros((54, 94, 4), np.uint8)  # no multiple of the cells
    straight[20:30, 20:30] = (*GOLD, 255)
    straight[20:30, 30] = (*GOLD, 128)
    given_picture = straight.copy()
    spread = ColorSpread(94, 54).of(straight).astype(int)
    np.testing.assert_array_equal(straight, given_picture)
    np.testing.assert_array_equal(spread[..., 3], straight[..., 3])
    np.testing.assert_array_equal(spread[20:30, 20:31, :3], np.broadcast_to(GOLD, (10, 11, 3)))
    assert np.abs(spread[19:31, 19:32, :3] - GOLD).max() <= 16, "one pixel around, as far as 8 bits of a mean tell"
    assert spread[50, 90, :3].tolist() == [0, 0, 0]


def test_the_spread_of_a_picture_does_not_depend_on_the_one_before() -> None:
    random = np.random.default_rng(0)
    pictures = random.integers(0, 256, (3, 32, 48, 4), dtype=np.uint8)
    pictures[..., 3] *= random.random((3, 32, 48)) > 0.6
    pictures[pictures[..., 3] == 0] = 0
    kept = ColorSpread(48, 32)
    for picture in pictures:
        np.testing.assert_array_equal(kept.of(picture), ColorSpread(48, 32).of(picture))
