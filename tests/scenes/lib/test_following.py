"""A component follows its animation: exact ends, eased between, and nothing left over from earlier frames."""

from typing import Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Mobject
from manim.utils.rate_functions import linear, smooth

from scenes.lib.following import Following


class Needle(Mobject):
    """Notes the states that it is told to show."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.drawn: list[float] = []

    def draw(self, state: float) -> Self:
        """Show the state."""
        self.drawn.append(state)
        return self


def squared(progress: float) -> float:
    return progress**2


def test_it_begins_with_the_first_state_and_finishes_with_the_last() -> None:
    needle = Needle()
    following = Following(needle, squared)
    following.begin()
    following.finish()
    assert needle.drawn == [0.0, 1.0]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_every_state_belongs_to_its_own_progress_whatever_was_shown_before(shares: list[float]) -> None:
    needle = Needle()
    following = Following(needle, squared)
    following.rate_func = linear
    following.begin()
    for share in shares:
        following.interpolate(share)
    assert needle.drawn[1:] == pytest.approx([share**2 for share in shares])


def test_progress_is_eased() -> None:
    needle = Needle()
    following = Following(needle, lambda progress: progress)
    following.rate_func = smooth
    following.interpolate(0.25)
    assert needle.drawn == pytest.approx([smooth(0.25)])
    assert needle.drawn[0] < 0.1
