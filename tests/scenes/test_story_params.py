"""STORY_PARAMS names a parameter file for plain manim runs."""

from pathlib import Path

import pytest

from scenes.s01_linear_collapse import LinearCollapse
from scenes.s02_relu_folding import ReluFolding, ReluFoldingParameters

TEXT = """film = "relu-folding"
[parameters]
depth = 2
activation = "gelu"
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("STORY_PARAMS", str(path))
    return path


def reasons(film: type[LinearCollapse | ReluFolding]) -> list[str]:
    """The lines with which a film ends the process."""
    with pytest.raises(SystemExit) as caught:
        film()
    return str(caught.value).splitlines()


@pytest.mark.usefixtures("path")
def test_a_film_has_the_files_parameters_unless_it_is_given_others() -> None:
    assert ReluFolding().parameters == ReluFoldingParameters(depth=2, activation="gelu")
    assert ReluFolding(ReluFoldingParameters()).parameters == ReluFoldingParameters()


def test_a_file_for_several_films_gives_each_its_own(path: Path) -> None:
    path.write_text(
        '[[render]]\nfilm = "relu-folding"\nparameters.depth = 3\n'
        '[[render]]\nfilm = "linear-collapse"\nparameters.depth = 5\n',
        encoding="utf-8",
    )
    assert ReluFolding().parameters.depth == 3
    assert LinearCollapse().parameters.depth == 5


def test_what_cannot_be_used_is_said_in_lines(path: Path) -> None:
    (line,) = reasons(LinearCollapse)
    needed = "one set of parameters for the film linear-collapse is needed"
    assert line == f"STORY_PARAMS={path}: {needed}; it is for relu-folding"
    path.write_text(TEXT.replace("2", "20").replace("gelu", "gleu"), encoding="utf-8")
    depth, activation = reasons(ReluFolding)
    assert depth == f"{path}:3: depth = 20: allowed: whole number 1..6"
    assert activation.startswith(f"{path}:4: activation = \"gleu\": unknown activation 'gleu': did you mean gelu?")
    path.unlink()
    (line,) = reasons(ReluFolding)
    assert line == f"{path}: No such file or directory"
