"""What a person sees at a terminal while films are rendered, and the program that shows them afterwards."""

import os
import pty
import re
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.render.conftest import FILMS, Project

pytestmark = pytest.mark.slow


def said_to_a_terminal(project: Project, *arguments: str) -> str:
    """All that a run writes to a terminal of 100 columns, control codes included."""
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("the system has no terminals")
    environment = {**project.environment, "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-m", "render", *arguments]
    with subprocess.Popen(command, cwd=project.root, env=environment, stdout=theirs, stderr=theirs) as run:
        os.close(theirs)
        heard = b""
        try:
            while part := os.read(ours, 4096):
                heard += part
        except OSError:  # the system's way of saying that the other end is closed
            pass
        finally:
            os.close(ours)
    assert run.returncode == 0, heard
    return heard.decode()


def test_a_terminal_shows_beats_speed_and_time_left_and_then_only_the_table(project: Project) -> None:
    project.film(1, "plain_square", second="self.move(Square().animate.shift(RIGHT), seconds=60)")
    heard = said_to_a_terminal(project, "-q", "l")
    states = re.findall(r"(\d)/6 beats, \d+ frames/s .*?(-:--:--|\d:\d\d:\d\d)", heard)
    assert [int(done) for done, _ in states] == sorted(int(done) for done, _ in states)
    assert {"0", "5"} <= {done for done, _ in states}
    assert any(left != "-:--:--" for _, left in states)
    *_, last = re.split(r"\x1b\[2K", heard)  # what stands there after the bar was wiped away
    assert "beats," not in last
    assert all(f"media/{film}--480p15/" in last for film in FILMS)
    assert "3 of 3 films" in last


def test_films_are_opened_when_they_are_done(project: Project, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\ntest -s "$1" && echo "$1" >> {opened}\n', encoding="utf-8")
    opener.chmod(opener.stat().st_mode | stat.S_IXUSR)
    environment = {**project.environment, "PATH": f"{opener.parent}:{os.environ['PATH']}"}
    command = [sys.executable, "-m", "render", FILMS[0], "-q", "l", "-p"]
    subprocess.run(command, cwd=project.root, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=120)
    deadline = time.monotonic() + 10  # the program that shows films is not waited for
    while not opened.exists():
        assert time.monotonic() < deadline, "nothing was opened"
        time.sleep(0.05)
    (line,) = opened.read_text(encoding="utf-8").splitlines()
    assert Path(line).is_file()
    assert Path(line).suffix == ".mp4"
