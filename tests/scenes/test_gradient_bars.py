"""The logarithmic axis and the bars on it against plain logarithms."""

import itertools
import math
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from scenes.lib.following import Following
from scenes.lib.gradients.former_values import former_key, former_lines
from scenes.lib.gradients.gradient_bars import BarState, GradientBars
from scenes.lib.gradients.layer_columns import LayerNumbers
from scenes.lib.gradients.log_axis import AxisRange, AxisWords, LogAxis
from scenes.lib.gradients.network_diagram import NetworkStrip
from scenes.lib.layout import Region

if TYPE_CHECKING:
    from scenes.lib.strokes import Arrow
    from scenes.lib.text.typography import Words

REGION = Region(-6, 4, -3, 2)
SPAN = (-4.0, 4.0)
COLOR = "#FFFFFF"
AXIS_WORDS = AxisWords("log scale", "0 exactly")
sizes = st.floats(1e-9, 1e-1)
profiles = st.lists(sizes, min_size=1, max_size=20)


def new_axis(exponents: tuple[int, int], later: tuple[int, int] | None = None) -> LogAxis:
    return LogAxis(REGION, exponents, AXIS_WORDS, later_exponents=later)


@cache
def axis(exponents: tuple[int, int] = (-10, 0)) -> LogAxis:
    """One that all tests share; none of them changes it."""
    return new_axis(exponents)


@cache
def strip() -> NetworkStrip:
    return NetworkStrip(Region(*SPAN, 0, 1), 1, input_name="input", loss_name="loss")


def bars(values: list[float]) -> GradientBars:
    return GradientBars(axis(), SPAN, values, COLOR).arrived()


def rectangles(drawn: GradientBars) -> np.ndarray:
    """Left, bottom, right, top of every bar as it is drawn."""
    corners = drawn._bars.points.reshape(-1, 16, 3)[..., :2]
    return np.concatenate([corners.min(axis=1), corners.max(axis=1)], axis=1)


def at(animation: Following[BarState], progress: float) -> GradientBars:
    drawn = animation.mobject
    assert isinstance(drawn, GradientBars)
    drawn.draw(animation._state_at(progress))
    return drawn


@given(sizes, st.sampled_from([(-30, 5), (-17, 0), (-9, -1)]))
def test_heights_grow_by_the_same_amount_with_every_factor(value: float, exponents: tuple[int, int]) -> None:
    floor, top = exponents
    shown = axis(exponents)
    share = (math.log(value) / math.log(10) - floor) / (top - floor)
    assert shown.heights(value) == pytest.approx(shown.plot.bottom + share * shown.plot.height)


def test_zero_has_its_own_place_below_the_floor_and_the_rest_stays_on_the_axis() -> None:
    shown = axis()
    zero, tiny, huge = shown.heights([0.0, 1e-300, 1e300])
    assert REGION.bottom < zero < shown.plot.bottom == tiny
    assert huge == pytest.approx(shown.plot.top)
    assert shown.beyond([0.0, 1e-300, 1e-10, 1e-5, 1.0, 1e300]).tolist() == [0, -1, 0, 0, 0, 1]


def test_an_axis_without_a_slot_for_zero_uses_its_room() -> None:
    bare = LogAxis(REGION, (-10, 0), AxisWords("log scale"))
    assert bare.plot.bottom == REGION.bottom < axis().plot.bottom
    assert len(bare.submobjects) == len(axis().submobjects) - 2


@pytest.mark.parametrize("value", [-1e-9, math.nan])
def test_what_has_no_logarithm_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="from 0 upward"):
        axis().heights(value)


def test_a_zoomed_axis_equals_one_made_that_way() -> None:
    zoomed, made = new_axis((-17, -2), later=(-7, -2)), axis((-7, -2))
    animation = zoomed.zoom_to((-7, -2))
    animation.begin()
    halfway = (math.log10(1e-9) + 12) / 10
    zoomed.draw(animation._state_at(0.5))
    assert zoomed.heights(1e-9) == pytest.approx(zoomed.plot.bottom + halfway * zoomed.plot.height)
    animation.finish()
    values = np.logspace(-9, 0, 40)
    np.testing.assert_allclose(zoomed.heights(values), made.heights(values))
    assert zoomed.magnification((-7, -2)) == 3


@pytest.mark.parametrize("exponents", [(-2, -7), (-3, -3), (-41, 0), (0, 21)])
def test_a_range_that_no_axis_can_show_is_refused(exponents: tuple[int, int]) -> None:
    class Parameters(BaseModel):
        exponents: AxisRange

    with pytest.raises(ValidationError):
        Parameters(exponents=exponents)


@given(profiles)
def test_each_bar_stands_on_the_floor_and_reaches_its_value_and_no_other_column(values: list[float]) -> None:
    drawn = rectangles(bars(values))
    shown = axis()
    np.testing.assert_allclose(drawn[:, 3], shown.heights(values), atol=1e-9)
    np.testing.assert_allclose(drawn[:, 1], shown.plot.bottom, atol=1e-9)
    columns = np.linspace(*SPAN, len(values) + 1)
    assert (drawn[:, 0] > columns[:-1]).all()
    assert (drawn[:, 2] < columns[1:]).all()


@given(profiles.filter(lambda values: len(values) > 1), st.floats(0, 1))
def test_the_gradient_arrives_from_the_loss(values: list[float], progress: float) -> None:
    drawn = bars(values)
    at(drawn.arrive(), progress)
    tall = rectangles(drawn)[:, 3] > axis().plot.bottom + 1e-9
    layers = progress * len(values)
    assume(abs(layers - round(layers)) > 1e-3 or layers == round(layers))
    reached = math.ceil(layers)
    assert tall.tolist() == [False] * (len(values) - reached) + [True] * reached
    head = drawn._arrow._head.points
    assert head[:, 0].min() == pytest.approx(SPAN[1] - progress * (SPAN[1] - SPAN[0]), abs=1e-6)


@settings(max_examples=30)
@given(st.lists(st.tuples(sizes, sizes), min_size=1, max_size=12))
def test_halfway_to_other_values_are_the_geometric_means(pairs: list[tuple[float, float]]) -> None:
    before, after = ([pair[index] for pair in pairs] for index in (0, 1))
    drawn = bars(before)
    change = drawn.change_to(after)
    at(change, 0.5)
    means = [math.sqrt(first) * math.sqrt(second) for first, second in pairs]
    np.testing.assert_allclose(rectangles(drawn)[:, 3], axis().heights(means), atol=1e-9)
    at(change, 1)
    np.testing.assert_array_equal(drawn._bars.points, bars(after)._bars.points)


@settings(max_examples=40)
@given(profiles, profiles, st.floats(0, 1))
def test_a_network_may_grow_and_shrink_within_its_columns(
    before: list[float], after: list[float], progress: float
) -> None:
    drawn = bars(before)
    change = drawn.change_to(after)
    at(change, progress)
    shown = rectangles(drawn)
    assert shown[:, 0].min() >= SPAN[0] - 1e-9
    assert shown[:, 2].max() <= SPAN[1] + 1e-9
    at(change, 1)
    np.testing.assert_array_equal(drawn._bars.points, bars(after)._bars.points)


def test_values_that_no_bar_can_show_are_marked() -> None:
    drawn = bars([0.0, 1e-20, 1e-5, 1e20])
    columns = np.linspace(*SPAN, 5)
    shown = axis()
    ring, wedge, peak = drawn._rings.points, drawn._below.points, drawn._above.points
    assert columns[0] < ring[:, 0].min() < ring[:, 0].max() < columns[1]
    assert ring[:, 1].mean() == pytest.approx(shown.zero_height)
    assert columns[1] < wedge[:, 0].min() < wedge[:, 0].max() < columns[2]
    assert wedge[:, 1].min() == pytest.approx(shown.plot.bottom)
    assert columns[3] < peak[:, 0].min() < peak[:, 0].max() < columns[4]
    assert peak[:, 1].max() == pytest.approx(shown.plot.top)


def test_bars_need_a_layer() -> None:
    with pytest.raises(ValueError, match="at least one layer"):
        GradientBars(axis(), SPAN, [], COLOR)


@given(profiles)
def test_lines_keep_the_values_of_before_and_are_a_little_wider_than_the_bars(values: list[float]) -> None:
    drawn = bars(values)
    lines = drawn.former()
    before = rectangles(drawn)
    drawn.draw(replace(drawn.state, values=np.array(values) / 7))
    ends = lines.points.reshape(-1, 4, 3)[:, [0, 3]]
    np.testing.assert_allclose(ends[..., 1], axis().heights(values)[:, None] * np.ones(2), atol=1e-9)
    assert (ends[:, 0, 0] < before[:, 0]).all()
    assert (ends[:, 1, 0] > before[:, 2]).all()
    assert (ends[1:, 0, 0] > ends[:-1, 1, 0]).all()


@pytest.mark.parametrize(("arrow", "level"), [(True, False), (False, True)])
def test_the_arrow_and_the_level_can_be_left_out(*, arrow: bool, level: bool) -> None:
    drawn = GradientBars(axis(), SPAN, [1e-5, 1e-4], COLOR, arrow=arrow, level=level).arrived()
    family = drawn.get_family()
    assert (drawn._arrow in family, drawn._level in family) == (arrow, level)


def test_the_level_is_named_over_its_line_if_there_is_room() -> None:
    drawn = bars([1e-6, 1e-5, 1e-4])
    name = drawn.level_name("level")
    assert name.get_bottom()[1] > axis().heights(1e-4)
    assert SPAN[0] < name.get_left()[0] < name.get_right()[0] < rectangles(drawn)[-1, 0]
    assert not len(bars([1e-6, 1.0]).level_name("level"))


@pytest.mark.parametrize(("values", "direction"), [([1e-8, 1e-3], -1), ([1e-3, 1e-8], 1), ([1e-3, 1.01e-3], 0)])
def test_the_drop_arrow_runs_from_the_level_to_the_first_bar(values: list[float], direction: int) -> None:
    drawn = bars(values)
    arrow = drawn.drop_arrow("times r")
    if direction == 0:
        assert len(arrow) == 0
        return
    heights = [float(axis().heights(value)) for value in values]
    assert arrow[0].get_bottom()[1] == pytest.approx(min(heights))
    assert arrow[0].get_top()[1] == pytest.approx(max(heights))
    tip = cast("Arrow", arrow[0])._head.points[0]
    assert tip[1] == pytest.approx(heights[0])
    assert arrow[-1].get_bottom()[1] > max(heights)


@pytest.mark.parametrize("layers", range(1, 21))
def test_numbers_of_layers_stand_under_their_columns_and_apart(layers: int) -> None:
    for span in ((-1.3, 1.4), SPAN):
        numbers = LayerNumbers(span, -2.0, layers)
        texts = [int(cast("Words", number).text) for number in numbers]
        assert texts == sorted({1, *texts, layers})
        for left, right in itertools.pairwise(numbers):
            assert right.get_left()[0] - left.get_right()[0] > 0.05
        middles = span[0] + (np.array(texts) - 0.5) * (span[1] - span[0]) / layers
        np.testing.assert_allclose([number.get_center()[0] for number in numbers], middles, atol=1e-6)


@given(st.floats(1, 20))
def test_units_stand_over_their_columns_while_the_network_grows(columns: float) -> None:
    shown = strip().draw(columns)
    whole = math.floor(columns + 1e-9)
    units = shown._dots.points.reshape(3 * whole, -1, 3)
    middles = units[:, ::4, 0].mean(axis=1)
    width = (SPAN[1] - SPAN[0]) / columns
    expected = SPAN[1] - (np.arange(whole, 0, -1) - 0.5) * width
    np.testing.assert_allclose(middles.reshape(whole, 3), np.repeat(expected[:, None], 3, axis=1), atol=1e-6)


def test_the_key_shows_the_lines_as_they_lie_across_the_bars() -> None:
    sample, name = former_key("before", np.array([1.0, 2.0, 0.0]))
    lines = former_lines()
    assert sample.get_stroke_color() == lines.get_stroke_color()
    assert sample.get_stroke_width() == lines.get_stroke_width()
    assert sample.height == 0
    assert sample.get_left()[0] == 1.0 < sample.get_right()[0] < name.get_left()[0]
    assert name.get_bottom()[1] < sample.get_center()[1] < name.get_top()[1]
