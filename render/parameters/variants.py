"""Names of films with changed parameters: readable, fit for every file system, and different for different films."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from render.quality import QUALITIES, Quality

_PLAIN = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_LONGEST_VALUE = 32
_LONGEST_NAME = 120
_CHECKSUM_DIGITS = 10
_NONE = json.dumps(None)


def variant_name(film: str, name: str | None, values: Mapping[str, Any]) -> str:
    """Name of a film with other parameters, such as gradient-by-layer--activation-gelu--depth-12.

    Two hyphens separate, so neither a film's name nor a given one, which have one at a time, can be taken for a value.

    Args:
        film: name of the film.
        name: given to the variant; none if it is named after its values.
        values: the parameters that are in the name.
    """
    parts = [f"{parameter.replace('_', '-')}-{_shown(value)}" for parameter, value in sorted(values.items())]
    whole = "--".join([f"{film}-{name}" if name else film, *parts])
    if len(whole) <= _LONGEST_NAME:
        return whole
    checksum = _checksum(values)
    return f"{whole[: _LONGEST_NAME - len(checksum) - 2].rstrip('-')}--{checksum}"


def file_stem(variant: str, quality: Quality) -> str:
    """Name of a file without its ending; a size other than the default is named."""
    return variant if quality == QUALITIES["h"] else f"{variant}--{quality}"


def _shown(value: object) -> str:
    """A value that can be told from every other one of its parameter: as it is read if it can be, else a checksum."""
    exact = _exact(value)
    if exact and len(exact) <= _LONGEST_VALUE:
        return exact
    name = _exact(value.get("name")) if isinstance(value, Mapping) else None  # themes have names
    return f"{name}-{_checksum(value)}" if name and name != _NONE else _checksum(value)


def _exact(value: object) -> str | None:
    match value:
        case bool() | None:
            return json.dumps(value)
        case int() | float():
            return repr(value).removesuffix(".0").replace("-", "minus")
        case str():
            return value if _PLAIN.fullmatch(value) else None
        case list() | tuple():
            return _exact_list(value)
    return None


def _exact_list(values: Sequence[object]) -> str | None:
    parts = [None if isinstance(value, list | tuple) else _exact(value) for value in values]
    return "+".join(filter(None, parts)) if parts and None not in parts else None


def _checksum(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:_CHECKSUM_DIGITS]
