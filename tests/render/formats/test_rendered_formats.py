"""A film rendered in every format: each file plays what the film shows, and a second run has nothing to do."""

import json
import subprocess
import sys
from pathlib import Path
from zlib import crc32

import av
import numpy as np
import pytest
from PIL import Image

from tests.render.conftest import BEATS, Project, copied_project

pytestmark = pytest.mark.slow

NAME = "plain-square"
RATE, LENGTHS = 15, [3, 3, 4]
SIZE = (854, 480)
STEMS = [f"{number:02}-{beat}" for number, beat in enumerate(BEATS, 1)]
OPAQUE = ("webm", "mov", "gif", "webp", "png")
TRANSPARENT = ("webm", "mov", "webp", "png")
WITHOUT_MANIM = (
    "import sys; from render.command_line import main; status = main(sys.argv[1:]);"
    "sys.exit(status or bool({'manim', 'av', 'numpy', 'PIL'} & set(sys.modules)))"
)
UNIT = SIZE[1] / 8
"""Pixels of a unit of Manim's frame, which is 8 units high."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a film in every format."""
    project = copied_project(tmp_path_factory.mktemp("formats") / "project")
    for arguments in (["--format", ",".join(["mp4", *OPAQUE])], ["--transparent", "--format", ",".join(TRANSPARENT)]):
        result = project.run(NAME, "-q", "l", *arguments)
        assert (result.status, result.errors) == (0, ""), arguments
        assert result.drawn == {f"{NAME} {beat}" for beat in BEATS}
    return project


@pytest.fixture(scope="module")
def folder(project: Project) -> Path:
    return project.folder(NAME)


def pictures(path: Path) -> list[np.ndarray]:
    """Every frame of a video with its alpha, which only libvpx's own decoder reads."""
    with av.open(path) as container:
        (video,) = container.streams.video
        decoder = video.codec_context
        if path.suffix == ".webm":
            made = av.CodecContext.create("libvpx-vp9", "r")
            assert isinstance(made, av.VideoCodecContext)
            decoder = made
        frames = [frame for packet in container.demux(video) if packet.size for frame in decoder.decode(packet)]
        unit = float(video.time_base or 0)
        times = [round((frame.pts or 0) * unit * RATE, 2) for frame in frames]
        assert times == pytest.approx(range(len(frames)), abs=0.02), "every frame at its time, none left out"
        # With several threads the conversion differs from run to run where their slices of the picture meet.
        return [frame.reformat(format="rgba", threads=1).to_ndarray() for frame in frames]


def test_the_folder_holds_every_format_and_its_list_tells_them_all(folder: Path) -> None:
    endings = {f".{one}" for one in ("mp4", *OPAQUE)} | {f"--transparent.{one}" for one in TRANSPARENT}
    assert {path.name for path in (folder / "beats").iterdir()} == {
        f"{stem}{ending}" for stem in STEMS for ending in endings
    }
    films = {".mp4", ".webm", ".mov", "--transparent.webm", "--transparent.mov"}
    assert {path.name.removeprefix(folder.name) for path in folder.iterdir() if path.name.startswith(folder.name)} == {
        *films,
        *(".vtt", ".srt", ".toml"),
    }
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"manifest.json"}
    assert manifest["files"].keys() == found
    assert manifest["renditions"].keys() == {"mp4", *OPAQUE, *(f"{one}--transparent" for one in TRANSPARENT)}
    assert not any(one["outdated"] for one in manifest["renditions"].values())
    assert [one["video"] for one in manifest["beats"]] == [f"beats/{stem}.mp4" for stem in STEMS]


def test_a_second_run_has_nothing_to_do(project: Project) -> None:
    for arguments, count in (
        (["--format", ",".join(["mp4", *OPAQUE])], 1 + len(OPAQUE)),
        (["--transparent", "--format", ",".join(TRANSPARENT)], 1 + len(TRANSPARENT)),  # and the posters
    ):
        run = subprocess.run(
            [sys.executable, "-c", WITHOUT_MANIM, NAME, "-q", "l", *arguments],
            cwd=project.root,
            env=project.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        assert run.stdout.count("cached") == count


@pytest.mark.parametrize("mark", ["", "--transparent"])
@pytest.mark.parametrize("kind", ["webm", "mov"])
def test_a_whole_film_has_its_clips_one_after_another_a_title_and_marks(folder: Path, kind: str, mark: str) -> None:
    path = folder / f"{folder.name}{mark}.{kind}"
    with av.open(path) as container:
        assert [stream.type for stream in container.streams if stream.type in {"audio", "subtitle"}] == []
        video = container.streams.video[0]
        assert (video.width, video.height) == SIZE
        assert video.average_rate == RATE
        assert container.duration == pytest.approx(sum(LENGTHS) * av.time_base, abs=1100)  # WebM counts milliseconds
        if kind == "webm":
            signs = {name.lower() for name in video.metadata}
            assert ("alpha_mode" in signs) == bool(mark), "what tells a browser of the alpha"
        titles = {name.lower(): value for name, value in container.metadata.items()}
        assert titles["title"] == "PlainSquare"
        marks = [
            (round(float(one["start"] * (one["time_base"] or 0)), 3), one["metadata"]["title"])
            for one in container.chapters()
        ]
    assert marks == [(0, "PlainSquare"), (3, "First"), (6, "Second")]


@pytest.mark.parametrize("kind", ["webm", "mov"])
def test_joined_frames_are_those_of_the_clips(folder: Path, kind: str) -> None:
    whole, *clips = (
        [crc32(picture.tobytes()) for picture in pictures(path)]
        for path in (
            folder / f"{folder.name}--transparent.{kind}",
            *(folder / f"beats/{stem}--transparent.{kind}" for stem in STEMS),
        )
    )
    assert [len(clip) for clip in clips] == [RATE * seconds for seconds in LENGTHS]
    assert whole == [picture for clip in clips for picture in clip]


@pytest.mark.parametrize("kind", ["webm", "mov"])
def test_the_ground_is_transparent_and_the_ink_is_not(folder: Path, kind: str) -> None:
    """The square, two units wide, ends two units right of the middle; its outline is white and 4 hundredths wide."""
    shown = pictures(folder / f"beats/{STEMS[1]}--transparent.{kind}")
    for picture in (shown[0], shown[-1]):
        assert not picture[[0, 0, -1, -1], [0, -1, 0, -1], 3].any()
        assert picture[..., 3].max() >= 254
    with Image.open(folder / f"beats/{STEMS[1]}--transparent.png") as still:
        exact = np.asarray(still).astype(int)
    last = shown[-1].astype(int)
    solid, clear = exact[..., 3] == 255, exact[..., 3] == 0
    soft = (exact[..., 3] > 64) & (exact[..., 3] < 192)
    assert np.median(last[solid][:, 3]) >= 254
    assert np.median(last[clear][:, 3]) == 0
    assert np.median(np.abs(last[soft] - exact[soft]), axis=0).max() <= 12, "soft edges keep color and alpha"


def test_the_transparent_still_over_the_ground_is_the_poster(folder: Path) -> None:
    for stem in STEMS:
        with (
            Image.open(folder / f"beats/{stem}--transparent.png") as clear,
            Image.open(folder / f"beats/{stem}.png") as poster,
        ):
            assert (clear.size, clear.mode, poster.size, poster.mode) == (SIZE, "RGBA", SIZE, "RGB")
            alpha = np.asarray(clear)[..., 3:] / 255
            over = np.asarray(clear)[..., :3] * alpha + np.array((18, 20, 26)) * (1 - alpha)
            assert np.abs(over - np.asarray(poster)).max() <= 3


@pytest.mark.parametrize(("kind", "mark"), [("gif", ""), ("webp", ""), ("webp", "--transparent")])
def test_clips_that_loop_end_on_the_last_frame_and_take_their_time(folder: Path, kind: str, mark: str) -> None:
    for stem, seconds in zip(STEMS[:2], LENGTHS[:2], strict=True):  # the third stands still
        with (
            Image.open(folder / f"beats/{stem}{mark}.{kind}") as clip,
            Image.open(folder / f"beats/{stem}{mark}.png") as still,
        ):
            assert clip.size == SIZE
            assert clip.info["loop"] == 0, "for ever"
            duration = 0
            for number in range(getattr(clip, "n_frames", 1)):
                clip.seek(number)
                clip.load()
                duration += clip.info["duration"]
            assert duration == pytest.approx(1000 * seconds, abs=11)
            shown, last = (np.asarray(one.convert("RGBA")).astype(int) for one in (clip, still))
            assert np.abs(shown - last).mean() < 0.1
            assert np.abs(shown - last).max() <= (0 if mark else 24), "no color is far from its own"


def test_a_format_that_has_been_made_is_no_reason_to_draw_another_anew(project: Project) -> None:
    before = {path: path.stat().st_ino for path in project.folder(NAME).rglob("*.mov")}
    assert project.run(NAME, "-q", "l", "--format", "gif").drawn == set()
    assert {path: path.stat().st_ino for path in project.folder(NAME).rglob("*.mov")} == before
