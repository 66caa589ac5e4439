"""A notebook that shows films, executed by a kernel of its own."""

import base64
import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import av
import nbformat
import pytest
from nbclient import NotebookClient

from tests.render.conftest import Project, copied_project, living

pytestmark = pytest.mark.slow

CELLS = (
    "from scenes import PlainSquare, SharedSquare",
    "PlainSquare.show(seed=1)",
    'PlainSquare.show(seed=1, beat="second")',
    "PlainSquare.show(pace=9, sede=1)",
    'PlainSquare.show(quality="x")',
    "PlainSquare.parameters()",
    "SharedSquare.show()",
)
SLOW = "[self.move(Square().animate.shift(RIGHT), seconds=5) for _ in range(200)]"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small project in which nothing has been rendered; the second film is broken."""
    project = copied_project(tmp_path_factory.mktemp("notebook") / "project")
    project.film(2, "shared_square", imports="import nothing_of_this_name\n")
    return project


@pytest.fixture(scope="module")
def outputs(project: Project, tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """What the cells of the notebook put out."""
    v4: Any = nbformat.v4  # which has no types
    notebook = v4.new_notebook(cells=[v4.new_code_cell(cell) for cell in CELLS])
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    client = NotebookClient(notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": str(elsewhere)}})
    own = {"IPYTHONDIR": str(elsewhere), "JUPYTER_RUNTIME_DIR": str(elsewhere / "runtime")}
    client.execute(env={**project.environment, **own})
    return [cell.outputs for cell in notebook.cells]


def shown(output: list[dict[str, Any]]) -> str:
    """HTML of the cell's result."""
    (result,) = (part for part in output if part["output_type"] == "execute_result")
    return str(result["data"]["text/html"])


def inside(page: str, kind: str) -> bytes:
    """What an address in a page holds."""
    (content,) = re.findall(rf'="data:{kind}[^,"]*;base64,([^"]+)"', page)
    return base64.b64decode(content)


def frames(video: bytes) -> int:
    with av.open(io.BytesIO(video), "r") as container:
        pictures = list(container.decode(video=0))
    assert {(picture.width, picture.height) for picture in pictures} == {(854, 480)}
    return len(pictures)


def test_a_film_is_shown_with_everything_inside(outputs: list[list[dict[str, Any]]], project: Project) -> None:
    page = shown(outputs[1])
    assert frames(inside(page, "video/mp4")) == 15 * 10
    assert inside(page, "image/png").startswith(b"\x89PNG")
    captions = inside(page, "text/vtt").decode()
    assert captions.startswith("WEBVTT\n")
    assert "Is 1 &lt; 2?" in captions
    assert "width: 100%" in page
    assert not re.search(r"(?:https?|file):|//", re.sub(r"data:[^\"]+", "", page))
    plain = outputs[1][-1]["data"]["text/plain"]
    name = "plain-square--seed-1--480p15"
    assert Path(plain.removeprefix("PlainSquare: ")) == project.media / name / f"{name}.mp4"


def test_progress_is_one_line_and_only_while_something_is_rendered(outputs: list[list[dict[str, Any]]]) -> None:
    said = [part["text"] for output in outputs[1:3] for part in output if part["output_type"] == "stream"]
    assert said == ["rendering plain-square ...\n"]


def test_a_beat_is_shown_alone_with_its_own_captions(outputs: list[list[dict[str, Any]]]) -> None:
    page = shown(outputs[2])
    assert frames(inside(page, "video/mp4")) == 15 * 4
    captions = inside(page, "text/vtt").decode()
    assert captions.splitlines()[2].startswith("00:00:00.000 --> 00:00:0")
    assert "Why?" not in captions
    assert "PlainSquare: Second" in page


def test_what_is_not_allowed_takes_one_line_each(outputs: list[list[dict[str, Any]]]) -> None:
    (error,) = outputs[3]
    assert error["output_type"] == "error"
    assert error["traceback"] == [
        "ParameterError: pace = 9: allowed: number 0.5..2",
        "ParameterError: sede = 1: film plain-square has no parameter 'sede'; did you mean seed?",
    ]
    assert [part["traceback"] for part in outputs[4]] == [["ParameterError: quality = 'x': allowed: l, m, h, p, k"]]


def test_what_can_be_changed_is_a_table(outputs: list[list[dict[str, Any]]]) -> None:
    page = shown(outputs[5])
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)", row) for row in page.split("<tr>")[1:]]
    assert rows[0][:4] == ["name", "type", "default", "allowed"]
    assert ["pace", "number", "1.0", "0.5..2"] in [row[:4] for row in rows]


def test_a_film_that_cannot_be_made_takes_one_line(outputs: list[list[dict[str, Any]]]) -> None:
    (error,) = outputs[6]
    (line,) = error["traceback"]
    assert line.startswith("RenderingError: shared-square: ModuleNotFoundError: No module named 'nothing_of_this_name'")


def test_a_cell_that_is_interrupted_leaves_nothing_running(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    project.film(1, "plain_square", second=SLOW)
    cell = "from scenes import PlainSquare; PlainSquare.show()"
    with subprocess.Popen(
        [sys.executable, "-c", cell], cwd=project.root, env=project.environment, stderr=subprocess.PIPE
    ) as kernel:
        deadline = time.monotonic() + 60
        while not list(project.media.glob(".rendering-*/worker-*")):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        os.kill(kernel.pid, signal.SIGINT)
        _, said = kernel.communicate(timeout=10)
    assert b"KeyboardInterrupt" in said
    deadline = time.monotonic() + 10
    while living(project.root):
        assert time.monotonic() < deadline, "something still renders"
        time.sleep(0.05)
