"""Parameters for plain `manim` runs: the environment variable STORY_PARAMS names a parameter file."""

import os
from pathlib import Path
from typing import TypeVar

from scenes.lib.editing.file_error import FileError
from scenes.lib.editing.parameter_file import ParameterFile
from scenes.lib.editing.validation import Editor, RefusedError
from scenes.lib.parameters import StoryParameters

VARIABLE = "STORY_PARAMS"

_Parameters = TypeVar("_Parameters", bound=StoryParameters)


def parameters_from_environment(topic: str, own: _Parameters) -> _Parameters:
    """A film's own parameters, changed as the file says that STORY_PARAMS names; unchanged if it names none.

    Raises:
        SystemExit: with one line for each reason why the file cannot be used; of other errors Manim shows a traceback.
    """
    path = os.environ.get(VARIABLE)
    if not path:
        return own
    try:
        return _parameters_from_file(Path(path), topic.replace("_", "-"), own)
    except FileError as error:
        raise SystemExit("\n".join(error.lines)) from None


def _parameters_from_file(path: Path, film: str, own: _Parameters) -> _Parameters:
    file = ParameterFile(path)
    fitting = [rendering for rendering in file.renderings if rendering.film in {None, film}]
    if len(fitting) != 1:
        films = ", ".join(dict.fromkeys(str(rendering.film) for rendering in file.renderings))
        there = f"it is for {films}" if not fitting else f"it has {len(fitting)} for it, and manim draws one"
        raise FileError(f"{VARIABLE}={path}: one set of parameters for the film {film} is needed; {there}")
    rendering = fitting[0]
    try:
        return Editor(own, whole=f"film {film}").edited(rendering.changes)
    except RefusedError as error:
        lines = (
            f"{file.at((*rendering.place, 'parameters', *problem.key))}: {problem.message}"
            for problem in error.problems
        )
        raise FileError(*lines) from None
