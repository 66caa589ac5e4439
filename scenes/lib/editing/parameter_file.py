"""Parameter files: TOML that says which films to draw with which parameters.

One film stands at the top level of a file, several stand in [[render]] tables:

    film = "relu-folding"    # may be left out: any film
    name = "shallow"         # may be left out: named after what is changed
    [parameters]
    depth = 2
"""

import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from scenes.lib.editing.changes import Change, Key, Rendering
from scenes.lib.editing.file_error import FileError
from scenes.lib.editing.theme_file import theme_path, with_theme
from scenes.lib.editing.validation import Editor, RefusedError

_NAME_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Name = Annotated[str, Field(pattern=_NAME_PATTERN, max_length=60)]


class _Render(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    film: str | None = Field(default=None, description="name of the film")
    name: Name | None = Field(default=None, description="what the result is called: lower case, digits and hyphens")
    parameters: Mapping[str, Any] = Field(default_factory=dict, description="the film's parameters that differ")


class _Content(_Render):
    render: tuple[_Render, ...] = Field(default=(), description="several films, one table each")


class ParameterFile:
    """A parameter file that has been read.

    Args:
        path: the file, as it is called in messages.

    Attributes:
        files: the file and the theme files that it names.
        renderings: what it wants.

    Raises:
        FileError: if it cannot be read, or is no parameter file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = [path]
        try:
            self._text = path.read_text(encoding="utf-8")
            content = tomllib.loads(self._text)
        except OSError as error:
            raise FileError(f"{path}: {error.strerror}") from None
        except tomllib.TOMLDecodeError as error:
            reason, _, place = str(error).partition(" (at line ")
            line = f":{place.partition(',')[0]}" if place else ""
            raise FileError(f"{path}{line}: not TOML: {reason}") from None
        except UnicodeDecodeError:
            raise FileError(f"{path}: not TOML: a text in UTF-8 was expected") from None
        self.renderings = self._renderings(content)

    def line(self, key: Key) -> int:
        """Number of the line where a value begins, or where the innermost table or list that is written begins."""
        while key not in self._lines and key:
            key = key[:-1]
        return self._lines.get(key, 1)

    def at(self, key: Key) -> str:
        """File and line of a value, as in messages."""
        return f"{self.path}:{self.line(key)}"

    def _renderings(self, content: Mapping[str, Any]) -> tuple[Rendering, ...]:
        editor = Editor(_Content(), whole="a parameter file", part="entry")
        try:
            checked = editor.edited([Change((name,), value) for name, value in content.items()])
        except RefusedError as error:
            raise FileError(*(f"{self.at(problem.key)}: {problem.message}" for problem in error.problems)) from None
        if checked.render and len(content) > 1:
            other = next(name for name in content if name != "render")
            raise FileError(f"{self.at((other,))}: {other} stands beside [[render]]; put it into each [[render]] table")
        if not checked.render:
            return (self._rendering(checked, ()),)
        renderings = tuple(self._rendering(one, ("render", number)) for number, one in enumerate(checked.render))
        named = [(one.film, one.name) for one in renderings]
        again = [
            f'{self.at((*one.place, "name"))}: name = "{one.name}": another {one.film or "film"} has this name'
            for number, one in enumerate(renderings)
            if one.name and named[number] in named[:number]
        ]
        if again:
            raise FileError(*again)
        return renderings

    def _rendering(self, render: _Render, place: Key) -> Rendering:
        folder = self.path.parent
        changes = []
        for name, value in render.parameters.items():
            change = Change((name,), value)
            theme = theme_path(change, folder)
            self.files += [theme] if theme else []
            try:
                changes.append(with_theme(change, folder))
            except FileError as error:
                where = self.at((*place, "parameters", name))
                raise FileError(*(f"{where}: {line}" for line in error.lines)) from None
        return Rendering(render.film, render.name, tuple(changes), place)

    @cached_property
    def _lines(self) -> Mapping[Key, int]:
        """The first line of every value: of the statement after which, reading on, the file holds it."""
        found: dict[Key, int] = {}
        lines = self._text.splitlines(keepends=True)
        begin = 0
        for end in range(1, len(lines) + 1):
            try:
                content = tomllib.loads("".join(lines[:end]))
            except tomllib.TOMLDecodeError:  # in the middle of a statement
                continue
            for key in _keys(content, ()):
                found.setdefault(key, begin + 1)
            begin = end
        return found


def _keys(value: object, key: Key) -> list[Key]:
    """The places of a value and of everything in it."""
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [key, *(found for step, one in inner for found in _keys(one, (*key, step)))]
