"""The name of a moving point keeps clear of its mark and of the arrows that start there, wherever these point."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.lib.layout import Region
from scenes.lib.plane.plane import Plane
from scenes.lib.plane.riding_name import RidingName
from tests.scenes.seen import ink

PLANE = Plane(Region(-6, 6, -3, 3), (-6, 6, -3, 3))
RADIUS = 0.1
POINT = np.array([0.5, 0.25, 0.0])
ALONG = np.linspace(0, 1, 50)[:, None, None]
ANGLE = st.floats(0, 2 * np.pi)


@settings(max_examples=50)
@given(angles=st.tuples(ANGLE, ANGLE), lengths=st.tuples(st.floats(0, 1.5), st.floats(0, 1.5)))
def test_arrows_and_mark_stay_uncovered(angles: tuple[float, float], lengths: tuple[float, float]) -> None:
    ends = POINT + np.array(lengths)[:, None] * np.array([[np.cos(angle), np.sin(angle), 0] for angle in angles])
    name = RidingName(PLANE, "b_1", radius=RADIUS).draw(POINT, ends)
    text = ink(name.submobjects[-1])
    low, high = text.min(axis=0), text.max(axis=0)
    nearest = np.clip(POINT[:2], low, high)
    assert RADIUS < np.linalg.norm(nearest - POINT[:2]) < 0.5
    on_arrows = (POINT + ALONG * (ends - POINT)).reshape(-1, 3)[:, :2]
    assert not ((on_arrows > low) & (on_arrows < high)).all(axis=1).any()


def test_a_name_stays_in_the_window_and_without_arrows_it_still_has_a_side() -> None:
    corner = PLANE.points_at([-6, -3])
    name = RidingName(PLANE, "b_1", radius=RADIUS).draw(corner, corner[None])
    assert name.get_left()[0] >= PLANE.window.left - 1e-9
    assert name.get_bottom()[1] >= PLANE.window.bottom - 1e-9
    assert name.draw(POINT, POINT[None]).get_top()[1] == pytest.approx(POINT[1] - (RADIUS + 0.1) / np.sqrt(2))
