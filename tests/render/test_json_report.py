"""What the command line says to other programs: JSON on every line, and nothing else."""

import json

import pytest

from render.command_line import main
from render.json_report import JsonReport
from tests.render.conftest import FILMS, Project


@pytest.mark.slow
def test_what_was_made_is_told_with_where_it_is(rendered_project: Project) -> None:
    result = rendered_project.run("-q", "l", "--json", *FILMS)
    assert (result.status, result.errors) == (0, "")
    told = [json.loads(line) for line in result.output.splitlines()]
    assert [one["film"] for one in told if "film" in one] == list(FILMS)
    for name, one in zip(FILMS, told, strict=False):
        path = rendered_project.video(name)
        assert (one["file"], one["seconds"], one["bytes"]) == (str(path), 10, path.stat().st_size)


def test_beats_are_told_as_they_are_done(capsys: pytest.CaptureFixture[str]) -> None:
    JsonReport().beat(1, 3, "plain-square first", 12.5)
    told = {"beat": "plain-square first", "done": 1, "wanted": 3, "frames_per_second": 12.5}
    assert json.loads(capsys.readouterr().out) == told


def test_parameters_are_told_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["params", "relu-folding", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    depth = next(row for row in rows if row["name"] == "depth")
    assert (depth["default"], depth["allowed"]) == ("4", "1..6")


def test_one_form_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["params", "relu-folding", "--json", "--toml"]) == 2
    assert capsys.readouterr().err.strip() == "--schema, --toml and --json: one at a time"
