"""A lecturer's theme: only what differs is said, every mistake is named in one line, and it travels as JSON."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from scenes.lib.parameters import StoryParameters
from scenes.lib.theme import DARK, LIGHT, THEMES, ThemeError, own, read_theme, theme_as_json, theme_of

BRAND = str(own.__doc__).partition("\n")[2]
"""The example in the module's description."""


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    path = tmp_path / "brand.toml"
    path.write_text(BRAND, encoding="utf-8")
    return path


def complaints(path: Path, content: str) -> list[str]:
    """What is said about a theme file with this content, without its name."""
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        read_theme(path)
    assert str(caught.value).splitlines() == list(caught.value.lines)
    assert all(line.startswith(f"{path}:") for line in caught.value.lines)
    return [line.removeprefix(f"{path}:") for line in caught.value.lines]


def test_what_a_file_does_not_name_stays_as_in_the_theme_that_it_extends(brand: Path) -> None:
    theme = read_theme(brand)
    assert (theme.name, theme.gradient, theme.line) == ("brand", "#5C0048", 5)
    assert theme.function("gelu").color == "#4931E0"
    assert theme.function("gelu").dash == LIGHT.function("gelu").dash
    differing = {role for role in type(theme).model_fields if getattr(theme, role) != getattr(LIGHT, role)}
    assert differing == {"name", "gradient", "line", "functions"}


def test_a_file_extends_dark_unless_it_says_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "thick.toml"
    path.write_text("line = 6", encoding="utf-8")
    assert read_theme(path).background == DARK.background


def test_every_mistake_is_named_at_once_with_its_line(tmp_path: Path) -> None:
    content = 'gradiant = "#FFFFFF"\ntext = "white"\nline = 99\n\ngradient_dash = [\n0.1]\ntitle_size = 80'
    assert sorted(complaints(tmp_path / "brand.toml", content)) == [
        "1: gradiant = \"#FFFFFF\": a theme has no role 'gradiant'; did you mean gradient?",
        "2: text = \"white\": 'white' is no color; a color is written #RRGGBB, as in #1368A8",
        "3: line = 99: allowed: number 0.5..10",
        "5: gradient_dash = [0.1]: 1 lengths; a dash is pairs of stroke and gap, or empty for a solid line",
        "7: title_size = 80: allowed: number 46.8..52",
    ]


def test_a_theme_that_cannot_be_read_well_is_refused(tmp_path: Path) -> None:
    lines = complaints(tmp_path / "pale.toml", 'extends = "light"\nmuted = "#8A8A8A"\nfaint = "#FBFAF6"')
    assert [line.split(" #")[0] for line in lines] == ["2: muted:", "3: faint:"]


def test_of_two_colors_that_look_alike_the_one_in_the_file_is_found(tmp_path: Path) -> None:
    (line,) = complaints(tmp_path / "alike.toml", 'line = 5\n[functions.gelu]\ncolor = "#9CB8FA"')
    assert line.startswith("2: functions.sigmoid: ")
    assert "functions.gelu #9CB8FA" in line


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('\nextends = "blue"', "2: extends = 'blue': allowed: dark, light, print"),
        ("extends = 3", "1: extends = 3: allowed: dark, light, print"),
        ("line = 5\ntext = ]", "2: not TOML: "),
        ('name = "a/b"', '1: name = "a/b": '),
    ],
)
def test_a_file_that_is_no_theme_is_refused(tmp_path: Path, content: str, complaint: str) -> None:
    (line,) = complaints(tmp_path / "brand.toml", content)
    assert line.startswith(complaint)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"none\.toml: No such file"):
        theme_of(str(tmp_path / "none.toml"))


def test_a_misspelt_name_gets_the_nearest_one() -> None:
    with pytest.raises(
        ThemeError, match=r"^'drak' is no theme; allowed: dark, light, print or .* did you mean dark\?$"
    ):
        theme_of("drak")


@pytest.mark.parametrize("name", THEMES)
def test_a_built_in_theme_travels_by_its_name(name: str) -> None:
    assert theme_as_json(theme_of(name)) == name
    assert StoryParameters(theme=name).model_dump(mode="json")["theme"] == name


def test_parameters_carry_the_content_of_a_theme_file_and_come_back_without_it(brand: Path) -> None:
    parameters = StoryParameters(theme=str(brand))
    carried = parameters.model_dump_json()
    brand.unlink()
    again = StoryParameters.model_validate_json(carried)
    assert again == parameters
    assert hash(again) == hash(parameters)
    assert again.theme.gradient == "#5C0048"
    assert StoryParameters.model_validate(again.model_dump()) == parameters


def test_another_content_makes_other_parameters(brand: Path) -> None:
    before = StoryParameters(theme=str(brand)).model_dump_json()
    brand.write_text(BRAND.replace("0048", "0049"), encoding="utf-8")
    assert StoryParameters(theme=str(brand)).model_dump_json() != before


def test_parameters_refuse_a_wrong_theme() -> None:
    with pytest.raises(ValidationError, match=r"faint: #12141A has a contrast of 1\.00"):
        StoryParameters(theme={"faint": "#12141A"})
