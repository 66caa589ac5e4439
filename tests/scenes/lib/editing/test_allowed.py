"""What parameters may be, in words."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from actmath import ACTIVATIONS
from scenes.lib.editing.allowed import Allowed, ModelSchema
from scenes.lib.parameters import FunctionName

Entry = Annotated[float, Field(ge=-2, le=2)]


class Inner(BaseModel):
    """A table."""

    bias: Entry


class Model(BaseModel):
    """One field of each kind."""

    whole: Annotated[int, Field(ge=2, le=20)]
    number: Annotated[float, Field(ge=0.5, le=2)]
    above: Annotated[float, Field(ge=0)]
    switch: bool
    text: str
    choice: Literal["dark", "light"]
    only: Literal["dark"]
    maybe: Annotated[int, Field(ge=1, le=8)] | None
    pair: tuple[Entry, Entry]
    mixed: tuple[int, Literal["a", "b"]]
    matrix: tuple[tuple[Entry, Entry], tuple[Entry, Entry]]
    several: Annotated[tuple[Annotated[int, Field(ge=2, le=20)], ...], Field(min_length=1, max_length=8)]
    any_number: tuple[str, ...]
    table: Inner
    tables: Annotated[tuple[Inner, ...], Field(min_length=1, max_length=3)]
    either: Annotated[int, Field(ge=1, le=2)] | Literal["all"]


EXPECTED = {
    "whole": ("whole number", "2..20", "whole number 2..20"),
    "number": ("number", "0.5..2", "number 0.5..2"),
    "above": ("number", "from 0 up", "number from 0 up"),
    "switch": ("true or false", "", "true or false"),
    "text": ("text", "", "text"),
    "choice": ("word", "dark, light", "one of dark, light"),
    "only": ("word", "dark", "one of dark"),
    "maybe": ("whole number", "1..8 or none", "whole number 1..8 or none"),
    "pair": ("2 numbers", "-2..2", "2 numbers -2..2"),
    "mixed": ("list", "of whole number; one of a, b", "list of whole number; one of a, b"),
    "matrix": ("2 x 2 numbers", "-2..2", "2 x 2 numbers -2..2"),
    "several": ("list of whole numbers", "1..8 of 2..20", "list of whole numbers 1..8 of 2..20"),
    "any_number": ("list of texts", "any number", "list of texts any number"),
    "table": ("table", "bias", "table of bias"),
    "tables": ("list of tables", "1..3 of bias", "list of tables 1..3 of bias"),
    "either": ("whole number or word", "1..2 or all", "whole number or word 1..2 or all"),
}


@pytest.mark.parametrize("name", Model.model_fields)
def test_what_is_allowed_is_said_in_words(name: str) -> None:
    schema = ModelSchema(Model.model_json_schema())
    allowed = schema.describe(schema.root["properties"][name])
    assert (allowed.kind, allowed.values, str(allowed)) == EXPECTED[name]


def test_parts_are_found_through_references_lists_and_choices_of_none() -> None:
    schema = ModelSchema(Model.model_json_schema())
    part = schema.root
    for step in ("tables", 2, "bias"):
        found = schema.entry(part, step)
        assert found is not None
        part = found
    assert schema.describe(part) == Allowed("number", "-2..2")
    assert schema.entry(schema.root, "nothing") is None


def test_functions_are_those_that_there_are() -> None:
    class Chooser(BaseModel):
        function: FunctionName

    schema = ModelSchema(Chooser.model_json_schema())
    assert schema.describe(schema.root["properties"]["function"]).values == ", ".join(ACTIVATIONS)
