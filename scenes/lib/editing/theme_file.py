"""Theme files named by parameters: what they say takes the place of their path, so a film depends on it."""

from dataclasses import replace
from pathlib import Path

from scenes.lib.editing.changes import Change
from scenes.lib.editing.file_error import FileError


def theme_path(change: Change, folder: Path) -> Path | None:
    """The theme file that a change names, seen from a folder; none if it names none."""
    if change.key == ("theme",) and isinstance(change.value, str) and change.value.endswith(".toml"):
        return folder / change.value
    return None


def with_theme(change: Change, folder: Path) -> Change:
    """The change with what its theme file says instead of the file's path; any other change as it is.

    Raises:
        FileError: if the file cannot be read or is no theme.
    """
    path = theme_path(change, folder)
    if path is None:
        return change
    from scenes.lib.theme import ThemeError, read_theme, theme_as_json  # noqa: PLC0415 (takes time that most runs save)

    try:
        return replace(change, value=theme_as_json(read_theme(path)), text=None)
    except ThemeError as error:
        raise FileError(*error.lines) from None
