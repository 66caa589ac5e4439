"""The film of the summary: cards and poster against the definitions, and functions that it has never met."""

from collections.abc import Iterator
from itertools import pairwise
from math import erfc, exp, inf, pi, sqrt
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize_scalar

from actmath import ACTIVATIONS, CHAPTER_ORDER, Activation, Extremum, Interval, activation, register, sigmoid
from scenes.catalogue import film_words, load_film
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.layout import Region, frame_layout
from scenes.lib.sheet.facts import JUDGEMENTS, bound_text, facts_about, interval_text
from scenes.lib.sheet.function_card import FunctionCard
from scenes.lib.sheet.landmarks import Landmarks
from scenes.lib.sheet.range_bar import RangeBar
from scenes.lib.story import Story
from scenes.lib.text.typography import Words
from scenes.lib.theme import active_theme
from tests.scenes.drawn import last_picture, played
from tests.scenes.seen import drawings, found, ink, texts

if TYPE_CHECKING:
    from scenes.s12_cheat_sheet import CheatSheetParameters

FILM = "cheat-sheet"
LABELS = film_words(FILM).labels
POSTER_TEXTS = {
    "sigmoid": ("(0, 1)", "", "0.25"),
    "tanh": ("(−1, 1)", "", "1"),
    "relu": ("[0, ∞)", "", "1"),
    "leaky_relu": ("(−∞, ∞)", "", "1"),
    "elu": ("(−1, ∞)", "", "1"),
    "swish": ("[−0.2785, ∞)", "lowest at x = −1.2785", "1.0998"),
    "gelu": ("[−0.1700, ∞)", "lowest at x = −0.7518", "1.1289"),
}
SOFTPLUS = Activation(
    name="softplus",
    title="Softplus",
    evaluate=lambda x: np.logaddexp(0, x),
    differentiate=sigmoid,
    formula_template="ln(1 + e^x)",
    derivative_template="sigma(x)",
)


def parameters(**changes: object) -> "CheatSheetParameters":
    kind = type(load_film(FILM).parameters)
    return cast("CheatSheetParameters", kind.model_validate(changes))


def says(scene: Story) -> list[str]:
    return [text.says for text in texts(scene)]


@pytest.fixture
def softplus() -> Iterator[Activation]:
    with register(SOFTPLUS) as record:
        yield record


@pytest.mark.parametrize("name", CHAPTER_ORDER)
def test_what_is_computed(name: str) -> None:
    facts = facts_about(activation(name), LABELS)
    assert (facts.value_range, facts.extremum, facts.largest_slope) == POSTER_TEXTS[name]


def test_the_figures_of_the_gated_functions_follow_from_their_definitions() -> None:
    def swish(x: float) -> float:
        return x / (1 + exp(-x))

    def gelu(x: float) -> float:
        return x * erfc(-x / sqrt(2)) / 2

    def swish_slope(x: float) -> float:
        gate = 1 / (1 + exp(-x))
        return gate + x * gate * (1 - gate)

    def gelu_slope(x: float) -> float:
        return erfc(-x / sqrt(2)) / 2 + x * exp(-x * x / 2) / sqrt(2 * pi)

    for name, value, slope in (("swish", swish, swish_slope), ("gelu", gelu, gelu_slope)):
        lowest = minimize_scalar(value, bounds=(-3, 0), method="bounded", options={"xatol": 1e-9})
        steepest = minimize_scalar(lambda x, slope=slope: -slope(x), bounds=(0, 4), method="bounded")
        value_range, extremum, largest = POSTER_TEXTS[name]
        assert value_range == f"[{lowest.fun:.4f}, ∞)".replace("-", "−")
        assert extremum == f"lowest at x = {lowest.x:.4f}".replace("-", "−")
        assert largest == f"{-steepest.fun:.4f}"


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(-inf, inf, lower_attained=False, upper_attained=False), "(−∞, ∞)"),
        (Interval(-0.278464, 2.5, lower_attained=True, upper_attained=True), "[−0.2785, 2.5]"),
        (Interval(0.0, 6.0, lower_attained=False, upper_attained=True), "(0, 6]"),
    ],
)
def test_intervals_have_round_brackets_where_an_end_is_not_taken(interval: Interval, text: str) -> None:
    assert interval_text(interval) == text


def test_a_number_is_short_only_if_nothing_is_lost() -> None:
    texts_of = {0.25: "0.25", 1.0: "1", -1.67: "−1.67", 0.2501: "0.2501", -0.17004: "−0.1700", inf: "∞", -inf: "−∞"}
    assert {value: bound_text(value) for value in texts_of} == texts_of


def test_a_function_with_several_turns_says_how_many() -> None:
    def bump(x: ArrayLike, center: float) -> NDArray[np.float64]:
        return np.asarray(np.exp(-np.square(np.asarray(x) - center)))

    def bump_grad(x: ArrayLike, center: float) -> NDArray[np.float64]:
        near = np.clip(np.asarray(x) - center, -30, 30)
        return np.asarray(-2 * near * np.exp(-np.square(near)))

    wave = Activation(
        "wave",
        "Wave",
        lambda x: bump(x, 1) - bump(x, -1),
        lambda x: bump_grad(x, 1) - bump_grad(x, -1),
        "e^(-(x-1)^2) - e^(-(x+1)^2)",
        "...",
    )
    assert [type(extremum) for extremum in wave.extrema] == [Extremum, Extremum]
    assert facts_about(wave, LABELS).extremum == "2 extrema"


def test_every_function_of_the_chapter_is_judged() -> None:
    assert {f"{kind}-{name}" for kind in JUDGEMENTS for name in (*CHAPTER_ORDER, "other")} <= LABELS.keys()


@pytest.mark.slow
@pytest.mark.parametrize("name", CHAPTER_ORDER)
def test_a_card_says_what_is_computed_and_what_is_judged(name: str) -> None:
    shown = says(last_picture(FILM, name.replace("_", "-")).story)
    value_range, extremum, slope = POSTER_TEXTS[name]
    assert {value_range, f"at most {slope}", *filter(None, [extremum])} <= set(shown)
    assert {LABELS[kind] for kind in JUDGEMENTS} <= set(shown)
    assert {LABELS[f"{kind}-{name}"] for kind in JUDGEMENTS} <= set(shown), "each stands on one line"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("relu", "f(x) = max(0, x)"),
        ("elu", "f(x) = cases(x & quad x > 0, alpha (e^x - 1) & quad x <= 0)"),
        ("elu", "alpha = 1"),
        ("leaky_relu", "f(x) = cases(x & quad x > 0, alpha x & quad x <= 0)"),
        ("leaky_relu", "alpha = 0.01"),
    ],
)
def test_the_letters_of_a_formula_are_shown_with_their_values(name: str, formula: str) -> None:
    assert f"$ {formula} $" in says(last_picture(FILM, name.replace("_", "-")).story)


@pytest.mark.parametrize("name", CHAPTER_ORDER)
def test_the_lowest_point_is_marked_and_named_where_there_is_one(name: str) -> None:
    axes, record = PlotAxes(Region(-3, 3, -2, 2), (-4, 4), (-1.5, 2.5)), activation(name)
    marks = Landmarks(axes, record, LABELS).submobjects
    if not POSTER_TEXTS[name][1]:
        assert not marks
        return
    dot, (_, said) = marks
    x = np.linspace(-4, 4, 80001)
    bottom = float(x[np.argmin(record(x))])
    np.testing.assert_allclose(dot.get_center(), axes.points_at([bottom, float(record(bottom))]), atol=1e-3)
    assert said.text == "lowest"
    assert said.get_top()[1] < dot.get_bottom()[1]
    assert abs(said.get_x() - dot.get_x()) < 1e-6


def card(name: str, **changes: float) -> FunctionCard:
    return FunctionCard(
        frame_layout(captions=True).body,
        activation(name, **changes),
        labels=LABELS,
        templates=film_words(FILM).formulas,
        x_range=(-4, 4),
        y_range=(-1.5, 2.5),
    )


def test_plot_numbers_and_words_stand_in_the_same_places_on_every_card() -> None:
    cards = [card(name) for name in CHAPTER_ORDER]
    assert len({shown.axes.window for shown in cards}) == 1
    places = [
        [text.baseline for part in (*shown.judgements, *shown.numbers) for text in found(part, Words)[:2]]
        for shown in cards
    ]
    np.testing.assert_allclose(places, np.broadcast_to(places[0], np.shape(places)), atol=1e-9)


@pytest.mark.parametrize("name", CHAPTER_ORDER)
def test_the_formula_and_the_texts_of_a_card_have_gaps_between_them(name: str) -> None:
    shown = card(name)
    for upper, lower in pairwise([shown.formula, *shown.judgements]):
        assert upper.get_bottom()[1] - lower.get_top()[1] > 0.3


@pytest.mark.slow
def test_the_poster_holds_all_of_every_function() -> None:
    scene = last_picture(FILM, "poster").story
    said = set(says(scene))
    for name in CHAPTER_ORDER:
        judged = [LABELS.get(f"short-{kind}-{name}", LABELS[f"{kind}-{name}"]) for kind in JUDGEMENTS]
        for part in (activation(name).title, POSTER_TEXTS[name][0], *judged):
            assert part in said, "each stands on one line"
    smallest = min(text.font_size for text in texts(scene) if text.says in said - {film_words(FILM).source})
    assert smallest >= 0.99 * active_theme().label_size


@pytest.mark.slow
def test_a_registered_function_has_a_card_and_a_row_in_neutral_words(softplus: Activation) -> None:
    named = parameters(functions=("relu", "softplus", "gelu"))
    film = load_film(FILM)
    assert [beat.name for beat in film(named).beats()] == ["title-card", "relu", "softplus", "gelu", "poster"]
    card = says(played(film(named, beats=["softplus"])).story)
    assert {softplus.title, "(0, ∞)", "at most 1"} <= set(card)
    for beat in ("softplus", "poster"):
        said = " ".join(says(played(film(named, beats=[beat])).story))
        assert softplus.title in said
        short = "short-" if beat == "poster" else ""
        others = [LABELS.get(f"{short}{kind}-other", LABELS[f"{kind}-other"]) for kind in JUDGEMENTS]
        assert all(text in said for text in others)


@pytest.mark.parametrize("name", ["sigmoid", "relu", "gelu", "leaky_relu"])
def test_the_bar_covers_the_values_passed_and_at_last_the_range(name: str) -> None:
    axes = PlotAxes(Region(-3, 3, -2, 2), (-4, 4), (-1.5, 2.5))
    record = activation(name)
    bar = RangeBar(axes, record)
    for x in (-2.0, 0.5, 2.0):
        heights = bar.draw(x).submobjects[0].points[:, 1]
        passed = np.asarray(record(np.linspace(-4, x, 5001)))
        ends = axes.points_at([[0, np.clip(passed.min(), -1.5, 2.5)], [0, np.clip(passed.max(), -1.5, 2.5)]])[:, 1]
        np.testing.assert_allclose([heights.min(), heights.max()], ends, atol=0.02)
    whole = ink(bar.draw(4.0))
    bounds = record.value_range
    for bound, end in ((bounds.lower, whole[:, 1].min()), (bounds.upper, whole[:, 1].max())):
        inside = axes.points_at([0, np.clip(bound, -1.5, 2.5)])[1]
        assert end == pytest.approx(inside, abs=0.11 if np.isfinite(bound) else 1e-6)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("beat", "changes"),
    [
        ("poster", {"functions": (*CHAPTER_ORDER, "gelu_tanh"), "captions": False, "reach": 8.0}),
        ("poster", {"functions": ("elu",), "alpha": 1.6733, "reach": 3.0, "theme": "light"}),
        ("poster", {"functions": ("identity", "swish"), "beta": 10.0, "theme": "print"}),
        ("elu", {"alpha": 2.0, "reach": 8.0}),
        ("leaky-relu", {"negative_slope": 0.123, "captions": False}),
        ("gelu-tanh", {"functions": ("gelu_tanh",), "pace": 2.0}),
    ],
)
def test_the_last_picture_is_whole_and_no_texts_overlap(beat: str, changes: dict[str, object]) -> None:
    scene = last_picture(FILM, beat, parameters(**changes)).story
    seen = texts(scene)
    overlapping = [
        (one.says, other.says) for index, one in enumerate(seen) for other in seen[index + 1 :] if one.overlaps(other)
    ]
    assert not overlapping
    points = np.concatenate([ink(part) for part in (*drawings(scene), *(text.thing for text in seen))])
    frame = scene.layout.frame
    assert (points >= [frame.left + 0.2, frame.bottom + 0.2]).all()
    assert (points <= [frame.right - 0.2, frame.top - 0.2]).all()


@pytest.mark.parametrize(
    "changes",
    [
        {"functions": ()},
        {"functions": ("relu", "relu")},
        {"functions": ("rellu",)},
        {"negative_slope": 0.0},
        {"reach": 2},
    ],
)
def test_impossible_choices_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(changes))):
        parameters(**changes)


def test_nothing_registered_stays_behind() -> None:
    assert "softplus" not in ACTIVATIONS
