"""The film of activation functions and their slopes: what is on screen at the end of its beats."""

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import settings as search
from hypothesis import strategies as st
from manim import Mobject, tempconfig
from mpmath import diff, erf, exp, findroot, mpf, sqrt, tanh  # type: ignore[import-untyped]  # mpmath ships no types
from pydantic import ValidationError
from scipy.special import expit

from actmath import CHAPTER_ORDER, Activation, activation, register
from scenes.catalogue import film_words
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.function_notes import FunctionNotes
from scenes.lib.curves.slope_comparison import SlopeComparison
from scenes.lib.curves.slope_plots import SlopePlots, shared_windows
from scenes.lib.curves.slope_sweep import SlopeSweep, Stem
from scenes.lib.layout import AnyMobject, Region
from scenes.lib.strokes import Dots
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words
from scenes.lib.theme import active_theme
from scenes.s03_activation_explorer import ActivationExplorer, ActivationExplorerParameters
from tests.scenes.seen import ink

Parameters = ActivationExplorerParameters

AT_MINUS_TWO = {
    "sigmoid": ("0.1192", "0.1050"),
    "tanh": ("−0.9640", "0.0707"),
    "relu": ("0.0000", "0.0000"),
    "leaky-relu": ("−0.0200", "0.0100"),
    "elu": ("−0.8647", "0.1353"),
    "swish": ("−0.2384", "−0.0908"),
    "gelu": ("−0.0455", "−0.0852"),
}
"""f and f' as the storyboard gives them; those of ReLU and Leaky ReLU follow from their definition."""


Show = Callable[..., ActivationExplorer]
Values = npt.NDArray[np.float64]


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """The film after a beat, its motions skipped; each picture is drawn once."""
    folder = tmp_path_factory.mktemp("media")
    quick = {"quality": "low_quality", "dry_run": True, "save_last_frame": True, "disable_caching": True}

    @cache
    def last_picture(beat: str, parameters: Parameters | None = None) -> ActivationExplorer:
        with tempconfig({**quick, "media_dir": str(folder), "verbosity": "ERROR", "progress_bar": "none"}):
            film = ActivationExplorer(parameters, beats=[beat])
            film.render()
        return film

    return last_picture


def parts(film: ActivationExplorer) -> Iterator[Mobject]:
    for mobject in film.mobjects:
        yield from mobject.get_family()


def numbers_on_screen(film: ActivationExplorer) -> list[str]:
    return [part.text for part in parts(film) if isinstance(part, Number)]


def of_kind(film: ActivationExplorer, kind: type[AnyMobject]) -> list[AnyMobject]:
    return list({id(part): part for part in parts(film) if isinstance(part, kind)}.values())


def words_on_screen(film: ActivationExplorer) -> list[str]:
    return [part.text for part in parts(film) if isinstance(part, Words)]


@pytest.mark.slow
@pytest.mark.parametrize("beat", AT_MINUS_TWO)
def test_the_values_at_the_stops_are_on_screen(beat: str, show: Show) -> None:
    film = show(beat)
    shown = numbers_on_screen(film)
    rows = [tuple(shown[start : start + 3]) for start in range(0, len(shown), 3)]
    assert rows[0][0] == "4.00"
    assert rows[1] == ("−2.00", *AT_MINUS_TWO[beat])
    assert [row[0] for row in rows[1:]] == ["−2.00", "0.00", "2.00"]
    heights = [part.baseline[1] for part in parts(film) if isinstance(part, Number)][::3]
    assert heights[1] > heights[2] > heights[3] > heights[0]
    assert film.renderer.time == pytest.approx(8)


@pytest.mark.slow
def test_maxima_and_crossing_are_on_screen(show: Show) -> None:
    film = show("all-together")
    assert numbers_on_screen(film) == ["0.2500", "1.0000", "1.0000", "1.0000", "1.0000", "1.0998", "1.1289"]
    texts = words_on_screen(film)
    assert "|x| = 1.6629" in texts
    assert "both f′ = 0.1340" in texts
    assert {"f′(x)", "y axis stretched ×3"} <= set(texts)
    assert film.renderer.time == pytest.approx(13)


def test_the_numbers_of_the_storyboard_follow_from_the_definitions() -> None:
    """The expected texts above against formulas of their own, so that they are not copies of the film's output."""

    def sigmoid(x: mpf) -> mpf:
        return 1 / (1 + exp(-x))

    def gelu(x: mpf) -> mpf:
        return x * (1 + erf(x / sqrt(2))) / 2

    def swish(x: mpf) -> mpf:
        return x * sigmoid(x)

    functions = {"sigmoid": sigmoid, "tanh": tanh, "swish": swish, "gelu": gelu, "elu": lambda x: exp(x) - 1}
    for name, function in functions.items():
        texts = tuple(f"{float(value):.4f}".replace("-", "−") for value in (function(mpf(-2)), diff(function, -2)))
        assert texts == AT_MINUS_TWO[name]
    crossing = findroot(lambda x: diff(tanh, x) - diff(sigmoid, x), 1.6)
    assert f"{float(crossing):.4f}" == "1.6629"
    assert f"{float(diff(tanh, crossing)):.4f}" == "0.1340"
    highest = [(swish, 2.4, "1.0998"), (gelu, 1.4, "1.1289")]
    for function, near, text in highest:
        place = findroot(lambda x, function=function: diff(function, x, 2), near)
        assert f"{float(diff(function, place)):.4f}" == text


@pytest.mark.slow
def test_what_cannot_be_seen_is_told_where_it_is(show: Show) -> None:
    """A slight slope left of zero, a dip, the level of ELU; each is at its place, and no other function has it."""
    told = {beat: {"slope 0.01", "dip", "−α = −1"} & set(words_on_screen(show(beat))) for beat in AT_MINUS_TWO}
    other: dict[str, set[str]] = {beat: set() for beat in AT_MINUS_TWO}
    dips = {"swish": {"dip"}, "gelu": {"dip"}}
    assert told == {**other, "leaky-relu": {"slope 0.01"}, **dips, "elu": {"−α = −1"}}
    for beat, place, value in (
        ("leaky-relu", -2, -0.02),
        ("swish", -1.2785, -0.2785),
        ("gelu", -0.7518, -0.1700),
    ):
        (notes,), (plots,) = of_kind(show(beat), FunctionNotes), of_kind(show(beat), SlopePlots)
        start = notes[0][0].points[0]
        assert np.linalg.norm(start - plots.values.points_at([place, value])) == pytest.approx(0.1, abs=1e-3)
    (notes,), (plots,) = of_kind(show("elu"), FunctionNotes), of_kind(show("elu"), SlopePlots)
    assert notes[0][0].points[:, 1] == pytest.approx(plots.values.points_at([0, -1])[1])
    assert "slope 0.1" not in words_on_screen(show("leaky-relu", Parameters(negative_slope=0.1)))


@pytest.mark.slow
def test_a_dips_name_stands_straight_above_it_so_that_its_line_crosses_no_deeper_dip(show: Show) -> None:
    for beat, place in (("swish", -1.2785), ("gelu", -0.7518)):
        (notes,), (plots,) = of_kind(show(beat), FunctionNotes), of_kind(show(beat), SlopePlots)
        x, y = ((ink(notes[0]) - plots.values.points_at([0, 0])[:2]) / plots.values.units).T
        assert (x.min() + x.max()) / 2 == pytest.approx(place, abs=0.01)
        assert y.min() > float(activation(beat)(place))


def _sigmoid(x: Values) -> tuple[Values, Values]:
    return expit(x), expit(x) * expit(-x)


def _swish(x: Values) -> tuple[Values, Values]:
    return x * expit(x), expit(x) * (1 + x * expit(-x))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("functions", "beat", "other", "seen"),
    [
        (("sigmoid", "tanh"), "tanh", _sigmoid, True),
        (("sigmoid", "relu", "tanh"), "tanh", _sigmoid, True),
        (("sigmoid", "relu", "tanh"), "relu", _sigmoid, False),
        (("tanh", "sigmoid"), "tanh", _sigmoid, False),
        (("tanh", "relu"), "tanh", _sigmoid, False),
        (("swish", "gelu"), "gelu", _swish, True),
        (("gelu", "swish"), "gelu", _swish, False),
        (("relu", "gelu"), "gelu", _swish, False),
    ],
)
def test_the_compared_function_stands_behind_if_it_was_shown_before(
    functions: tuple[str, ...],
    beat: str,
    other: Callable[[Values], tuple[Values, Values]],
    seen: bool,  # noqa: FBT001
    show: Show,
) -> None:
    """Thin, in its own color, over its own derivative, and named in both windows."""
    film = show(beat, Parameters(functions=functions))
    name = other.__name__.removeprefix("_")
    color = active_theme().function(name).color
    curves = [
        curve
        for curve in of_kind(film, FunctionCurve)
        if len(ink(curve)) and curve.submobjects[0].stroke_color.to_hex().upper() == color
    ]
    assert len(curves) == 2 * seen
    said = words_on_screen(film)
    assert [said.count(text) for text in (name.title(), f"{name.title()}′")] == [seen, seen]
    (plots,) = of_kind(film, SlopePlots)
    for index, (axes, curve) in enumerate(zip((plots.values, plots.slopes), curves, strict=seen)):
        x, y = ((ink(curve) - axes.points_at([0, 0])[:2]) / axes.units).T
        assert y == pytest.approx(other(x)[index], abs=1e-3)
        assert curve.submobjects[0].get_stroke_width() < active_theme().line


@pytest.mark.parametrize("functions", [("gelu", "swish"), ("relu", "gelu")])
def test_gelus_caption_compares_it_only_with_a_swish_that_is_seen(functions: tuple[str, ...]) -> None:
    (caption,) = (
        beat.words.caption
        for beat in ActivationExplorer(Parameters(functions=functions)).beats()
        if beat.name == "gelu"
    )
    assert "Swish" not in caption


@pytest.mark.parametrize(("beta", "claimed"), [(1.0, True), (1.6, True), (1.7, False), (10.0, False)])
def test_the_caption_calls_gelus_dip_the_smaller_one_only_while_it_is(beta: float, claimed: bool) -> None:  # noqa: FBT001
    """Swish's dip is -0.2785 / beta, GELU's -0.1700."""
    assert (0.2785 / beta > 0.1700) == claimed
    beats = ActivationExplorer(Parameters(beta=beta)).beats()
    (caption,) = (beat.words.caption for beat in beats if beat.name == "gelu")
    assert caption.startswith("A shallower dip than Swish’s." if claimed else "It dips below zero and comes back.")


@pytest.mark.slow
@pytest.mark.parametrize(("beat", "away"), [("sigmoid", False), ("tanh", False), ("relu", True), ("gelu", True)])
def test_a_mark_at_the_edge_stands_for_a_point_over_the_window(beat: str, away: bool, show: Show) -> None:  # noqa: FBT001
    (sweep,), (plots,) = of_kind(show(beat), SlopeSweep), of_kind(show(beat), SlopePlots)
    assert bool(len(sweep._away.points)) == away
    if away:
        assert sweep._away.get_top() == pytest.approx(plots.values.points_at([4, 2.5]))


@pytest.mark.slow
def test_rises_lie_on_the_dots_of_the_stops_in_one_width(show: Show) -> None:
    film = show("sigmoid")
    order = list(parts(film))
    for stem in of_kind(film, Stem)[:3]:
        ends = stem.points[[0, -1]]
        dots = [one for one in of_kind(film, Dots) if np.allclose(one.get_center(), ends[1], atol=1e-6)]
        assert [order.index(dot) < order.index(stem) for dot in dots] == [True]
    widths = {part.get_stroke_width() for part in of_kind(film, Stem)}
    assert widths == {1.5 * active_theme().thick_line}


@pytest.mark.slow
def test_each_function_is_cited_in_its_own_beat(show: Show) -> None:
    for beat in AT_MINUS_TWO:
        cited = f"see {activation(beat.replace('-', '_')).sources[0].citation}"
        assert cited in words_on_screen(show(beat))
        assert cited not in words_on_screen(show("all-together"))


@pytest.mark.slow
def test_where_a_functions_beat_is_the_last_the_films_source_has_the_corner(show: Show) -> None:
    texts = words_on_screen(show("relu", Parameters(functions=("relu",))))
    assert film_words("activation-explorer").source in texts
    assert not [text for text in texts if text.startswith("see ")]


@pytest.mark.slow
def test_the_question_is_asked_of_two_curves_while_the_others_stand_back(show: Show) -> None:
    film = show("all-together")
    (comparison,) = of_kind(film, SlopeComparison)
    seen = {
        record.name: bool(curve.submobjects[0].get_stroke_opacity() == 1)
        for record, curve in zip(comparison._records, comparison.curves, strict=True)
    }
    assert {name for name, bright in seen.items() if bright} == {"tanh", "sigmoid"}
    beside = [text for text in words_on_screen(film) if text in {"Swish", "GELU", "ELU", "ReLU"}]
    assert sorted(beside) == ["ELU", "GELU", "ReLU", "Swish"]


def test_curves_on_one_another_are_named_together_on_their_side_of_zero() -> None:
    records = [activation(name) for name in CHAPTER_ORDER]
    comparison = SlopeComparison(Region(-6, 2, -3, 3), records, (-4.0, 4.0), (-0.25, 1.25))
    left, right = ([record.name for record in together] for together in comparison._together)
    assert (left, right) == (["relu", "leaky_relu"], ["relu", "leaky_relu", "elu"])
    said = [[name.text for name in line] for line in comparison.names_together([])]
    assert said == [["ReLU,", "Leaky ReLU"], ["ReLU,", "Leaky ReLU,", "ELU"]]
    apart = [activation(name) for name in ("sigmoid", "tanh", "gelu")]
    assert not len(SlopeComparison(Region(-6, 2, -3, 3), apart, (-4.0, 4.0), (-0.25, 1.25)).names_together([]))


@pytest.mark.slow
def test_the_corner_says_what_is_convention(show: Show) -> None:
    texts = words_on_screen(show("leaky-relu", Parameters(negative_slope=0.1)))
    assert {"corner at 0:", "slopes 0.1, 1", "f′(0) = 0.1", "by convention"} <= set(texts)
    assert "by convention" not in words_on_screen(show("elu"))


@pytest.mark.slow
def test_names_of_the_curves_are_inside_the_frame_and_apart(show: Show) -> None:
    film = show("all-together")
    texts = [part for part in parts(film) if isinstance(part, Words)]
    for text in texts:
        assert abs(text.get_center()[0]) + text.width / 2 < 7.11
        assert abs(text.get_center()[1]) + text.height / 2 < 4
    for index, first in enumerate(texts):
        for second in texts[index + 1 :]:
            apart = np.abs(first.get_center() - second.get_center())[:2]
            assert (apart >= np.array([first.width + second.width, first.height + second.height]) / 2).any()


@given(st.lists(st.sampled_from([*CHAPTER_ORDER, "gelu_tanh", "identity"]), min_size=1, max_size=8, unique=True))
@search(max_examples=20)
def test_beats_follow_the_functions_in_their_order(names: list[str]) -> None:
    beats = ActivationExplorer(Parameters(functions=tuple(names))).beats()
    expected = [name.replace("_", "-") for name in names]
    assert [beat.name for beat in beats] == ["title-card", *expected, *(["all-together"] if len(names) > 1 else [])]
    compared = {"sigmoid", "tanh"} <= set(names)
    assert [beat.name for beat in beats if beat.words.question] == (["all-together"] if compared else [])


def test_a_function_without_words_is_titled_by_its_record() -> None:
    with register(Activation("cube", "Cube", lambda x: x**3, lambda x: 3 * x**2, "x^3", "3 x^2")):
        beat = ActivationExplorer(Parameters(functions=("cube",))).beats()[-1]
    assert beat.words.title == "Cube"
    assert beat.words.caption


@pytest.mark.parametrize("functions", [(), ("relu", "relu"), ("rellu",)])
def test_impossible_choices_are_refused(functions: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        Parameters(functions=functions)


@pytest.mark.slow
@pytest.mark.parametrize(
    "parameters",
    [
        Parameters(
            x_from=-10,
            x_to=10,
            alpha=2,
            negative_slope=0.5,
            beta=10,
            sweep_speed=1,
            functions=("sigmoid", "tanh", "elu", "swish"),
        ),
        Parameters(x_from=-2.5, x_to=2.5, alpha=0, negative_slope=0, beta=0.1, theme="light", pace=2),
        Parameters(x_from=-10, x_to=2.5, functions=("gelu_tanh", "identity", "elu"), captions=False),
    ],
    ids=["wide", "narrow", "lopsided"],
)
def test_the_ends_of_the_ranges_work(parameters: Parameters, show: Show) -> None:
    for beat in ActivationExplorer(parameters).beats()[-2:]:
        film = show(beat.name, parameters)
        assert film.renderer.time == pytest.approx(beat.seconds, abs=0.7)
        for part in parts(film):
            if len(part.points):
                assert np.abs(part.points[:, 0]).max() < 7.12
                assert np.abs(part.points[:, 1]).max() < 4.01


def test_windows_hold_every_slope_and_every_bounded_function() -> None:
    records = [activation("elu", alpha=2.0), activation("leaky_relu", negative_slope=0.5), activation("swish")]
    values, slopes = shared_windows(records)
    x = np.linspace(-30, 30, 2001)
    for record in records:
        assert slopes[0] < record.gradient(x).min()
        assert slopes[1] > record.gradient(x).max()
    assert values[0] < records[0](x).min()
    assert shared_windows(map(activation, CHAPTER_ORDER)) == ((-1.5, 2.5), (-0.25, 1.25))
