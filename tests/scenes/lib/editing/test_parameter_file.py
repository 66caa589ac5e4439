"""Parameter files: what they ask for, and where what they say stands."""

from pathlib import Path

import pytest

from scenes.lib.editing.changes import Change, Rendering
from scenes.lib.editing.file_error import FileError
from scenes.lib.editing.parameter_file import ParameterFile

ONE = """film = "relu-folding"  # a comment
name = "shallow"

[parameters]
# another
depth = 2
layers = [
  { weights = [[1, 0], [0, 1]], bias = [0, 0] },
]
text = '''
[looks.like]
a = "table"
'''
flat.bias = [1, 2]
"""

SEVERAL = """[[render]]
film = "relu-folding"
parameters = { depth = 2 }

[[render]]
film = "gradient-by-layer"
name = "deep"
[render.parameters]
depth = 12
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lecture.toml"


def read(path: Path, text: str) -> ParameterFile:
    path.write_text(text, encoding="utf-8")
    return ParameterFile(path)


def reasons(path: Path, text: str) -> list[str]:
    """Why a file is refused, without its path."""
    with pytest.raises(FileError) as caught:
        read(path, text)
    assert all(line.startswith(f"{path}:") for line in caught.value.lines)
    return [line.removeprefix(f"{path}:") for line in caught.value.lines]


def test_one_film_stands_at_the_top(path: Path) -> None:
    (rendering,) = read(path, ONE).renderings
    assert (rendering.film, rendering.name) == ("relu-folding", "shallow")
    assert [change.key for change in rendering.changes] == [("depth",), ("layers",), ("text",), ("flat",)]
    assert rendering.changes[3] == Change(("flat",), {"bias": [1, 2]})


def test_several_films_stand_in_tables(path: Path) -> None:
    assert read(path, SEVERAL).renderings == (
        Rendering("relu-folding", None, (Change(("depth",), 2),), ("render", 0)),
        Rendering("gradient-by-layer", "deep", (Change(("depth",), 12),), ("render", 1)),
    )


def test_a_file_may_leave_film_name_and_parameters_open(path: Path) -> None:
    assert read(path, "").renderings == (Rendering(None, None, (), ()),)


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("film",), 1),
        (("name",), 2),
        (("parameters",), 4),
        (("parameters", "depth"), 6),
        (("parameters", "layers"), 7),
        (("parameters", "layers", 0, "bias", 1), 7),
        (("parameters", "text"), 10),
        (("parameters", "flat"), 14),
        (("parameters", "flat", "bias", 0), 14),
        (("parameters", "flat", "weights"), 14),
        (("parameters", "missing"), 4),
    ],
)
def test_every_value_has_its_line(path: Path, key: tuple[str | int, ...], line: int) -> None:
    assert read(path, ONE).at(key) == f"{path}:{line}"


def test_lines_in_tables_of_several_films(path: Path) -> None:
    file = read(path, SEVERAL)
    assert file.at(("render", 0, "parameters", "depth")) == f"{path}:3"
    assert file.at(("render", 1)) == f"{path}:5"
    assert file.at(("render", 1, "parameters", "depth")) == f"{path}:9"
    assert file.at(("render", 1, "name")) == f"{path}:7"


def test_all_that_is_wrong_with_a_file_is_said_at_once(path: Path) -> None:
    text = 'fim = "relu-folding"\nname = "Two Words"\nparameters = 3\n'
    first, second, third = sorted(reasons(path, text))
    assert first.startswith("1: fim = \"relu-folding\": a parameter file has no entry 'fim'; did you mean film?")
    assert second.startswith('2: name = "Two Words": ')
    assert third.startswith("3: parameters = 3: allowed: table")


def test_what_stands_beside_several_films_is_refused(path: Path) -> None:
    (line,) = reasons(path, f'film = "relu-folding"\n{SEVERAL}')
    assert line == "1: film stands beside [[render]]; put it into each [[render]] table"


def test_a_name_is_given_to_one_film_only(path: Path) -> None:
    second = SEVERAL.partition("\n\n")[2]
    (line,) = reasons(path, f"{second}\n{second}")
    assert line == '9: name = "deep": another gradient-by-layer has this name'


def test_what_is_no_toml_is_refused_with_its_line(path: Path) -> None:
    (line,) = reasons(path, "[parameters]\ndepth == 3\n")
    assert line.startswith("2: not TOML: ")
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(FileError, match="UTF-8"):
        ParameterFile(path)
    with pytest.raises(FileError, match="No such file"):
        ParameterFile(path.with_name("missing.toml"))


def test_a_theme_file_is_read_from_beside_the_parameter_file(path: Path) -> None:
    theme = path.with_name("university.toml")
    theme.write_text('extends = "light"\nline = 5\n', encoding="utf-8")
    file = read(path, '[parameters]\ntheme = "university.toml"\n')
    assert file.renderings[0].changes[0].value == {"name": "university", "extends": "light", "line": 5.0}
    assert file.files == [path, theme]
    theme.write_text("lin = 5\n", encoding="utf-8")
    (line,) = reasons(path, '[parameters]\ntheme = "university.toml"\n')
    assert line.startswith("2: ")
    assert "did you mean line?" in line
