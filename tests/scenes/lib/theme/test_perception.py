"""Contrast, difference and color-vision deficiencies against published values and what must hold for any colors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.lib.theme.perception import VISIONS, blended, contrast, difference, seen_difference
from tests.scenes.lib.theme.sharma import PAIRS

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
USUAL = "usual color vision"
DEFICIENCIES = [name for name in VISIONS if name != USUAL]


@pytest.mark.parametrize(("first", "second", "published"), PAIRS)
def test_the_difference_is_the_published_one_in_either_order(
    first: tuple[float, float, float], second: tuple[float, float, float], published: float
) -> None:
    assert difference(first, second) == pytest.approx(published, abs=6e-5)
    assert difference(second, first) == pytest.approx(published, abs=6e-5)


@pytest.mark.parametrize(
    ("color", "lab"),
    [
        ("#FF0000", (53.2408, 80.0925, 67.2032)),
        ("#00FF00", (87.7347, -86.1827, 83.1793)),
        ("#0000FF", (32.2970, 79.1875, -107.8602)),
        ("#FFFFFF", (100.0, 0.0, 0.0)),
    ],
)
def test_colors_are_where_they_are_known_to_be_in_cielab(color: str, lab: tuple[float, float, float]) -> None:
    from_black = difference(lab, (0.0, 0.0, 0.0))
    assert seen_difference(color, "#000000", USUAL) == pytest.approx(from_black, abs=0.01)
    assert seen_difference(color, "#808080", USUAL) == pytest.approx(difference(lab, (53.585, 0.0, 0.0)), abs=0.01)


def test_contrast_has_its_known_values() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@given(first=COLORS, second=COLORS)
def test_contrast_is_symmetric_and_at_least_one(first: str, second: str) -> None:
    assert 1 <= contrast(first, second) == contrast(second, first) <= 21 + 1e-9


@given(level=st.integers(0, 255), other=st.integers(0, 255))
def test_grays_look_alike_to_everybody(level: int, other: int) -> None:
    first, second = f"#{3 * f'{level:02X}'}", f"#{3 * f'{other:02X}'}"
    seen = [seen_difference(first, second, vision) for vision in VISIONS]
    assert seen == pytest.approx([seen[0]] * len(seen), abs=0.05)


@pytest.mark.parametrize("vision", ["protanopia", "deuteranopia"])
def test_red_and_green_of_one_lightness_are_hard_to_tell_apart_without_one_of_their_cones(vision: str) -> None:
    assert seen_difference("#B5651D", "#6B8E23", USUAL) > 3 * seen_difference("#B5651D", "#6B8E23", vision)
    assert seen_difference("#0072B2", "#E69F00", vision) > 40


def test_blue_and_green_are_hard_to_tell_apart_with_tritanopia() -> None:
    assert seen_difference("#1E90FF", "#20A090", USUAL) > 2 * seen_difference("#1E90FF", "#20A090", "tritanopia")


def test_a_see_through_color_lies_between_itself_and_its_background() -> None:
    assert blended("#FF0000", "#0000FF", opacity=1) == "#FF0000"
    assert blended("#FF0000", "#0000FF", opacity=0) == "#0000FF"
    assert blended("#FF0000", "#0000FF", opacity=0.6) == "#990066"
