"""What is asked of every theme: the built-in ones achieve it, and each way to fail is found and said."""

import pytest

from scenes.lib.theme import DARK, LIGHT, THEMES, Theme
from scenes.lib.theme.checks import shortcomings


def changed(theme: Theme, **roles: object) -> list[str]:
    """What is wrong with a theme after these changes."""
    return [one.message for one in shortcomings(Theme.model_validate({**theme.model_dump(), **roles}))]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_built_in_themes_can_be_read_by_everybody(theme: Theme) -> None:
    assert shortcomings(theme) == []


def test_text_that_hardly_stands_out_is_refused_with_its_contrast() -> None:
    assert changed(LIGHT, muted="#8A8A8A") == [
        "muted: #8A8A8A has a contrast of 3.31 to background #FBFAF6; allowed: 4.5 or more"
    ]


def test_dots_may_have_less_contrast_than_text_but_not_less_than_lines() -> None:
    pale = ("#7FA8D8", *LIGHT.quadrants[1:])
    assert any(line.startswith("quadrants.0: #7FA8D8 has a contrast of 2.3") for line in changed(LIGHT, quadrants=pale))
    middling = ("#5B8FCB", *LIGHT.quadrants[1:])
    assert changed(LIGHT, quadrants=middling) == []


def test_a_grid_that_nobody_sees_is_refused() -> None:
    assert [line.split()[0] for line in changed(DARK, faint="#1A1C22")] == ["faint:"]


def test_areas_that_swallow_their_borders_are_refused() -> None:
    pieces = ("#F0F0F0", *DARK.pieces[1:])
    assert [line.split()[0] for line in changed(DARK, pieces=pieces)] == ["pieces.0:"]


def test_functions_that_look_alike_with_a_deficiency_are_refused_though_their_dashes_differ() -> None:
    functions = {**DARK.functions, "gelu": DARK.functions["gelu"].model_copy(update={"color": "#9CB8FA"})}
    lines = changed(DARK, functions=functions)
    assert len(lines) == 1
    assert lines[0].startswith("functions.sigmoid: #92C6F7 and functions.gelu #9CB8FA differ by ")
    assert lines[0].endswith("allowed: 8 or more (CIEDE2000)")


def test_forward_and_gradient_must_differ() -> None:
    assert any("forward: " in line and "gradient" in line for line in changed(DARK, gradient="#A8D8F8"))


def test_units_must_not_wear_the_color_of_a_function() -> None:
    (line,) = changed(DARK, forward="#9CCEF1")
    assert line.startswith("functions.sigmoid: #92C6F7 and forward #9CCEF1 differ by ")
