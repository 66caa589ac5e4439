"""The parameters that a film was made with, beside the film, as a file that makes it again."""

from collections.abc import Mapping
from pathlib import Path

from render.film import FilmPlace
from render.parameters.toml_text import assignment, table


def parameter_file(film: str, parameters: Mapping[str, object]) -> str:
    """All parameters of a film, as a file for ./render.sh --params."""
    lines = [
        "# Every parameter that the film beside this file was made with.",
        assignment("film", film),
        "",
        *table("parameters", parameters),
    ]
    return "\n".join([*lines, ""])


def keep_parameters(place: FilmPlace, parameters: Mapping[str, object], folder: Path) -> None:
    """Write all parameters of a film, for ./render.sh --params; the file appears whole or not at all.

    Args:
        place: where the film's files stand.
        parameters: by name.
        folder: takes the unfinished file, on the same disk as the place.

    Raises:
        OSError: if the file cannot be written.
    """
    path, text = place.file(".toml"), parameter_file(place.film, parameters)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    unfinished = folder / path.name
    unfinished.write_text(text, encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished.replace(path)
