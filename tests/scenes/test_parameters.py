"""Parameters of every film: immutable, in range or refused, described; and any valid ones make a film."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from actmath import ACTIVATIONS
from scenes.catalogue import film_names, load_film
from scenes.lib.parameters import StoryParameters
from scenes.lib.plane.layer_parameters import LayerParameters
from scenes.s01_linear_collapse import LinearCollapse, LinearCollapseParameters
from scenes.s02_relu_folding import ReluFolding, ReluFoldingParameters
from tests.scenes.drawn import played
from tests.scenes.seen import ink, texts

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

ENTRIES = st.floats(-2, 2).map(lambda value: round(value, 1))
SHIFTS = st.floats(-2, 2).map(lambda value: round(value, 1))
LAYERS = st.builds(
    LayerParameters,
    weights=st.tuples(st.tuples(ENTRIES, ENTRIES), st.tuples(ENTRIES, ENTRIES)),
    bias=st.tuples(SHIFTS, SHIFTS),
)
SHARED = {
    "seed": st.integers(0, 2**32 - 1),
    "pace": st.sampled_from([0.5, 1.0, 1.3, 2.0]),
    "theme": st.sampled_from(["dark", "light", "print"]),
    "captions": st.booleans(),
    "extent": st.sampled_from([0.5, 1.0, 2.0, 4.0]),
    "spacing": st.sampled_from([0.5, 0.7, 2.0]),
}


def fields(model: type[BaseModel]) -> Iterator[tuple[str, dict[str, object]]]:
    """Every field in a model's JSON schema, those of models inside it too."""
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", {}).items()


@EVERY_MODEL
def test_every_field_says_what_it_is(model: type[StoryParameters]) -> None:
    assert not [name for name, field in fields(model) if not field.get("description")]


@EVERY_MODEL
def test_every_number_has_its_range(model: type[StoryParameters]) -> None:
    for name, field in fields(model):
        if field.get("type") in {"integer", "number"}:
            assert {"minimum", "maximum"} <= field.keys(), name


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
def test_defaults_are_a_films_own_and_in_one_place(model: type[StoryParameters]) -> None:
    film = next(name for name, one in MODELS.items() if one is model)
    assert load_film(film).parameters == model()
    assert load_film(film)().parameters is load_film(film).parameters


def assert_last_frames_are_in_order(film: type[LinearCollapse | ReluFolding], parameters: StoryParameters) -> None:
    """Every beat plays, and at its end all texts stand in the frame and none lies on another."""
    for beat in film(parameters).beats():
        happened = played(film(parameters, beats=[beat.name]))
        assert happened.seconds >= beat.seconds - 0.04
        shown = texts(happened.story)
        for index, text in enumerate(shown):
            assert (np.abs(text.box) <= [64 / 9, 4, 64 / 9, 4]).all(), (beat.name, text.says)
            assert not [other.says for other in shown[index + 1 :] if text.overlaps(other)], (beat.name, text.says)
        for mobject in happened.story.mobjects:
            points = ink(mobject)
            assert (np.abs(points) <= np.array([64 / 9, 4]) + 1e-6).all(), (beat.name, mobject)


@pytest.mark.slow
@settings(max_examples=3)
@given(
    parameters=st.builds(
        LinearCollapseParameters,
        layers=st.none() | st.lists(LAYERS, min_size=1, max_size=4).map(tuple),
        depth=st.integers(1, 8),
        flat_layer=st.integers(1, 8),
        **SHARED,
    )
)
def test_any_valid_parameters_make_film_1(parameters: LinearCollapseParameters) -> None:
    assert_last_frames_are_in_order(LinearCollapse, parameters)


@pytest.mark.slow
@settings(max_examples=3)
@given(
    parameters=st.builds(
        ReluFoldingParameters,
        layers=st.none() | st.lists(LAYERS, min_size=1, max_size=4).map(tuple),
        depth=st.integers(1, 6),
        activation=st.sampled_from(sorted(ACTIVATIONS)),
        **SHARED,
    )
)
def test_any_valid_parameters_make_film_2(parameters: ReluFoldingParameters) -> None:
    assert_last_frames_are_in_order(ReluFolding, parameters)
