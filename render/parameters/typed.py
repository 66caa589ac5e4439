"""What is typed behind --set and --sweep: key=value with a TOML value, or a bare word that is text."""

import tomllib
from collections.abc import Iterator

from render.failure import UsageError
from scenes.lib.editing.changes import Change, Key, Value

_BRACKETS = {"[": "]", "{": "}"}
_BOOLEANS = {"True": True, "False": False}


def typed_change(setting: str, option: str) -> Change:
    """The change that key=value asks for.

    Raises:
        UsageError: if it is no key=value.
    """
    key, value = _split(setting, option)
    return Change(key, _value(value), value)


def typed_changes(sweep: str, option: str) -> list[Change]:
    """The changes that key=a,b,c asks for, one a time.

    Raises:
        UsageError: if it is no key=a,b,c.
    """
    key, values = _split(sweep, option)
    texts = [text.strip() for text in _at_commas(values)]
    if not all(texts):
        raise UsageError(f"{option} {sweep}: a value is missing; write {option} key=a,b,c")
    return [Change(key, _value(text), text) for text in texts]


def _split(setting: str, option: str) -> tuple[Key, str]:
    key, equals, value = setting.partition("=")
    parts = tuple(part.strip() for part in key.split("."))
    if not equals or not all(parts):
        raise UsageError(f"{option} {setting}: write {option} key=value, such as {option} seed=3")
    return parts, value.strip()


def _value(text: str) -> Value:
    """TOML where it is TOML; else a list of such values where it stands in brackets; else the text itself."""
    try:
        content = tomllib.loads(f"value = {text}")
    except tomllib.TOMLDecodeError:
        pass
    else:
        return content["value"] if content.keys() == {"value"} else text
    if text.startswith("[") and text.endswith("]"):
        return [_value(part.strip()) for part in _at_commas(text[1:-1]) if part.strip()]
    return _BOOLEANS.get(text, text)


def _at_commas(text: str) -> Iterator[str]:
    """The parts of a text between commas that are in no bracket and in no quotes."""
    start, closing, quote = 0, "", ""
    for place, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in _BRACKETS:
            closing = _BRACKETS[sign] + closing
        elif closing.startswith(sign):
            closing = closing[1:]
        elif sign == "," and not closing:
            yield text[start:place]
            start = place + 1
    yield text[start:]
