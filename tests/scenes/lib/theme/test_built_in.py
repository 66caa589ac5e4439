"""Built-in themes can be read: contrast by the formula of the web accessibility guidelines (WCAG 2.2)."""

from itertools import combinations, pairwise

import pytest

from actmath import CHAPTER_ORDER
from scenes.lib.theme import DARK, LIGHT, PRINT, THEMES, Theme, active_theme, drawn_in

TEXT_ROLES = ("text", "muted", "accent", "first_axis", "second_axis", "origin", "forward", "gradient")
LINE_ROLES = ("inactive",)


def luminance(color: str) -> float:
    """Relative luminance of #RRGGBB."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def blended(color: str, background: str, *, opacity: float) -> str:
    """What is seen of a see-through color on its background."""
    pairs = [(int(color[at : at + 2], 16), int(background[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(opacity * over + (1 - opacity) * under):02X}" for over, under in pairs)


def test_the_contrast_formula_gives_its_known_ends() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_text_and_numbers_have_a_contrast_of_4_5(theme: Theme, role: str) -> None:
    assert contrast(getattr(theme, role), theme.background) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_curves_names_of_functions_and_dots_can_be_seen(theme: Theme) -> None:
    functions = [style.color for style in (*theme.functions.values(), *theme.further_functions)]
    for color in functions:
        assert contrast(color, theme.background) >= 4.5, color
    for color in (*theme.quadrants, *(getattr(theme, role) for role in LINE_ROLES)):
        assert contrast(color, theme.background) >= 3, color


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_borders_stand_out_from_the_areas_of_pieces(theme: Theme) -> None:
    for color in theme.pieces:
        assert contrast(blended(color, theme.background, opacity=0.75), theme.text) >= 3, color


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_no_two_functions_share_color_or_dash(theme: Theme) -> None:
    styles = [*theme.functions.values(), *theme.further_functions]
    for first, second in combinations(styles, 2):
        assert first.color != second.color
        assert first.dash != second.dash
    assert len(set(theme.pieces)) == len(theme.pieces)
    assert len(set(theme.quadrants)) == len(theme.quadrants)


@pytest.mark.parametrize("theme", [LIGHT, PRINT], ids=["light", "print"])
def test_all_themes_know_the_same_functions_and_keep_their_dashes(theme: Theme) -> None:
    assert DARK.functions.keys() == theme.functions.keys() == set(CHAPTER_ORDER)
    assert all(DARK.function(name).dash == theme.function(name).dash for name in DARK.functions)


def test_print_is_black_on_white_and_thicker_than_the_others() -> None:
    assert (PRINT.background, PRINT.text) == ("#FFFFFF", "#000000")
    for width in ("hairline", "thin_line", "line", "thick_line"):
        assert getattr(PRINT, width) > getattr(LIGHT, width)


def test_lines_in_print_survive_without_color() -> None:
    """As gray as their luminance they are dark enough for text, and no two functions share a dash."""
    colors = [style.color for style in (*PRINT.functions.values(), *PRINT.further_functions)]
    assert all(contrast(color, "#FFFFFF") >= 4.5 for color in colors)


def test_an_unknown_function_gets_a_spare_style_by_its_name_always_the_same() -> None:
    style = DARK.function("softplus")
    assert style in DARK.further_functions
    assert DARK.function("softplus") == style


def test_sizes_and_widths_rise_with_their_roles() -> None:
    sizes = [DARK.source_size, DARK.label_size, DARK.text_size, DARK.number_size, DARK.title_size]
    widths = [DARK.hairline, DARK.thin_line, DARK.line, DARK.thick_line]
    assert all(lower < higher for values in (sizes, widths) for lower, higher in pairwise(values))


def test_the_active_theme_is_the_innermost_one_and_comes_back_after_an_error() -> None:
    assert active_theme() is DARK
    with drawn_in(LIGHT):
        assert active_theme() is LIGHT
        with pytest.raises(ZeroDivisionError), drawn_in(DARK):
            raise ZeroDivisionError
        assert active_theme() is LIGHT
    assert active_theme() is DARK
