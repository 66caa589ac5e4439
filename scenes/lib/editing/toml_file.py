"""TOML files that people write: their content, and the line of every value, so that mistakes can be found."""

import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from scenes.lib.editing.changes import Key
from scenes.lib.editing.file_error import FileError


class TomlFile:
    """A TOML file that has been read.

    Args:
        path: the file, as it is called in messages.

    Attributes:
        content: what it says.

    Raises:
        FileError: if it cannot be read, or is not TOML.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._text = path.read_text(encoding="utf-8")
            self.content: Mapping[str, Any] = tomllib.loads(self._text)
        except OSError as error:
            raise FileError(f"{path}: {error.strerror}") from None
        except tomllib.TOMLDecodeError as error:
            reason, _, place = str(error).partition(" (at line ")
            line = f":{place.partition(',')[0]}" if place else ""
            raise FileError(f"{path}{line}: not TOML: {reason}") from None
        except UnicodeDecodeError:
            raise FileError(f"{path}: not TOML: a text in UTF-8 was expected") from None

    def at(self, key: Key) -> str:
        """File and line of a value, or of the innermost table or list that is written, as in messages."""
        while key not in self._lines and key:
            key = key[:-1]
        return f"{self.path}:{self._lines.get(key, 1)}"

    @cached_property
    def _lines(self) -> Mapping[Key, int]:
        """The first line of every value: of the statement after which, reading on, the file holds it."""
        found: dict[Key, int] = {}
        lines = self._text.splitlines(keepends=True)
        begin = 0
        for end in range(1, len(lines) + 1):
            try:
                content = tomllib.loads("".join(lines[:end]))
            except tomllib.TOMLDecodeError:  # in the middle of a statement
                continue
            for key in _keys(content, ()):
                found.setdefault(key, begin + 1)
            begin = end
        return found


def _keys(value: object, key: Key) -> list[Key]:
    """The places of a value and of everything in it."""
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [key, *(found for step, one in inner for found in _keys(one, (*key, step)))]
