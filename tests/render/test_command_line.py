"""The command line, with films that draw nothing."""

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from render import Quality, RenderedFilm, command_line
from render.command_line import main
from scenes import catalogue

ROOT = Path(__file__).parents[2]
NAMES = ("linear-collapse", "relu-folding", "training-race")
BEATS = {"first": SimpleNamespace(seconds=50), "second": SimpleNamespace(seconds=15)}

Films = Callable[[dict[str, Exception]], list[tuple[str, Quality]]]


@pytest.fixture(autouse=True)
def nobody_looks_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def films(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Films:
    """Stand-ins for the films; those given fail with an error. Answers with the list of films that were rendered."""

    def prepare(failing: dict[str, Exception]) -> list[tuple[str, Quality]]:
        rendered: list[tuple[str, Quality]] = []

        def render_film(name: str, _load: object, quality: Quality, media: Path) -> RenderedFilm:
            rendered.append((name, quality))
            if name in failing:
                raise failing[name]
            return RenderedFilm(name, media / name / f"{name}.mp4", seconds=65.2, size=1_234_567, took=4.25)

        words = SimpleNamespace(title="A title", question="Which question?", beats=BEATS)
        monkeypatch.setattr(command_line, "MEDIA", tmp_path)
        monkeypatch.setattr(command_line, "render_film", render_film)
        monkeypatch.setattr(catalogue, "film_names", lambda: NAMES)
        monkeypatch.setattr(catalogue, "film_words", lambda _name: words)
        return rendered

    return prepare


def test_without_a_name_every_film_is_rendered_in_order(
    films: Films, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rendered = films({})
    assert main([]) == 0
    assert rendered == [(name, Quality(1920, 1080, 60)) for name in NAMES]
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [f"{number}/3 {name} 1080p60 ..." for number, name in enumerate(NAMES, start=1)]
    assert lines[3].split() == ["file", "duration", "size", "took"]
    for name, line in zip(NAMES, lines[4:], strict=True):
        path, *values = line.split()
        assert Path(path).resolve() == tmp_path / name / f"{name}.mp4"
        assert values == ["1:05", "1.2", "MB", "4.2", "s"]


@pytest.mark.parametrize("quality", [["-q", "l"], ["-ql"], ["--quality", "l"], ["--quality=l"]])
def test_named_films_in_the_wanted_quality(films: Films, quality: list[str]) -> None:
    rendered = films({})
    assert main(["training-race", *quality]) == 0
    assert rendered == [("training-race", Quality(854, 480, 15))]


def test_a_broken_film_takes_one_line_and_the_others_are_made(
    films: Films, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rendered = films({"linear-collapse": ValueError("a [red]bad\nvalue")})
    assert main([]) == 1
    assert [name for name, _ in rendered] == list(NAMES)
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("linear-collapse: ValueError: a [red]bad value (more in ")
    assert "relu-folding" in said.out
    assert "ValueError" in (tmp_path / "logs" / "linear-collapse.log").read_text(encoding="utf-8")


def test_a_full_disk_takes_one_line_and_ends_the_run(films: Films, capsys: pytest.CaptureFixture[str]) -> None:
    rendered = films({"relu-folding": OSError(errno.ENOSPC, "No space left on device")})
    assert main([]) == 1
    assert [name for name, _ in rendered] == ["linear-collapse", "relu-folding"]
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert error.startswith("relu-folding: no space left on the disk of ")


@pytest.mark.parametrize(
    ("arguments", "named", "allowed"),
    [
        (["relu-foldin"], "relu-foldin", "relu-folding"),
        (["relu-folding", "race-training"], "race-training", "training-race"),
        (["lst"], "lst", "linear-collapse"),
        (["-q", "x"], '"x"', '"l", "m", "h", "p", "k"'),
        (["-q"], "-q", "requires an argument"),
        (["--qualty", "l"], "--qualty", "--quality"),
        (["list", "relu-folding"], "relu-folding", ""),
    ],
)
def test_what_is_not_understood_takes_one_line_and_renders_nothing(
    films: Films, capsys: pytest.CaptureFixture[str], arguments: list[str], named: str, allowed: str
) -> None:
    rendered = films({})
    assert main(arguments) == 2
    assert rendered == []
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert named in said.err
    assert allowed in said.err


def test_the_list_tells_question_duration_and_beats(films: Films, capsys: pytest.CaptureFixture[str]) -> None:
    films({})
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["film", "question", "duration", "beats"]
    assert [line.split() for line in lines[1:]] == [[name, "Which", "question?", "1:05", "2"] for name in NAMES]


def test_words_that_cannot_be_read_take_one_line(
    films: Films, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    films({})

    def unreadable(_name: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "scenes/words/relu_folding.toml")

    monkeypatch.setattr(catalogue, "film_words", unreadable)
    assert main(["list"]) == 1
    assert capsys.readouterr().err == "scenes/words/relu_folding.toml: Permission denied\n"


def test_listing_the_real_films_needs_no_manim() -> None:
    script = "import sys; from render.command_line import main; main(['list']); sys.exit('manim' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split()[:2] == ["film", "question"]


def test_a_reader_that_stops_reading_causes_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "render", "list"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == ""
