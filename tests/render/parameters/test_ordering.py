"""What the command line and a parameter file ask for together, and how refusals tell where that was asked for."""

from pathlib import Path

import pytest

from render import QUALITIES
from render.failure import UsageError
from render.outline import Refusal
from render.parameters.ordering import Orders, ParameterRequest
from scenes.lib.editing.changes import Change, changes_from_json

KNOWN = ("linear-collapse", "relu-folding", "gradient-by-layer")
LOW = QUALITIES["l"]

LECTURE = """[[render]]
film = "relu-folding"
name = "shallow"
[render.parameters]
depth = 2

[[render]]
film = "gradient-by-layer"
[render.parameters]
depth = 3
seed = 4
"""


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    path = tmp_path / "lecture.toml"
    path.write_text(LECTURE, encoding="utf-8")
    return path


def ordered(request: ParameterRequest, *films: str) -> list[tuple[str, str | None, tuple[Change, ...]]]:
    return [(o.film, o.name, changes_from_json(o.changes)) for o in Orders(films, KNOWN, LOW, request)]


def refused(request: ParameterRequest, *films: str) -> tuple[str, ...]:
    with pytest.raises(UsageError) as caught:
        Orders(films, KNOWN, LOW, request)
    return caught.value.lines


def test_without_changes_each_film_is_ordered_once() -> None:
    assert ordered(ParameterRequest()) == [(film, None, ()) for film in KNOWN]
    assert ordered(ParameterRequest(), "relu-folding", "relu-folding") == [("relu-folding", None, ())]


def test_options_come_after_the_file_and_sweeps_last(lecture: Path) -> None:
    request = ParameterRequest(["depth=5"], ["depth=6,7"], lecture, "light", 2.0)
    films = ordered(request, "relu-folding")
    assert [(film, name) for film, name, _ in films] == [("relu-folding", "shallow")] * 2
    for (_, _, changes), last in zip(films, (6, 7), strict=True):
        assert [(change.key, change.value) for change in changes] == [
            (("depth",), 2),
            (("theme",), "light"),
            (("pace",), 2.0),
            (("depth",), 5),
            (("depth",), last),
        ]


def test_several_sweeps_multiply() -> None:
    request = ParameterRequest(sweeps=["depth=2,3", "activation=relu,gelu,tanh"])
    films = ordered(request, "relu-folding")
    assert [tuple(change.value for change in changes) for _, _, changes in films] == [
        (depth, activation) for depth in (2, 3) for activation in ("relu", "gelu", "tanh")
    ]


def test_options_tell_variants_with_a_name_apart(lecture: Path) -> None:
    request = ParameterRequest(["layers.0.bias=[0,0]"], ["depth=2,3"], lecture)
    (named, _, unnamed, _) = Orders((), KNOWN, LOW, request)
    assert (named.name, named.varied) == ("shallow", ("layers", "depth"))
    assert (unnamed.name, unnamed.varied) == (None, ())


def test_a_file_is_for_the_films_that_it_names_and_without_a_name_for_all(tmp_path: Path, lecture: Path) -> None:
    assert [film for film, _, _ in ordered(ParameterRequest(file=lecture))] == ["relu-folding", "gradient-by-layer"]
    anyone = tmp_path / "light.toml"
    anyone.write_text('[parameters]\ntheme = "light"\n', encoding="utf-8")
    assert [film for film, _, _ in ordered(ParameterRequest(file=anyone))] == list(KNOWN)
    assert [film for film, _, _ in ordered(ParameterRequest(file=anyone), KNOWN[1])] == [KNOWN[1]]
    (line,) = refused(ParameterRequest(file=lecture), "linear-collapse", "relu-folding")
    assert line == f"{lecture}: it has nothing for linear-collapse; it is for relu-folding, gradient-by-layer"


def test_an_unknown_film_is_named_with_its_line_and_the_closest(lecture: Path) -> None:
    lecture.write_text(LECTURE.replace('film = "gradient-by-layer"', 'film = "gradient-layer"'), encoding="utf-8")
    (line,) = refused(ParameterRequest(file=lecture))
    assert line.startswith(f"{lecture}:8: unknown film 'gradient-layer': did you mean gradient-by-layer")


def test_all_that_is_wrong_with_the_options_is_said_at_once() -> None:
    lines = refused(ParameterRequest(["depth", "=2"], ["seed=1,2", "seed=3", "pace=1,,2"]))
    assert [line.split(":")[0] for line in lines] == ["--set depth", "--set =2", "--sweep seed=3", "--sweep pace=1,,2"]


def test_more_films_than_anybody_wants_are_refused() -> None:
    sweep = ["seed=" + ",".join(map(str, range(51)))]
    (line,) = refused(ParameterRequest(sweeps=[*sweep, "depth=2,3"]), "relu-folding")
    assert "102 films" in line
    assert "100" in line
    assert "--limit" in line
    assert len(ordered(ParameterRequest(sweeps=[*sweep, "depth=2,3"], limit=102), "relu-folding")) == 102


def test_a_refusal_tells_where_the_value_was_asked_for(lecture: Path) -> None:
    orders = Orders((), KNOWN, LOW, ParameterRequest(["pace=9"], ["seed=1,2"], lecture))
    folding, _, layers, _ = orders
    error = orders.explain(
        {
            folding: [Refusal(0, ["depth"], "of the file"), Refusal(1, ["pace"], "of an option")],
            layers: [
                Refusal(1, ["seed"], "of the file"),
                Refusal(2, ["pace"], "of an option"),
                Refusal(None, [], "of"),
            ],
        }
    )
    assert error.lines == (
        f"{lecture}:5: relu-folding: of the file",
        "--set pace=9: relu-folding: of an option",
        f"{lecture}:11: gradient-by-layer: of the file",
        "--set pace=9: gradient-by-layer: of an option",
        f"{lecture}:7: gradient-by-layer: of",
    )


def test_a_theme_file_is_read_and_watched(tmp_path: Path) -> None:
    theme = tmp_path / "university.toml"
    theme.write_text('extends = "light"\nline = 5\n', encoding="utf-8")
    orders = Orders(["relu-folding"], KNOWN, LOW, ParameterRequest(theme=str(theme)))
    (order,) = orders
    assert changes_from_json(order.changes)[0].value == {"name": "university", "extends": "light", "line": 5.0}
    assert orders.files == [theme]
    theme.write_text("lin = 5\nbackground = 3\n", encoding="utf-8")
    lines = refused(ParameterRequest(theme=str(theme)), "relu-folding")
    assert len(lines) == 2
    assert [line.split(": ")[0] for line in sorted(lines)] == [f"--theme {theme}:{number}" for number in (1, 2)]
