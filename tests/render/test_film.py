"""One film from its class to its file."""

import os
from fractions import Fraction
from pathlib import Path

import av
import pytest
from manim import RIGHT, Dot, Scene, config

from render import Quality, render_film
from render.failure import disk_is_full
from render.mp4 import copy_with_index_first

SMALL = Quality(160, 90, 15)


class MovingDot(Scene):
    """One second of motion and 0.6 of rest."""

    def construct(self) -> None:
        """Move, then rest."""
        dot = Dot(radius=1)
        self.play(dot.animate.shift(RIGHT), run_time=1)
        self.wait(0.6)


class Broken(Scene):
    """Fails in the middle of a motion."""

    def construct(self) -> None:
        """Move, then fail."""
        self.play(Dot().animate.shift(RIGHT), run_time=0.2)
        raise ZeroDivisionError("nothing to divide by")


FILMS: dict[str, type[Scene]] = {"moving-dot": MovingDot, "broken": Broken}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    media = tmp_path_factory.mktemp("media")
    film = render_film("moving-dot", FILMS.__getitem__, SMALL, media)
    assert film.path == media / "moving-dot" / "moving-dot.mp4"
    assert film.size == film.path.stat().st_size
    assert film.seconds == pytest.approx(24 / 15)
    return film.path


def test_the_file_has_the_wanted_size_rate_and_frames(rendered: Path) -> None:
    with av.open(rendered) as container:
        video = container.streams.video[0]
        assert (video.width, video.height, video.average_rate) == (160, 90, Fraction(15))
        assert [round(frame.time * 15) for frame in container.decode(video)] == list(range(24))


def test_the_picture_is_the_whole_scene(rendered: Path) -> None:
    """A dot at RIGHT ends one unit right of the middle of a frame 8 units high."""
    with av.open(rendered) as container:
        last = list(container.decode(video=0))[-1].to_ndarray(format="rgb24").astype(int)
    assert last[0, 0].max() < 8
    bright = last.sum(axis=2) > 600
    assert bright.any()
    assert abs(bright.nonzero()[1].mean() - (80 + 90 / 8 - 0.5)) < 1


def test_nothing_but_the_film_is_left_and_manims_settings_are_as_before(rendered: Path) -> None:
    assert list(rendered.parent.parent.rglob("*")) == [rendered.parent, rendered]
    assert config.pixel_width == 1920


def test_a_film_that_fails_leaves_nothing_and_keeps_the_one_before(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        render_film("broken", FILMS.__getitem__, SMALL, tmp_path)
    assert list(tmp_path.iterdir()) == []

    before = tmp_path / "broken" / "broken.mp4"
    before.parent.mkdir()
    before.write_text("from yesterday")
    with pytest.raises(ZeroDivisionError):
        render_film("broken", FILMS.__getitem__, SMALL, tmp_path)
    assert list(before.parent.iterdir()) == [before]
    assert before.read_text() == "from yesterday"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_recognised_where_the_film_is_written(rendered: Path) -> None:
    with pytest.raises(OSError, match=os.strerror(28)) as caught:
        copy_with_index_first(rendered, Path("/dev/full"))
    assert disk_is_full(caught.value)
