"""What a parameter may be, in words, read from the JSON schema of a film's parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Schema: TypeAlias = Mapping[str, Any]

_WORD, _TABLE = "word", "table"
_KINDS = {"integer": "whole number", "number": "number", "boolean": "true or false"}
_HAVE_PLURALS = {_TABLE, _WORD, "number", "whole number", "text"}


@dataclass(frozen=True)
class Allowed:
    """A kind of value and which of them are allowed, such as whole number and 2..20; empty if all are."""

    kind: str
    values: str

    def __str__(self) -> str:
        """Both, in words."""
        if self.kind == _WORD:
            return f"one of {self.values}"
        return f"{self.kind} {'of ' if self.kind == _TABLE and self.values else ''}{self.values}".strip()


class ModelSchema:
    """The JSON schema of a model, to be asked about its parts.

    Args:
        schema: as pydantic makes it.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._definitions: Schema = schema.get("$defs", {})

    @property
    def root(self) -> Schema:
        """The part that describes the model itself."""
        return self._schema

    def properties(self, part: Schema) -> Schema:
        """The named parts of a part; none if it is no table."""
        found: Schema = self._plain(part).get("properties", {})
        return found

    def entry(self, part: Schema, step: str | int) -> Schema | None:
        """The part at a name or a number inside another one; none if a model knows no such place."""
        plain = self._plain(part)
        if isinstance(step, str):
            return self.properties(part).get(step)
        fixed: Sequence[Schema] = plain.get("prefixItems", ())
        return fixed[step] if step < len(fixed) else plain.get("items")

    def item(self, part: Schema) -> Schema | None:
        """The part that every entry of a list has."""
        return self._plain(part).get("items")

    def describe(self, part: Schema) -> Allowed:
        """What a part allows."""
        part = self._followed(part)
        choices = [self._followed(choice) for choice in part.get("anyOf", ())]
        if choices:
            told = [self._describe_choice(choice) for choice in choices if choice.get("type") != "null"]
            none = ["none"] if len(told) < len(choices) else []
            kinds = list(dict.fromkeys(one.kind for one in told))
            return Allowed(" or ".join(kinds), " or ".join([*(one.values for one in told if one.values), *none]))
        if "enum" in part or "const" in part:
            return Allowed(_WORD, ", ".join(map(str, part.get("enum", [part.get("const")]))))
        if part.get("type") == "array":
            return self._describe_list(part)
        if part.get("type") == "object":
            return Allowed(_TABLE, ", ".join(part.get("properties", ())))
        return Allowed(_KINDS.get(part.get("type", ""), "text"), _interval(part))

    def _describe_choice(self, part: Schema) -> Allowed:
        allowed = self.describe(part)
        return allowed if allowed.values else Allowed(allowed.kind, part.get("description", ""))

    def _describe_list(self, part: Schema) -> Allowed:
        fixed = [self.describe(entry) for entry in part.get("prefixItems", ())]
        if fixed and len(set(fixed)) == 1:
            inner = fixed[0]
            count, product = str(len(fixed)), f"{len(fixed)} x "
            kind = product + inner.kind if inner.kind[0].isdigit() else f"{count} {_plural(inner.kind)}"
            return Allowed(kind, inner.values)
        if fixed:
            return Allowed("list", f"of {'; '.join(map(str, fixed))}")
        inner = self.describe(part.get("items", {}))
        return Allowed(
            f"list of {_plural(inner.kind)}", f"{_count(part)} of {inner.values}".strip().removesuffix(" of")
        )

    def _followed(self, part: Schema) -> Schema:
        """A part, or what it refers to, with what is said beside the reference."""
        if "$ref" in part:
            target = self._followed(self._definitions[part["$ref"].rpartition("/")[2]])
            return {**target, **{name: value for name, value in part.items() if name != "$ref"}}
        return part

    def _plain(self, part: Schema) -> Schema:
        """A part without the choice of none."""
        part = self._followed(part)
        choices = [choice for choice in map(self._followed, part.get("anyOf", ())) if choice.get("type") != "null"]
        return choices[0] if len(choices) == 1 else part


def _interval(part: Schema) -> str:
    least, most = part.get("minimum"), part.get("maximum")
    if least is None and most is None:
        return ""
    if most is None:
        return f"from {least:g} up"
    if least is None:
        return f"up to {most:g}"
    return f"{_plainly(least)}..{_plainly(most)}"


def _plainly(number: float) -> str:
    return str(number) if isinstance(number, int) else f"{number:g}"


def _count(part: Schema) -> str:
    least, most = part.get("minItems", 0), part.get("maxItems")
    if most is None:
        return f"at least {least}" if least else "any number"
    return str(least) if least == most else f"{least}..{most}"


def _plural(kind: str) -> str:
    return f"{kind}s" if kind in _HAVE_PLURALS else kind
