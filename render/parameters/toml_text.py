"""Values and comments written as TOML, which the standard library only reads."""

import json
import textwrap
from collections.abc import Iterator, Mapping

from scenes.lib.editing.changes import NONE

_WIDTH = 100
_INDENT = "  "


def assignment(name: str, value: object) -> str:
    """A line `name = value`, or several where a list does not fit on one."""
    return f"{_name(name)} = {_fitted(value, len(name) + 3)}"


def table(path: str, values: Mapping[str, object], comments: Mapping[str, str] | None = None) -> Iterator[str]:
    """Lines of a table and of the tables in it.

    Args:
        path: the table's name, with those of the tables around it.
        values: what is in it.
        comments: what stands above entries, by their names.
    """
    comments = comments or {}
    yield f"[{path}]"
    for name, value in values.items():
        if not isinstance(value, Mapping):
            yield from comment(comments.get(name, ""))
            yield assignment(name, value)
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield ""
            yield from comment(comments.get(name, ""))
            yield from table(f"{path}.{_name(name)}", value)


def comment(text: str) -> Iterator[str]:
    """Lines of a comment; none for no text."""
    return (f"# {line}" for line in textwrap.wrap(text, _WIDTH - 2))


def written(value: object) -> str:
    """A value on one line."""
    match value:
        case None:
            return _text(NONE)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case list() | tuple():
            return f"[{', '.join(map(written, value))}]"
        case Mapping():
            entries = ", ".join(f"{_name(str(name))} = {written(entry)}" for name, entry in value.items())
            return f"{{ {entries} }}" if entries else "{}"
        case _:
            return _text(str(value))


def _fitted(value: object, used: int) -> str:
    whole = written(value)
    if not isinstance(value, list | tuple) or used + len(whole) <= _WIDTH:
        return whole
    return "\n".join(["[", *(f"{_INDENT}{written(entry)}," for entry in value), "]"])


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _name(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _text(name)
