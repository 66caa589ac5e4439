"""Whatever happens to a run, what stands under a final name is whole, and the next run finishes the work."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.render.conftest import BEATS, FILMS, Project, copied_project, living

pytestmark = pytest.mark.slow

SLOW_BEAT = "[self.move(Square().animate.shift(RIGHT), seconds=5) for _ in range(200)]"


def parts_of(project: Project) -> list[Path]:
    return [path for path in project.pieces() if not path.name.startswith(".") and b"ftyp" in path.read_bytes()]


def assert_complete(project: Project, reference: Project) -> None:
    for name in FILMS:
        assert project.video(name).read_bytes() == reference.video(name).read_bytes()
    whole = project.folder("chapter")
    assert (whole / f"{whole.name}.mp4").read_bytes() == (
        reference.folder("chapter") / f"{whole.name}.mp4"
    ).read_bytes()
    folders = {whole.name, *(project.folder(name).name for name in FILMS)}
    assert {path.name for path in project.media.iterdir()} == {".beats", "index.html", *folders}


@pytest.mark.parametrize("moment", range(4))
def test_a_run_that_is_killed_is_finished_by_the_next(project: Project, rendered_project: Project, moment: int) -> None:
    reached: list[Callable[[], object]] = [
        lambda: list(project.media.glob(".rendering-*")),  # before anything is drawn
        lambda: list(project.media.glob(".rendering-*/worker-*")),  # while the first beats are drawn
        lambda: len(parts_of(project)) >= 2,  # between beats
        lambda: list(project.media.glob("*-square--*")),  # about when a film is joined
    ]
    with project.start("-q", "l", "-j", "2") as run:
        project.wait_for(reached[moment], run)
        run.kill()
        kept = parts_of(project)
    deadline = time.monotonic() + 10
    while living(project.root):
        assert time.monotonic() < deadline, "workers outlived the run"
        time.sleep(0.05)
    result = project.run("-q", "l")
    assert (result.status, result.errors) == (0, "")
    assert len(result.drawn) <= 6 - len(kept)
    assert_complete(project, rendered_project)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_told_to_stop_ends_all_its_workers(project: Project, number: signal.Signals, status: int) -> None:
    project.film(1, "plain_square", second=SLOW_BEAT)
    with project.start("-q", "l", "-j", "2") as run:
        project.wait_for(lambda: parts_of(project), run)
        os.killpg(run.pid, number) if number == signal.SIGINT else run.send_signal(number)
        _, said = run.communicate(timeout=2)
    assert run.returncode == status
    assert "Traceback" not in said
    deadline = time.monotonic() + 2
    while living(project.root):
        assert time.monotonic() < deadline, "workers outlived the run"
        time.sleep(0.02)
    assert {path.name for path in project.media.iterdir()} <= {".beats", project.folder("shared-square").name}


def test_two_runs_at_once(project: Project, rendered_project: Project) -> None:
    with project.start("-q", "l", "-j", "1") as one, project.start("-q", "l", "-j", "1") as other:
        said = [run.communicate(timeout=120) for run in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], said
    assert_complete(project, rendered_project)


def test_what_fails_takes_one_line_and_the_other_beats_and_films_are_made(project: Project) -> None:
    project.film(1, "plain_square", second='raise ZeroDivisionError("nothing to divide by")')
    project.film(3, "broken_square", imports="import nothing_of_this_name\n")
    project.film(4, "misspelt_square", imports="import )\n")
    result = project.run("-q", "l")
    assert result.status == 1
    misspelt = "SyntaxError: unmatched ')' (s04_misspelt_square.py, line 7)"
    missing = "ModuleNotFoundError: No module named 'nothing_of_this_name'"
    assert sorted(result.errors.splitlines()) == [
        f"broken-square: {missing} (more in media/logs/broken-square.log)",
        f"misspelt-square: {misspelt} (more in media/logs/misspelt-square.log)",
        "plain-square second: ZeroDivisionError: nothing to divide by (more in media/logs/plain-square.second.log)",
    ]
    assert "Traceback" in (project.media / "logs/plain-square.second.log").read_text(encoding="utf-8")
    assert project.video("shared-square").is_file()
    assert not project.video("plain-square").exists()
    assert result.drawn == {f"shared-square {beat}" for beat in BEATS} | {
        "plain-square title-card",
        "plain-square first",
    }


def test_a_worker_that_dies_takes_its_beat_with_it_and_no_other(project: Project) -> None:
    project.film(1, "plain_square", second="import os; os.kill(os.getpid(), 9)")
    result = project.run("-q", "l")
    assert result.status == 1
    assert result.errors.startswith("plain-square second: the worker process ended by itself with status ")
    assert len(result.errors.splitlines()) == 1
    assert project.video("shared-square").is_file()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False)  # noqa: S607 (wherever the system has it)
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)  # noqa: S607 (the same)


def test_a_full_disk_takes_one_line_and_the_next_run_goes_on(
    small_disk: Path, tmp_path: Path, rendered_project: Project
) -> None:
    project = copied_project(tmp_path / "project")
    project.media.symlink_to(small_disk)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(2 * 2**20 - 40_000))
    result = project.run("-q", "l")
    assert result.status == 1
    assert "no space left on the disk of media" in result.errors
    assert "Traceback" not in result.errors
    assert not any(project.video(name).exists() for name in FILMS)
    filler.unlink()
    assert project.run("-q", "l").status == 0
    assert_complete(project, rendered_project)
