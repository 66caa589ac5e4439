"""Words stand on baselines, take no character for markup, and paragraphs break without losing a word."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.lib.text.glyphs import glyphs
from scenes.lib.text.typography import Words, formula, paragraph, words
from scenes.lib.theme import active_theme

ORIGIN = np.zeros(3)
SENTENCE = "Without an activation, lines stay straight and parallel, however many layers there are."
VOCABULARY = ["a", "layer", "Why", "area", "straight,", "x₂", "activation"]


def lines_of(text: str, width: float) -> list[Words]:
    """The lines of a paragraph."""
    return [line for line in paragraph(text, width=width) if isinstance(line, Words)]


@pytest.mark.parametrize("text", ["Why", "area", "x", "height", "jumpy"])
def test_the_first_letter_stands_on_the_line_whatever_hangs_below(text: str) -> None:
    line = words(text).stand_at(ORIGIN)
    standing = [outline for letter, outline in zip(text, glyphs(text), strict=True) if letter not in "jpyg,"]
    (capital,) = glyphs("H")
    assert all(abs(outline[:, 1].min()) <= 0.03 * capital[:, 1].max() for outline in standing)
    assert line.get_bottom()[1] == pytest.approx(line.font_size * min(part[:, 1].min() for part in glyphs(text)))
    assert line.get_left()[0] == pytest.approx(0)
    assert line.baseline == pytest.approx(ORIGIN)


def test_letters_that_hang_below_do_and_others_do_not() -> None:
    assert words("y").stand_at(ORIGIN).get_bottom()[1] < -0.04
    assert words("x").stand_at(ORIGIN).get_bottom()[1] > -0.01


def test_a_scaled_and_moved_line_knows_its_baseline() -> None:
    line = words("Why").scale(1.7).shift(np.array([1.0, 2.0, 0.0]))
    capital = line.points[: len(glyphs("Why")[0])]
    assert line.baseline[1] == pytest.approx(capital[:, 1].min(), abs=1e-6)


@pytest.mark.parametrize("text", ["=", "x", "Why", "area"])
def test_the_font_size_is_the_one_asked_for_whatever_the_letters_and_follows_scaling(text: str) -> None:
    line = words(text, size=30)
    assert line.font_size == pytest.approx(30)
    assert line.scale(0.5).font_size == pytest.approx(15)


def test_digits_are_equally_wide() -> None:
    widths = {round(float(words(f"0{digit}0").width), 9) for digit in "0123456789"}
    assert len(widths) == 1


def test_size_color_and_weight_come_from_the_theme_unless_given() -> None:
    theme = active_theme()
    assert words("H").fill_color.to_hex() == theme.text
    assert words("H", color=theme.accent).fill_color.to_hex() == theme.accent
    assert words("H", size=2 * theme.text_size).height == pytest.approx(2 * words("H").height)
    assert words("Halt", bold=True).width > words("Halt").width
    assert formula("x").font_size == pytest.approx(theme.formula_size)


@pytest.mark.slow
@settings(max_examples=15)
@given(chosen=st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=14), width=st.floats(2.5, 12))
def test_a_paragraph_keeps_every_word_in_order_and_its_width(chosen: list[str], width: float) -> None:
    lines = lines_of(" ".join(chosen), width)
    assert " ".join(line.text for line in lines).split() == chosen
    assert all(float(line.width) <= width for line in lines)


@pytest.mark.parametrize("width", [9.0, 30.0])
def test_a_paragraph_has_as_few_lines_as_fit_on_even_baselines(width: float) -> None:
    lines = lines_of(SENTENCE, width)
    assert len(lines) >= words(SENTENCE).width / width
    assert len(lines) <= np.ceil(words(SENTENCE).width / width) + 1
    baselines = np.array([line.baseline for line in lines])
    steps = np.diff(baselines, axis=0)
    assert np.abs(steps[:, 0]).max(initial=0) < 1e-9
    assert np.ptp(steps[:, 1]) < 1e-9 if len(steps) else True
    assert (steps[:, 1] < -words("H").height).all()


def test_the_bar_of_a_fraction_is_the_same_area_however_often_it_is_set_and_scales_with_the_formula() -> None:
    first, again = (formula("a / b", size=48) for _ in range(2))
    for part, same in zip(first.submobjects, again.submobjects, strict=True):
        assert part.points == pytest.approx(np.asarray(same.points))
        assert part.get_stroke_width() == same.get_stroke_width() == 0
        assert part.get_fill_opacity() == same.get_fill_opacity() == 1
        assert part.fill_color == same.fill_color
    (bar,) = [part for part in first.submobjects if part.width > 5 * part.height]
    assert bar.height == pytest.approx(0.04 * 48 / 96)
    first.scale(0.5)
    assert bar.height == pytest.approx(0.02 * 48 / 96)
    assert bar.get_stroke_width() == 0


def test_a_single_long_word_stays_whole() -> None:
    (line,) = lines_of("backpropagation", 0.5)
    assert line.text == "backpropagation"
