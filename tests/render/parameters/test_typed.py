"""What is typed behind --set and --sweep."""

import pytest

from render.failure import UsageError
from render.parameters.typed import typed_change, typed_changes


@pytest.mark.parametrize(
    ("setting", "key", "value"),
    [
        ("depth=12", ("depth",), 12),
        ("pace = 0.5", ("pace",), 0.5),
        ("captions=false", ("captions",), False),
        ("captions=False", ("captions",), False),
        ("activation=gelu", ("activation",), "gelu"),
        ('activation="gelu"', ("activation",), "gelu"),
        ("layers.0.weights=[[1,0],[0,1]]", ("layers", "0", "weights"), [[1, 0], [0, 1]]),
        ("flat.bias=[-1.5, 2e-1]", ("flat", "bias"), [-1.5, 0.2]),
        ("flat={ bias = [0, 1] }", ("flat",), {"bias": [0, 1]}),
        ("compared=[tanh, leaky_relu]", ("compared",), ["tanh", "leaky_relu"]),
        ("compared=[tanh]", ("compared",), ["tanh"]),
        ("title=a=b", ("title",), "a=b"),
        ("gradient=#A3195B", ("gradient",), "#A3195B"),
        ("theme=my theme.toml", ("theme",), "my theme.toml"),
        ("depth=", ("depth",), ""),
    ],
)
def test_a_value_is_toml_or_a_bare_word(setting: str, key: tuple[str, ...], value: object) -> None:
    change = typed_change(setting, "--set")
    assert (change.key, change.value) == (key, value)
    assert type(change.value) is type(value)


def test_how_a_value_was_typed_is_kept_for_parameters_that_are_text() -> None:
    assert typed_change("name=007", "--set").text == "007"
    assert typed_change("name=true", "--set").text == "true"


@pytest.mark.parametrize("setting", ["depth", "=3", "layers..bias=1", ".depth=1", ""])
def test_what_is_no_setting_is_answered_with_how_one_is_written(setting: str) -> None:
    with pytest.raises(UsageError, match="write --set key=value"):
        typed_change(setting, "--set")


def test_a_setting_cannot_smuggle_in_another_one() -> None:
    assert typed_change("depth=1\nseed=2", "--set").value == "1\nseed=2"


@pytest.mark.parametrize(
    ("sweep", "values"),
    [
        ("depth=2,5,10", [2, 5, 10]),
        ("activation=relu, gelu", ["relu", "gelu"]),
        ("depth=7", [7]),
        ("depths=[2,5],[5,10]", [[2, 5], [5, 10]]),
        ('title="a, b",c', ["a, b", "c"]),
        ("flat={ bias = [0, 1] },{ bias = [1, 0] }", [{"bias": [0, 1]}, {"bias": [1, 0]}]),
    ],
)
def test_a_sweep_is_cut_at_commas_that_stand_free(sweep: str, values: list[object]) -> None:
    assert [change.value for change in typed_changes(sweep, "--sweep")] == values


@pytest.mark.parametrize("sweep", ["depth=", "depth=1,,2", "depth=1,", "depth"])
def test_a_sweep_with_a_gap_is_refused(sweep: str) -> None:
    with pytest.raises(UsageError, match="--sweep"):
        typed_changes(sweep, "--sweep")
