"""Set-up on first use, interrupted, repeated, twice at once."""

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.setup.conftest import Machine

pytestmark = pytest.mark.slow

FIRST_USE = ["python -m venv", "pip install", "uv pip sync", "uv pip install"]


def test_the_first_use_sets_up_and_the_second_does_not(machine: "Machine") -> None:
    status, said = machine.run("render.sh", "relu-folding", "-q", "l")
    assert (status, machine.calls()) == (0, [*FIRST_USE, "render relu-folding -q l"])
    assert "Set up in" in said
    assert machine.run("render.sh", "list") == (0, "")
    assert machine.calls() == ["render list"]


def test_the_exit_status_of_the_films_is_passed_on(machine: "Machine") -> None:
    assert machine.run("render.sh", RENDER_EXIT="2")[0] == 2


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_other_dependencies_are_installed_into_the_same_environment(machine: "Machine", changed: str) -> None:
    machine.run("render.sh", "list")
    with (machine.project / changed).open("a") as file:
        file.write("# changed\n")
    machine.calls()
    assert machine.run("render.sh", "list")[0] == 0
    assert machine.calls() == ["uv pip sync", "uv pip install", "render list"]
    assert machine.run("render.sh", "list") == (0, "")


def test_an_environment_that_was_never_finished_is_made_anew(machine: "Machine") -> None:
    left = machine.project / ".venv" / "bin" / "uv"
    left.parent.mkdir(parents=True)
    left.write_text("half a file")
    assert machine.run("render.sh", "list")[0] == 0
    assert machine.calls() == [*FIRST_USE, "render list"]


def test_a_moved_folder_gets_its_own_environment(machine: "Machine") -> None:
    machine.run("render.sh", "list")
    machine.calls()
    machine.project = machine.project.rename(machine.project.with_name("elsewhere"))
    assert machine.run("render.sh", "list")[0] == 0
    assert machine.calls() == [*FIRST_USE, "render list"]


@pytest.mark.parametrize("first_use", [True, False])
def test_a_killed_set_up_is_repeated(machine: "Machine", *, first_use: bool) -> None:
    if not first_use:
        machine.run("render.sh", "list")
        with (machine.project / "requirements.lock").open("a") as file:
            file.write("# changed\n")
    hang, hangs = Path(f"{machine.calls_file}.hang"), Path(f"{machine.calls_file}.hangs")
    hang.touch()
    with machine.start("render.sh", "list") as process:
        deadline = time.monotonic() + 30
        while not hangs.exists():
            assert time.monotonic() < deadline, "the set-up never came to the packages"
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
    hang.unlink()
    machine.calls()
    assert machine.run("render.sh", "list")[0] == 0
    assert machine.calls() == [*FIRST_USE, "render list"]


def test_two_at_once_set_up_once(machine: "Machine") -> None:
    with (
        machine.start("render.sh", "list", SYNC_TAKES="0.5") as first,
        machine.start("test.sh", "fast", SYNC_TAKES="0.5") as second,
    ):
        said = [process.communicate(timeout=60)[1] for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), said
    calls = machine.calls()
    assert [call for call in calls if call in FIRST_USE] == FIRST_USE
    assert "render list" in calls
    assert sum("Another set-up is running" in text for text in said) == 1


def test_a_failed_installation_says_so_and_is_repeated(machine: "Machine") -> None:
    fail = Path(f"{machine.calls_file}.fail")
    fail.touch()
    status, said = machine.run("render.sh", "list")
    assert status == 1
    assert "no network" in said
    assert said.splitlines()[-1].startswith("Set-up did not finish")
    assert "render list" not in machine.calls()
    fail.unlink()
    assert machine.run("render.sh", "list")[0] == 0
    assert machine.calls() == [*FIRST_USE, "render list"]


def test_the_tests_run_after_the_checks(machine: "Machine") -> None:
    machine.run("render.sh", "list")
    machine.calls()
    assert machine.run("test.sh", "fast", "-k", "grid")[0] == 0
    assert machine.calls() == [
        "ruff format --check .",
        "ruff check .",
        "mypy",
        "pytest -n 2 --dist worksteal -m not slow -k grid",
    ]
    machine.run("test.sh")
    assert machine.calls()[-1] == "pytest -n 2 --dist worksteal"
    (machine.project / ".venv" / "bin" / "mypy").write_text("#!/bin/sh\nexit 3\n")
    assert machine.run("test.sh")[0] == 3
    assert "pytest -n 2 --dist worksteal" not in machine.calls()
