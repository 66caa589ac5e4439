"""A segment comes back as it was kept."""

from hypothesis import given
from hypothesis import strategies as st

from render.piece import Segment

SEGMENTS = st.builds(
    Segment,
    reads=st.lists(st.text()).map(tuple),
    title=st.text(),
    spoken=st.lists(st.tuples(st.integers(0, 10_000), st.text())).map(tuple),
    frames=st.integers(1, 10_000),
    poster=st.binary(),
    video=st.binary(),
)


@given(SEGMENTS)
def test_a_segment_comes_back_as_it_was_kept(segment: Segment) -> None:
    assert Segment.from_bytes(segment.to_bytes()) == segment
