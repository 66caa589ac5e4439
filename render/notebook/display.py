"""What the films' show() and parameters() do: the entry point that scenes.film looks up."""

import sys
from collections.abc import Mapping
from pathlib import Path

from render.notebook.clip import Clip
from render.notebook.command import ask
from render.notebook.errors import ParameterError
from render.notebook.parameter_table import ParameterTable
from render.parameters.toml_text import written
from render.quality import QUALITIES


def show(film: str, *, quality: str, beat: str | int | None, parameters: Mapping[str, object]) -> Clip:
    """A film, or one of its beats, rendered unless it has been before.

    Args:
        film: its name.
        quality: a flag of QUALITIES.
        beat: name or number of one beat, counted from 1; the whole film if none.
        parameters: changes to the film's parameters.

    Raises:
        ParameterError: if the film has no such beat or does not take a parameter.
        RenderingError: if a beat cannot be rendered.
    """
    if quality not in QUALITIES:
        raise ParameterError(f"quality = {quality!r}: allowed: {', '.join(QUALITIES)}")
    settings = [f"{name}={written(_plain(value))}" for name, value in parameters.items()]
    path, begun = None, False
    for said in ask(film, "--quality", quality, *(part for setting in settings for part in ("--set", setting))):
        if "file" in said:
            path = Path(said["file"])
        elif "beat" in said and not begun:
            sys.stdout.write(f"rendering {film} ...\n")
            begun = True
    if path is None:
        raise RuntimeError(f"nothing was said of where {film} is")
    return Clip.of(path, beat)


def parameters(film: str) -> ParameterTable:
    """What can be changed in a film.

    Raises:
        RenderingError: if the film cannot be loaded.
    """
    return ParameterTable(film, [dict(row) for row in ask("params", film)])


def _plain(value: object) -> object:
    """A value without NumPy's types, which TOML does not know."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.tolist() if hasattr(value, "tolist") else value
