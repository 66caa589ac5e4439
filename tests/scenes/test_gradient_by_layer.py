"""The film of gradients by layer: what is on screen against backpropagation, for several parameters."""

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from manim import MathTypst

from actmath import activation
from actmath.network import gradient_profile, gradient_profiles, initialization
from scenes.catalogue import load_film
from scenes.lib.film_words import film_words
from scenes.lib.gradients.gradient_bars import GradientBars
from scenes.lib.gradients.log_axis import LogAxis
from scenes.lib.gradients.measured_gradients import MeasuredGradients
from scenes.lib.gradients.ratio_readout import RatioReadout
from scenes.lib.story import Story
from scenes.lib.theme.built_in import DARK
from tests.scenes.drawn import last_picture
from tests.scenes.seen import assert_whole, found, numbers, texts

if TYPE_CHECKING:
    from scenes.s06_gradient_by_layer import GradientByLayerParameters

FILM = "gradient-by-layer"
BEATS = tuple(film_words("gradient_by_layer").beats)


def parameters(**changes: object) -> "GradientByLayerParameters":
    kind = type(load_film(FILM).parameters)
    return cast("GradientByLayerParameters", kind.model_validate(changes))


def picture(beat: str, **changes: object) -> Story:
    return last_picture(FILM, beat, parameters(**changes) if changes else None).story


def written(scene: Story) -> list[str]:
    return [number.text for number in numbers(scene)]


VARIANTS = [
    *((beat, {}) for beat in BEATS),
    ("five-layers", {"depth": 20, "seeds": 1, "theme": "light"}),
    ("five-layers", {"depth": 2, "seeds": 2, "function": "relu", "initialization": "standard_normal"}),
    ("deeper", {"depths": (20, 2), "seeds": 2, "function": "elu", "initialization": "standard_normal"}),
    ("other-functions", {"compared": ("elu",), "seeds": 2, "axis": (-10, 0), "close_axis": (-9, -3)}),
    ("other-functions", {"compared_depth": 20, "seeds": 1, "captions": False}),
    ("other-functions", {"function": "identity", "compared": ("leaky_relu", "gelu_tanh", "swish"), "seeds": 2}),
    ("the-init-matters", {"rectifier": "tanh", "remedy": "standard_normal", "compared_depth": 20, "seeds": 3}),
    ("the-init-matters", {"rectifier": "sigmoid", "remedy": "lecun_normal", "compared_depth": 2, "seeds": 2}),
    ("myth", {"with_remedy": ("sigmoid", "leaky_relu"), "remedy_depth": 2, "seeds": 2, "captions": False}),
    ("myth", {"with_remedy": ("relu",), "remedy": "standard_normal", "width": 128, "batch": 512, "seeds": 1}),
    ("which-gradient", {"rectifier": "swish", "compared_depth": 20, "width": 8, "batch": 16, "seeds": 5}),
    ("which-gradient", {"compared_depth": 20, "width": 8, "batch": 126, "quantity": "weights"}),
    ("which-gradient", {"other_quantity": "activations", "compared_depth": 2, "seeds": 1}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("beat", "changes"), VARIANTS)
def test_the_last_picture_is_whole_and_no_texts_overlap(beat: str, changes: dict[str, object]) -> None:
    scene = picture(beat, **changes)
    assert_whole(scene)
    assert min(text.font_size for text in texts(scene) if text.says != scene.words.source) >= 24 - 1e-9


@pytest.mark.slow
@pytest.mark.parametrize(
    ("beat", "shown"),
    [
        ("five-layers", ["0.0027"]),
        ("deeper", ["0.21", "0.0027", "1.8×10^−6", "9.8×10^−13"]),
        ("other-functions", ["0.24", "0.038", "0.0031"]),
        ("the-init-matters", ["0.038", "0.86", "0.66", "1.4"]),
        ("myth", ["0.99", "0.15", "0.027", "0.93", "0.0058", "4.5"]),
        ("which-gradient", ["0.038", "1.9"]),
    ],
)
def test_the_figures_of_the_chapter_are_on_screen(beat: str, shown: list[str]) -> None:
    assert set(shown) <= set(written(picture(beat)))


@pytest.mark.slow
def test_all_beats_share_an_axis_but_that_of_the_deepest_network() -> None:
    windows = {}
    for beat in BEATS:
        (axis,) = found(picture(beat), LogAxis)
        windows[beat] = (axis.window.floor, axis.window.top)
    assert windows == {"five-layers": (-10, 0), "deeper": (-18, 0)} | dict.fromkeys(BEATS[2:], (-10, 0))


@pytest.mark.slow
def test_exact_zeros_have_a_place_where_there_are_some() -> None:
    assert "0 exactly" not in [text.says for text in texts(picture("five-layers"))]
    narrow = picture("which-gradient", compared_depth=20, width=8, batch=126, quantity="weights", seeds=1, seed=3)
    zeros = any((bars.state.values == 0).any() for bars in found(narrow, GradientBars))
    assert ("0 exactly" in [text.says for text in texts(narrow)]) == zeros


@pytest.mark.slow
def test_between_both_gradients_stand_the_inputs_that_hide_the_decay() -> None:
    by_z, inputs, by_weights = found(picture("which-gradient"), GradientBars)
    profiles = gradient_profiles(activation("relu"), initialization("xavier_normal"), depth=10)
    np.testing.assert_allclose(inputs.state.values, np.median([profile.inputs for profile in profiles], axis=0))
    assert (np.diff(by_z.state.values) > 0).all()
    assert (np.diff(inputs.state.values) < 0).all()
    assert np.ptp(np.log(by_weights.state.values)) < np.log(2.5) < np.ptp(np.log(by_z.state.values))
    assert inputs._arrow not in inputs.get_family()
    assert by_z._arrow in by_z.get_family()


@pytest.mark.slow
def test_the_inputs_wear_no_function_s_color() -> None:
    _, inputs, _ = found(picture("which-gradient"), GradientBars)
    styles = (*DARK.functions.values(), *DARK.further_functions)
    assert inputs._bars.get_fill_color().to_hex() not in {style.color for style in styles}
    assert inputs._bars.get_fill_color().to_hex() == DARK.forward


@pytest.mark.slow
def test_only_the_ratio_of_the_film_s_gradient_is_called_r_beside_other_ratios() -> None:
    story = picture("which-gradient")
    assert "first/last" in [text.says for text in texts(story)]
    symbols = [name.typst_code.strip("$ ") for name in found(story, MathTypst)]
    assert symbols.count("r =") == 1
    assert "r" not in symbols
    first, *others = found(story, RatioReadout)
    assert len(found(first, MathTypst)) == 1
    assert not any(found(read_out, MathTypst) for read_out in others)
    assert "first/last" not in [text.says for text in texts(picture("myth"))]


@pytest.mark.slow
def test_the_formula_has_air_over_the_headings() -> None:
    story = picture("which-gradient")
    rule, *headings = sorted(
        (name for name in found(story, MathTypst) if "partial" in name.typst_code or "mean" in name.typst_code),
        key=lambda name: -float(name.get_top()[1]),
    )
    assert len(headings) == 3
    assert rule.get_bottom()[1] - max(name.get_top()[1] for name in headings) > 0.25


@pytest.mark.slow
@pytest.mark.parametrize("batch", [256, 40])
def test_the_loss_says_over_how_many_inputs_it_is_a_mean(batch: int) -> None:
    said = [text.says for text in texts(picture("five-layers", batch=batch))]
    assert [text for text in said if str(batch) in text] == [f"L: mean cross-entropy of {batch} inputs"]
    assert "mean over units and inputs" in said


@pytest.mark.slow
@pytest.mark.parametrize("beat", ["other-functions", "myth", "which-gradient"])
def test_each_read_out_says_the_median_ratio_of_the_bars_over_it(beat: str) -> None:
    read_outs, bars = found(picture(beat), RatioReadout), found(picture(beat), GradientBars)
    assert len(read_outs) == len(bars) > 1
    for read_out, drawn in zip(read_outs, bars, strict=True):
        assert drawn.state.values[0] / drawn.state.values[-1] == pytest.approx(read_out.ratio.value, rel=0.06)
        assert drawn.get_left()[0] == pytest.approx(read_out.get_left()[0], abs=0.3)


@pytest.mark.slow
def test_bars_of_one_network_are_what_backpropagation_gives() -> None:
    for beat, function, rule, depth in (
        ("five-layers", "sigmoid", "xavier_normal", 5),
        ("deeper", "sigmoid", "xavier_normal", 20),
        ("the-init-matters", "relu", "he_normal", 10),
    ):
        scene = picture(beat, seeds=1, seed=3)
        [bars] = found(scene, GradientBars)
        profile = gradient_profile(activation(function), initialization(rule), depth=depth, seed=3)
        np.testing.assert_array_equal(bars.state.values, profile.means.preactivations)
        assert bars.state.arrived == bars.state.columns == depth


def test_the_middle_and_the_extremes_are_those_of_the_single_networks() -> None:
    single = [
        gradient_profile(activation("gelu"), initialization("he_normal"), depth=6, width=16, batch=32, seed=seed)
        for seed in (4, 5, 6)
    ]
    inputs = np.sort([profile.inputs for profile in single], axis=0)
    layers = np.sort([profile.means.weights for profile in single], axis=0)
    ratios = sorted(profile.means.weights[0] / profile.means.weights[-1] for profile in single)
    networks = parameters(seed=4, seeds=3, width=16, batch=32)
    measured = networks.measure("gelu", "he_normal", 6, "weights")
    np.testing.assert_array_equal([measured.lowest, measured.typical, measured.highest], layers)
    assert [measured.lowest_ratio, measured.ratio, measured.highest_ratio] == pytest.approx(ratios)
    entering = networks.measure_inputs("gelu", "he_normal", 6)
    np.testing.assert_array_equal([entering.lowest, entering.typical, entering.highest], inputs)


def test_networks_that_no_gradient_reaches_have_no_ratio_and_do_not_hide_the_others() -> None:
    def measured(seeds: range) -> MeasuredGradients:
        networks = parameters(seed=seeds.start, seeds=len(seeds), width=8, batch=126)
        return networks.measure("relu", "xavier_normal", 20, "weights")

    single = [measured(range(seed, seed + 1)).ratio for seed in range(20)]
    defined = [ratio for ratio in single if not np.isnan(ratio)]
    assert 0 < len(defined) < len(single)
    together = measured(range(20))
    assert together.ratio == np.median(defined)
    assert (together.lowest_ratio, together.highest_ratio) == (min(defined), max(defined))


def test_a_caption_claims_only_what_the_default_film_shows() -> None:
    film = load_film(FILM)
    said = {beat.name: beat.words.caption for beat in film(parameters()).beats()}
    other = {
        beat.name: beat.words.caption
        for beat in film(parameters(function="relu", with_remedy=("elu",), rectifier="tanh")).beats()
    }
    claims = film_words("gradient_by_layer").labels
    for beat in BEATS:
        assert claims[f"claim-{beat}"] in said[beat]
        assert claims[f"claim-{beat}"] not in other[beat]
        assert claims["neutral"] in other[beat]


@pytest.mark.parametrize(
    "changes", [{"depth": 1}, {"depths": (5, 21)}, {"width": 4}, {"close_axis": (-2, -7)}, {"function": "x"}]
)
def test_parameters_out_of_range_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(changes))):
        parameters(**changes)


@pytest.mark.slow
def test_what_each_hand_over_leaves_is_the_root_of_what_all_leave() -> None:
    profiles = [
        gradient_profile(activation("sigmoid"), initialization("xavier_normal"), depth=5, seed=seed)
        for seed in range(20)
    ]
    ratio = np.median([means[0] / means[-1] for means in (profile.means.preactivations for profile in profiles)])
    said = [text.says for text in texts(picture("five-layers"))]
    assert f"4 hand-overs, ×{ratio**0.25:.2f} each" in said
