"""Qualities and what they refuse."""

import pytest
from manim.constants import QUALITIES as MANIM_QUALITIES

from render import QUALITIES, Quality


def test_flags_mean_what_they_mean_in_manim() -> None:
    expected = {
        values["flag"]: Quality(values["pixel_width"], values["pixel_height"], int(values["frame_rate"]))
        for values in MANIM_QUALITIES.values()
        if values["flag"] is not None
    }
    assert expected == dict(QUALITIES)


@pytest.mark.parametrize(("width", "height"), [(1081, 1920), (1080, 1921), (0, 480), (-2, 480)])
def test_a_size_that_cannot_be_encoded_is_named(width: int, height: int) -> None:
    with pytest.raises(ValueError, match=f"size {width}x{height}: .*even and positive"):
        Quality(width, height, 30)


def test_a_frame_rate_is_positive() -> None:
    with pytest.raises(ValueError, match="frame rate 0"):
        Quality(640, 480, 0)


def test_the_name_is_height_and_rate() -> None:
    assert [str(QUALITIES[flag]) for flag in ("l", "m", "h", "p", "k")] == [
        "480p15",
        "720p30",
        "1080p60",
        "1440p60",
        "2160p60",
    ]
