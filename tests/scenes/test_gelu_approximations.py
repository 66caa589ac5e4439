"""The film of GELU's shortcuts: what is drawn and written against formulas of its own."""

import itertools
from functools import partial
from math import erf, erfc, exp, pi, sqrt, tanh
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from actmath import FLOAT_FORMATS, FloatName, NaiveFormula
from scenes.catalogue import load_film
from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.film_words import film_words
from scenes.lib.layout import Region
from scenes.lib.shortcuts.difference_plots import DifferencePlots, FormLines, StepBand, View
from scenes.lib.shortcuts.forms import FORMS, SHORTCUTS
from scenes.lib.shortcuts.scale_label import ScaleLabel
from scenes.lib.shortcuts.tail_chart import TailChart, TailSweep
from scenes.lib.shortcuts.tail_values import LiveTail
from scenes.lib.shortcuts.zero_tags import apart
from scenes.lib.story import Story
from scenes.lib.strokes import Polylines
from scenes.lib.text.numbers import Number
from tests.scenes.drawn import last_picture
from tests.scenes.seen import drawings, found, ink, texts

if TYPE_CHECKING:
    from scenes.s10_gelu_approximations import GeluApproximationsParameters

FILM = "gelu-approximations"
STAGE = Region(-6.5, 2, -3, 2.4)
PICTURES = [
    *((beat, {}) for beat in film_words("gelu_approximations").beats),
    ("one-line", {"reach": 8.0, "captions": False}),
    ("times-thousand", {"reach": 8.0, "magnification": 2000, "captions": False}),
    ("times-thousand", {"reach": 3.5, "magnification": 200, "step_format": "float16", "theme": "light"}),
    ("times-thousand", {"step_format": "float32", "theme": "print", "pace": 2.0}),
    ("left-tail", {"dtypes": ("float16", "float32"), "tail_end": -14.0}),
    ("left-tail", {"dtypes": ("float64",), "tail_end": -9.0, "captions": False}),
]


def true_values(x: float) -> dict[str, float]:
    """The three forms written down once more."""
    return {
        "exact": x * erfc(-x / sqrt(2)) / 2,
        "tanh": 0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x**3))),
        "sigmoid": x / (1 + exp(-1.702 * x)),
    }


def parameters(**changes: object) -> "GeluApproximationsParameters":
    kind = type(load_film(FILM).parameters)
    return cast("GeluApproximationsParameters", kind.model_validate(changes))


def picture(beat: str, **changes: object) -> Story:
    return last_picture(FILM, beat, parameters(**changes) if changes else None).story


def says(scene: Story) -> set[str]:
    return {text.says for text in texts(scene)}


def read_off(axes: PlotAxes, places: np.ndarray) -> np.ndarray:
    """Plot coordinates of places in the frame, from the window's corners alone."""
    window, (left, right), (low, high) = axes.window, axes.x_range, axes.y_range
    across = left + (places[:, 0] - window.left) / window.width * (right - left)
    up = low + (places[:, 1] - window.bottom) / window.height * (high - low)
    return np.stack([across, up], axis=1)


@pytest.fixture(scope="module")
def plots() -> DifferencePlots:
    return DifferencePlots(STAGE, 4.0, 1000)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("beat", "shown"),
    [
        ("one-line", {"2.6989", "2.68951", "2.68999", "2.67187"}),
        ("times-thousand", {"4.7324×10^−4", "−2.3367×10^−4", "−0.020335", "0.015625", "×80", "×1000"}),
        ("times-thousand", {"|x| = 2.6989", "|x| = 1.3645", "|x| = 2.2704", "± one step", "outputs 2 to 4"}),
        ("left-tail", {"−10.0", "−7.62×10^−23", "0 exactly", "−7.2", "−8.4", "−5.4", "−5.5", "37 000"}),
    ],
)
def test_the_figures_of_the_chapter_are_on_screen(beat: str, shown: set[str]) -> None:
    assert shown <= says(picture(beat))


def test_the_figures_at_single_points_follow_from_the_definitions() -> None:
    assert [f"{value:.5f}" for value in true_values(2.6989).values()] == ["2.68951", "2.68999", "2.67187"]
    assert f"{true_values(-10)['exact']:.2e}" == "-7.62e-23"
    assert f"{true_values(-6)['sigmoid'] / true_values(-6)['exact']:.1e}" == "3.7e+04"
    assert 0.5 * -10 * (1 + erf(-10 / sqrt(2))) == 0


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_graphs_and_differences_are_those_of_the_forms(plots: DifferencePlots, form: object) -> None:
    index = [one is form for one in FORMS].index(True)
    lines = FormLines(plots)
    for axes, view in ((plots.graphs, View(0, 1)), (plots.overview, View(1, plots.scales[0]))):
        drawn = read_off(axes, lines.draw(view).lines[index].points[::4])
        for x, y in drawn[::40]:
            values = true_values(x)
            height = values[FORMS[index].name] - (values["exact"] if view.straightened else 0)
            assert y == pytest.approx(height, abs=1e-9)


def test_a_unit_up_is_as_much_longer_as_the_labels_say(plots: DifferencePlots) -> None:
    for axes, scale in ((plots.graphs, 1), (plots.overview, plots.scales[0]), (plots.strip, plots.scales[1])):
        across = axes.window.width / (axes.x_range[1] - axes.x_range[0])
        assert axes.window.height / (axes.y_range[1] - axes.y_range[0]) == pytest.approx(scale * across)
    assert plots.graphs.window.left == pytest.approx(plots.strip.window.left)
    assert plots.graphs.window.right == pytest.approx(plots.overview.window.right)


def test_the_strip_shows_the_same_before_and_after_it_has_grown(plots: DifferencePlots) -> None:
    lens = plots.lens()
    tanh_line = lens.submobjects[3 + [form.name for form in SHORTCUTS].index("tanh")].submobjects[0]
    small = read_off(plots.overview, tanh_line.points)
    lens.draw(1)
    large = read_off(plots.strip, tanh_line.points)
    np.testing.assert_allclose(small, large, atol=1e-12)
    for x, y in large[::200]:
        assert y == pytest.approx(true_values(x)["tanh"] - true_values(x)["exact"], abs=1e-9)
    box = ink(lens)
    assert box[:, 1].min() >= plots.strip.window.bottom - 1e-6


def test_the_band_is_one_step_high_on_both_sides_of_zero(plots: DifferencePlots) -> None:
    corners = read_off(plots.overview, StepBand(plots.overview, FLOAT_FORMATS["bfloat16"]).area.points[::4]).reshape(
        -1, 4, 2
    )
    for (left, low), (right, _), (_, high), _ in corners:
        x = 0.1 * left + 0.9 * right
        step = 2.0 ** (np.floor(np.log2(abs(true_values(x)["exact"]))) - 7)
        assert high == pytest.approx(min(step, plots.overview.y_range[1]), abs=1e-5)
        assert low == pytest.approx(-step, abs=1e-5)
    assert high == pytest.approx(0.015625)
    np.testing.assert_allclose(corners[1:, 0, 0], corners[:-1, 1, 0])


def test_two_lines_lead_from_the_frame_in_the_overview_to_the_strip(plots: DifferencePlots) -> None:
    leads = plots.lens().draw(1).submobjects[1].points
    np.testing.assert_allclose(leads[[0, 4], 1], plots.overview.points_at([0, plots.strip.y_range[0]])[1])
    np.testing.assert_allclose(leads[[3, 7], 1], plots.strip.window.top)


@pytest.mark.parametrize("reach", [3.5, 4.0, 8.0])
def test_the_bracket_spans_the_inputs_whose_outputs_it_names(reach: float) -> None:
    plots = DifferencePlots(STAGE, reach, 1000)
    bracket, label = plots.output_bracket("outputs 2 to 4", 2.0, 4.0)
    left, right = read_off(plots.overview, bracket.points[[0, -1]])[:, 0]
    assert true_values(left)["exact"] == pytest.approx(2)
    assert true_values(right)["exact"] == pytest.approx(min(4, true_values(reach)["exact"]))
    assert plots.strip.window.top < label.get_bottom()[1] < label.get_top()[1] < plots.overview.window.bottom


def test_tails_are_drawn_at_their_sizes_and_all_fall_to_one_line_of_zeros() -> None:
    chart = TailChart(STAGE, -10.0, film_words("gelu_approximations"), ("erf", "tanh"), ("float64", "float32"))
    sweep = TailSweep(chart, ("erf", "tanh"), "float64", with_exact=True).draw(-10.0)
    exact, _, *naive = sweep.submobjects
    plot = chart.axis.plot
    for place in exact.points[::400]:
        x = -10 + 9 * (place[0] - plot.left) / plot.width
        size = 10.0 ** (-24 + 24 * (place[1] - plot.bottom) / plot.height)
        assert size == pytest.approx(-true_values(x)["exact"], rel=1e-6)
    formulas: tuple[NaiveFormula, ...] = ("erf", "tanh")
    for formula, path, ring in zip(formulas, naive[::2], naive[1::2], strict=True):
        np.testing.assert_allclose(path.points[-1], chart.zero_place(formula, "float64"))
        np.testing.assert_allclose(ring.get_center(), chart.zero_place(formula, "float64"))
        assert path.points[:-4, 1].min() > plot.bottom
    dtypes: tuple[FloatName, ...] = ("float64", "float32")
    places = np.array([chart.zero_place(formula, dtype) for dtype in dtypes for formula in formulas])
    assert (places[:, 1] < plot.bottom - 0.2).all()
    assert np.ptp(places[:, 1]) == 0
    first_zeros = -10 + 9 * (places[:, 0] - plot.left) / plot.width
    np.testing.assert_allclose(first_zeros, [-8.374, -7.189, -5.543, -5.419], atol=1e-3)
    half = sweep.draw(-5.0)
    assert len(half.submobjects[0].points) == pytest.approx(len(exact.points), abs=8)
    assert half.submobjects[3].get_stroke_opacity() == 0


@pytest.mark.parametrize(("left_end", "dtypes"), [(-10.0, ("float64", "float32")), (-14.0, ("float16", "float32"))])
def test_the_first_zeros_stand_near_their_rings_and_in_their_order(
    left_end: float, dtypes: tuple[FloatName, ...]
) -> None:
    formulas: tuple[NaiveFormula, ...] = ("erf", "tanh")
    chart = TailChart(STAGE, left_end, film_words("gelu_approximations"), formulas, dtypes)
    numbers = [number for dtype in dtypes for number in found(chart.zero_tags(dtype, formulas), Number)]
    rings = [chart.zero_place(formula, dtype)[0] for dtype in dtypes for formula in formulas]
    numbers = [numbers[index] for index in np.argsort(rings)]
    assert [number.value for number in numbers] == sorted(number.value for number in numbers)
    for left, right in itertools.pairwise(numbers):
        assert left.get_right()[0] + 0.1 < right.get_left()[0]
    for number, ring in zip(numbers, sorted(rings), strict=True):
        assert abs(number.get_x() - ring) < 1.2 * number.width
    leads = [lead for dtype in dtypes for lead in found(chart.zero_tags(dtype, formulas), Polylines)]
    for lead, number in zip(sorted(leads, key=lambda one: one.points[0, 0]), numbers, strict=True):
        assert min(abs(lead.points[0, 0] - ring) for ring in rings) == pytest.approx(0, abs=1e-9)
        assert lead.points[-1, 0] == pytest.approx(number.get_x())
        assert lead.points[-1, 1] > number.get_top()[1]


def test_what_is_far_enough_apart_stays_and_what_is_not_moves_by_as_little_as_it_must() -> None:
    assert apart([0.0, 3.0, 3.5, 9.0], 1.0) == [0.0, 2.75, 3.75, 9.0]
    moved = np.array(apart([0.0, 0.1, 0.2, 1.9], 1.0))
    assert np.diff(moved).min() >= 1 - 1e-9
    assert moved.mean() == pytest.approx(np.mean([0.0, 0.1, 0.2, 1.9]))


def test_the_values_beside_the_tail_are_those_at_the_x_that_is_written() -> None:
    film = film_words("gelu_approximations")
    chart = TailChart(STAGE, -10.0, film, ("erf",), ("float64",))
    values = LiveTail(Region(3, 7, -3, 2.4), chart, film, ("erf",), "float64").draw(-3.1416)
    exact, naive, x = found(values, Number)
    assert x.text == "−3.1"
    assert exact.text == naive.text == f"{true_values(-3.1)['exact']:.2e}".replace("-", "−").replace("e−03", "×10^−3")


@pytest.mark.slow
@pytest.mark.parametrize(("beat", "changes"), PICTURES)
def test_the_last_picture_is_whole_and_no_texts_overlap(beat: str, changes: dict[str, object]) -> None:
    scene = picture(beat, **changes)
    seen = texts(scene)
    assert not [
        (one.says, other.says) for index, one in enumerate(seen) for other in seen[index + 1 :] if one.overlaps(other)
    ]
    points = np.concatenate([ink(part) for part in (*drawings(scene), *(text.thing for text in seen))])
    frame = scene.layout.frame
    assert (points >= [frame.left + 0.2, frame.bottom + 0.2]).all()
    assert (points <= [frame.right - 0.2, frame.top - 0.2]).all()


@pytest.mark.slow
def test_scales_in_the_picture_follow_the_parameters() -> None:
    scene = picture("times-thousand", reach=8.0, magnification=2000, captions=False)
    assert [number.text for number in found(scene, ScaleLabel)[1].submobjects[2:]] == ["×2000"]


def test_the_caption_claims_only_what_holds_for_the_format_shown() -> None:
    film = load_film(FILM)
    said = {
        name: film(parameters(step_format=name)).beats()[2].words.caption for name in ("bfloat16", "float16", "float32")
    }
    assert "8 binary digits, bfloat16 has steps of 0.0156" in said["bfloat16"]
    assert "does not" in said["bfloat16"]
    assert all("does not" not in said[name] and name in said[name] for name in ("float16", "float32"))
    assert "11 binary digits, float16 has steps of 0.00195 " in said["float16"]
    assert "24 binary digits, float32 has steps of 0.000000238 " in said["float32"]
    errors = {form.name: partial(form.error) for form in SHORTCUTS}
    large = np.linspace(2.03, 4, 400)
    assert np.abs(errors["tanh"](large)).max() < 0.015625 < np.abs(errors["sigmoid"](large)).max()


@pytest.mark.parametrize(
    "changes",
    [{"reach": 3.0}, {"magnification": 100}, {"step_format": "float8"}, {"dtypes": ()}, {"dtypes": ("bfloat16",)}],
)
def test_parameters_out_of_range_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(changes))):
        parameters(**changes)


def test_every_form_wears_the_color_of_the_function_that_it_is_made_of() -> None:
    assert len({form.color for form in FORMS}) == len(FORMS)
    theme = load_film(FILM).parameters.theme
    assert [form.color for form in FORMS] == [theme.function(name).color for name in ("gelu", "tanh", "sigmoid")]
