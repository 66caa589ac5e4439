"""The film of saturation: zones, states, shares and means on screen against formulas of their own."""

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from manim import MathTypst
from scipy import stats

from scenes.catalogue import load_film
from scenes.lib.film_words import film_words
from scenes.lib.saturation.flat_zones import ZONE_STATES, FlatZones
from scenes.lib.saturation.mean_outputs import MeanOutputs
from scenes.lib.saturation.normal_inputs import Bell, Inputs, QuantileDots
from scenes.lib.saturation.saturation_plot import SaturationPlot
from scenes.lib.saturation.state_shares import StateShares
from scenes.lib.saturation.state_walk import StateReadout, StateWalk
from scenes.lib.saturation.stretch import Stretch, StretchedCurve
from scenes.lib.saturation.weight_quadrants import WeightQuadrants
from scenes.lib.saturation.weighted_unit import WeightedUnit
from scenes.lib.story import Story
from scenes.lib.strokes import Arrow
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Unit, Units
from scenes.lib.units.wires import Wires
from tests.scenes.drawn import last_picture
from tests.scenes.seen import found, ink, numbers, texts

if TYPE_CHECKING:
    from scenes.s04_saturation import SaturationParameters

pytestmark = pytest.mark.slow

FILM = "saturation"
BEATS = tuple(film_words(FILM).beats)


def parameters(**changes: object) -> "SaturationParameters":
    return cast("SaturationParameters", type(load_film(FILM).parameters).model_validate(changes))


def picture(beat: str, **changes: object) -> Story:
    return last_picture(FILM, beat, parameters(**changes) if changes else None).story


def written(story: Story) -> list[str]:
    return [number.text for number in numbers(story)]


def test_the_edges_of_the_zones_are_on_screen_and_drawn_there() -> None:
    story = picture("where-it-flattens")
    shown = [text.says for text in texts(story)]
    assert {"2.06344", "4.58486", "0.25", "1.81845", "2.99322", "1"} <= set(shown)
    assert shown.count("0.1") == shown.count("0.01") == 2
    assert not [text for text in shown if "f′(z)" in text]
    edges = {"sigmoid": (2.06344, 4.58486), "tanh": (1.81845, 2.99322)}
    for plot in found(story, SaturationPlot):
        (zones,) = found(plot, FlatZones)
        places = np.unique(ink(zones._lines)[:, 0].round(6))
        drawn = (places - plot.axes.points_at([0, 0])[0]) / plot.axes.units[0]
        weak, saturated = edges[plot.record.name]
        np.testing.assert_allclose(drawn, [-saturated, -weak, weak, saturated], atol=1e-5)


def test_each_zone_begins_where_the_slope_in_its_row_is_reached() -> None:
    story = picture("where-it-flattens")
    cells = [(text.box[1], text.box[0], text.says) for text in texts(story) if text.box[0] > 2.4]
    values = [
        float(says) for _, _, says in sorted(cells, key=lambda cell: (-cell[0].round(1), cell[1])) if says[0].isdigit()
    ]
    for rows, width in ((values[:6], 2), (values[6:], 1)):
        places, slopes = np.array(rows).reshape(3, 2).T
        np.testing.assert_allclose(1 / (width * np.cosh(places / width)) ** 2, slopes, rtol=2e-5)


def test_each_state_is_named_once_over_its_zone() -> None:
    story = picture("where-it-flattens")
    upper = found(story, SaturationPlot)[0]
    named = {text.says: text.box for text in texts(story)}
    zones = {"saturated": (-6.0, -4.58486), "weak": (-4.58486, -2.06344), "live": (-2.06344, 2.06344)}
    for name, (low, high) in zones.items():
        left, _, right, _ = named[name]
        middle = ((left + right) / 2 - upper.axes.points_at([0, 0])[0]) / upper.axes.units[0]
        assert low < middle < high


def test_the_slope_is_that_of_the_z_shown() -> None:
    z, slopes = written(picture("three-states"))[-1], written(picture("three-states"))[:-1]
    shown = float(z.replace("−", "-"))
    assert slopes == [f"{1 / (2 * np.cosh(shown / 2)) ** 2:.4f}", f"{1 / np.cosh(shown) ** 2:.4f}"]


@pytest.mark.parametrize("z", [-5.5, -3.0, 0.4, 5.5])
def test_the_disc_of_a_walking_unit_is_centered_on_the_curve(z: float) -> None:
    (walk,) = found(picture("three-states"), StateWalk)
    before = walk.z
    for plot, unit in zip(walk._plots, walk.draw(z)._units, strict=True):
        disc = ink(unit._parts[0])
        farthest = np.linalg.norm(disc - plot.point_at(z)[:2], axis=1).max()
        assert farthest == pytest.approx(0.17, abs=2e-3)
    walk.draw(before)


def test_the_walking_units_wear_the_shapes_of_their_slopes() -> None:
    story = picture("three-states")
    (walk,) = found(story, StateWalk)
    sigmoid, tanh = walk._units
    share = 1 / (1 + np.exp(-walk.z))
    assert 0.01 < share * (1 - share) < 0.1
    assert sigmoid.state is UnitState.WEAK
    assert 1 - np.tanh(walk.z) ** 2 < 0.01
    assert tanh.state is UnitState.SATURATED_LOW
    assert [next(iter(found(readout, Unit))).state for readout in found(story, StateReadout)] == [
        UnitState.WEAK,
        UnitState.SATURATED_LOW,
    ]
    shown = [text.says for text in texts(story)]
    assert shown.count("weak") == shown.count("saturated") == 1


@pytest.mark.parametrize("z", [-5.0, -0.7, 0.0, 1.3])
def test_the_arrow_to_the_weight_is_as_long_as_the_slope(z: float) -> None:
    story = picture("three-states")
    (walk,) = found(story, StateWalk)
    slopes = [1 / (2 * np.cosh(z / 2)) ** 2, 1 / np.cosh(z) ** 2]
    before = walk.z
    for readout, slope in zip(walk.draw(z)._readouts, slopes, strict=True):
        (arrow,) = found(readout, Arrow)
        assert arrow.width == pytest.approx(slope * readout._reach, abs=1e-6)
        assert arrow.get_right()[0] == pytest.approx(readout._right[0], abs=1e-6)
        assert readout.slope.value == pytest.approx(slope)
    walk.draw(before)


def test_the_stretched_sigmoid_lies_on_tanh() -> None:
    story = picture("same-curve")
    (curve,) = found(story, StretchedCurve)
    assert curve.state == Stretch(fast=2, tall=2, down=1)
    places = curve._line.points[::4, :2]
    origin = curve._axes.points_at([0, 0])[:2]
    z, value = ((places - origin) / curve._axes.units).T
    np.testing.assert_allclose(value, np.tanh(z), atol=1e-9)
    assert np.ptp(curve._tracks.points.reshape(-1, 4, 3), axis=1).max() < 1e-9


def test_the_sigmoid_is_stretched_before_it_is_moved() -> None:
    (curve,) = found(picture("same-curve"), StretchedCurve)
    last = curve.state
    for tall in (1, 2):
        places = curve.draw(Stretch(fast=2, tall=tall))._line.points[::4, :2]
        z, value = ((places - curve._axes.points_at([0, 0])[:2]) / curve._axes.units).T
        np.testing.assert_allclose(value, tall / (1 + np.exp(-2 * z)), atol=1e-9)
    curve.draw(last)


def test_the_saturated_shares_are_on_screen() -> None:
    width, *shown = written(picture("too-wide"))
    assert width == "8.0"
    assert shown == [
        *("1", "<0.1", "0.3"),
        *("2", "2.2", "13.4"),
        *("4", "25.2", "45.4"),
        *("8", "56.7", "70.8"),
    ]


def test_bell_dots_and_shares_show_the_same_inputs() -> None:
    story = picture("too-wide")
    (bell,) = found(story, Bell)
    places = bell._line.points[::4]
    z = (places - bell._axes.points_at([0, 0]))[:, 0] / bell._axes.units[0]
    heights = places[:, 1] - bell._base
    np.testing.assert_allclose(heights / heights.max(), np.exp(-((z / 8) ** 2) / 2), atol=1e-9)
    for dots in found(story, QuantileDots):
        centers = np.asarray(dots._dots.points).reshape(-1, len(dots._dots._offsets), 3).mean(axis=1)
        shown = (centers - dots._axes.points_at([0, 0]))[:, 0] / dots._axes.units[0]
        assert np.quantile(shown, [0.25, 0.75]) == pytest.approx([-0.67449 * 8, 0.67449 * 8], abs=0.25)
    for shares, (weak, saturated) in zip(
        found(story, StateShares), ((2.06344, 4.58486), (1.81845, 2.99322)), strict=True
    ):
        room = shares._bars_room
        boxes = np.concatenate([bars.points.reshape(-1, 16, 3) for bars in (shares._ends, shares._rest)])
        boxes = boxes[np.argsort(boxes[..., 1].min(axis=1))]
        assert boxes[..., 0].min(axis=1) == pytest.approx([room.left] * 5)
        below = stats.norm.cdf([-np.inf, -saturated, -weak, weak, saturated, np.inf], 0, 8)
        assert np.ptp(boxes[..., 0], axis=1) / room.width == pytest.approx(np.diff(below), abs=1e-5)
        (states,) = found(shares.axis, Units)
        assert states.states == ZONE_STATES
        assert (boxes[..., 1].min(axis=1) < states.centers[:, 1]).all()
        assert (states.centers[:, 1] < boxes[..., 1].max(axis=1)).all()


def test_the_means_are_on_screen_and_marked() -> None:
    story = picture("centered")
    assert written(story)[-3:] == ["1.00", "0.6967", "0.5504"]
    assert {"0.00", "0.5000", "0 exactly"} <= {text.says for text in texts(story)}
    (means,) = found(story, MeanOutputs)
    for way, (first, last) in zip(means.ways, ((0.5, 0.6967), (0, 0.5504)), strict=True):
        marks = [way._arrow._shaft.points[0], way._mark.points[0], way._arrow._head.points[0]]
        heights = [(mark - means.axes.points_at([0, 0]))[1] / means.axes.units[1] for mark in marks]
        assert heights == pytest.approx([first, last, last], abs=5e-5)
    shown = {text.says for text in texts(story)}
    assert {"m: their mean", "means", "mean outputs"} <= shown
    assert not [says for says in shown if says.startswith("m =")]
    assert means.inputs == Inputs(1.0)


def test_before_each_row_of_means_stands_a_mark_like_theirs() -> None:
    (means,) = found(picture("centered"), MeanOutputs)
    first, last = means._table.noted, means._table.live
    for key, row in (first, last):
        assert key.get_right()[0] < row.get_left()[0]
        assert row[0].get_bottom()[1] < key.get_center()[1] < row[0].get_top()[1]
    for way in means.ways:
        dashes, solid = way.submobjects[0], way._mark
        assert first[0].get_stroke_width() == dashes.get_stroke_width()
        assert last[0].get_stroke_width() == solid.get_stroke_width()
        assert len(solid.points) == len(last[0].points) == 4
        lengths = [np.ptp(line.points[:4, 0]) for line in (first[0], dashes)]
        assert lengths[0] == pytest.approx(lengths[1])
        assert lengths[0] < 0.5 * first[0].width


def test_the_row_of_the_means_to_come_is_empty_until_the_inputs_slide() -> None:
    (means,) = found(picture("centered"), MeanOutputs)
    last = means.inputs
    for inputs, strength in ((Inputs(), 0), (Inputs(0.5), 1), (last, 1)):
        mark, row = means.draw(inputs)._table.live
        assert mark.get_stroke_opacity() == strength
        assert {number.get_fill_opacity() for number in row} == {strength}


def test_every_dot_is_the_gradient_of_an_example_and_counted_in_its_quadrant() -> None:
    story = picture("two-weights")
    squares = found(story, WeightQuadrants)
    drawn = np.random.default_rng(0).standard_normal((120, 3))
    for square, outputs in zip(squares, (1 / (1 + np.exp(-drawn[:, :2])), np.tanh(drawn[:, :2])), strict=True):
        wanted = drawn[:, 2:] * outputs
        places = np.asarray(square._dots.points).reshape(-1, len(square._dots._offsets), 3)[:, ::4].mean(axis=1)
        shown = (places - square._center)[:, :2] / square._unit
        np.testing.assert_allclose(shown, np.clip(wanted, -2.2, 2.2), atol=1e-6)
        signs = [(1, 1), (-1, 1), (-1, -1), (1, -1)]
        counted = [int(np.sum((np.sign(wanted) == sign).all(axis=1))) for sign in signs]
        assert [number.value for number in found(square.counts, type(square.counts[0]))] == counted
    assert written(story).count("0") == 2


def test_the_unit_whose_weights_are_meant_has_both_inputs_and_its_error() -> None:
    story = picture("two-weights")
    [unit] = found(story, WeightedUnit)
    [units], [wires] = found(unit, Units), found(unit, Wires)
    first, second, last = units.centers
    assert first[1] > last[1] > second[1]
    for wire, start in zip(wires._wires, (first, second), strict=True):
        toward = (last - start) / np.linalg.norm(last - start)
        np.testing.assert_allclose(np.cross(toward, wire - start), 0, atol=1e-9)
    symbols = {name.typst_code.strip("$ "): name.get_center() for name in found(unit, MathTypst)}
    assert symbols["h_1"][0] < first[0] < symbols["w_1"][0] < last[0]
    assert symbols["h_2"][1] == pytest.approx(second[1])
    assert symbols["w_2"][1] < last[1] < symbols["w_1"][1]
    assert "error δ" in {text.says for text in texts(story)}


def test_the_axes_are_named_by_the_outputs_and_in_the_end_by_what_the_error_makes_of_them() -> None:
    for square in found(picture("two-weights"), WeightQuadrants):
        names = [name for name in found(square, MathTypst) if "partial L" in name.typst_code]
        assert len(names) == len(square._products) == 2
        square.draw(0)
        at_first = [len(ink(name)) for name in names]
        assert not len(ink(square._products))
        square.draw(1)
        at_last = [len(ink(name)) for name in names]
        assert all(0 < before < after for before, after in zip(at_first, at_last, strict=True))


ENDS = [
    {"weak_limit": 0.2, "saturated_limit": 0.1, "widths": (0.5, 16.0), "input_mean": 3.0, "theme": "light"},
    {
        "weak_limit": 0.02,
        "saturated_limit": 0.0055,
        "widths": (1.0, 1.5, 2.0, 2.5, 3.0),
        "input_mean": 0.2,
        "seed": 7,
        "captions": False,
    },
]


@pytest.mark.parametrize("changes", ENDS)
@pytest.mark.parametrize("beat", BEATS)
def test_the_ends_of_the_ranges_draw_whole_pictures(beat: str, changes: dict[str, object]) -> None:
    shown = texts(picture(beat, **changes))
    for index, text in enumerate(shown):
        assert (np.abs(text.box) <= [64 / 9, 4, 64 / 9, 4]).all(), text.says
        assert not [other.says for other in shown[index + 1 :] if text.overlaps(other)], text.says


@pytest.mark.parametrize(
    "changes",
    [
        {"weak_limit": 0.3},
        {"weak_limit": 0.05, "saturated_limit": 0.06},
        {"widths": (2.0, 1.0)},
        {"widths": (1.0,)},
        {"input_mean": 0.0},
    ],
)
def test_impossible_parameters_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=list(changes)[-1]):
        parameters(**changes)
