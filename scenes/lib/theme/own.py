"""A lecturer's own theme: a TOML file that names what differs from a built-in one.

extends = "light"       # dark if left out
gradient = "#96005F"    # the roles are the fields of scenes.lib.theme.roles.Theme
line = 5
[functions.gelu]
color = "#4931E0"       # its dash stays
"""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, ValidationError, WithJsonSchema

from scenes.lib.theme.built_in import DARK, THEMES
from scenes.lib.theme.checks import shortcomings
from scenes.lib.theme.roles import Theme

_LONGEST_NAME = 40


class ThemeError(ValueError):
    """A theme cannot be used; lines holds every reason, one line each."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def theme_of(choice: object) -> Theme:
    """The theme meant by the name of a built-in one, by the path of a TOML file, or by the table in such a file.

    Raises:
        ThemeError: if there is none, or if it cannot be read well.
    """
    if isinstance(choice, Theme):
        return choice
    if isinstance(choice, Mapping):
        return _extended(choice, "theme")
    if isinstance(choice, str) and choice in THEMES:
        return THEMES[choice]
    if isinstance(choice, str) and choice.endswith(".toml"):
        return read_theme(Path(choice))
    close = get_close_matches(str(choice), THEMES, n=1)
    hint = f"; did you mean {close[0]}?" if close else ""
    raise ThemeError(f"{choice!r} is no theme; allowed: {', '.join(THEMES)} or the path of a .toml file{hint}")


def read_theme(path: Path) -> Theme:
    """The theme in a TOML file, named like the file unless the file says otherwise.

    Raises:
        ThemeError: if the file cannot be read, or what it says cannot be used.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ThemeError(f"{path}: {error.strerror}") from None
    except ValueError as error:  # TOML or UTF-8
        raise ThemeError(f"{path}: not TOML: {error}") from None
    return _extended({"name": path.stem[:_LONGEST_NAME], **content}, str(path))


def theme_as_json(theme: Theme) -> str | dict[str, Any]:
    """The name of a built-in theme, or the table from which theme_of makes another one again."""
    if THEMES.get(theme.name) == theme:
        return theme.name
    values, base = (one.model_dump(mode="json") for one in (theme, THEMES[theme.extends]))
    return {role: value for role, value in values.items() if role in {"name", "extends"} or value != base[role]}


ThemeChoice = Annotated[
    Theme,
    PlainValidator(theme_of),
    PlainSerializer(theme_as_json),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(THEMES)},
                {"type": "string", "pattern": r"\.toml$", "description": "path of a theme file"},
                {"type": "object", "description": "what a theme file holds"},
            ]
        }
    ),
]
"""A theme as a film's parameter: in JSON it holds all that the theme file said."""


def _extended(content: Mapping[str, Any], place: str) -> Theme:
    """The theme that differs from a built-in one as content says.

    Raises:
        ThemeError: if a role is unknown or has a wrong value, or if the theme cannot be read well.
    """
    base = content.get("extends", DARK.name)
    if base not in THEMES:
        raise ThemeError(f"{place}: extends = {base!r}: allowed: {', '.join(THEMES)}")
    values = _merged(THEMES[base].model_dump(mode="json"), {"name": "own", **content})
    try:
        theme = Theme.model_validate(values)
    except ValidationError as error:
        raise ThemeError(*(f"{place}: {_line(found)}" for found in error.errors())) from None
    if wrong := shortcomings(theme):
        raise ThemeError(*(f"{place}: {line}" for line in wrong))
    return theme


def _merged(base: object, change: object) -> Any:  # noqa: ANN401 (what TOML holds)
    if isinstance(base, Mapping) and isinstance(change, Mapping):
        return {**base, **{key: _merged(base.get(key), value) for key, value in change.items()}}
    return change


def _line(error: Mapping[str, Any]) -> str:
    """Key, value and what is allowed."""
    key = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        close = get_close_matches(key, Theme.model_fields, n=1)
        return f"{key}: no such role{f'; did you mean {close[0]}?' if close else ''}"
    return f"{key} = {error['input']!r}: {error['msg'].removeprefix('Value error, ')}"
