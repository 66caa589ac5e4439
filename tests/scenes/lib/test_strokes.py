"""Lines, dashes, arrows and dots put their points where they were told to."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scenes.lib.strokes import Arrow, Dots, Polylines, dash_points, dashed

COLOR = "#FFFFFF"
POLYLINES = (
    st.integers(2, 6)
    .flatmap(lambda count: arrays(np.float64, (count, 2), elements=st.floats(-5, 5)))
    .map(lambda plane: np.concatenate([plane, np.zeros((len(plane), 1))], axis=1))
)
DASHES = st.sampled_from([(0.2, 0.1), (0.3, 0.1, 0.06, 0.1), (0.06, 0.08)])


def segments(mobject: Polylines) -> npt.NDArray[np.float64]:
    """Start and end of every straight segment, shape (n, 2, 3)."""
    return np.asarray(mobject.points).reshape(-1, 4, 3)[:, [0, 3]]


def length(ends: npt.NDArray[np.float64]) -> float:
    return float(np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1).sum())


@given(st.lists(POLYLINES, min_size=1, max_size=4))
def test_polylines_join_neighbors_and_never_one_line_to_the_next(lines: list[npt.NDArray[np.float64]]) -> None:
    drawn = segments(Polylines(lines, color=COLOR))
    wanted = np.concatenate([np.stack([line[:-1], line[1:]], axis=1) for line in lines])
    assert drawn == pytest.approx(wanted)


def test_segments_are_straight_and_evenly_run() -> None:
    points = np.asarray(Polylines([np.array([[0.0, 0, 0], [3.0, 6.0, 0]])], color=COLOR).points)
    assert points == pytest.approx(np.array([[0, 0, 0], [1, 2, 0], [2, 4, 0], [3, 6, 0]]))


def test_vertices_move_in_the_order_given() -> None:
    lines = [np.array([[0.0, 0, 0], [1, 0, 0], [2, 0, 0]]), np.array([[0.0, 1, 0], [1, 1, 0]])]
    moved = np.concatenate(lines) + np.array([5.0, 7.0, 0.0])
    drawn = segments(Polylines(lines, color=COLOR).place(moved))
    assert drawn[:, 0] == pytest.approx(moved[[0, 1, 3]])
    assert drawn[:, 1] == pytest.approx(moved[[1, 2, 4]])


@given(line=POLYLINES, dash=DASHES)
def test_dashes_and_gaps_add_up_to_the_line(line: npt.NDArray[np.float64], dash: tuple[float, ...]) -> None:
    whole = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    if whole < 0.01:
        return
    drawn = segments(dashed([line], dash, color=COLOR, width=2))
    pattern = np.tile(dash, int(whole / sum(dash)) + 1)
    ends = np.minimum(np.cumsum(pattern), whole)
    strokes = np.diff(np.concatenate([[0.0], ends]))[::2].sum()
    assert length(drawn) == pytest.approx(strokes, abs=1e-6)


@given(line=POLYLINES, dash=DASHES)
def test_dashes_lie_on_the_line_and_keep_its_corners(line: npt.NDArray[np.float64], dash: tuple[float, ...]) -> None:
    if np.linalg.norm(np.diff(line, axis=0), axis=1).sum() < 0.01:
        return
    for point in segments(dashed([line], dash, color=COLOR, width=2)).reshape(-1, 3):
        starts, ends = line[:-1], line[1:]
        along = ends - starts
        share = ((point - starts) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-300)
        nearest = starts + np.clip(share, 0, 1)[:, None] * along
        assert np.linalg.norm(nearest - point, axis=1).min() < 1e-6


def test_an_empty_dash_leaves_the_line_solid() -> None:
    line = np.array([[0.0, 0, 0], [1, 1, 0], [2, 0, 0]])
    assert segments(dashed([line], (), color=COLOR, width=2)) == pytest.approx(np.stack([line[:-1], line[1:]], axis=1))


@given(start=arrays(np.float64, 2, elements=st.floats(-5, 5)), end=arrays(np.float64, 2, elements=st.floats(-5, 5)))
def test_an_arrow_runs_from_start_to_the_tip_of_its_head(
    start: npt.NDArray[np.float64], end: npt.NDArray[np.float64]
) -> None:
    start, end = np.append(start, 0.0), np.append(end, 0.0)
    shaft, head = Arrow(np.zeros(3), np.ones(3), color=COLOR, head=0.24).place(start, end).submobjects
    corners = np.asarray(head.points).reshape(-1, 4, 3)[:, 0]
    assert corners[0] == pytest.approx(end)
    assert shaft.points[0] == pytest.approx(start)
    distance = float(np.linalg.norm(end - start))
    if distance > 1e-6:
        direction = (end - start) / distance
        depth = (corners[0] - corners[1:]) @ direction
        assert depth == pytest.approx([min(0.24, distance)] * 2)
        assert corners[1:].mean(axis=0) == pytest.approx(end - depth[0] * direction)


def test_a_dashed_arrow_has_gaps_and_a_whole_head() -> None:
    arrow = Arrow(np.zeros(3), np.array([3.0, 0.0, 0.0]), color=COLOR, dash=(0.16, 0.1))
    shaft, head = arrow.submobjects
    pieces = np.asarray(shaft.points).reshape(-1, 4, 3)[:, [0, 3]]
    assert len(pieces) > 5
    assert 0.5 < length(pieces) / 3 < 0.7
    assert len(head.points) == 12


@given(arrays(np.float64, (5, 3), elements=st.floats(-5, 5)))
def test_dots_are_discs_around_their_centers(centers: npt.NDArray[np.float64]) -> None:
    dots = Dots(np.zeros((5, 3)), color=COLOR, radius=0.05).place(centers)
    discs = np.asarray(dots.points).reshape(5, -1, 4, 3)[:, :, 0]
    assert discs.mean(axis=1) == pytest.approx(centers)
    assert np.linalg.norm(discs - centers[:, None], axis=2) == pytest.approx(0.05, rel=1e-3)


def test_dash_points_are_those_of_the_dashed_object_and_none_of_nothing() -> None:
    bent = [np.array([[0.0, 0, 0], [1, 0, 0], [1, 1, 0]]), np.array([[2.0, 0, 0], [3, 1, 0]])]
    for dash in ((), (0.3, 0.1, 0.06, 0.1)):
        assert dash_points(bent, dash) == pytest.approx(dashed(bent, dash, color=COLOR, width=1).points)
    assert dash_points([], (0.3, 0.1)).shape == (0, 3)
