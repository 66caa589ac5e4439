"""One value that somebody wants a parameter to have, and how it is put among the others."""

import json
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = object
"""What TOML and JSON can say: text, numbers, booleans, lists and tables of these; none where JSON has null."""

Key: TypeAlias = tuple[str | int, ...]
"""Where a value stands: names of tables' entries, numbers of lists' entries counted from 0."""

NONE = "none"
"""How TOML, which has no null, says that there is to be nothing."""


@dataclass(frozen=True)
class Change:
    """A wanted value.

    Args:
        key: where it belongs, from the film's parameters inward.
        value: what it is to be; a table changes only the entries that it names.
        text: how it was typed, where that may be meant word for word; none where it is certain what is meant.
    """

    key: Key
    value: Value
    text: str | None = None


@dataclass(frozen=True)
class Rendering:
    """One film that a file wants.

    Args:
        film: its name; none if the file leaves it open.
        name: what the result is called; none if the file leaves it open.
        changes: the parameters, one change each.
        place: where it stands in the file.
    """

    film: str | None
    name: str | None
    changes: tuple[Change, ...]
    place: Key


def changes_to_json(changes: Iterable[Change]) -> str:
    """Changes as one text that is equal for equal changes."""
    return json.dumps([(change.key, change.value, change.text) for change in changes], default=str)


def changes_from_json(text: str) -> tuple[Change, ...]:
    """The changes that a text was made from."""
    return tuple(Change(tuple(key), value, typed) for key, value, typed in json.loads(text))


class MisplacedError(ValueError):
    """There is no such place among the values."""


def changed(values: Value, key: Key, value: Value) -> Value:
    """A copy of the values with another one at a place; tables are merged, everything else is replaced.

    Raises:
        MisplacedError: if the way leads through something that has no entries, or past the end of a list.
    """
    if not key:
        return _merged(values, value)
    first, rest = key[0], key[1:]
    if isinstance(values, Mapping):
        return {**values, str(first): changed(values.get(str(first)), rest, value)}
    if isinstance(values, Sequence) and not isinstance(values, str):
        index = _index(first, len(values))
        return [*values[:index], changed(values[index], rest, value), *values[index + 1 :]]
    raise MisplacedError(f"nothing to change at {first!r}: there is no table and no list, but {_shown(values)}")


def dotted(key: Key) -> str:
    """A place as it is typed, such as layers.0.weights."""
    return ".".join(map(str, key))


def _merged(values: Value, value: Value) -> Value:
    if isinstance(values, Mapping) and isinstance(value, Mapping):
        return {**values, **{name: _merged(values.get(name), entry) for name, entry in value.items()}}
    return deepcopy(value)


def _index(step: str | int, length: int) -> int:
    if isinstance(step, int) or step.isdecimal():
        index = int(step)
        if index < length:
            return index
    raise MisplacedError(f"no entry {step}: there are {length}, counted from 0")


def _shown(value: Value) -> str:
    return "none" if value is None else repr(value)
