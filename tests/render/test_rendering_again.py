"""A second run does what changed and nothing else; what was damaged is made anew."""

import shutil
import subprocess
import sys
from pathlib import Path

import av
import pytest

from tests.render.conftest import BEATS, FILMS, Project

pytestmark = pytest.mark.slow

WITHOUT_MANIM = (
    "import sys; from render.command_line import main; status = main(['-q', 'l']);"
    "sys.exit(status or bool({'manim', 'av', 'numpy', 'jinja2'} & set(sys.modules)))"
)


@pytest.fixture
def again(rendered_project: Project, tmp_path: Path) -> Project:
    """A project whose films have been rendered."""
    shutil.copytree(rendered_project.root, tmp_path / "again")
    return Project(tmp_path / "again")


def beats(*films: str) -> set[str]:
    return {f"{film} {beat}" for film in films for beat in BEATS}


def test_a_run_with_nothing_to_do_imports_neither_manim_nor_numpy_nor_jinja(again: Project) -> None:
    command = [sys.executable, "-c", WITHOUT_MANIM]
    run = subprocess.run(command, cwd=again.root, env=again.environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("cached") == len(FILMS) + 1  # and the chapter
    assert run.stdout.splitlines()[-1] == "gallery: media/index.html"


def test_a_run_draws_what_changed(again: Project, rendered_project: Project) -> None:
    again.video("plain-square").write_bytes(b"garbage")
    component = again.root / "scenes/lib/shared_side.py"
    component.write_text("SIDE = 3.0\n", encoding="utf-8")
    assert again.run("-q", "l").drawn == beats("shared-square")
    assert again.video("plain-square").read_bytes() == rendered_project.video("plain-square").read_bytes()
    assert again.video("shared-square").read_bytes() != rendered_project.video("shared-square").read_bytes()


def test_damaged_pieces_are_made_anew(again: Project, rendered_project: Project) -> None:
    pieces = sorted(again.pieces(), key=lambda path: path.stat().st_size)
    for number, piece in enumerate(pieces):
        content = piece.read_bytes()
        damages = content[: len(content) // 2], b"garbage", content[:-1] + bytes([content[-1] ^ 1])
        piece.write_bytes(damages[number % 3])
    assert again.run("-q", "l").drawn == beats(*FILMS)
    for name in FILMS:
        assert again.video(name).read_bytes() == rendered_project.video(name).read_bytes()


def test_fresh_ignores_what_there_is_and_clean_bounds_it(again: Project, rendered_project: Project) -> None:
    assert again.run("plain-square", "-q", "l", "--fresh").drawn == beats("plain-square")
    assert again.video("plain-square").read_bytes() == rendered_project.video("plain-square").read_bytes()
    assert again.run("clean").status == 0
    assert again.pieces()
    assert again.run("clean", "--keep", "0").status == 0
    assert again.pieces() == []
    assert again.video("plain-square").is_file()


def test_every_frame_is_there_once_and_the_index_comes_first(rendered_project: Project) -> None:
    path = rendered_project.video("plain-square")
    with av.open(path) as container:
        video = container.streams.video[0]
        assert video.codec_context.profile == "High"
        assert video.codec_context.pix_fmt == "yuv420p"
        times = [round(frame.time * 15, 6) for frame in container.decode(video)]
    assert times == list(range(15 * (3 + 3 + 4)))
    content = path.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
