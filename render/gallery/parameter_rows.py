"""The parameters of a clip as rows of a table, named as they are typed behind --set."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from render.gallery.clip import Clip
from render.parameters.toml_text import written


class ParameterRow(NamedTuple):
    """A parameter, its value as in TOML, and whether it differs from the film's own value."""

    name: str
    value: str
    changed: bool


def parameter_rows(clip: Clip) -> list[ParameterRow]:
    """Every parameter, with a row for each entry of tables."""
    return [
        ParameterRow(place, value, name in clip.changed)
        for name, whole in clip.parameters.items()
        for place, value in _entries(name, whole)
    ]


def _entries(place: str, value: object) -> Iterator[tuple[str, str]]:
    entries: Mapping[str, object] = {}
    if isinstance(value, Mapping):
        entries = value
    elif isinstance(value, list) and any(isinstance(entry, Mapping) for entry in value):
        entries = {str(index): entry for index, entry in enumerate(value)}
    if not entries:
        yield place, written(value)
    for name, entry in entries.items():
        yield from _entries(f"{place}.{name}", entry)
