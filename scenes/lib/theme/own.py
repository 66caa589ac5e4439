"""A lecturer's own theme: a TOML file that names what differs from a built-in one.

extends = "light"       # dark if left out
gradient = "#5C0048"    # the roles are the fields of scenes.lib.theme.roles.Theme
line = 5
[functions.gelu]
color = "#4931E0"       # its dash stays
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from scenes.lib.editing.changes import Change, Key
from scenes.lib.editing.file_error import FileError
from scenes.lib.editing.toml_file import TomlFile
from scenes.lib.editing.validation import Editor, RefusedError
from scenes.lib.theme.built_in import DARK, THEMES
from scenes.lib.theme.checks import Shortcoming, shortcomings
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
        return _extended(choice, lambda _: "theme")
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
        file = TomlFile(path)
    except FileError as error:
        raise ThemeError(*error.lines) from None
    return _extended({"name": path.stem[:_LONGEST_NAME], **file.content}, file.at)


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


def _extended(content: Mapping[str, Any], at: Callable[[Key], str]) -> Theme:
    """The theme that differs from a built-in one as content says.

    Args:
        content: what is said.
        at: where a role is said, as in messages.

    Raises:
        ThemeError: if a role is unknown or has a wrong value, or if the theme cannot be read well.
    """
    base = content.get("extends", DARK.name)
    if base not in THEMES:
        raise ThemeError(f"{at(('extends',))}: extends = {base!r}: allowed: {', '.join(THEMES)}")
    editor = Editor(THEMES[base], whole="a theme", part="role")
    try:
        theme = editor.edited([Change((role,), value) for role, value in {"name": "own", **content}.items()])
    except RefusedError as error:
        raise ThemeError(*(f"{at(problem.key)}: {problem.message}" for problem in error.problems)) from None
    if wrong := shortcomings(theme):
        raise ThemeError(*(f"{at(_blamed(one, content))}: {one.message}" for one in wrong))
    return theme


def _blamed(shortcoming: Shortcoming, content: Mapping[str, Any]) -> Key:
    """The role that content says something about; of two that look alike, the other one may be a built-in theme's."""
    keys = [tuple(int(step) if step.isdecimal() else step for step in role.split(".")) for role in shortcoming.roles]
    return next((key for key in keys if _says(content, key)), keys[0])


def _says(content: Mapping[str, Any], key: Key) -> bool:
    """Whether content holds the role, or the table entry or list that the role is part of."""
    role, *inner = map(str, key)
    value = content.get(role)
    return inner[0] in value if inner and isinstance(value, Mapping) else value is not None
