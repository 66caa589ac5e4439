"""A run that is told to stop leaves nothing half-made."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SLOW_FILM = """
import pathlib, sys
from manim import RIGHT, Dot, Scene
from render import command_line

class Slow(Scene):
    def construct(self):
        for _ in range(10_000):
            self.play(Dot().animate.shift(RIGHT))

command_line.MEDIA = pathlib.Path(sys.argv[1])
command_line.catalogue.film_names = lambda: ("slow",)
command_line.catalogue.load_film = lambda name: Slow
sys.exit(command_line.main(["-q", "l"]))
"""


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_told_to_stop_cleans_up(tmp_path: Path, number: signal.Signals, status: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW_FILM, tmp_path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob("slow/.rendering-*/manim/segments/*.mp4")):
            assert run.poll() is None, run.communicate()
            assert time.monotonic() < deadline, "the film never started"
            time.sleep(0.05)
        os.kill(run.pid, number)
        _, said = run.communicate(timeout=60)
    assert run.returncode == status
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []
