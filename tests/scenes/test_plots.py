"""Axes, curves, tangents and labels against the functions that they draw."""

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actmath import ACTIVATIONS, CHAPTER_ORDER, Activation, activation
from scenes.lib.curves.curve_labels import place_beside
from scenes.lib.curves.function_curve import FunctionCurve, curve_pieces, limits_beside
from scenes.lib.curves.plot_axes import PlotAxes, fitting_scale
from scenes.lib.curves.tangent import Tangent
from scenes.lib.layout import Region
from scenes.lib.strokes import Polylines
from scenes.lib.text.typography import words

REGION = Region(-6, 2, -2.5, 2.5)
WINDOW = ((-4.0, 4.0), (-1.5, 2.5))
coordinate = st.floats(-20, 20)
SHAPES = [
    *map(activation, CHAPTER_ORDER),
    activation("leaky_relu", negative_slope=0.5),
    activation("elu", alpha=2.0),
    activation("swish", beta=10.0),
]


@cache
def axes(vertical_scale: float = 1.0) -> PlotAxes:
    return PlotAxes(REGION, *WINDOW, vertical_scale=vertical_scale)


def read_off(plot: PlotAxes, places: np.ndarray) -> np.ndarray:
    """Plot coordinates of places in the frame, from the window's corners alone."""
    window = plot.window
    across = (places[..., 0] - window.left) / window.width
    up = (places[..., 1] - window.bottom) / window.height
    (left, right), (low, high) = plot.x_range, plot.y_range
    return np.stack([left + across * (right - left), low + up * (high - low)], axis=-1)


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_the_window_fits_the_region_and_keeps_the_scale(scale: float) -> None:
    window = axes(scale).window
    assert (window.height / 4) / (window.width / 8) == pytest.approx(scale)
    assert REGION.left - 1e-9 <= window.left < window.right <= REGION.right + 1e-9
    assert REGION.bottom - 1e-9 <= window.bottom < window.top <= REGION.top + 1e-9
    assert window.width == pytest.approx(REGION.width) or window.height == pytest.approx(REGION.height)


def test_the_fitting_scale_is_the_largest_whole_one_that_keeps_the_width() -> None:
    narrow = ((-4.0, 4.0), (-0.25, 1.25))
    scale = fitting_scale(REGION, *narrow)
    assert PlotAxes(REGION, *narrow, vertical_scale=scale).window.width == pytest.approx(REGION.width)
    assert PlotAxes(REGION, *narrow, vertical_scale=scale + 1).window.width < REGION.width - 1e-9


@given(st.tuples(coordinate, coordinate), st.tuples(coordinate, coordinate))
def test_clipping_keeps_what_is_inside(start: tuple[float, float], end: tuple[float, float]) -> None:
    plot = axes()
    part = plot.clip(start, end)
    samples = np.linspace(start, end, 301)
    inside = [plot.contains(*sample) for sample in samples]
    if part is None:
        assert sum(inside) <= 1
        return
    assert (part >= np.array([-4, -1.5]) - 1e-9).all()
    assert (part <= np.array([4, 2.5]) + 1e-9).all()
    reach = np.linalg.norm(np.subtract(end, start))
    assert np.linalg.norm(part[1] - part[0]) == pytest.approx(reach * np.mean(inside), abs=0.01 * float(reach))


@pytest.mark.parametrize("record", SHAPES, ids=lambda record: f"{record.name}{[*record.parameters.values()]}")
@pytest.mark.parametrize("name", ["function", "gradient"])
def test_curve_points_are_on_the_graph_and_in_the_window(record: Activation, name: str) -> None:
    plot, function = axes(), getattr(record, name)
    curve = FunctionCurve(plot, function, color="#FFFFFF", breaks=record.kinks)
    line = curve.submobjects[0]
    drawn = read_off(plot, line.points[:, :2])
    ends = np.concatenate([drawn[::4], drawn[3::4]])
    # At a kink each side is drawn at its own limit: ask the function beside the kink.
    at_kink = np.isin(np.round(ends[:, 0], 9), record.kinks)
    np.testing.assert_allclose(ends[~at_kink, 1], function(ends[~at_kink, 0]), atol=1e-9, rtol=0)
    for x, y in ends[at_kink]:
        assert min(abs(y - limit) for limit in limits_beside(function, round(x, 9))) < 1e-9
    assert (ends >= np.array([-4, -1.5]) - 1e-9).all()
    assert (ends <= np.array([4, 2.5]) + 1e-9).all()


@pytest.mark.parametrize("record", SHAPES, ids=lambda record: f"{record.name}{[*record.parameters.values()]}")
def test_curves_cover_every_x_whose_value_is_in_the_window(record: Activation) -> None:
    plot = axes()
    pieces = curve_pieces(plot, record.function, record.kinks)
    for x in np.linspace(-3.999, 3.999, 97):
        value = float(record(x))
        if abs(value - 2.5) > 1e-6 and abs(value + 1.5) > 1e-6:
            assert any(piece[0, 0] <= x <= piece[-1, 0] for piece in pieces) == (-1.5 < value < 2.5)


def test_a_smooth_curve_is_drawn_without_visible_edges() -> None:
    record = activation("swish", beta=10.0)
    (piece,) = [piece for piece in curve_pieces(axes(), record.gradient) if len(piece) > 2]
    middles = (piece[:-1] + piece[1:]) / 2
    assert np.abs(record.gradient(middles[:, 0]) - middles[:, 1]).max() < 0.005


def test_a_step_is_two_pieces_with_an_open_and_a_closed_dot() -> None:
    record = activation("leaky_relu")
    plot = axes()
    curve = FunctionCurve(plot, record.gradient, color="#FFFFFF", breaks=record.kinks)
    assert [len(np.unique(np.round(piece[:, 1], 12))) for piece in curve.pieces] == [1, 1]
    marks = {
        bool(mark.get_stroke_width()): read_off(plot, mark.get_center()[None, :2])[0] for mark in curve.submobjects[1:]
    }
    np.testing.assert_allclose(marks[True], [0, 1], atol=1e-9)
    np.testing.assert_allclose(marks[False], [0, 0.01], atol=1e-9)


def test_a_corner_has_no_dots_and_is_one_unbroken_line() -> None:
    record = activation("relu")
    curve = FunctionCurve(axes(), record.function, color="#FFFFFF", breaks=record.kinks)
    assert len(curve.submobjects) == 1
    left, right = curve.pieces
    np.testing.assert_allclose(left[-1], right[0], atol=1e-12)
    np.testing.assert_allclose(left[-1], [0, 0], atol=1e-12)


@given(st.floats(-4, 4))
@settings(max_examples=30)
def test_a_curve_is_drawn_exactly_up_to_x(x: float) -> None:
    plot, record = axes(), activation("gelu")
    curve = FunctionCurve(plot, record.gradient, color="#FFFFFF").draw(x)
    places = curve.submobjects[0].points[:, :2]
    if x > -4 + 1e-9:
        drawn = read_off(plot, places)
        assert drawn[:, 0].max() == pytest.approx(x, abs=1e-9)
        assert drawn[-1, 1] == pytest.approx(float(record.gradient(x)), abs=1e-3)


def test_dashes_are_parts_of_the_curve() -> None:
    record = activation("tanh")
    plot = axes()
    solid = FunctionCurve(plot, record.gradient, color="#FFFFFF").submobjects[0].points
    dashes = FunctionCurve(plot, record.gradient, color="#FFFFFF", dash=(0.2, 0.1)).submobjects[0].points
    length = [np.linalg.norm(points[3::4] - points[::4], axis=1).sum() for points in (solid, dashes)]
    assert length[1] / length[0] == pytest.approx(2 / 3, abs=0.02)
    ends = read_off(plot, dashes[3::4, :2])
    np.testing.assert_allclose(ends[:, 1], record.gradient(ends[:, 0]), atol=1e-3)


@cache
def tangent_of(name: str) -> Tangent:
    return Tangent(axes(), ACTIVATIONS[name], run_label="run", rise_label="rise")


@given(st.sampled_from(CHAPTER_ORDER), st.floats(-3, 2))
def test_the_rise_over_a_run_of_one_is_the_slope(name: str, x: float) -> None:
    plot, record = axes(), ACTIVATIONS[name]
    corner, top = read_off(plot, tangent_of(name).rise_at(x))
    step = 1e-6
    if all(abs(x - kink) > step for kink in record.kinks):
        measured = float(record(x + step) - record(x - step)) / (2 * step)
        assert top[1] - corner[1] == pytest.approx(measured, abs=1e-6)
    np.testing.assert_allclose(top, [x, float(record(x))], atol=1e-9)


@given(st.sampled_from(CHAPTER_ORDER), st.floats(-4, 4))
def test_the_tangent_stays_in_the_window(name: str, x: float) -> None:
    plot = axes()
    lines = [part.points for part in tangent_of(name).draw(x).submobjects if len(part.points) == 4]
    places = np.concatenate([np.zeros((0, 3)), *lines])
    assert (places[:, 1] <= plot.window.top + 1e-9).all()
    assert (places[:, 1] >= plot.window.bottom - 1e-9).all()
    assert (places[:, 0] >= plot.window.left - 1e-9).all()
    assert (places[:, 0] <= plot.window.right + 1e-9).all()


def test_names_stay_apart_beside_their_curves() -> None:
    window = Region(-3, 3, -2, 2)
    x = np.linspace(-3, 3, 301)
    curves = [np.column_stack([x, slope * x, 0 * x]) for slope in (0.6, 0.0, -0.6)]
    names = [words(text, size=32) for text in ("rising", "level", "falling")]
    sign = words("taken", size=32).move_to(curves[0][280] + np.array([0, 0.3, 0]))
    place_beside(curves, names, window, [sign])
    for first, second in itertools.combinations([*names, sign], 2):
        apart = np.abs(first.get_center() - second.get_center())[:2]
        assert (apart > np.array([first.width + second.width, first.height + second.height]) / 2).any()
    for name, own in zip(names, curves, strict=True):
        corners = [name.get_corner(np.array([i, j, 0.0])) for i in (-1, 1) for j in (-1, 1)]
        nearest = [min(np.linalg.norm(curve - corner, axis=1).min() for corner in corners) for curve in curves]
        assert nearest[[curve is own for curve in curves].index(True)] == min(nearest)
        outside = np.abs(np.concatenate(curves)[:, :2] - name.get_center()[:2]) - [name.width / 2, name.height / 2]
        assert (outside.max(axis=1) > 0).all()


def test_axes_number_every_round_step() -> None:
    numbers = [part.text for part in axes(2.0).submobjects if not isinstance(part, Polylines)]
    upwards, across = numbers[:9], numbers[9:]
    assert upwards == ["−1.5", "−1", "−0.5", "0", "0.5", "1", "1.5", "2", "2.5"]
    assert across == ["−4", "−3", "−2", "−1", "0", "1", "2", "3", "4"]
