"""The frames of a beat drawn alone by the engine are those of plain Manim, pixel for pixel before encoding."""

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from manim import Scene, tempconfig
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter

from render.manim_adapter import Take
from render.picture import Pixels
from render.quality import Quality
from scenes.catalogue import film_names, load_film

SMALL = Quality(214, 120, 15)


class RecordingWriter(SceneFileWriter):
    """Takes Manim's frames where it would encode them, and writes nothing."""

    checksums: ClassVar[list[int]] = []

    def begin_animation(self, *_: object, **__: object) -> None:
        """Write nothing."""

    def end_animation(self, *_: object, **__: object) -> None:
        """Write nothing."""

    def write_frame(self, frame: Any, repeat: int = 1) -> None:  # noqa: ANN401 (Manim declares another type than it hands over)
        """Keep the checksum."""
        RecordingWriter.checksums.extend([zlib.crc32(frame.data)] * repeat)


def frames_of_plain_manim(film: type[Scene], beats: Sequence[str], folder: Path) -> list[int]:
    """Checksums of the frames that Manim's own renderer would encode."""
    settings = {
        "media_dir": str(folder),
        "pixel_width": SMALL.width,
        "pixel_height": SMALL.height,
        "frame_rate": SMALL.frame_rate,
        "frame_width": 8 * SMALL.width / SMALL.height,
        "disable_caching": True,
        "dry_run": True,
        "progress_bar": "none",
        "verbosity": "CRITICAL",
    }
    RecordingWriter.checksums.clear()
    with tempconfig(settings):
        scene = film(beats=beats)  # type: ignore[call-arg]
        scene.renderer = CairoRenderer(file_writer_class=RecordingWriter)
        scene.renderer.init_scene(scene, scene.session_spec, scene.file_writer_settings)
        scene.render()
    return list(RecordingWriter.checksums)


def shortest_beats(name: str, count: int) -> list[str]:
    beats = load_film(name)().beats()
    wanted = {beat.name for beat in sorted(beats, key=lambda beat: beat.seconds)[:count]}
    return [beat.name for beat in beats if beat.name in wanted]


@pytest.mark.slow
@pytest.mark.parametrize("name", film_names())
def test_beats_drawn_alone_equal_one_run_of_plain_manim(name: str, tmp_path: Path) -> None:
    film = load_film(name)
    beats = shortest_beats(name, 2)
    expected = frames_of_plain_manim(film, beats, tmp_path / "plain")
    drawn: list[int] = []
    for beat in reversed(beats):
        frames: list[int] = []

        def show(pixels: Pixels, repeat: int, frames: list[int] = frames) -> None:
            frames += [zlib.crc32(pixels.data)] * repeat

        Take(film, film.parameters, beat, SMALL, tmp_path / "alone").draw(show)
        drawn = frames + drawn
    assert len(set(expected)) > 20
    assert drawn == expected


@pytest.mark.slow
def test_stills_equal_the_frames_of_the_film(tmp_path: Path) -> None:
    film = load_film("linear-collapse")
    take = Take(film, film.parameters, "one-layer", SMALL, tmp_path)
    frames: list[Pixels] = []
    take.draw(lambda pixels, repeat: frames.extend([pixels.copy()] * repeat))
    middle, last = take.draw_stills(70)
    np.testing.assert_array_equal(middle, frames[70])
    np.testing.assert_array_equal(last, frames[-1])
