"""A small project of its own: the real engine with films that take a second, free to be edited and killed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
FILMS = ("plain-square", "shared-square")
BEATS = ("title-card", "first", "second")

FILM = '''"""A film for tests."""

from manim import RIGHT, Square

from scenes.lib.parameters import StoryParameters
from scenes.lib.story import Story
{imports}

class {name}(Story):
    """Two beats."""

    topic = "{topic}"
    parameters = StoryParameters(captions=False)

    def first(self) -> None:
        """A square moves."""
        square = Square({side})
        self.add(square)
        self.move(square.animate.shift(2 * RIGHT), seconds=1)

    def second(self) -> None:
        """Another."""
        {second}
'''

WORDS = """title = "{title}"
question = "Why?"
source = "None"

[beats.first]
title = "First"
caption = "A square moves to the right & stays as large as it was; apart from it, nothing moves in this beat at all."
seconds = 3

[beats.second]
title = "Second"
question = "Is 1 < 2?"
caption = "Yes, it is."
seconds = 4
"""


@dataclass(frozen=True)
class Project:
    """A copy of the engine in a folder of its own, with the films plain-square and shared-square."""

    root: Path

    @property
    def media(self) -> Path:
        """Folder of the films."""
        return self.root / "media"

    @property
    def environment(self) -> dict[str, str]:
        """What processes of this project see."""
        return {**os.environ, "PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}

    def film(self, number: int, topic: str, *, imports: str = "", side: str = "1", second: str = "self.ask()") -> None:
        """Write a film and its words."""
        name = "".join(word.capitalize() for word in topic.split("_"))
        text = FILM.format(name=name, topic=topic, imports=imports, side=side, second=second)
        (self.root / f"scenes/s{number:02}_{topic}.py").write_text(text, encoding="utf-8")
        (self.root / f"scenes/words/{topic}.toml").write_text(WORDS.format(title=name), encoding="utf-8")

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the command line at low quality, in a process group of its own as a terminal would."""
        return subprocess.Popen(
            [sys.executable, "-m", "render", *arguments],
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
        )

    def run(self, *arguments: str) -> "Result":
        """Run the command line to its end."""
        with self.start(*arguments) as process:
            output, errors = process.communicate(timeout=120)
        return Result(process.returncode, output, errors)

    def folder(self, name: str) -> Path:
        """A film's folder at low quality."""
        return self.media / f"{name}--480p15"

    def video(self, name: str) -> Path:
        """A film's file at low quality."""
        return self.folder(name) / f"{name}--480p15.mp4"

    def pieces(self) -> list[Path]:
        """What the store holds."""
        return sorted(path for path in (self.media / ".beats").glob("*/*") if path.is_file())

    def wait_for(self, condition: Callable[[], object], process: subprocess.Popen[str]) -> None:
        """Wait until something has happened while a run goes on."""
        deadline = time.monotonic() + 60
        while not condition():
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline, "it never happened"
            time.sleep(0.02)


@dataclass(frozen=True)
class Result:
    """What a run answered."""

    status: int
    output: str
    errors: str

    @property
    def drawn(self) -> set[str]:
        """Film and beat of everything that was drawn."""
        lines = (line.split() for line in self.output.splitlines() if "frames/s" in line)
        return {f"{film} {beat}" for _, film, beat, *_ in lines}


def copied_project(root: Path) -> Project:
    for package in ("actmath", "render", "scenes/lib"):
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("scenes/__init__.py", "scenes/catalogue.py", "scenes/film.py"):
        shutil.copy(ROOT / file, root / file)
    (root / "scenes/words").mkdir()
    project = Project(root)
    project.film(1, "plain_square")
    (root / "scenes/lib/shared_side.py").write_text("SIDE = 2.0\n", encoding="utf-8")
    project.film(2, "shared_square", imports="from scenes.lib.shared_side import SIDE\n", side="SIDE")
    return project


@pytest.fixture(scope="session")
def rendered_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose films have been rendered; to be read only."""
    project = copied_project(tmp_path_factory.mktemp("rendered") / "project")
    result = project.run("-q", "l")
    assert (result.status, result.errors) == (0, "")
    assert result.drawn == {f"{film} {beat}" for film in FILMS for beat in BEATS}
    return project


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """A browser for the pages that are made; as long as it lives, no other event loop can run here."""
    from tests.render.browser import running_browser  # noqa: PLC0415 (only few tests open pages)

    with running_browser() as running:
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A fresh project; whatever was started in it and still lives ends with the test."""
    yield copied_project(tmp_path / "project")
    for process in living(tmp_path):
        os.kill(process, signal.SIGKILL)


def living(folder: Path) -> list[int]:
    """Processes whose working directory lies in a folder."""
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        try:
            inside = link.readlink().is_relative_to(folder)
        except OSError:
            continue
        if inside:
            found.append(int(link.parent.name))
    return found
