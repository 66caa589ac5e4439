"""Changes to a film's parameters: made together, or refused together with every reason."""

from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from scenes.lib.editing.changes import Change, Rendering, changes_from_json, changes_to_json
from scenes.lib.editing.validation import Editor, RefusedError
from scenes.lib.parameters import FunctionName

Entry = Annotated[float, Field(ge=-2, le=2)]


class Layer(BaseModel):
    """A layer for tests."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights: tuple[tuple[Entry, Entry], tuple[Entry, Entry]]
    bias: tuple[float, float] = (0.0, 0.0)


LAYER = Layer(weights=((1, 0), (0, 1)))


class Model(BaseModel):
    """Parameters for tests."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    depth: int = Field(default=4, ge=1, le=8)
    pace: float = Field(default=1.0, ge=0.5, le=2)
    captions: bool = True
    title: str = "a title"
    function: FunctionName = "relu"
    layers: tuple[Layer, ...] | None = Field(default=(LAYER, LAYER), min_length=1, max_length=3)
    flat: Layer = LAYER
    axis: tuple[int, int] = (-3, 2)

    @field_validator("axis")
    @classmethod
    def _rising(cls, axis: tuple[int, int]) -> tuple[int, int]:
        if axis[0] >= axis[1]:
            raise ValueError("the first must be less than the second")
        return axis


EDITOR = Editor(Model(), whole="film test")


def edited(*changes: Change) -> Model:
    return EDITOR.edited(changes)


def refusals(*changes: Change) -> dict[str, int | None]:
    """Messages and the changes that they blame."""
    with pytest.raises(RefusedError) as caught:
        EDITOR.edited(changes)
    assert all("\n" not in problem.message for problem in caught.value.problems)
    return {problem.message: problem.change for problem in caught.value.problems}


def test_nothing_changed_is_the_model_itself() -> None:
    assert edited() == Model()


def test_values_change_at_any_depth_and_the_rest_stays() -> None:
    model = edited(
        Change(("depth",), 7),
        Change(("layers", "1", "weights"), [[0, 1], [1, 0]]),
        Change(("layers", 0, "bias", 1), -1.5),
        Change(("flat",), {"bias": [1, 2]}),
    )
    swapped = Layer(weights=((0, 1), (1, 0)))
    assert model == Model(
        depth=7,
        layers=(Layer(weights=LAYER.weights, bias=(0, -1.5)), swapped),
        flat=Layer(weights=LAYER.weights, bias=(1, 2)),
    )


def test_the_later_change_wins() -> None:
    assert edited(Change(("depth",), 7), Change(("depth",), 2)).depth == 2


def test_text_is_taken_word_for_word_where_only_text_is_allowed() -> None:
    assert edited(Change(("title",), 7, text="007")).title == "007"
    assert edited(Change(("title",), True, text="true")).title == "true"  # noqa: FBT003 (a value as TOML reads it)
    assert edited(Change(("depth",), 7, text="7")).depth == 7


def test_none_is_nothing_where_nothing_is_allowed_and_a_word_elsewhere() -> None:
    assert edited(Change(("layers",), "none")).layers is None
    assert edited(Change(("title",), "none")).title == "none"
    assert refusals(Change(("depth",), "none")) == {'depth = "none": allowed: whole number 1..8': 0}


def test_a_message_tells_key_value_and_what_is_allowed() -> None:
    assert refusals(
        Change(("depth",), 9),
        Change(("pace",), "fast"),
        Change(("layers", "0", "weights", "1"), [1, 2, 3]),
        Change(("axis",), [2, -3]),
        Change(("flat",), {"weights": [[1, 0], [0, 7]]}),
    ) == {
        "depth = 9: allowed: whole number 1..8": 0,
        'pace = "fast": allowed: number 0.5..2': 1,
        "layers.0.weights.1 = [1, 2, 3]: allowed: 2 numbers -2..2": 2,
        "axis = [2, -3]: the first must be less than the second": 3,
        "flat.weights.1.1 = 7: allowed: number -2..2": 4,
    }


def test_kinds_are_not_mixed_up() -> None:
    messages = refusals(
        Change(("depth",), True),  # noqa: FBT003 (the same)
        Change(("captions",), 1),
        Change(("pace",), "1.5"),
        Change(("title",), 3),
    )
    assert sorted(messages.values(), key=str) == [0, 1, 2, 3]


def test_a_misspelt_name_is_answered_with_the_closest() -> None:
    assert refusals(Change(("dept",), 3)) == {"dept = 3: film test has no parameter 'dept'; did you mean depth?": 0}
    (message,) = refusals(Change(("flat", "biass"), [0, 0]))
    assert message == "flat.biass = [0, 0]: flat has no parameter 'biass'; did you mean bias?"
    (message,) = refusals(Change(("zzz",), 3))
    assert "it has depth, pace, captions, title, function, layers, flat, axis" in message
    (message,) = refusals(Change(("function",), "gleu"))
    assert "did you mean gelu?" in message
    assert "sigmoid" in message


def test_a_place_that_does_not_exist_is_named() -> None:
    messages = refusals(Change(("layers", "2", "bias"), [0, 0]), Change(("depth", "x"), 1))
    assert messages == {
        "layers.2.bias = [0, 0]: no entry 2: there are 2, counted from 0": 0,
        "depth.x = 1: nothing to change at 'x': there is no table and no list, but 4": 1,
    }


def test_what_is_missing_is_named_once() -> None:
    messages = refusals(Change(("layers",), [{"bias": [0, 0]}]))
    assert messages == {"layers.0.weights is missing; allowed: 2 x 2 numbers -2..2": 0}


def test_long_and_strange_values_stay_on_one_short_line() -> None:
    (message,) = refusals(Change(("depth",), ["x\n" * 500]))
    assert len(message) < 120
    (message,) = refusals(Change(("pace",), float("nan")))
    assert message == "pace = NaN: allowed: number 0.5..2"


def test_changes_come_back_from_json_as_they_were() -> None:
    changes = (Change(("layers", 0, "bias"), [1, 2.5]), Change(("title",), 7, text="007"))
    assert changes_from_json(changes_to_json(changes)) == changes
    assert Rendering(None, None, changes, ()).changes == changes
