"""Regions cut the frame without overlap, and the named regions hold for any aspect ratio."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import DL, UR, Rectangle, Square, config, tempconfig

from scenes.lib.layout import Layout, Region, frame_layout

SHARES = st.lists(st.floats(0.1, 10), min_size=1, max_size=6)
GAPS = st.floats(0, 0.2)
SIDES = st.floats(-5, 5)
REGIONS = st.builds(
    lambda left, bottom, width, height: Region(left, left + width, bottom, bottom + height),
    SIDES,
    SIDES,
    st.floats(1.5, 10),
    st.floats(1.5, 10),
)
SHAPES = [(16, 9), (4, 3), (1, 1)]


@given(region=REGIONS, shares=SHARES, gap=GAPS)
def test_columns_fill_the_region_in_their_shares_with_gaps_between(
    region: Region, shares: list[float], gap: float
) -> None:
    columns = region.columns(*shares, gap=gap)
    assert columns[0].left == pytest.approx(region.left)
    assert columns[-1].right == pytest.approx(region.right)
    assert {(column.bottom, column.top) for column in columns} == {(region.bottom, region.top)}
    for left, right in pairwise(columns):
        assert right.left - left.right == pytest.approx(gap, abs=1e-9)
    widths = [column.width / share for column, share in zip(columns, shares, strict=True)]
    assert widths == pytest.approx([widths[0]] * len(widths))


@given(region=REGIONS, shares=SHARES, gap=GAPS)
def test_rows_are_columns_turned_by_a_quarter(region: Region, shares: list[float], gap: float) -> None:
    turned = Region(-region.top, -region.bottom, region.left, region.right)
    rows = region.rows(*shares, gap=gap)
    for row, column in zip(rows, turned.columns(*shares, gap=gap), strict=True):
        assert (-row.top, -row.bottom) == pytest.approx((column.left, column.right))
        assert (row.left, row.right) == (region.left, region.right)


@given(region=REGIONS, across=st.floats(0, 1), up=st.floats(0, 1))
def test_at_runs_from_the_lower_left_to_the_upper_right_corner(region: Region, across: float, up: float) -> None:
    x, y, z = region.at(across, up)
    assert (x - region.left, y - region.bottom, z) == pytest.approx((across * region.width, up * region.height, 0))
    assert region.center == pytest.approx((region.at(0, 0) + region.at(1, 1)) / 2)


@given(region=REGIONS, margins=st.tuples(*[st.floats(0, 0.5)] * 4))
def test_inset_takes_every_margin_from_its_own_side(region: Region, margins: tuple[float, float, float, float]) -> None:
    left, right, bottom, top = margins
    inner = region.inset(left=left, right=right, bottom=bottom, top=top)
    assert inner.at(0, 0) == pytest.approx(region.at(0, 0) + np.array([left, bottom, 0]))
    assert inner.at(1, 1) == pytest.approx(region.at(1, 1) - np.array([right, top, 0]))


@given(region=REGIONS, size=st.tuples(st.floats(0.1, 20), st.floats(0.1, 20)), where=st.tuples(*[st.floats(0, 1)] * 2))
def test_hold_keeps_a_thing_inside_and_its_shape(
    region: Region, size: tuple[float, float], where: tuple[float, float]
) -> None:
    thing = region.hold(Rectangle(width=size[0], height=size[1]), across=where[0], up=where[1])
    assert thing.width / thing.height == pytest.approx(size[0] / size[1])
    assert thing.width <= size[0] * (1 + 1e-9)
    fits = size[0] <= region.width and size[1] <= region.height
    assert not fits or thing.width == pytest.approx(size[0])
    lower, upper = thing.get_corner(DL), thing.get_corner(UR)
    assert (lower[:2] >= region.at(0, 0)[:2] - 1e-6).all()
    assert (upper[:2] <= region.at(1, 1)[:2] + 1e-6).all()
    free = np.array([region.width - thing.width, region.height - thing.height])
    assert lower[:2] - region.at(0, 0)[:2] == pytest.approx(free * where, abs=1e-6)


def layout_of(shape: tuple[int, int], *, captions: bool) -> Layout:
    with tempconfig({"frame_height": 8.0, "frame_width": 8.0 * shape[0] / shape[1]}):
        layout = frame_layout(captions=captions)
        assert (layout.frame.width, layout.frame.height) == pytest.approx((config.frame_width, 8.0))
    return layout


def overlap(first: Region, second: Region) -> bool:
    across = min(first.right, second.right) - max(first.left, second.left)
    upward = min(first.top, second.top) - max(first.bottom, second.bottom)
    return min(across, upward) > 1e-9


@pytest.mark.parametrize("shape", SHAPES)
def test_title_source_stage_column_and_caption_have_their_own_room_inside_the_frame(shape: tuple[int, int]) -> None:
    layout = layout_of(shape, captions=True)
    regions = [layout.title, layout.source, layout.stage, layout.formula, layout.readouts, layout.caption]
    for index, region in enumerate(regions):
        assert min(region.width, region.height) > 0
        assert not any(overlap(region, following) for following in regions[index + 1 :])
        assert min(region.left - layout.frame.left, layout.frame.right - region.right) >= 0.3
        assert min(region.bottom - layout.frame.bottom, layout.frame.top - region.top) >= 0.3 - 1e-9
    left, right = layout.panels
    assert left.width == pytest.approx(right.width)
    assert not overlap(left, right)


@pytest.mark.parametrize("shape", SHAPES)
def test_without_captions_the_body_takes_their_room(shape: tuple[int, int]) -> None:
    shown, spoken = layout_of(shape, captions=True), layout_of(shape, captions=False)
    assert spoken.body.top == shown.body.top
    assert spoken.body.bottom == pytest.approx(shown.caption.bottom)
    assert spoken.stage.height > shown.stage.height


def test_a_region_keeps_a_thing_inside_by_the_least_move() -> None:
    region = Region(-2, 2, -1, 1)
    inside = Square(1).move_to((0.5, 0.2, 0))
    assert region.keep(inside).get_center() == pytest.approx([0.5, 0.2, 0])
    assert region.keep(Square(1).move_to((9, 0.2, 0))).get_center() == pytest.approx([1.5, 0.2, 0])
    assert region.keep(Square(1).move_to((-9, -9, 0))).get_center() == pytest.approx([-1.5, -0.5, 0])
