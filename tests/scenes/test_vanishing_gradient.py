"""The film of the vanishing gradient: factors, products, bars and paths against formulas of their own."""

import math
from itertools import pairwise, product
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from actmath import EXAMPLE_PREACTIVATIONS
from scenes.catalogue import load_film
from scenes.lib.chain.chain_units import ChainUnits
from scenes.lib.chain.handed_bars import HandedBars, HandOver
from scenes.lib.chain.knife_edge import EdgeCurve
from scenes.lib.chain.network_paths import GradientWires
from scenes.lib.film_words import film_words
from scenes.lib.gradients.log_axis import covering
from scenes.lib.story import Story
from scenes.lib.strokes import Arrow, Dots
from scenes.lib.theme.built_in import DARK
from scenes.lib.units.unit_state import UnitState
from scenes.lib.units.units import Unit, Units
from scenes.lib.units.wires import Wires
from tests.scenes.drawn import last_picture
from tests.scenes.seen import found, ink, numbers, texts

if TYPE_CHECKING:
    from scenes.s05_vanishing_gradient import VanishingGradientParameters

FILM = "vanishing-gradient"
BEATS = tuple(film_words("vanishing_gradient").beats)
SLOPES = [1 / (2 * math.cosh(z / 2)) ** 2 for z in EXAMPLE_PREACTIVATIONS]
LEFT = [math.prod(SLOPES[layer:]) for layer in range(5)]


def parameters(**changes: object) -> "VanishingGradientParameters":
    return cast("VanishingGradientParameters", type(load_film(FILM).parameters).model_validate(changes))


def picture(beat: str, **changes: object) -> Story:
    return last_picture(FILM, beat, parameters(**changes) if changes else None).story


def written(story: Story) -> list[str]:
    return [number.text for number in numbers(story)]


def bar_heights(bars: HandedBars) -> list[float]:
    """Heights of the drawn bars from left to right, in bars of 1 on the linear axis."""
    boxes = np.asarray(bars._bars.points).reshape(-1, 16, 3)
    unit = boxes[-1, :, 1].max() - bars._axes[0].plot.bottom
    return [float(np.ptp(box[:, 1]) / unit) for box in boxes]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("beat", "shown"),
    [
        ("forward", ["0.8", "−1.5", "0.3", "2.1", "−0.6", "0.6900", "0.1824", "0.5744", "0.8909", "0.3543"]),
        ("backward", ["0.2288", "0.0972", "0.2445", "0.1491", "0.2139"]),
        ("backward", ["1", "0.2288", "0.02224", "0.005436", "0.0008107", "0.0001734"]),
        ("best-case", ["0.2500", "0.0009765625"]),
        ("and-the-weights", ["1", "0.5201", "32", "0.003827"]),
    ],
)
def test_the_figures_of_the_chapter_are_on_screen(beat: str, shown: list[str]) -> None:
    assert set(shown) <= set(written(picture(beat)))


def test_the_best_case_says_what_is_left_and_how_many_times_more() -> None:
    caption = next(beat.words.caption for beat in load_film(FILM)().beats() if beat.name == "best-case")
    assert f"about {0.25**5:.3f} is left at best: {0.25**5 / LEFT[0]:.1f} times as much" in caption
    assert "about 0.001 is left at best: 5.6 times as much" in caption


@pytest.mark.slow
def test_the_best_case_says_of_which_factors_it_is_the_product() -> None:
    story = picture("best-case")
    assert written(story)[-3:] == ["0.25^5", "0.0009765625", "0.001"]
    assert len({number.value for number in numbers(story)[-3:]}) == 1


@pytest.mark.slow
def test_what_is_left_stands_in_a_row_like_z_and_the_slopes_and_not_among_the_bars() -> None:
    story = picture("backward")
    (bars,) = found(story, HandedBars)
    boxes = {text.says: text.box for text in texts(story)}
    slopes = ["0.2139", "0.1491", "0.2445", "0.0972"]
    left = ["0.0001734", "0.0008107", "0.005436", "0.02224"]
    for slope, passed_on in zip(slopes, left, strict=True):
        assert boxes[slope][[0, 2]].mean() == pytest.approx(boxes[passed_on][[0, 2]].mean(), abs=0.05)
    row = [number for number in numbers(story) if number.text in {*left, "1"}]
    assert len(row) == 5
    assert len({round(float(number.get_bottom()[1]), 2) for number in row}) == 1
    lowest = min(float(number.get_bottom()[1]) for number in row)
    assert np.asarray(bars._bars.points)[:, 1].max() < lowest
    assert max(boxes[passed_on][3] for passed_on in left) < bars._arrow._shaft.get_center()[1]


@pytest.mark.slow
@pytest.mark.parametrize("changes", [{"depth": depth} for depth in range(6, 13)] + [{"depth": 8, "activation": "tanh"}])
def test_of_the_numbers_in_the_row_none_stand_together_and_the_first_layer_s_is_there(
    changes: dict[str, object],
) -> None:
    story = picture("backward", **changes)
    lowest = min(float(number.get_bottom()[1]) for number in numbers(story))
    row = sorted(
        (number for number in numbers(story) if number.get_bottom()[1] < lowest + 0.05),
        key=lambda number: float(number.get_left()[0]),
    )
    gaps = [float(right.get_left()[0] - left.get_right()[0]) for left, right in pairwise(row)]
    assert min(gaps) > 0.1
    assert row[0].value == pytest.approx(min(number.value for number in row))
    assert row[-1].text == "1"


@pytest.mark.slow
def test_the_product_covers_no_bar_and_the_loss_has_a_column_like_the_layers() -> None:
    story = picture("best-case")
    (bars,) = found(story, HandedBars)
    boxes = np.asarray(bars._bars.points).reshape(-1, 16, 3)
    for text in texts(story):
        if text.says in {"0.25^5", "0.0009765625", "0.001"}:
            left, bottom, right, top = text.box
            for box in boxes:
                beside = box[:, 0].max() < left or box[:, 0].min() > right
                assert beside or box[:, 1].max() < bottom or box[:, 1].min() > top
    middles = boxes[..., 0].mean(axis=1)
    assert np.diff(middles) == pytest.approx([middles[1] - middles[0]] * 5)


@pytest.mark.slow
def test_the_weights_that_balance_the_slope_are_written_out() -> None:
    shown = [text.says for text in texts(picture("and-the-weights"))]
    assert {"w = 4: 4 × 0.25 = 1", "w = 8: 8 × 0.25 = 2", "each layer maps 0.5 to 0.5"} <= set(shown)


@pytest.mark.slow
def test_the_bars_of_the_sigmoid_are_marked_on_those_of_the_active_path() -> None:
    (bars,) = found(picture("active-relu-path"), HandedBars)
    floor = bars._axes[0].plot.bottom
    unit = np.asarray(bars._bars.points)[:, 1].max() - floor
    marks = np.asarray(bars._marks.points).reshape(-1, 4, 3)[:, 0, 1]
    assert (marks - floor) / unit == pytest.approx(LEFT, abs=1e-6)


@pytest.mark.slow
def test_bars_are_the_running_products() -> None:
    (bars,) = found(picture("backward"), HandedBars)
    assert bar_heights(bars) == pytest.approx([*LEFT, 1], abs=1e-9)
    (bars,) = found(picture("active-relu-path"), HandedBars)
    assert bar_heights(bars) == pytest.approx([1] * 6)


@pytest.mark.slow
def test_a_bar_is_carried_whole_and_then_cut() -> None:
    (bars,) = found(picture("backward"), HandedBars)
    for layers, heights in ((0.5, [1, 1]), (1, [SLOPES[4], 1]), (1.5, [SLOPES[4], SLOPES[4], 1])):
        assert bar_heights(bars.draw(HandOver(layers))) == pytest.approx(heights, abs=1e-9)
    half = bars.draw(HandOver(0.25))
    carried = np.asarray(half._bars.points).reshape(-1, 16, 3)[0, :, 0].mean()
    assert half._layout.centers[4] < carried < half._layout.centers[5]
    bars.draw(HandOver(5))


@pytest.mark.slow
def test_the_logarithmic_axis_turns_equal_factors_into_equal_steps() -> None:
    (bars,) = found(picture("best-case"), HandedBars)
    tops = np.asarray(bars._bars.points).reshape(-1, 16, 3)[:, :, 1].max(axis=1)
    assert np.diff(tops) == pytest.approx([(tops[-1] - tops[0]) / 5] * 5)
    marks = np.asarray(bars._marks.points).reshape(-1, 4, 3)[:, 0, 1]
    decade = (tops[-1] - tops[0]) / (5 * math.log10(4))
    assert (tops[-1] - marks) / decade == pytest.approx([-math.log10(left) for left in LEFT])


@pytest.mark.slow
@pytest.mark.parametrize("beat", ["backward", "best-case", "active-relu-path"])
def test_the_gradient_runs_from_right_to_left_dashed_in_its_own_color(beat: str) -> None:
    story = picture(beat)
    (bars,) = found(story, HandedBars)
    (arrow,) = found(bars, Arrow)
    head, shaft = arrow._head.get_center()[0], ink(arrow._shaft)[:, 0]
    assert head < shaft.min() + 0.2
    assert len(arrow._shaft.points) > 4 * 4


@pytest.mark.slow
def test_units_wear_the_shapes_of_their_slopes_which_a_key_explains() -> None:
    story = picture("backward")
    *states, key = [unit.state for unit in found(story, Unit)]
    assert key is UnitState.WEAK
    (says,) = (text for text in texts(story) if text.says == "f′ < 0.1")
    (bars,) = found(story, HandedBars)
    assert says.box[1] > bars._axes[0].plot.top
    assert states == [UnitState.WEAK if slope < 0.1 else UnitState.LIVE for slope in SLOPES]
    assert UnitState.WEAK in states


@pytest.mark.slow
def test_it_is_said_how_much_taller_the_small_plots_are_drawn() -> None:
    for changes in ({}, {"preactivations": (6.0, -6.0, 0.0), "activation": "tanh"}):
        story = picture("forward", **changes)
        (plots,) = found(story, ChainUnits)
        ends = plots._places(0, np.array([0.0, 1.0]), np.array([0.0, 1.0]))
        across, up = ends[1, :2] - ends[0, :2]
        assert f"y axis stretched ×{up / across:.2g}" in [text.says for text in texts(story)]


@pytest.mark.slow
@pytest.mark.parametrize("beat", ["backward", "best-case", "active-relu-path"])
def test_under_every_word_over_the_columns_stands_what_it_names(beat: str) -> None:
    story = picture(beat)
    (loss,) = (text for text in texts(story) if text.says == "loss")
    (dot,) = found(story, Dots)
    assert dot.get_center()[0] == pytest.approx((loss.box[0] + loss.box[2]) / 2, abs=0.05)
    assert "input" not in [text.says for text in texts(story)]


@pytest.mark.slow
def test_the_curves_of_the_weights_differ_in_their_dashes_and_wear_no_function_s_color() -> None:
    curves = found(picture("and-the-weights"), EdgeCurve)
    colors = {str(curve._line.get_stroke_color()) for curve in curves}
    assert colors == {DARK.text}
    assert not colors & {style.color for style in (*DARK.functions.values(), *DARK.further_functions)}
    assert len({curve._dash for curve in curves}) == 2


@pytest.mark.slow
def test_the_curve_of_a_weight_is_the_derivative_of_the_chain() -> None:
    story = picture("and-the-weights")
    for curve, weight in zip(found(story, EdgeCurve), (4, 8), strict=True):
        for start in (0.1, 0.42, 0.5, 0.77):
            outputs = []
            for near in (start - 1e-5, start + 1e-5):
                for _ in range(5):
                    near = 1 / (1 + math.exp(-weight * (near - 0.5)))  # noqa: PLW2901 (a chain)
                outputs.append(near)
            slope = (outputs[1] - outputs[0]) / 2e-5
            assert curve._edge.left_of(start, weight) == pytest.approx(slope, rel=1e-4)


@pytest.mark.slow
def test_the_gradient_leaves_the_inactive_unit_on_no_wire_and_takes_all_others() -> None:
    story = picture("one-inactive-unit")
    wires = np.concatenate([part._ends for part in found(story, GradientWires)])
    (ring,) = [
        units.centers[units.states.index(UnitState.INACTIVE)]
        for units in found(story, Units)
        if UnitState.INACTIVE in units.states and len(units.states) > 1
    ]
    near = np.linalg.norm(wires - ring, axis=2) < 0.5
    assert not near[:, 0].any()
    assert near[:, 1].sum() == 3
    assert (wires[:, 0, 0] > wires[:, 1, 0]).all()
    assert len(wires) == 4 * 9 + 3 - 3
    free = sum(path[2] != 1 for path in product(range(3), repeat=5))
    assert f"{free} of {3**5} paths still carry a gradient" in [text.says for text in texts(story)]
    assert "inactive: slope 0 exactly" in [text.says for text in texts(story)]
    dotted = [wire for wires in found(story, Wires) if UnitState.DEAD in wires.states for wire in wires._wires]
    assert len(dotted) == 3
    assert all(np.linalg.norm(wire[1] - ring) < 0.5 and wire[0, 0] < ring[0] for wire in dotted)


@pytest.mark.parametrize(
    ("values", "exponents"), [([0.5], (-1, 0)), ([1.0, 1e-3], (-3, 0)), ([1.0], (0, 1)), ([2e-17, 32], (-17, 2))]
)
def test_an_axis_covers_its_values_with_powers_of_ten(values: list[float], exponents: tuple[int, int]) -> None:
    assert covering(values) == exponents


ENDS = [
    {"depth": 20, "seed": 3, "weights": (16.0, 0.5), "starts": (-0.5, 0.5)},
    {"preactivations": (6.0, -6.0, 0.0), "activation": "tanh", "weights": (0.5, 16.0), "captions": False},
    {"preactivations": (0.0, 6.0, -6.0, 0.1, -6.0, 6.0, -0.5, -3.5)},
]


@pytest.mark.slow
@pytest.mark.parametrize("changes", ENDS, ids=["deep", "shallow", "between"])
@pytest.mark.parametrize("beat", BEATS)
def test_the_ends_of_the_ranges_draw_whole_pictures(beat: str, changes: dict[str, object]) -> None:
    shown = texts(picture(beat, **changes))
    for index, text in enumerate(shown):
        assert (np.abs(text.box) <= [64 / 9, 4, 64 / 9, 4]).all(), text.says
        assert not [other.says for other in shown[index + 1 :] if text.overlaps(other)], text.says


@pytest.mark.parametrize(
    "changes", [{"depth": 1}, {"depth": 21}, {"activation": "relu"}, {"preactivations": (1.0,)}, {"starts": (0.0, 0.6)}]
)
def test_parameters_out_of_range_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(changes))):
        parameters(**changes)
