"""Parameter files: TOML that says which films to draw with which parameters.

One film stands at the top level of a file, several stand in [[render]] tables:

    film = "relu-folding"    # may be left out: any film
    name = "shallow"         # may be left out: named after what is changed
    [parameters]
    depth = 2
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from scenes.lib.editing.changes import Change, Key, Rendering
from scenes.lib.editing.file_error import FileError
from scenes.lib.editing.theme_file import theme_path, with_theme
from scenes.lib.editing.toml_file import TomlFile
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
        self._file = TomlFile(path)
        self.renderings = self._renderings(self._file.content)

    def at(self, key: Key) -> str:
        """File and line of a value, or of the innermost table or list that is written, as in messages."""
        return self._file.at(key)

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
