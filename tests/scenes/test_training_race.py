"""The film of networks that learn the spiral: what is on screen against a training written down anew."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtr

from actmath import GradientDescent, activation, initialization, spiral_points, spiral_training
from scenes.catalogue import load_film
from scenes.lib.film_words import film_words
from scenes.lib.gradients.gradient_bars import GradientBars
from scenes.lib.long_computations import kept_by
from scenes.lib.story import Story
from scenes.lib.strokes import Polylines
from scenes.lib.text.numbers import Number
from scenes.lib.training.border_trace import BorderTrace
from scenes.lib.training.course import course
from scenes.lib.training.entrant import Entrant, Spirals
from scenes.lib.training.loss_chart import LossChart
from scenes.lib.training.trained_steps import TrainedSteps
from scenes.lib.training.training_board import TrainingBoard
from tests.scenes.drawn import last_picture
from tests.scenes.seen import assert_whole, found, numbers, texts

if TYPE_CHECKING:
    from scenes.s11_training_race import TrainingRaceParameters

FILM = "training-race"
BEATS = tuple(film_words("training_race").beats)
Array = NDArray[np.floating[Any]]
Function = Callable[[Array], Array]
FUNCTIONS: dict[str, tuple[Function, Function]] = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "relu": (lambda z: z * (z > 0), lambda z: 1.0 * (z > 0)),
    "gelu": (lambda z: z * ndtr(z), lambda z: ndtr(z) + z * np.exp(-z * z / 2) / np.sqrt(2 * np.pi)),
}
RULES = {"sigmoid": "xavier_normal", "relu": "he_normal", "gelu": "he_normal"}


def parameters(**changes: object) -> "TrainingRaceParameters":
    return cast("TrainingRaceParameters", type(load_film(FILM).parameters).model_validate(changes))


def picture(beat: str, **changes: object) -> Story:
    return last_picture(FILM, beat, parameters(**changes) if changes else None).story


def plain_descent(name: str, steps: int, rate: float = 0.3) -> tuple[list[float], float]:
    """Losses of 2-16-16-16-16-1 with examples as columns, and first over last hidden mean |dL/dz| before step 1."""
    value, slope = FUNCTIONS[name]
    points = spiral_points(seed=2)
    x, sign = points.inputs.T, 1 - 2 * points.labels.T
    w = list(initialization(RULES[name]).draw((2, 16, 16, 16, 16, 1), seed=1002))
    b = [np.zeros((len(layer), 1)) for layer in w]
    losses, ratio = [], np.nan
    for step in range(steps + 1):
        h: list[Array] = [x]
        z: list[Array] = []
        for layer, shift in zip(w, b, strict=True):
            z.append(layer @ h[-1] + shift)
            h.append(value(z[-1]))
        losses.append(float(np.log1p(np.exp(sign * z[-1])).mean()))
        by_z = [sign / (1 + np.exp(-sign * z[-1])) / 200]
        for number in range(4, 0, -1):
            by_z.insert(0, (w[number].T @ by_z[0]) * slope(z[number - 1]))
        if step == 0:
            ratio = float(np.abs(by_z[0]).mean() / np.abs(by_z[3]).mean())
        for number in range(5):
            w[number] = w[number] - rate * by_z[number] @ h[number].T
            b[number] = b[number] - rate * by_z[number].sum(axis=1, keepdims=True)
    return losses, ratio


VARIANTS: list[tuple[str, dict[str, object]]] = [
    ("start", {"noise": 0.2, "per_arm": 10, "depth": 1, "width": 2, "captions": False}),
    ("start", {"theme": "light", "rule": "adam", "rate": 0.001, "per_arm": 200}),
    ("race", {"steps": 20, "depth": 6, "width": 24, "stops": (), "rate": 3.0}),
    (
        "race",
        {
            "steps": 40,
            "stops": (10, 20, 50),
            "racers": [{"function": n, "initialization": "standard_normal"} for n in ("elu", "tanh")],
        },
    ),
    (
        "race",
        {
            "steps": 40,
            "stops": (10, 20, 30),
            "racers": [{"function": n, "initialization": "he_normal"} for n in ("leaky_relu", "gelu_tanh", "elu")],
        },
    ),
    ("why", {"depth": 1, "gradient_axis": (-9, -1)}),
    ("finish", {"steps": 20, "racers": [{"function": "leaky_relu", "initialization": "he_normal"}] * 2}),
    ("was-it-fair", {"steps": 30, "best_rate": 10.0, "adam_rate": 0.1}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("beat", "changes"), VARIANTS)
def test_the_last_picture_is_whole_and_no_texts_overlap(beat: str, changes: dict[str, object]) -> None:
    scene = picture(beat, **changes)
    assert_whole(scene)


@pytest.mark.slow
def test_losses_and_ratios_are_those_of_a_training_written_anew() -> None:
    race, why = picture("race", stops=(100,), steps=300), picture("why")
    [board] = found(race, TrainingBoard)
    for name, at_100, at_300, ratio in (
        ("sigmoid", "0.693", "0.693", "0.0082"),
        ("relu", "0.034", "0.003", "0.77"),
        ("gelu", "0.028", "0.005", "0.39"),
    ):
        losses, first_over_last = plain_descent(name, 300)
        assert (f"{losses[100]:.3f}", f"{losses[300]:.3f}", f"{first_over_last:.2g}") == (at_100, at_300, ratio)
        assert at_300 in [number.text for number in numbers(race)]
        [column] = board.at_stops
        assert at_100 in [number.text for number in found(column, Number)]
        assert ratio in [number.text for number in numbers(why)]
    board.draw(100)
    assert {"0.693", "0.034", "0.028", "100"} <= {number.text for number in numbers(race)}


@pytest.mark.slow
def test_the_sigmoid_gets_its_best_rate_among_those_tried_and_adam() -> None:
    assert {"0.691", "0.4", "0.001"} <= {number.text for number in numbers(picture("was-it-fair"))}
    last = {rate: plain_descent("sigmoid", 600, rate)[0][-1] for rate in (1.0, 2.0, 3.0, 4.0, 5.0, 10.0)}
    assert min(last, key=lambda rate: last[rate]) == 3
    assert last[3.0] == pytest.approx(0.365, abs=0.03)


@pytest.mark.slow
def test_the_race_shows_every_network_as_it_is_at_the_step_of_the_counter() -> None:
    [board] = found(picture("race", steps=40, stops=(10,)), TrainingBoard)
    assert board.step == 40
    animation = board.draw(0).run_to(40)
    shown = [animation._state_at(progress) for progress in np.linspace(0, 1, 500)]
    assert shown == sorted(shown)
    assert set(shown) == set(range(41))
    [chart] = found(board, LossChart)
    for step in (0, 7, 40):
        board.draw(step)
        for bars, lane, curve in zip(found(board, GradientBars), board._lanes, chart._curves, strict=True):
            np.testing.assert_array_equal(bars.state.values, lane.course.gradients(step))
            assert len(curve.points) == 4 * step
            if step:
                end = chart.points_at(step, lane.course.losses[step])
                np.testing.assert_allclose(curve.points[-1], end)


def test_both_arms_are_on_their_side_of_the_border_in_the_end() -> None:
    spirals = Spirals(100, 0.03, 2)
    for name in ("relu", "gelu"):
        trained = course(Entrant(name, "he_normal", 4, 16, "descent", 0.3), spirals, 300)
        logits = trained.logits(300, spirals.points.inputs)
        np.testing.assert_array_equal(logits > 0, spirals.points.labels[:, 0] > 0)
        border = trained.region(300, 60).border.reshape(-1, 2)
        assert np.abs(trained.logits(300, border)).max() < 0.1 * np.abs(logits).max()


def test_the_border_of_relu_is_straight_between_its_corners_and_that_of_gelu_has_none() -> None:
    spirals = Spirals(100, 0.03, 2)
    turns, corners = {}, {}
    for name in ("relu", "gelu"):
        trained = course(Entrant(name, "he_normal", 4, 16, "descent", 0.3), spirals, 100)
        border = trained.region(100, 160).border
        corners[name] = trained.corners(100, border)
        directions = (border[:, 1] - border[:, 0]) @ [1, 1j]
        turns[name] = np.abs(np.angle(directions[1:] / directions[:-1]))
    # A cell crossed by a kink bends the traced border of ReLU too, so not every joint there is straight.
    assert np.mean(turns["relu"] < 1e-9) > 0.3
    assert not np.any(turns["gelu"] < 1e-9)
    assert len(corners["relu"]) > 10
    assert len(corners["gelu"]) == 0


def test_a_training_that_was_kept_is_the_training() -> None:
    entrant, spirals = Entrant("gelu", "he_normal", 2, 5, "descent", 0.3), Spirals(20, 0.03, 4)
    kept = TrainedSteps.from_bytes(TrainedSteps.trained(entrant, spirals, 7).to_bytes())
    points = spirals.points
    training = spiral_training(
        activation("gelu"), initialization("he_normal"), GradientDescent(0.3), seed=4, depth=2, width=5, points=points
    )
    for step in range(8):
        record = training.records[step]
        np.testing.assert_array_equal(kept.losses[step], record.loss)
        np.testing.assert_array_equal(kept.gradients[step], record.gradients.preactivations)
        again = kept.network(step, "gelu").forward(points.inputs).outputs
        np.testing.assert_array_equal(again, training.network.forward(points.inputs).outputs)
        training.advance()
    assert len(kept.losses) == 8


@pytest.mark.slow
def test_every_network_is_trained_once_however_many_beats_show_it() -> None:
    results: dict[tuple[str, str], bytes] = {}

    class Memory:
        def once(self, module: str, arguments: str, compute: Callable[[], bytes]) -> bytes:
            if (module, arguments) not in results:
                results[module, arguments] = compute()
            return results[module, arguments]

    changes = parameters(steps=20, stops=(), per_arm=10)
    with kept_by(Memory()):
        for beat in BEATS:
            course.cache_clear()  # as in a process that has drawn no other beat
            last_picture.__wrapped__(FILM, beat, changes)
    course.cache_clear()
    trained = [arguments for _, arguments in results if arguments.endswith(" 20")]
    assert len(trained) == 5, "three racers, and the first one with two other rules"


@pytest.mark.slow
def test_the_borders_are_drawn_with_a_tick_across_every_corner_that_can_be_seen() -> None:
    story = picture("finish", steps=100)
    relu, gelu = found(story, BorderTrace)
    trained = course(Entrant("relu", "he_normal", 4, 16, "descent", 0.3), Spirals(100, 0.03, 2), 100)
    ticks = relu._marks.points.reshape(-1, 4, 3)
    border = trained.region(100, 180).border
    assert (border[1:, 0] == border[:-1, 1]).all()
    corners = trained.corners(100, border)
    lines = np.diff(np.concatenate([border[:1, 0], corners, border[-1:, 1]]), axis=0)
    bearings = np.degrees(np.arctan2(lines[:, 1], lines[:, 0]))
    turns = np.abs((np.diff(bearings) + 180) % 360 - 180)
    assert 10 < len(ticks) == (turns >= 10).sum() < len(corners) / 2
    assert {"corners over 10°", "no corners"} <= {text.says for text in texts(story)}
    assert relu.has_corners
    assert not gelu.has_corners
    assert not len(gelu._marks.points)
    line = relu._line.points.reshape(-1, 4, 3)
    joints = {tuple(np.round(joint, 9)): index for index, joint in enumerate(line[:, 0])}
    for tick in ticks:
        index = joints[tuple(np.round((tick[0] + tick[-1]) / 2, 9))]
        along = line[index, 3] - line[index - 1, 0]
        assert np.dot(along, tick[-1] - tick[0]) == pytest.approx(0, abs=1e-9)
    whole = relu._line.points.copy()
    relu.draw(0.5)
    np.testing.assert_array_equal(relu._line.points, whole[: len(relu._line.points)])
    assert len(relu._line.points) == pytest.approx(len(whole) / 2, abs=4)
    assert 0 < len(relu._marks.points) < 4 * len(ticks)


@pytest.mark.slow
def test_lines_over_the_bars_keep_the_gradients_of_the_start() -> None:
    [board] = found(picture("race", steps=40, stops=(10,)), TrainingBoard)
    every = found(board, GradientBars)
    assert board.submobjects.index(every[-1]) + len(every) < len(board.submobjects)
    for bars, lines, lane in zip(every, board.submobjects[-len(every) :], board._lanes, strict=True):
        heights = bars._axis.heights(lane.course.gradients(0))
        np.testing.assert_allclose(lines.points.reshape(-1, 4, 3)[:, 0, 1], heights)


@pytest.mark.slow
@pytest.mark.parametrize("beat", ["race", "why"])
def test_a_place_for_exact_zeros_is_kept_only_where_there_are_some(beat: str) -> None:
    assert "0 exactly" not in [text.says for text in texts(picture(beat))]
    dead = {"function": "relu", "initialization": "xavier_normal"}
    narrow = picture(beat, racers=[dead] * 2, depth=6, width=2, steps=20, stops=())
    [bars, *_] = found(narrow, GradientBars)
    assert bars.state.values[0] == 0
    assert "0 exactly" in [text.says for text in texts(narrow)]


@pytest.mark.slow
def test_what_the_slopes_of_the_sigmoid_leave_stands_in_its_panel_alone() -> None:
    said = [text.says for text in texts(picture("why"))]
    assert [one for one in said if "<=" in one] == ["$ product f' <= 0.25^3 $"]
    assert f"at most {0.25**3:.2g};" in " ".join(said)
    assert {"backward", "level of layer 4"} <= set(said)


@pytest.mark.slow
def test_a_network_without_a_border_is_said_to_give_the_class_that_it_gives() -> None:
    untrained = course(Entrant("sigmoid", "xavier_normal", 4, 16, "descent", 0.3), Spirals(100, 0.03, 2), 0)
    assert (untrained.logits(0, np.random.default_rng(0).uniform(-1.7, 1.7, (500, 2))) < 0).all()
    assert "all class 0" in [text.says for text in texts(picture("start"))]


@pytest.mark.slow
def test_under_each_trial_s_plane_stands_the_dash_of_its_loss() -> None:
    story = picture("was-it-fair", steps=30)
    [board] = found(story, TrainingBoard)
    [chart] = found(story, LossChart)
    for plane, foot, dash in zip(board.planes, board.feet, chart._dashes, strict=True):
        [sample] = [
            line
            for line in found(story, Polylines)
            if foot.left - 1e-6 <= line.get_left()[0] < foot.right and foot.top <= line.get_y() < plane.window.bottom
        ]
        strokes = sample.points.reshape(-1, 4, 3)
        assert strokes[0, -1, 0] - strokes[0, 0, 0] == pytest.approx(dash[0] if dash else foot.width)


@pytest.mark.slow
def test_the_three_trials_differ_in_their_dashes() -> None:
    [chart] = found(picture("was-it-fair", steps=30), LossChart)
    assert chart._dashes[0] == ()
    assert len(set(chart._dashes)) == 3
    for dash, curve, path in zip(chart._dashes, chart._curves, chart._paths, strict=True):
        ends = curve.points.reshape(-1, 4, 3)[:, [0, 3]]
        drawn = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1).sum()
        length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
        assert drawn / length == pytest.approx(dash[0] / sum(dash) if dash else 1, abs=0.1)


def test_a_caption_claims_only_what_the_default_film_shows() -> None:
    claims = film_words("training_race").labels
    own = {beat.name: beat.words.caption for beat in load_film(FILM)(parameters()).beats()}
    racers = [{"function": name, "initialization": "xavier_normal"} for name in ("sigmoid", "relu", "gelu")]
    changed = parameters(seed=3, racers=racers)
    other = {beat.name: beat.words.caption for beat in load_film(FILM)(changed).beats()}
    for beat in BEATS:
        assert claims[f"claim-{beat}"] in own[beat]
        assert claims[f"claim-{beat}"] not in other[beat]


@pytest.mark.parametrize(
    "changes", [{"steps": 10}, {"rate": 4}, {"racers": []}, {"depth": 0}, {"width": 40}, {"noise": 0.3}]
)
def test_parameters_out_of_range_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(changes))):
        parameters(**changes)
