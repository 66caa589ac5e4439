"""Valid parameters of any film, drawn from its model's JSON schema: ends of ranges, defaults, what lies between."""

from collections.abc import Mapping
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from pydantic import ValidationError

from scenes.lib.parameters import StoryParameters
from scenes.lib.theme import Theme

Schema = Mapping[str, Any]

_SMALLEST = {
    name: field["minimum"] for name, field in Theme.model_json_schema()["properties"].items() if name.endswith("_size")
}
THEMES = st.sampled_from(["dark", "light", "print", _SMALLEST])
"""Built-in themes, and one with the smallest type that is allowed; the built-in ones have the largest."""

_PLAIN: Mapping[str, st.SearchStrategy[Any]] = {"boolean": st.booleans(), "null": st.none(), "string": st.nothing()}


@st.composite
def valid_parameters(draw: st.DrawFn, model: type[StoryParameters]) -> StoryParameters:
    """Parameters of a film that its model accepts."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    values = {
        name: draw(st.just(field["default"]) | _values(field, definitions))
        for name, field in schema["properties"].items()
        if name != "theme"
    }
    values["theme"] = draw(THEMES)
    values["pace"] = draw(st.sampled_from([0.5, 1.0, 1.3, 2.0]))
    try:
        return model.model_validate(values)
    except ValidationError:  # what no schema says, such as: no function twice
        assume(condition=False)
        raise


def _values(field: Schema, definitions: Mapping[str, Schema]) -> st.SearchStrategy[Any]:
    if "$ref" in field:
        return _values(definitions[field["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in field:
        return st.one_of([_values(choice, definitions) for choice in field["anyOf"]])
    if "enum" in field:
        return st.sampled_from(field["enum"])
    if field["type"] == "array":
        return _lists(field, definitions)
    if field["type"] == "object":
        return st.fixed_dictionaries({name: _values(one, definitions) for name, one in field["properties"].items()})
    return _PLAIN[field["type"]] if field["type"] in _PLAIN else _numbers(field)


def _numbers(field: Schema) -> st.SearchStrategy[Any]:
    least, most = field["minimum"], field["maximum"]
    between = (
        st.integers(least, most)
        if field["type"] == "integer"
        else st.floats(least, most).map(lambda number: round(number, 1))
    )
    return st.sampled_from([least, most]) | between


def _lists(field: Schema, definitions: Mapping[str, Schema]) -> st.SearchStrategy[Any]:
    if "prefixItems" in field:
        return st.tuples(*(_values(entry, definitions) for entry in field["prefixItems"]))
    entry = field["items"]
    least, most = field.get("minItems", 0), field["maxItems"]
    if "enum" in entry:
        return st.lists(_values(entry, definitions), min_size=least, max_size=most, unique=True)
    return st.lists(_values(entry, definitions), min_size=least, max_size=most)
