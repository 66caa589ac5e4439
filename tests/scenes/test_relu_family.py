"""The film of the ReLU family: what is on screen against formulas of its own."""

import itertools
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from scipy.stats import norm

from scenes.catalogue import load_film
from scenes.lib.balance.output_balance import OutputBalance
from scenes.lib.curves.function_curve import FunctionCurve
from scenes.lib.curves.lens import Lens
from scenes.lib.curves.slope_tails import SlopeTails
from scenes.lib.curves.tuned_corner import TunedCorner
from scenes.lib.story import Story
from tests.scenes.drawn import last_picture
from tests.scenes.seen import drawings, found, ink, numbers, texts

if TYPE_CHECKING:
    from scenes.s08_relu_family import ReluFamilyParameters

FILM = "relu-family"
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
        ("left-of-zero", {"magnified ×25", "−3.00", "0 exactly", "0.0100", f"{np.exp(-3):.4f}"}),
        ("turn-alpha", {"1.00", "one slope, no corner"}),
        ("max-has-a-condition", {"1.00", "1.50", "1.5 x", "x"}),
        ("elu-goes-flat-too", {"magnified ×25", "−4.6052", "0.0100", "equal"}),
        ("mean-output", {"0.3989", "0.3950", "0.0000", "1.6733"}),
    ],
)
def test_the_figures_of_the_chapter_are_on_screen(beat: str, shown: set[str]) -> None:
    assert shown <= set(written(picture(beat)))
    assert f"{np.log(0.01):.4f}".replace("-", "−") == "−4.6052"


def test_the_lens_shows_the_same_values_stretched_upwards_over_their_own_place() -> None:
    scene = picture("left-of-zero")
    [lens] = found(scene, Lens)
    window = lens.window
    assert lens.opened == 1
    leaky = found(lens, FunctionCurve)[1]
    drawn = leaky.submobjects[0].points
    x = window.x_range[0] + (drawn[:, 0] - window.place.left) / window.place.width * np.ptp(window.x_range)
    y = window.y_range[0] + (drawn[:, 1] - window.place.bottom) / window.place.height * np.ptp(window.y_range)
    np.testing.assert_allclose(y, 0.01 * x, atol=1e-9)
    assert x.min() == pytest.approx(-4)
    unit = window.place.width / 4
    assert window.place.height / np.ptp(window.y_range) == pytest.approx(25 * unit)


@pytest.mark.parametrize(("lens", "slope"), [(50, 0.01), (50, 0.1)])
def test_a_lens_is_never_so_strong_that_leaky_relu_leaves_it(lens: float, slope: float) -> None:
    for beat in ("left-of-zero", "elu-goes-flat-too"):
        scene = picture(beat, lens=lens, negative_slope=slope)
        [glass] = found(scene, Lens)
        low, high = glass.window.y_range
        assert low < -4 * slope if beat == "left-of-zero" else high > 2 * slope
        assert low < 0 < high


def test_the_slopes_cross_where_the_exponential_says() -> None:
    for alpha, slope in ((1.0, 0.01), (0.25, 0.1)):
        [tails] = found(picture("elu-goes-flat-too", alpha=alpha, negative_slope=slope), SlopeTails)
        assert tails.reach[0] < np.log(slope / alpha) < tails.reach[1]


def test_the_corner_has_the_slopes_of_its_dial() -> None:
    for beat, value, slopes in (("turn-alpha", 1.0, [1.0, 1.0]), ("max-has-a-condition", 1.5, [1.0, 1.5])):
        scene = picture(beat)
        [corner] = found(scene, TunedCorner)
        assert corner.value == value
        assert [number.value for number in numbers(scene)][1:] == pytest.approx(slopes)


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
        blocks = ink(balance.submobjects[0])
        assert blocks[:, 0].min() == pytest.approx(balance.across(expected.min()), abs=0.031)


def test_no_block_lies_where_a_function_has_no_outputs() -> None:
    for balance, lowest in zip(found(picture("mean-output"), OutputBalance), (0.0, -0.035, -1.6733), strict=True):
        assert ink(balance.submobjects[0])[:, 0].min() >= balance.across(lowest) - 0.031


def test_the_answer_claims_only_what_is_seen() -> None:
    film = load_film(FILM)
    said = {alpha: film(parameters(alpha=alpha)).beats()[-1].words.caption for alpha in (1.0, 2.0)}
    assert "ELU comes nearest to zero" in said[1.0]
    assert "nearest" not in said[2.0]


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
