"""Parameters of every film: immutable, in range or refused, described; and any valid ones make a film."""

import os
from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from scenes.catalogue import film_names, load_film
from scenes.lib.parameters import StoryParameters
from scenes.s01_linear_collapse import LinearCollapseParameters
from scenes.s02_relu_folding import ReluFoldingParameters
from tests.scenes.drawn import played
from tests.scenes.seen import ink, texts
from tests.scenes.valid_parameters import valid_parameters

MODELS = {film: type(load_film(film).parameters) for film in film_names()}
EVERY_MODEL = pytest.mark.parametrize("model", MODELS.values(), ids=MODELS.keys())
OUT_OF_RANGE = [
    (LinearCollapseParameters, {"depth": 0}),
    (LinearCollapseParameters, {"depth": 9}),
    (LinearCollapseParameters, {"flat_layer": 0}),
    (LinearCollapseParameters, {"extent": 0.4}),
    (LinearCollapseParameters, {"spacing": 0.1}),
    (LinearCollapseParameters, {"layers": []}),
    (LinearCollapseParameters, {"flat": {"weights": [[3, 0], [0, 1]], "bias": [0, 0]}}),
    (ReluFoldingParameters, {"depth": 0}),
    (ReluFoldingParameters, {"depth": 7}),
    (ReluFoldingParameters, {"activation": "no such function"}),
]

EXAMPLES = int(os.environ.get("FILM_EXAMPLES", "3"))
"""Beats that are drawn of each film with parameters drawn at random; more of them for a long run."""
FRAME = 1 / 15
HALF_FRAME = np.array([64 / 9, 4.0])


def fields(model: type[BaseModel]) -> Iterator[tuple[str, dict[str, object]]]:
    """Every field in a model's JSON schema, those of models inside it too."""
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", {}).items()


def numbers_in(field: object) -> Iterator[dict[str, object]]:
    """What a field's schema says about its numbers, in lists too."""
    parts = field.values() if isinstance(field, dict) else field if isinstance(field, list) else ()
    if isinstance(field, dict) and field.get("type") in {"integer", "number"}:
        yield field
    for part in parts:
        yield from numbers_in(part)


@EVERY_MODEL
def test_every_field_says_what_it_is(model: type[StoryParameters]) -> None:
    assert not [name for name, field in fields(model) if not field.get("description")]


@EVERY_MODEL
def test_every_number_has_its_range(model: type[StoryParameters]) -> None:
    for name, field in fields(model):
        for number in numbers_in(field):
            assert {"minimum", "maximum"} <= number.keys(), name


@EVERY_MODEL
def test_parameters_are_immutable_and_hashable(model: type[StoryParameters]) -> None:
    parameters = model()
    with pytest.raises(ValidationError, match="frozen"):
        parameters.seed = 1  # type: ignore[misc]  # what is tested
    assert hash(parameters) == hash(model())


@EVERY_MODEL
def test_parameters_come_back_from_json_as_they_were(model: type[StoryParameters]) -> None:
    assert model.model_validate_json(model().model_dump_json()) == model()


@EVERY_MODEL
@pytest.mark.parametrize("wrong", [{"seed": -1}, {"pace": 0.4}, {"pace": 2.1}, {"theme": "blue"}, {"colour": "red"}])
def test_what_is_out_of_range_or_unknown_is_refused(model: type[StoryParameters], wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        model.model_validate(wrong)


@pytest.mark.parametrize(("model", "wrong"), OUT_OF_RANGE)
def test_a_films_own_ranges_are_kept(model: type[StoryParameters], wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        model.model_validate(wrong)


@EVERY_MODEL
def test_defaults_are_valid_as_a_schema_tells_them(model: type[StoryParameters]) -> None:
    told = {name: field["default"] for name, field in model.model_json_schema()["properties"].items()}
    assert told["theme"] == "dark"
    assert model.model_validate(told) == model()


@EVERY_MODEL
def test_defaults_are_a_films_own_and_in_one_place(model: type[StoryParameters]) -> None:
    film = next(name for name, one in MODELS.items() if one is model)
    assert load_film(film).parameters == model()
    assert load_film(film)().parameters is load_film(film).parameters


@EVERY_MODEL
@settings(max_examples=EXAMPLES, phases=[Phase.generate])
@given(data=st.data())
@pytest.mark.slow
def test_any_valid_parameters_make_a_film(model: type[StoryParameters], data: st.DataObject) -> None:
    """A beat plays in its time, and at its end all texts stand apart and everything stands in the frame."""
    film = load_film(next(name for name, one in MODELS.items() if one is model))
    parameters = data.draw(valid_parameters(model))
    beat = data.draw(st.sampled_from(film(parameters).beats()))
    happened = played(film(parameters, beats=[beat.name]))
    assert happened.seconds >= beat.seconds - FRAME
    shown = texts(happened.story)
    assert not [(one.says, other.says) for one, other in combinations(shown, 2) if one.overlaps(other)]
    assert not [text.says for text in shown if (np.abs(text.box) > [*HALF_FRAME, *HALF_FRAME]).any()]
    assert not [thing for thing in happened.story.mobjects if (np.abs(ink(thing)) > HALF_FRAME + 1e-6).any()]
