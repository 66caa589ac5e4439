"""Films with changed parameters, really drawn: each in a file of its own, only the beats that look at a change anew."""

import os
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.render.conftest import BEATS, Project, copied_project, living

pytestmark = pytest.mark.slow

FILM = '''"""A film for tests."""

from manim import RIGHT, Square
from pydantic import Field

from scenes.lib.parameters import FunctionName, StoryParameters
from scenes.lib.story import Story


class Parameters(StoryParameters):
    """What can be changed in this film."""

    captions: bool = False
    side: float = Field(default=1.0, ge=0.5, le=3.0, description="side of the first square, in units of x")
    shift: int = Field(default=2, ge=0, le=5, description="way of the first square")
    function: FunctionName = Field(default="relu", description="nothing that is drawn")


class TunedSquare(Story):
    """Two beats, of which one looks at the parameters."""

    topic = "tuned_square"
    parameters: Parameters = Parameters()

    def first(self) -> None:
        """A square moves."""
        square = Square(self.parameters.side)
        self.add(square)
        self.move(square.animate.shift(self.parameters.shift * RIGHT), seconds=1)

    def second(self) -> None:
        """Another."""
        self.add(Square())
'''
WITHOUT_MANIM = (
    "import sys; from render.command_line import main; status = main(sys.argv[1:]);"
    "sys.exit(status or bool({'manim', 'av', 'numpy'} & set(sys.modules)))"
)
STEM = "tuned-square{}--480p15"
VARIANTS = ("", "--function-gelu", "--side-2", "--function-gelu--side-2")
SWEEPS = ("tuned-square", "-q", "l", "--sweep", "side=1,2", "--sweep", "function=relu,gelu")


def tuned_project(root: Path) -> Project:
    project = copied_project(root)
    project.film(3, "tuned_square")
    (project.root / "scenes/s03_tuned_square.py").write_text(FILM, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def drawn_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose film has been drawn, then with every combination of two parameters; to be read only."""
    project = tuned_project(tmp_path_factory.mktemp("tuned") / "project")
    assert project.run("tuned-square", "-q", "l").drawn == {f"tuned-square {beat}" for beat in BEATS}
    result = project.run(*SWEEPS)
    assert (result.status, result.errors) == (0, "")
    assert result.drawn == {"tuned-square--side-2 first", "tuned-square--function-gelu--side-2 first"}
    return project


@pytest.fixture
def project(drawn_project: Project, tmp_path: Path) -> Iterator[Project]:
    """The same, free to be changed; whatever was started in it and still lives ends with the test."""
    shutil.copytree(drawn_project.root, tmp_path / "project")
    yield Project(tmp_path / "project")
    for process in living(tmp_path):
        os.kill(process, signal.SIGKILL)


@contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[None]:
    """End a process when the test fails that talks to it."""
    try:
        yield
    except BaseException:
        process.kill()
        raise


def videos(project: Project) -> set[str]:
    return {path.name for path in project.media.glob("tuned-square*/*.mp4")}


def bytes_of(project: Project, name: str) -> bytes:
    return place_of(project, name).read_bytes()


def place_of(project: Project, name: str) -> Path:
    """Where a film's file stands: its folder has the name of the film with its parameters and its size."""
    folder, small, _ = name.partition("--480p15")
    return project.media / f"{folder}{small}" / name


def test_every_variant_has_its_own_file_and_what_nothing_looks_at_changes_no_frame(drawn_project: Project) -> None:
    assert videos(drawn_project) == {f"{STEM.format(variant)}.mp4" for variant in VARIANTS}
    default, reactivated, wider, both = (bytes_of(drawn_project, f"{STEM.format(variant)}.mp4") for variant in VARIANTS)
    assert default == reactivated
    assert wider == both
    assert default != wider


def test_a_second_run_with_changes_imports_no_manim(drawn_project: Project) -> None:
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_MANIM, *SWEEPS],
        cwd=drawn_project.root,
        env=drawn_project.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("cached") == len(VARIANTS)


def test_the_parameters_beside_a_film_make_it_again(project: Project) -> None:
    beside = place_of(project, f"{STEM.format('--function-gelu--side-2')}.toml")
    content = tomllib.loads(beside.read_text(encoding="utf-8"))
    assert content["film"] == "tuned-square"
    assert content["parameters"] == {
        "seed": 0,
        "pace": 1.0,
        "theme": "dark",
        "captions": False,
        "side": 2.0,
        "shift": 2,
        "function": "gelu",
    }
    shutil.copy(beside, project.root / "again.toml")
    result = project.run("--params", "again.toml", "-q", "l")
    assert (result.status, result.drawn) == (0, set())
    assert beside.with_suffix(".mp4").name in result.output


def test_all_that_is_wrong_is_said_before_anything_is_drawn(project: Project) -> None:
    (project.root / "lecture.toml").write_text(
        '[[render]]\nfilm = "tuned-square"\nparameters.side = 4\n'
        '[[render]]\nfilm = "tuned-square"\nname = "small"\n[render.parameters]\nsid = 1\nshift = 2.5\n'
        '[[render]]\nfilm = "tuned-square"\n',
        encoding="utf-8",
    )
    result = project.run("--params", "lecture.toml", "-q", "l", "--set", "function=gleu", "--fresh")
    assert (result.status, result.output) == (2, "")
    first, second, *others = result.errors.splitlines()
    assert first == "lecture.toml:3: side = 4: allowed: number 0.5..3"
    assert second.startswith("--set function=gleu: function = \"gleu\": unknown activation 'gleu': did you mean gelu?")
    assert others == [
        "lecture.toml:8: sid = 1: film tuned-square has no parameter 'sid'; did you mean side?",
        "lecture.toml:9: shift = 2.5: allowed: whole number 0..5",
    ]


def test_stills_take_the_same_parameters(project: Project) -> None:
    (project.media / "index.html").unlink()
    still = project.run("still", "tuned-square", "--beat", "2", "-q", "l", "--sweep", "side=1,3")
    names = [f"{STEM.format(variant)}-2.png" for variant in ("", "--side-3")]
    assert still.output.split() == [place_of(project, name).relative_to(project.root).as_posix() for name in names]
    widths = []
    for name in names:
        with Image.open(place_of(project, name)) as picture:
            columns = np.flatnonzero(np.asarray(picture.convert("L"))[200:, :].max(axis=0) > 100)
        widths.append(columns[-1] - columns[0])
    assert widths == pytest.approx([60, 180], abs=4)  # 60 pixels a unit
    assert place_of(project, "tuned-square--side-3--480p15.toml").is_file()
    assert not (project.media / "index.html").exists(), "pictures are none of the gallery's"


def test_watching_draws_again_when_parameters_or_sources_are_saved(project: Project) -> None:
    file = project.root / "look.toml"
    file.write_text('film = "tuned-square"\nparameters.side = 0.5\n', encoding="utf-8")
    side = f"{STEM.format('--side-{}')}.mp4"
    with project.start("preview", "--params", "look.toml", "--watch") as watching, ended(watching):
        project.wait_for(lambda: side.format(0.5) in videos(project), watching)
        file.write_text('film = "tuned-square"\nparameters.side = 9\n', encoding="utf-8")
        assert watching.stderr is not None
        said = watching.stderr.readline()
        while "desktop" in said:
            said = watching.stderr.readline()
        assert said == "look.toml:2: side = 9: allowed: number 0.5..3\n"
        file.write_text('film = "tuned-square"\nparameters.side = 3\n', encoding="utf-8")
        project.wait_for(lambda: side.format(3) in videos(project), watching)
        before = bytes_of(project, side.format(3))
        source = project.root / "scenes/s03_tuned_square.py"
        source.write_text(FILM.replace("seconds=1", "seconds=0.4"), encoding="utf-8")
        project.wait_for(lambda: bytes_of(project, side.format(3)) != before, watching)
        watching.send_signal(signal.SIGINT)
        output, errors = watching.communicate(timeout=20)
    assert watching.returncode == 0
    assert "Traceback" not in output + errors
    assert not list(project.media.glob(".rendering-*"))
