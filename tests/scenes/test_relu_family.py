"""The film of the ReLU family: what is on screen against formulas of its own."""

import itertools
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
import pytest
from manim import DL, UR
from manim.utils.rate_functions import linear
from scipy.stats import norm

from actmath import activation
from scenes.catalogue import load_film
from scenes.lib.balance.output_balance import OutputBalance
from scenes.lib.curves.lensed_curves import LensedCurves
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.curves.slope_probe import SlopeProbe
from scenes.lib.curves.slope_tails import Beyond, SlopeTails
from scenes.lib.curves.tuned_corner import TunedCorner
from scenes.lib.story import Story
from tests.scenes.drawn import last_picture, played
from tests.scenes.seen import drawings, found, ink, numbers, texts

if TYPE_CHECKING:
    from scenes.s08_relu_family import ReluFamilyParameters

FILM = "relu-family"
Values = npt.NDArray[np.float64]
pytestmark = pytest.mark.slow


def parameters(**changes: object) -> "ReluFamilyParameters":
    kind = type(load_film(FILM).parameters)
    return cast("ReluFamilyParameters", kind.model_validate(changes))


def picture(beat: str, **changes: object) -> Story:
    return last_picture(FILM, beat, parameters(**changes) if changes else None).story


def written(scene: Story) -> list[str]:
    return [number.text for number in numbers(scene)] + [text.says for text in texts(scene)]


@pytest.mark.parametrize(
    ("beat", "shown"),
    [
        ("left-of-zero", {"y magnified ×25", "−3.00", "0 exactly", "0.0100", f"{np.exp(-3):.4f}"}),
        ("turn-alpha", {"1.00", "one slope, no corner", "left tangent", "right tangent"}),
        ("max-has-a-condition", {"1.00", "1.50", "ax", "x"}),
        ("elu-goes-flat-too", {"y magnified ×25", "−4.6052", "0.0100", "equal", "x = ln(slope/α) = ln 0.01"}),
        ("mean-output", {"0.3989", "0.3950", "0.0000", "1.6733"}),
    ],
)
def test_the_figures_of_the_chapter_are_on_screen(beat: str, shown: set[str]) -> None:
    assert shown <= set(written(picture(beat)))
    assert f"{np.log(0.01):.4f}".replace("-", "−") == "−4.6052"


def read_off(axes: PlotAxes, points: Values) -> Values:
    """Plot coordinates, shape (n, 2), of places in the frame."""
    (left, right), (low, high), window = axes.x_range, axes.y_range, axes.window
    x = left + (points[:, 0] - window.left) / window.width * (right - left)
    y = low + (points[:, 1] - window.bottom) / window.height * (high - low)
    return np.column_stack([x, y])


def test_the_panel_shows_the_same_values_stretched_upwards_over_their_own_x() -> None:
    [plot] = found(picture("left-of-zero"), LensedCurves)
    assert plot.lens.opened == 1
    line = plot._magnified.curves[1].submobjects[0]
    for opened, axes in ((0.0, plot.axes), (1.0, plot.panel)):
        plot.lens.draw(opened)
        x, y = read_off(axes, line.points).T
        np.testing.assert_allclose(y[x < 0], 0.01 * x[x < 0], atol=1e-9)
        assert x.min() == pytest.approx(-4)
    assert plot.panel.units[1] / plot.axes.units[1] == pytest.approx(25)
    assert plot.panel.units[0] == pytest.approx(plot.axes.units[0])
    assert plot.panel.window.left == pytest.approx(plot.axes.window.left)
    assert plot.panel.window.bottom > plot.axes.window.top


@pytest.mark.parametrize(("lens", "slope"), [(50, 0.01), (50, 0.1)])
def test_a_lens_is_never_so_strong_that_leaky_relu_leaves_it(lens: float, slope: float) -> None:
    for beat in ("left-of-zero", "elu-goes-flat-too"):
        [plot] = found(picture(beat, lens=lens, negative_slope=slope), LensedCurves)
        low, high = plot.panel.y_range
        assert low < -4 * slope if beat == "left-of-zero" else high > 2 * slope
        assert low < 0 < high


def test_the_slopes_cross_where_the_exponential_says() -> None:
    for alpha, slope in ((1.0, 0.01), (0.25, 0.1)):
        [tails] = found(picture("elu-goes-flat-too", alpha=alpha, negative_slope=slope), SlopeTails)
        crossing = np.log(slope / alpha)
        assert tails.axes.x_range[0] < crossing < tails.axes.x_range[1]
        assert tails.panel.contains(crossing, slope)


def test_the_probe_draws_tangents_with_the_slopes_that_it_reads() -> None:
    [probe] = found(picture("left-of-zero"), SlopeProbe)
    panel, overview = probe._plots
    ends = probe._tangents.points[[0, 3, 4, 7, 8, 11]].reshape(3, 2, 3)
    for axes, pair, slope in zip((panel, panel, overview), ends, (0.0, 0.01, np.exp(-3.0)), strict=True):
        (left, low), (right, high) = read_off(axes, pair)
        assert (high - low) / (right - left) == pytest.approx(slope, abs=1e-9)
        assert left < -3 < right


def test_the_corner_has_the_slopes_of_its_dial() -> None:
    for beat, value, slopes in (("turn-alpha", 1.0, [1.0, 1.0]), ("max-has-a-condition", 1.5, [1.0, 1.5])):
        scene = picture(beat)
        [corner] = found(scene, TunedCorner)
        assert corner.value == value
        assert [number.value for number in numbers(scene)][1:] == pytest.approx(slopes)


def test_each_tangent_runs_to_its_own_side_and_a_line_has_the_slope_of_its_name() -> None:
    [corner] = found(picture("turn-alpha"), TunedCorner)
    corner.draw(2.0)
    ends = read_off(corner.axes, np.concatenate([line.points[[0, 3]] for line in (corner._turning, corner._fixed)]))
    np.testing.assert_allclose(ends, [(-1, -2), (0, 0), (0, 0), (1, 1)], atol=1e-9)
    [corner] = found(picture("max-has-a-condition"), TunedCorner)
    for name, line, slope in zip(corner._names, (corner._turning, corner._fixed), (1.5, 1.0), strict=True):
        (left, low), (right, high) = read_off(corner.axes, line.points[[0, 3]])
        assert (high - low) / (right - left) == pytest.approx(slope)
        x, y = read_off(corner.axes, ink(name)[-1:] * 0 + name.get_center()[None, :2])[0]
        assert abs(y - slope * x) / np.hypot(1, slope) < 0.6


@pytest.mark.parametrize("value", [0.01, 0.6, 1.0, 1.5])
def test_the_thick_curve_is_the_upper_one_of_the_two_lines_and_wider_than_they_are(value: float) -> None:
    [corner] = found(picture("max-has-a-condition"), TunedCorner)
    before = corner.value
    x, y = read_off(corner.axes, corner.draw(value)._curve.points).T
    corner.draw(before)
    np.testing.assert_allclose(y, np.maximum(value * x, x), atol=1e-9)
    assert corner._curve.get_stroke_width() > 3 * corner._turning.get_stroke_width()
    assert corner._turning.get_stroke_color() != corner._fixed.get_stroke_color()


def test_where_leaky_relu_has_more_slope_is_shaded() -> None:
    for alpha, slope in ((1.0, 0.01), (2.0, 0.001), (0.25, 0.1)):
        scene = picture("elu-goes-flat-too", alpha=alpha, negative_slope=slope)
        [tails], [beyond] = found(scene, SlopeTails), found(scene, Beyond)
        (left, low), (right, high) = read_off(tails.panel, np.array([beyond.get_corner(DL), beyond.get_corner(UR)]))
        assert [left, right] == pytest.approx([tails.panel.x_range[0], np.log(slope / alpha)])
        assert [low, high] == pytest.approx(tails.panel.y_range)
        assert {"more slope:", "Leaky ReLU"} <= {text.says for text in texts(scene)}


@pytest.mark.parametrize("progress", [0.0, 0.3, 0.5, 0.8])
def test_a_mean_on_its_way_is_that_of_the_outputs_drawn_at_that_moment(progress: float) -> None:
    balances = found(picture("mean-output"), OutputBalance)
    leaky = activation("leaky_relu")
    for balance, motion in (
        (balances[1], balances[1].pass_through(leaky)),
        (balances[2], balances[2].turn_alpha(1, 2)),
    ):
        before, motion.rate_func = balance.spread, linear
        motion.interpolate(progress)
        assert balance.spread.mean == pytest.approx(float(np.mean(balance.spread.outputs)), abs=2e-4)
        assert balance._fulcrum.get_top()[0] == pytest.approx(balance.across(balance.spread.mean))
        balance.draw(before)


def test_each_beam_stands_on_the_mean_of_its_blocks() -> None:
    balances = found(picture("mean-output"), OutputBalance)
    inputs = norm.ppf((np.arange(4000) + 0.5) / 4000)
    outputs = [
        np.maximum(inputs, 0),
        np.where(inputs > 0, inputs, 0.01 * inputs),
        np.where(inputs > 0, inputs, 1.67326324 * np.expm1(inputs)),
    ]
    for balance, expected in zip(balances, outputs, strict=True):
        np.testing.assert_allclose(balance.spread.outputs, expected, atol=1e-7)
        assert balance.spread.mean == pytest.approx(float(np.mean(expected)), abs=2e-4)


def test_the_drawn_blocks_are_equally_wide_true_and_balance_where_the_fulcrum_stands() -> None:
    unit = None
    for balance in found(picture("mean-output"), OutputBalance):
        corners = balance._blocks.points[::4].reshape(-1, 4, 3)
        left, right = corners[:, 0, 0], corners[:, 2, 0]
        heights = corners[:, 2, 1] - corners[:, 0, 1]
        np.testing.assert_allclose(right - left, balance.across(0.4) - balance.across(0.0))
        assert (np.abs((left + right) / 2 - balance.across(0.0)) < 1e-9).any()
        centroid = np.sum(heights * (left + right) / 2) / heights.sum()
        fulcrum = ink(balance._fulcrum)
        assert centroid == pytest.approx(fulcrum[:, 0].mean(), abs=0.1 * (right - left)[0])
        unit = unit or heights.sum()
        assert heights.sum() == pytest.approx(unit, rel=0.005)
        assert heights.max() < balance._region.height


def test_what_elu_balanced_at_before_stays_on_screen() -> None:
    seen = set(written(picture("mean-output")))
    assert {"α = 1: 0.1605", "outputs f(x)"} <= seen
    assert norm.expect(lambda x: x if x > 0 else float(np.expm1(x))) == pytest.approx(0.1605, abs=5e-5)


def test_no_mean_is_written_while_the_outputs_that_it_belongs_to_move() -> None:
    means: list[list[str]] = []

    class Watched(load_film(FILM)):  # type: ignore[misc]  # a film's class is known only when it is loaded
        def move(self, *animations: Any, **options: Any) -> None:  # noqa: ANN401 (as in Story)
            means.append([number.text for number in numbers(self)])
            super().move(*animations, **options)

    film = Watched(beats=["mean-output"])
    played(film)
    assert means == [[], ["0.3989", "0.3950", "1.0000"]]
    assert [number.text for number in numbers(film)] == ["0.3989", "0.3950", "1.6733", "0.0000"]


def test_the_answer_claims_only_what_is_seen() -> None:
    film = load_film(FILM)
    said = {alpha: film(parameters(alpha=alpha)).beats()[-1].words.caption for alpha in (1.0, 2.0)}
    assert "ELU’s is the nearest" in said[1.0]
    assert "nearest" not in said[2.0]
    assert all("SELU’s α, 1.6733" in caption for caption in said.values())


STRONG = {"negative_slope": 0.001, "alpha": 2.0, "lens": 50.0, "steep": 3.0}
WEAK = {"negative_slope": 0.1, "alpha": 0.25, "lens": 5.0, "steep": 1.1, "theme": "light"}


@pytest.mark.parametrize(
    ("beat", "changes"),
    [
        ("left-of-zero", STRONG),
        ("left-of-zero", WEAK),
        ("turn-alpha", {"captions": False}),
        ("max-has-a-condition", STRONG),
        ("max-has-a-condition", WEAK),
        ("elu-goes-flat-too", STRONG),
        ("elu-goes-flat-too", WEAK),
        ("mean-output", STRONG),
    ],
)
def test_parameters_at_the_ends_of_their_ranges_draw(beat: str, changes: dict[str, object]) -> None:
    scene = picture(beat, **changes)
    seen = texts(scene)
    assert not [(one.says, other.says) for one, other in itertools.combinations(seen, 2) if one.overlaps(other)]
    points = np.concatenate([ink(part) for part in (*drawings(scene), *(text.thing for text in seen))])
    assert (np.abs(points) <= [64 / 9, 4]).all()
