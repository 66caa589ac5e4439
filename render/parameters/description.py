"""What can be changed in a film: as rows of a table, as JSON Schema, as a parameter file to be edited."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from render.fingerprint import schema_key
from render.parameters.toml_text import assignment, comment, table, written
from render.store import Store
from scenes import catalogue
from scenes.lib.editing.allowed import Allowed, ModelSchema, Schema

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_UNIT = re.compile(r", (?:in (?P<unit>(?:units|seconds|points|percent|pixels)\b[^,;:]*)|(?P<none>without unit))$")
_LONGEST_DEFAULT = 32


@dataclass(frozen=True)
class Row:
    """One parameter, or one entry of a parameter that is a table."""

    name: str
    default: str
    allowed: Allowed
    unit: str
    meaning: str


class Description:
    """What can be changed in a film.

    Args:
        film: name of the film.
        schema: JSON Schema of its parameters.
        own: the values that it has by itself.
    """

    def __init__(self, film: str, schema: Schema, own: Mapping[str, Any]) -> None:
        self._film = film
        self.schema = {"$schema": _DIALECT, **schema, "title": f"Parameters of the film {film}"}
        self._model = ModelSchema(schema)
        self._own = own

    def rows(self) -> list[Row]:
        """Every parameter, with the entries of tables below it."""
        return list(self._rows(self._model.root, (), self._own))

    def file(self) -> str:
        """A parameter file with every value that the film has by itself, each with its meaning above it."""
        comments = {row.name: f"{row.meaning} ({_remark(row)})" for row in self.rows() if "." not in row.name}
        lines = [
            *comment(f"Every parameter of the film {self._film}. Change what you like, delete the rest, then type"),
            f"#   ./render.sh --params {self._film}.toml",
            assignment("film", self._film),
            "",
            *table("parameters", self._own, comments),
        ]
        return "\n".join([*lines, ""])

    def _rows(self, part: Schema, place: tuple[str, ...], own: object) -> Iterator[Row]:
        for name, inner in self._model.properties(part).items():
            value = own.get(name) if isinstance(own, Mapping) else None
            meaning, unit = _meaning(inner.get("description", ""))
            default = "" if place and value is None else _short(value)
            yield Row(".".join((*place, name)), default, self._model.describe(inner), unit, meaning)
            yield from self._rows(inner, (*place, name), value)
            item = self._model.item(inner)
            if item is not None:
                yield from self._rows(item, (*place, name, "0"), value[0] if isinstance(value, list) else None)


def description(film: str, store: Store) -> Description:
    """What can be changed in a film; loads the film only if its sources have changed.

    Raises:
        OSError: if that cannot be written down.
    """
    key = schema_key(film)
    known = store.get(key)
    if known is None:
        parameters = catalogue.load_film(film).parameters
        content = [type(parameters).model_json_schema(), parameters.model_dump(mode="json")]
        known = json.dumps(content).encode()
        store.keep(key, known)
    schema, own = json.loads(known)
    return Description(film, schema, own)


def _meaning(text: str) -> tuple[str, str]:
    """What a description says, and the unit that it ends with."""
    unit = _UNIT.search(text)
    return (text[: unit.start()], unit["unit"] or "") if unit else (text, "")


def _remark(row: Row) -> str:
    return f"{row.allowed}, in {row.unit}" if row.unit else str(row.allowed)


def _short(value: object) -> str:
    text = written(value)
    return text if len(text) <= _LONGEST_DEFAULT else f"{text[: _LONGEST_DEFAULT - 3]}..."
