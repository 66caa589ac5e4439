"""The film of activation functions and their slopes: what is on screen at the end of its beats."""

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as search
from hypothesis import strategies as st
from manim import Mobject, tempconfig
from mpmath import diff, erf, exp, findroot, mpf, sqrt, tanh  # type: ignore[import-untyped]  # mpmath ships no types
from pydantic import ValidationError

from actmath import CHAPTER_ORDER, Activation, activation, register
from scenes.lib.curves.slope_plots import shared_windows
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words
from scenes.s03_activation_explorer import ActivationExplorer, ActivationExplorerParameters

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


def words_on_screen(film: ActivationExplorer) -> list[str]:
    return [part.text for part in parts(film) if isinstance(part, Words)]


@pytest.mark.slow
@pytest.mark.parametrize("beat", AT_MINUS_TWO)
def test_the_values_at_the_stops_are_on_screen(beat: str, show: Show) -> None:
    film = show(beat)
    shown = numbers_on_screen(film)
    rows = [tuple(shown[start : start + 3]) for start in range(0, len(shown), 3)]
    assert rows[0][0] == "4.0000"
    assert rows[1] == ("−2.0000", *AT_MINUS_TWO[beat])
    assert [row[0] for row in rows[1:]] == ["−2.0000", "0.0000", "2.0000"]
    assert film.renderer.time == pytest.approx(8)


@pytest.mark.slow
def test_maxima_and_crossing_are_on_screen(show: Show) -> None:
    film = show("all-together")
    assert numbers_on_screen(film) == ["0.2500", "1.0000", "1.0000", "1.0000", "1.0000", "1.0998", "1.1289"]
    texts = words_on_screen(film)
    assert "|x| = 1.6629" in texts
    assert "both f′ = 0.1340" in texts
    assert {"f′(x)", "y axis stretched ×3"} <= set(texts)
    assert film.renderer.time == pytest.approx(12)


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
