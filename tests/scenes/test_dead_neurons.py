"""The film of dead units: what is on screen against gradient descent written down anew."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from actmath import activation, line_points
from scenes.catalogue import load_film
from scenes.lib.film_words import film_words
from scenes.lib.story import Story
from scenes.lib.unit_training.layer_runs import LayerRuns, layer_runs
from scenes.lib.unit_training.layer_shapes import LayerShapes
from scenes.lib.unit_training.unit_comparison import UnitComparison
from scenes.lib.unit_training.unit_course import UnitTask, snapshot, unit_course
from scenes.lib.unit_training.unit_plot import FollowingUnit, UnitPlot
from scenes.lib.unit_training.unit_ride import UnitRide
from scenes.lib.unit_training.weight_plane import WeightPoint
from scenes.lib.units.unit_state import UnitState
from tests.scenes.drawn import last_picture
from tests.scenes.seen import assert_whole, found, numbers, texts

if TYPE_CHECKING:
    from scenes.s07_dead_neurons import DeadNeuronsParameters

FILM = "dead-neurons"
BEATS = tuple(film_words("dead_neurons").beats)
TASK = UnitTask(40, 0.15, 6, (1.5, 1.0))
FEW = {"networks": 2, "layer_rates": (0.1, 3.0), "layer_steps": 20}


def parameters(**changes: object) -> "DeadNeuronsParameters":
    return cast("DeadNeuronsParameters", type(load_film(FILM).parameters).model_validate(changes))


def picture(beat: str, **changes: object) -> Story:
    return last_picture(FILM, beat, parameters(**changes) if changes else None).story


def shown(scene: Story) -> set[str]:
    return {text.says for text in texts(scene)}


def descend(slope_and_value: Callable[[float], tuple[float, float]], rates: list[float]) -> list[tuple[float, float]]:
    """Weight and bias after every step, summed point by point."""
    w, b = 1.5, 1.0
    course = [(w, b)]
    points = list(zip(*(values.tolist() for values in line_points()), strict=True))
    for rate in rates:
        by_w = by_b = 0.0
        for x, y in points:
            value, slope = slope_and_value(w * x + b)
            by_w += (value - y) * slope * x / len(points)
            by_b += (value - y) * slope / len(points)
        w, b = w - rate * by_w, b - rate * by_b
        course.append((w, b))
    return course


def first_active(course: list[tuple[float, float]]) -> int:
    inputs = line_points().inputs
    return next(step for step, (w, b) in enumerate(course) if step > 0 and (w * inputs + b).max() > 0)


VARIANTS: list[tuple[str, dict[str, object]]] = [
    ("one-unit", {"weight": -3.0, "bias": -3.0, "theme": "light"}),
    ("one-bad-step", {"bad_rate": 0.05, "rate": 0.3, "captions": False}),
    ("one-bad-step", {"bad_rate": 2.0, "weight": 3.0, "bias": 3.0, "count": 60, "noise": 0.5}),
    ("nothing-moves", {"steps": 100, "bad_rate": 0.3, "count": 5}),
    ("other-slopes", {"steps": 100, "negative_slopes": (0.001,), "bad_rate": 2.0, "weight": 3.0, "bias": 3.0}),
    ("other-slopes", {"steps": 10000, "negative_slopes": (0.5, 0.25), "bad_rate": 0.1, "captions": False}),
    ("a-layer", {**FEW, "depth": 6, "width": 20}),
    ("a-layer", {"networks": 3, "layer_rates": (5.0,), "layer_steps": 10, "depth": 1, "width": 4, "theme": "light"}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("beat", "changes"), VARIANTS)
def test_the_last_picture_is_whole_and_no_texts_overlap(beat: str, changes: dict[str, object]) -> None:
    scene = picture(beat, **changes)
    assert_whole(scene)


@pytest.mark.slow
def test_the_bad_step_ends_where_descent_written_anew_ends() -> None:
    def relu(z: float) -> tuple[float, float]:
        return max(z, 0.0), float(z > 0)

    inputs, targets = line_points()
    w, b = descend(relu, [1.0])[1]
    assert (f"{w:.2f}", f"{b:.2f}") == ("-1.98", "-0.86")
    assert {"−1.98", "−0.86", "1.00", "dead from rate 0.54 on"} <= shown(picture("one-bad-step"))
    for rate, alive in ((0.53, True), (0.5325, True), (0.5327, False), (0.54, False), (1.0, False)):
        near = descend(relu, [rate])[1]
        assert ((near[0] * inputs + near[1]).max() > 0) == alive
    assert f"{np.mean(targets**2) / 2:.4f}" == "1.1235"
    still = picture("nothing-moves")
    assert {"5000", "1.1235", "0 exactly"} <= shown(still)
    [unit], [point] = found(still, FollowingUnit), found(still, WeightPoint)
    assert unit.units.states == (UnitState.INACTIVE,) * 40
    assert point.unit.state is UnitState.DEAD


@pytest.mark.slow
def test_the_steps_of_recovery_are_those_of_descent_written_anew() -> None:
    def leaky(slope: float) -> Callable[[float], tuple[float, float]]:
        return lambda z: (max(z, slope * z), 1.0 if z > 0 else slope)

    def elu(z: float) -> tuple[float, float]:
        return (z, 1.0) if z > 0 else (np.expm1(z), np.exp(z))

    rates = [1.0] + [0.1] * 700
    recoveries = [first_active(descend(unit, rates)) for unit in (leaky(0.01), leaky(0.1), elu)]
    assert recoveries == [614, 55, 50]
    film = picture("other-slopes")
    assert {"never on again", *(f"on again: step {step}" for step in recoveries)} <= shown(film)
    [comparison] = found(film, UnitComparison)
    states = [set(unit.units.states) for unit in comparison.draw(1)._units]
    assert states[0] == {UnitState.INACTIVE}
    assert states[1:] == [{UnitState.WEAK}] * 3
    recovered = [set(unit.units.states) for unit in comparison.draw(5000)._units]
    assert recovered == [{UnitState.INACTIVE}] + [{UnitState.LIVE}] * 3
    assert "rate 1, then 0.1" in shown(film)


def test_a_snapshot_between_two_steps_is_on_the_straight_line_between_them() -> None:
    relu = activation("relu")
    run = unit_course(relu, TASK, (0.1, 0.1, 0.1))
    for step in range(4):
        now = snapshot(relu, TASK, run, step)
        assert (now.weight, now.bias) == pytest.approx((run.weights[step], run.biases[step]))
        assert now.loss == pytest.approx(run.losses[step])
        assert now.gradient == pytest.approx(tuple(run.gradients[step]))
        assert now.active == run.active[step]
    between = snapshot(relu, TASK, run, 1.25)
    assert between.weight == pytest.approx(0.75 * run.weights[1] + 0.25 * run.weights[2])
    assert between.bias == pytest.approx(0.75 * run.biases[1] + 0.25 * run.biases[2])


@pytest.mark.slow
def test_the_unit_is_drawn_through_its_values_and_its_corner() -> None:
    relu = activation("relu")
    [unit] = found(picture("one-unit"), FollowingUnit)
    run = unit_course(relu, TASK, (0.4,))
    now = snapshot(relu, TASK, run, 1)
    unit.draw(now)
    axes = unit._plot.axes
    for part, lowest in ((unit._line, -np.inf), (unit._output, 0.0)):
        x, y = ((part.points[:, :2] - axes.points_at([0, 0])[:2]) / axes.units).T
        np.testing.assert_allclose(y, np.maximum(now.weight * x + now.bias, lowest), atol=1e-6)
    assert len(unit.units.states) == 40
    heights = (unit.units.centers[:, 1] - axes.points_at([0, 0])[1]) / axes.units[1]
    lit = [state is UnitState.LIVE for state in unit.units.states]
    np.testing.assert_array_equal(lit, heights > 0)


@pytest.mark.slow
def test_the_arrow_is_the_present_gradient_and_every_step_leaves_a_dot() -> None:
    def relu(z: float) -> tuple[float, float]:
        return max(z, 0.0), float(z > 0)

    [ride] = found(picture("one-unit"), UnitRide)
    course = descend(relu, [0.1] * 20)
    axes = ride._point._plane.axes
    lengths = []
    for step in (0, 1, 2, 3):
        ride.draw(step)
        head = axes.points_at(np.array(course[step]) + (np.array(course[step + 1]) - course[step]) / 0.1)
        np.testing.assert_allclose(ride._point._arrow._head.points[0], head, atol=1e-6)
        lengths.append(np.linalg.norm(head - axes.points_at(course[step])))
        dots = ride._point._steps.points.reshape(step + 1, -1, 3)
        np.testing.assert_allclose(
            (dots.max(axis=1) + dots.min(axis=1)) / 2, axes.points_at(course[: step + 1]), atol=0.01
        )
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.slow
def test_the_counter_names_the_step_that_is_being_made() -> None:
    [ride] = found(picture("one-unit"), UnitRide)
    for time, step in ((0.0, "0"), (0.01, "1"), (1.0, "1"), (1.0 + 1e-12, "1"), (1.5, "2"), (20.0, "20")):
        ride.draw(time)
        assert ride._numbers[0][0].text == step
    [comparison] = found(picture("other-slopes"), UnitComparison)
    assert comparison.draw(0.5)._counter.text == "1"


@pytest.mark.slow
def test_numbers_stand_in_the_same_column_in_every_beat() -> None:
    columns = {number.baseline[0] for beat in BEATS[:3] for number in numbers(picture(beat))}
    assert max(columns) - min(columns) < 1e-9


@pytest.fixture(scope="module")
def relu_runs() -> LayerRuns:
    return layer_runs("relu", (0.1, 0.3, 1.0, 2.0, 3.0), networks=20, depth=4, width=16, steps=300)


@pytest.mark.slow
def test_dead_units_of_whole_networks(relu_runs: LayerRuns) -> None:
    """Rates from 2 on make single runs chaotic: only medians are firm, and those to some percent."""
    for share, percent, tolerance in zip(relu_runs.shares, (7, 5, 5, 8, 69, 75), (1, 1, 1, 4, 12, 4), strict=True):
        assert share == pytest.approx(percent, abs=tolerance)
    np.testing.assert_allclose(relu_runs.losses[-1], np.log(2), atol=1e-3)
    leaky = layer_runs("leaky_relu", (3.0,), networks=20, depth=4, width=16, steps=300)
    assert leaky.shares[-1] == 0
    assert leaky.median_losses[0] == pytest.approx(np.log(2), abs=2e-3)
    assert np.sum(leaky.losses < 0.1) <= 3


@pytest.mark.slow
def test_moving_layers_revive_some_units_at_gentle_rates(relu_runs: LayerRuns) -> None:
    """Dead before training and not after it; in the first layer, whose inputs stay, none comes back."""
    revived = relu_runs.dead[0, :2] & ~relu_runs.dead[-1, :2]
    assert revived.any(axis=(1, 2, 3)).all()
    assert not revived[..., 0, :].any()


@pytest.mark.slow
def test_the_shapes_are_the_masks_and_the_table_their_medians(relu_runs: LayerRuns) -> None:
    film = picture("a-layer")
    [shapes] = found(film, LayerShapes)
    crossed = np.array([state is UnitState.DEAD for state in shapes._units.states])
    counts = relu_runs.dead[-1, -1].sum(axis=(1, 2))
    assert abs(crossed.sum() - np.median(counts)) == np.abs(counts - np.median(counts)).min()
    assert any(np.array_equal(crossed, network.ravel()) for network in relu_runs.dead[-1, -1])
    read = [number.text for number in numbers(film)]
    assert str(int(crossed.sum())) in read
    assert {f"{share:.0f} %" for share in relu_runs.shares} <= set(read)
    assert {"3.0", "300", "0.6931"} <= set(read)


@pytest.mark.slow
def test_a_wholly_dead_layer_is_framed_and_told_for_as_long_as_it_is_dead(relu_runs: LayerRuns) -> None:
    film = picture("a-layer")
    [shapes] = found(film, LayerShapes)
    columns = shapes._units.centers.reshape(4, 16, 3)
    for index, rate in enumerate(relu_runs.rates):
        masks = relu_runs.typical(index)
        shapes.follow(masks, rate)
        for step in (0, 20, 300):
            shapes.draw(step)
            dead = [layer for layer in range(4) if masks[step, layer].all()]
            frames = shapes._frames.points.reshape(-1, 16, 3)
            assert len(frames) == len(dead)
            for frame, layer in zip(frames, dead, strict=True):
                assert (frame.min(axis=0)[:2] < columns[layer].min(axis=0)[:2]).all()
                assert (frame.max(axis=0)[:2] > columns[layer].max(axis=0)[:2]).all()
            told = [text.says for text in texts(film) if "nothing passes" in text.says]
            assert told == [f"layer {layer + 1} dead: nothing passes" for layer in dead[:1]]


@pytest.mark.slow
def test_keys_stand_outside_of_the_plot_and_shapes_have_a_border_on_the_line() -> None:
    for beat in BEATS[:3]:
        film = picture(beat)
        [unit], [plot] = found(film, FollowingUnit), found(film, UnitPlot)
        top = plot.axes.window.top
        named = {text.says: text.box for text in texts(film)}
        for key in ("points", "wx + b", "relu(wx + b)", "on", "off", "dead: off at all 40 points"):
            assert named[key][1] > top
        borders = unit._borders.points.reshape(40, -1, 3)
        np.testing.assert_allclose((borders.max(axis=1) + borders.min(axis=1)) / 2, unit.units.centers, atol=0.01)
        family = unit.get_family()
        assert family.index(unit._line) < family.index(unit._borders) < family.index(unit.units)


def test_a_caption_claims_only_what_the_default_film_shows() -> None:
    claims = film_words("dead_neurons").labels
    own = {beat.name: beat.words.caption for beat in load_film(FILM)(parameters()).beats()}
    changed = parameters(bad_rate=0.3, layer_steps=20)
    other = {beat.name: beat.words.caption for beat in load_film(FILM)(changed).beats()}
    for beat in BEATS:
        claim = claims[f"claim-{beat}"].format(rate="0.1", bad_rate="1")
        assert claim in own[beat]
        assert claim not in other[beat]


@pytest.mark.parametrize(
    "changes",
    [{"bad_rate": 3}, {"rate": 0.5}, {"steps": 50}, {"negative_slopes": ()}, {"layer_rates": (6,)}, {"networks": 1}],
)
def test_parameters_out_of_range_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(changes))):
        parameters(**changes)
