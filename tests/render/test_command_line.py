"""The command line, with films that are not drawn."""

import errno
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from render import Quality, making, places
from render.command_line import main
from render.failure import Failure
from render.film import FilmFile
from render.job import Job, Order, PlannedBeat
from render.progress import ProductionProgress
from scenes import catalogue

ROOT = Path(__file__).parents[2]
NAMES = ("linear-collapse", "relu-folding", "training-race")
BEATS = {"first": SimpleNamespace(seconds=50), "second": SimpleNamespace(seconds=15)}

Films = Callable[[dict[str, Failure]], list[tuple[str, Quality]]]


@pytest.fixture(autouse=True)
def nobody_looks_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def films(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Films:
    """Stand-ins for the films; those given fail. Answers with the list of films that were ordered."""

    def prepare(failing: dict[str, Failure]) -> list[tuple[str, Quality]]:
        ordered: list[tuple[str, Quality]] = []

        class StandIn:
            variants = NAMES

            def __init__(self, *parts: object, fresh: bool, chapter: bool) -> None:
                assert not fresh
                self.chapter = chapter
                (self.progress,) = (part for part in parts if isinstance(part, ProductionProgress))

            def films(self, orders: Sequence[Order]) -> Iterator[FilmFile]:
                for order in orders:
                    ordered.append((order.film, order.quality))
                    job = Job(order.film, order.film, order.quality, "{}", PlannedBeat("first", 3, ""))
                    self.progress.planned([job])
                    if order.film in failing:
                        self.progress.failed(job, failing[order.film])
                        if failing[order.film].disk_full:
                            raise OSError(errno.ENOSPC, "No space left on device")
                        continue
                    self.progress.drawn(180)
                    self.progress.made(job)
                    path = tmp_path / order.film / f"{order.film}.mp4"
                    yield FilmFile(order.film, path, seconds=65.2, size=1_234_567, took=4.25)

        words = SimpleNamespace(title="A title", question="Which question?", beats=BEATS, seconds=65)
        monkeypatch.setattr(places, "MEDIA", tmp_path)
        monkeypatch.setattr(making, "Production", StandIn)
        monkeypatch.setattr(catalogue, "film_names", lambda: NAMES)
        monkeypatch.setattr(catalogue, "film_words", lambda _name: words)
        return ordered

    return prepare


def test_without_a_name_every_film_is_rendered_in_order(
    films: Films, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ordered = films({})
    assert main([]) == 0
    assert ordered == [(name, Quality(1920, 1080, 60)) for name in NAMES]
    lines = capsys.readouterr().out.splitlines()
    progress, (titles, *table, summary) = lines[:3], lines[3:]
    assert [line.split()[:3] for line in progress] == [[f"{i}/{i}", name, "first"] for i, name in enumerate(NAMES, 1)]
    assert titles.split() == ["file", "duration", "size", "work"]
    for name, line in zip(NAMES, table, strict=True):
        path, *values = line.split()
        assert Path(path).resolve() == tmp_path / name / f"{name}.mp4"
        assert values == ["1:05", "1.2", "MB", "4.2", "s"]
    assert summary.startswith("3 of 3 films in ")


def test_bundle_is_another_word_for_rendering(films: Films) -> None:
    ordered = films({})
    assert main(["bundle", "training-race", "-q", "l"]) == 0
    assert [name for name, _ in ordered] == ["training-race"]


@pytest.mark.parametrize("quality", [["-q", "l"], ["-ql"], ["--quality", "l"], ["--quality=l"]])
def test_named_films_in_the_wanted_quality(films: Films, quality: list[str]) -> None:
    ordered = films({})
    assert main(["training-race", *quality]) == 0
    assert ordered == [("training-race", Quality(854, 480, 15))]


def test_a_failed_beat_takes_one_line_and_the_others_are_made(
    films: Films, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ordered = films({"linear-collapse": Failure("ValueError: a [red]bad value", "the whole story")})
    assert main([]) == 1
    assert [name for name, _ in ordered] == list(NAMES)
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("linear-collapse first: ValueError: a [red]bad value (more in ")
    assert "relu-folding" in said.out
    assert (tmp_path / "logs" / "linear-collapse.first.log").read_text(encoding="utf-8") == "the whole story"


def test_a_full_disk_takes_one_line_and_ends_the_run(films: Films, capsys: pytest.CaptureFixture[str]) -> None:
    ordered = films({"relu-folding": Failure("No space left on device", "the story", disk_full=True)})
    assert main([]) == 1
    assert [name for name, _ in ordered] == ["linear-collapse", "relu-folding"]
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert error.startswith("no space left on the disk of ")


@pytest.mark.parametrize(
    ("arguments", "named", "allowed"),
    [
        (["relu-foldin"], "relu-foldin", "relu-folding"),
        (["relu-folding", "race-training"], "race-training", "training-race"),
        (["lst"], "lst", "linear-collapse"),
        (["-q", "x"], '"x"', '"l", "m", "h", "p", "k"'),
        (["-q"], "-q", "requires an argument"),
        (["-j", "0"], "0", ">= 1"),
        (["still", "relu-foldin"], "relu-foldin", "relu-folding"),
        (["sheet"], "film", ""),
        (["clean", "--keep", "-1"], "-1", ">= 0"),
        (["--qualty", "l"], "--qualty", "--quality"),
        (["list", "relu-folding"], "relu-folding", ""),
    ],
)
def test_what_is_not_understood_takes_one_line_and_renders_nothing(
    films: Films, capsys: pytest.CaptureFixture[str], arguments: list[str], named: str, allowed: str
) -> None:
    ordered = films({})
    assert main(arguments) == 2
    assert ordered == []
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
