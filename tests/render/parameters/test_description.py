"""What can be changed in a film, as it is shown: rows, JSON Schema, a file to be edited."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from actmath import Activation, register, sigmoid
from render import QUALITIES
from render.parameters.description import Description, description
from render.parameters.ordering import Orders, ParameterRequest
from render.segment import ordered_film
from render.store import Store
from scenes.catalogue import film_names, load_film
from scenes.s03_activation_explorer import ActivationExplorerParameters

SOFTPLUS = Activation(
    name="softplus",
    title="Softplus",
    evaluate=lambda x: np.logaddexp(0, x),
    differentiate=sigmoid,
    formula_template="ln(1 + e^x)",
    derivative_template="sigma(x)",
)
EVERY_FILM = pytest.mark.parametrize("film", film_names())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def described(film: str) -> Description:
    parameters = load_film(film).parameters
    return Description(film, type(parameters).model_json_schema(), parameters.model_dump(mode="json"))


@EVERY_FILM
def test_every_parameter_has_a_row_that_says_what_it_is_and_what_is_allowed(film: str) -> None:
    rows = {row.name: row for row in described(film).rows()}
    own = load_film(film).parameters
    assert set(type(own).model_fields) == {name for name in rows if "." not in name}
    for row in rows.values():
        assert row.meaning, row
        assert row.allowed.values or row.allowed.kind in {"true or false", "table"}, row
    assert rows["pace"].allowed.values == "0.5..2"


def test_rows_name_units_and_entries_of_tables() -> None:
    rows = {row.name: row for row in described("relu-folding").rows()}
    assert (rows["extent"].unit, rows["extent"].meaning) == ("units of the plane", "half the side of the grid")
    assert str(rows["layers.0.weights"].allowed) == "2 x 2 numbers -2..2"
    assert rows["layers.0.weights"].default == "[[1.0, 0.0], [0.2, 1.0]]"
    assert rows["layers"].allowed.values.endswith("or none")
    assert rows["pace"].unit == ""


@EVERY_FILM
def test_the_file_is_read_as_the_films_own_parameters(film: str, tmp_path: Path) -> None:
    text = described(film).file()
    assert max(map(len, text.splitlines())) <= 110
    path = tmp_path / "ready.toml"
    path.write_text(text, encoding="utf-8")
    (order,) = Orders([], film_names(), QUALITIES["l"], ParameterRequest(file=path))
    story, parameters = ordered_film(order)
    assert parameters == story.parameters
    values = tomllib.loads(text)["parameters"]
    assert values.keys() == type(parameters).model_fields.keys()


TYPES: Mapping[str, tuple[type, ...]] = {
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "string": (str,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def fits(value: object, part: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    """Whether a JSON Schema allows a value, in the words that pydantic uses (draft 2020-12, validation, section 6)."""
    if "$ref" in part:
        part = whole["$defs"][part["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in part:
        return any(fits(value, choice, whole) for choice in part["anyOf"])
    if not isinstance(value, TYPES.get(part.get("type", ""), object)) or value not in part.get("enum", [value]):
        return False
    if isinstance(value, list):
        fixed = part.get("prefixItems", [])
        parts = [*fixed, *[part.get("items", {})] * (len(value) - len(fixed))]
        in_number = part.get("minItems", 0) <= len(value) <= part.get("maxItems", len(value))
        return in_number and all(fits(entry, inner, whole) for entry, inner in zip(value, parts, strict=False))
    if isinstance(value, dict):
        inner = part.get("properties", {})
        named = set(part.get("required", ())) <= value.keys() and (
            part.get("additionalProperties") is not False or value.keys() <= inner.keys()
        )
        return named and all(fits(entry, inner.get(name, {}), whole) for name, entry in value.items())
    is_number = isinstance(value, int | float)
    return not is_number or part.get("minimum", value) <= value <= part.get("maximum", value)


@EVERY_FILM
def test_the_films_own_parameters_fit_the_schema_and_wrong_ones_do_not(film: str) -> None:
    schema = described(film).schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    own = load_film(film).parameters.model_dump(mode="json")
    assert fits(own, schema, schema)
    for wrong in ({"pace": 3.0}, {"captions": "no"}, {"no_such_parameter": 1}):
        assert not fits({**own, **wrong}, schema, schema)


def test_a_description_is_kept_until_the_film_changes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = description("relu-folding", store)
    monkeypatch.setattr("scenes.catalogue.load_film", lambda _name: pytest.fail("loaded again"))
    assert description("relu-folding", store).file() == first.file()


def test_a_registered_activation_can_be_chosen_everywhere() -> None:
    films = ("relu-folding", "activation-explorer", "gradient-by-layer")
    assert not any("softplus" in described(film).file() for film in films)
    with register(SOFTPLUS):
        for film in films:
            named = [row.name for row in described(film).rows() if "softplus" in row.allowed.values]
            assert named, film
            assert "softplus" in str(described(film).schema)
        request = ParameterRequest(["functions=[relu, softplus]"])
        (order,) = Orders(["activation-explorer"], film_names(), QUALITIES["l"], request)
        story, parameters = ordered_film(order)
        assert parameters == ActivationExplorerParameters(functions=("relu", "softplus"))
        assert [beat.words.title for beat in story(parameters).beats()][2] == "Softplus"
