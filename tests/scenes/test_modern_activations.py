"""The film of Swish and GELU: what is on screen against formulas of its own."""

import itertools
from functools import partial
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt
import pytest
from mpmath import diff, exp, findroot, mpf, ncdf  # type: ignore[import-untyped]  # mpmath ships no types
from scipy.stats import norm

from actmath import activation, line_points
from scenes.catalogue import load_film
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.gates.coin_flips import INPUTS, CoinFlips, flips
from scenes.lib.gates.far_view import FarView
from scenes.lib.gates.gated_product import GatedProduct
from scenes.lib.gates.level_line import LevelLine
from scenes.lib.gates.slope_mirror import SlopeMirror
from scenes.lib.gates.watershed import UnitTrial
from scenes.lib.layout import Region
from scenes.lib.story import Story
from scenes.s09_modern_activations import _GATE_START, _GATE_STOPS
from tests.scenes.drawn import last_picture
from tests.scenes.seen import drawings, found, ink, numbers, texts

if TYPE_CHECKING:
    from scenes.s09_modern_activations import ModernActivationsParameters

Values = npt.NDArray[np.float64]
FILM = "modern-activations"
pytestmark = pytest.mark.slow


def parameters(**changes: object) -> "ModernActivationsParameters":
    kind = type(load_film(FILM).parameters)
    return cast("ModernActivationsParameters", kind.model_validate(changes))


def centers(trial: UnitTrial, which: int) -> Values:
    """Middles of the dots of one of a trial's units, shape (n, 2)."""
    dots = trial._dots[which]
    outlines = dots.points.reshape(-1, len(dots._offsets), 3)[..., :2]
    return np.asarray((outlines.max(axis=1) + outlines.min(axis=1)) / 2)


def picture(beat: str, **changes: object) -> Story:
    return last_picture(FILM, beat, parameters(**changes) if changes else None).story


def written(scene: Story) -> list[str]:
    return [number.text for number in numbers(scene)] + [text.says for text in texts(scene)]


@pytest.mark.parametrize(
    ("beat", "shown"),
    [
        ("the-gate", {"2.00", "0.8808", "1.7616", "0.9772", "1.9545", "whole bar: x"}),
        ("the-dip", {"−0.2785", "−1.2785", "−0.1700", "−0.7518"}),
        ("slope-above-one", {"1.0998", "2.3994", "1.1289", "1.4142", "−0.0998", "−0.1289"}),
        ("average-of-coin-flips", {"10", "100", "1000", "0.24", "0.08", "0.03"}),
        (
            "watershed",
            {"0, −0.74", "step 13", "0, −0.76", "never", "0, −1.26", "step 23", "0, −1.30", "−0.2, −0.10", "step 3"},
        ),
        ("zoom-out", {"0.1700", "0.0425", "0.0106", "GELU(cx)/c", "first view", "largest gap"}),
    ],
)
def test_the_figures_of_the_chapter_are_on_screen(beat: str, shown: set[str]) -> None:
    assert shown <= set(written(picture(beat)))


def test_the_figures_follow_from_the_definitions() -> None:
    """The expected texts above against formulas of their own, so that they are not copies of the film's output."""

    def swish(x: mpf) -> mpf:
        return x / (1 + exp(-x))

    def gelu(x: mpf) -> mpf:
        return x * ncdf(x)

    for function, dip, steepest in (
        (swish, (-1.2785, -0.2785), (2.3994, 1.0998)),
        (gelu, (-0.7518, -0.17), (2**0.5, 1.1289)),
    ):
        x = findroot(partial(diff, function), dip[0])
        assert (float(x), float(function(x))) == pytest.approx(dip, abs=5e-5)
        x = findroot(partial(diff, function, n=2), steepest[0])
        assert (float(x), float(diff(function, x))) == pytest.approx(steepest, abs=5e-5)
    assert 2 * norm.cdf(2) == pytest.approx(1.9545, abs=5e-5)
    assert float(swish(mpf(2))) == pytest.approx(1.7616, abs=5e-5)


def test_bars_are_the_input_and_its_share() -> None:
    [*_, gelu] = found(picture("the-gate"), GatedProduct)
    opening, whole, passed = (ink(part) for part in gelu.bars[:3])
    assert np.ptp(passed[:, 1]) / np.ptp(whole[:, 1]) == pytest.approx(norm.cdf(2), rel=1e-9)
    unit = gelu.plots.gates.units[1]
    assert np.ptp(opening[:, 1]) == pytest.approx(norm.cdf(2) * unit)


@pytest.mark.parametrize("x", [_GATE_START, *_GATE_STOPS])
def test_the_whole_bar_is_as_long_as_the_input_wherever_it_stands(x: float) -> None:
    [*_, gelu] = found(picture("the-gate"), GatedProduct)
    whole = ink(gelu.draw(x).bars[1])
    assert np.ptp(whole[:, 1]) == pytest.approx(abs(x) * gelu.plots.values.units[1])


def test_the_numbers_of_both_gates_belong_to_the_x_that_is_shown() -> None:
    [*_, gelu] = found(picture("the-gate"), GatedProduct)
    gelu.draw(-1.5)
    assert gelu._numbers._input.value == -1.5
    sigmoid = 1 / (1 + np.exp(1.5))
    expected = [sigmoid, -1.5 * sigmoid, norm.cdf(-1.5), -1.5 * norm.cdf(-1.5)]
    rows = [number.value for row in range(2) for number in gelu._numbers._table.numbers(row)]
    assert rows == pytest.approx(expected)


def swish_slope(x: Values) -> Values:
    return np.asarray((1 + x / (1 + np.exp(x))) / (1 + np.exp(-x)))


def gelu_slope(x: Values) -> Values:
    return np.asarray(norm.cdf(x) + x * norm.pdf(x))


def test_the_mirrored_halves_lie_on_the_left_halves() -> None:
    axes = PlotAxes(Region(-3, 3, -2, 2), (-4, 4), (-0.25, 1.3))
    mirror = SlopeMirror(axes, [activation("swish"), activation("gelu")], "center").draw((-1, -1))
    for part, slope in zip(mirror.copies, (swish_slope, gelu_slope), strict=True):
        places = (part.points[:, :2] - axes._origin) / axes.units
        assert places[:, 0].max() < 1e-3
        np.testing.assert_allclose(places[:, 1], slope(places[:, 0]), atol=2e-4)


def test_two_inputs_that_lie_apart_have_the_output_shown() -> None:
    scene = picture("the-dip")
    [line] = found(scene, LevelLine)
    output, left, right = (number.value for number in line._numbers)
    assert right - left > 1
    for x in (left, right):
        assert x * norm.cdf(x) == pytest.approx(output, abs=1e-6)
    assert {number.text for number in line._numbers} <= set(written(scene))


def test_the_default_seed_is_the_most_typical_of_the_first_twenty() -> None:
    counts = np.array([10, 100, 1000])
    gaps = np.array([flips(1000, seed).gaps[counts - 1] for seed in range(20)])
    away = np.abs(np.log(gaps / np.median(gaps, axis=0))).max(axis=1)
    assert int(np.argmin(away)) == load_film(FILM).parameters.seed
    np.testing.assert_allclose(np.median(gaps, axis=0), [0.27, 0.08, 0.03], rtol=0.2)


def test_points_are_averages_of_kept_and_dropped_inputs() -> None:
    [points] = found(picture("average-of-coin-flips", draws=(2, 7), seed=4), CoinFlips)
    kept = points._flips.averages[6][INPUTS != 0] * 7 / INPUTS[INPUTS != 0]
    np.testing.assert_allclose(kept, np.round(kept), atol=1e-9)
    assert points.count == 7
    expected = np.abs(points._flips.averages[6] - INPUTS * norm.cdf(INPUTS)).max()
    assert points._flips.gaps[6] == pytest.approx(expected)


def test_dots_stand_where_descent_by_hand_has_brought_them() -> None:
    trial = next(one for one in found(picture("watershed"), UnitTrial) if one._units[1].record.name == "relu")
    inputs, targets = line_points()
    weight, bias = np.array(-0.2), np.array(-0.1)
    for _ in range(trial.last_step):
        z = weight * inputs + bias
        push = (z * norm.cdf(z) - targets) * (norm.cdf(z) + z * norm.pdf(z))
        weight, bias = weight - 0.1 * np.mean(push * inputs), bias - 0.1 * np.mean(push)
    axes, z = trial._axes, weight * inputs + bias
    expected = axes.points_at(np.column_stack([z, z * norm.cdf(z)]))[:, :2]
    drawn = centers(trial, 0)
    nearest = [int(np.argmin(np.linalg.norm(expected - place, axis=1))) for place in drawn]
    np.testing.assert_allclose(drawn, expected[nearest], atol=0.02)
    assert {int(np.argmin(inputs)), int(np.argmax(inputs))} < set(nearest)
    assert z.max() < axes.x_range[1]


def test_the_points_that_are_shown_are_seen_one_by_one() -> None:
    """Dots and rings of the last step of each trial, of which the picture says how many they are."""
    scene = picture("watershed")
    for trial in found(scene, UnitTrial):
        trial.draw(trial.last_step)
        for which, dots in enumerate(trial._dots):
            places = np.sort(centers(trial, which)[:, 0])
            assert f"dots: z = wx + b for {len(places)} of {len(line_points()[0])} points" in written(scene)
            assert np.diff(places).min() > np.ptp(ink(dots)[:, 1]) - np.ptp(centers(trial, which)[:, 1])


def test_every_target_lies_above_the_dots_that_climb_away() -> None:
    """Then every error is negative, and a step raises the output of the unit wherever it has a slope."""
    inputs, targets = line_points()
    assert inputs.min() >= 0
    scene = picture("watershed")
    assert f"lowest target: {targets.min():.2f}" in written(scene)
    for trial in found(scene, UnitTrial):
        for unit in trial._units:
            assert (unit.record(unit.start[0] * inputs + unit.start[1]) < targets.min()).all()
            z = unit.start[0] * inputs + unit.start[1]
            assert (unit.record(z) < targets).all()


def test_from_afar_the_curve_is_that_of_the_scaled_function() -> None:
    [view] = found(picture("zoom-out"), FarView)
    assert view.factor == 16
    places = (view._curve.points[:, :2] - view._axes._origin) / view._axes.units
    np.testing.assert_allclose(places[:, 1], places[:, 0] * norm.cdf(16 * places[:, 0]), atol=2e-3)


WIDE: dict[str, object] = {"beta": 0.75, "draws": (2,), "swish_starts": (-1.6, -1.8), "seed": 1, "theme": "light"}
NARROW: dict[str, object] = {"beta": 3.0, "draws": (3, 5000), "gelu_starts": (-0.05, -3.0), "near_zero": (-0.25, -3.0)}


@pytest.mark.parametrize(
    ("beat", "changes"),
    [
        ("the-gate", NARROW),
        ("the-dip", WIDE),
        ("the-dip", NARROW),
        ("slope-above-one", WIDE),
        ("slope-above-one", NARROW),
        ("average-of-coin-flips", WIDE),
        ("watershed", WIDE),
        ("watershed", NARROW),
        ("zoom-out", {"captions": False}),
    ],
)
def test_parameters_at_the_ends_of_their_ranges_draw(beat: str, changes: dict[str, object]) -> None:
    scene = picture(beat, **changes)
    seen = texts(scene)
    assert not [(one.says, other.says) for one, other in itertools.combinations(seen, 2) if one.overlaps(other)]
    points = np.concatenate([ink(part) for part in (*drawings(scene), *(text.thing for text in seen))])
    assert (np.abs(points) <= [64 / 9, 4]).all()


def test_the_two_units_of_a_trial_have_two_shapes() -> None:
    for trial in found(picture("watershed"), UnitTrial):
        assert [float(dots.get_fill_opacity()) for dots in trial._dots] == [1.0, 0.0]
        assert float(trial._dots[1].get_stroke_width()) > 0


def test_the_counter_names_the_step_that_is_being_made() -> None:
    [trial] = found(picture("watershed"), UnitTrial)
    for time, step in ((0.0, "0"), (0.2, "1"), (1.0, "1"), (2.5, "3")):
        trial.draw(time)
        assert trial._counter.text == step


def test_the_largest_gap_is_pointed_at_from_however_far() -> None:
    [view] = found(picture("zoom-out"), FarView)
    for factor in (1.0, 4.0, 16.0):
        view.draw(factor)
        tip = (view._pointer._head.points[0][:2] - view._axes._origin) / view._axes.units
        assert tip[0] == pytest.approx(-0.7518 / factor, abs=1e-4)
        assert -0.17 / factor - 0.06 < tip[1] < -0.17 / factor


def test_bars_reach_from_one_and_from_zero_to_the_extrema_of_the_slope() -> None:
    axes = PlotAxes(Region(-3, 3, -2, 2), (-4, 4), (-0.25, 1.3))
    mirror = SlopeMirror(axes, [activation("swish"), activation("gelu")], "center")
    for bars, (x, excess) in zip(mirror.excesses, ((2.3994, 0.0998), (2**0.5, 0.1289)), strict=True):
        ends = (bars.points[[0, 3, 4, 7], :2] - axes._origin) / axes.units
        np.testing.assert_allclose(ends, [(x, 1), (x, 1 + excess), (-x, 0), (-x, -excess)], atol=5e-5)


def test_no_gap_is_drawn_before_there_is_a_curve_to_compare_with() -> None:
    points = CoinFlips(PlotAxes(Region(-3, 3, -3, 3), (-3, 3), (-3, 3)), flips(10, 6)).draw(10)
    assert not len(points._gap.points)
    assert len(points.compare()._gap.points)


def test_counts_that_do_not_grow_are_refused() -> None:
    with pytest.raises(ValueError, match="the counts of draws must grow"):
        parameters(draws=(10, 10))
