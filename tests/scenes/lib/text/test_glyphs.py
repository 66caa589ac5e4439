"""Outlines of lines are those that Manim's own Typst mobject draws, and come from the fonts of the dependencies."""

from pathlib import Path

import font_lato
import numpy as np
import pytest
from manim import Typst

from scenes.lib.text.glyphs import glyphs
from scenes.lib.text.typography import words

SENTENCE = "Why “flat” lines, Wh + b ≤ 10, by Müller’s rule: 0.25 (1 − x) × ½"
SIZE = 48
ROUNDING = 0.011 * SIZE / 960
"""Typst writes places with two decimals of a point; Manim sets in 10 pt, which is a 96th of a frame unit times size."""


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_a_line_is_the_one_that_manim_sets(weight: str) -> None:
    line = Typst(
        f'#"{SENTENCE}"',
        font_size=SIZE,
        typst_preamble=f'#set text(font: "Lato", number-width: "tabular", weight: "{weight}")',
        font_paths=[Path(font_lato.__file__).parent / "files"],
    )
    ours = [SIZE * outline for outline in glyphs(SENTENCE, bold=weight == "bold")]
    start = np.array([min(part.points[:, 0].min() for part in line.submobjects), 0.0, 0.0])
    foot = min(part.points[:, 1].min() for part in line.submobjects) - min(part[:, 1].min() for part in ours)
    for part, outline in zip(line.submobjects, ours, strict=True):
        np.testing.assert_allclose(part.points - start - [0, foot, 0], outline, atol=ROUNDING)


@pytest.mark.parametrize("text", ["#", "$x$", "*bold*", "_a_", "\\", '"', "<1>", "@here", "[x]", "1 // 2", "// no"])
def test_markup_is_shown_as_it_is(text: str) -> None:
    assert len(glyphs(text)) == len(text.replace(" ", ""))


def test_a_prime_is_one_character_of_the_line() -> None:
    assert words("f′").text == "f′"
    assert len(glyphs("f′")) == 2


def test_signs_that_lato_lacks_are_drawn_and_differ() -> None:
    outlines = {sign: glyphs(sign)[0].tobytes() for sign in "αΦφσ∇∂≤≈∞"}
    assert len(set(outlines.values())) == len(outlines)


def test_signs_of_another_font_stand_in_their_places_on_the_baseline() -> None:
    line = glyphs("At α = 1, Φ rises")
    ends = [outline[:, 0].max() for outline in line]
    starts = [outline[:, 0].min() for outline in line]
    assert all(end < start + 1e-3 for end, start in zip(ends, starts[1:], strict=False))
    capital, alpha, phi = line[0], line[2], line[6]
    assert alpha[:, 1].min() == pytest.approx(0, abs=0.05 * capital[:, 1].max())
    assert phi[:, 1].max() == pytest.approx(capital[:, 1].max(), rel=0.15)


def test_the_ink_of_a_line_begins_at_zero_and_an_empty_line_has_none() -> None:
    assert min(outline[:, 0].min() for outline in glyphs("jumpy")) == pytest.approx(0)
    assert glyphs("") == glyphs("  ") == ()
