"""Films drawn in memory: the frames of each beat before encoding, and the scene as a beat leaves it."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from zlib import crc32

from manim import Scene, Wait
from manim.scene.scene_file_writer import SceneFileWriter

from scenes.catalogue import film_names, film_words, load_film

if TYPE_CHECKING:
    from manim.typing import RGBAPixelArray

    from scenes.lib.parameters import StoryParameters
    from scenes.lib.story import Story

RATE = 15
"""Frames a second; every duration is a whole number of these."""


def tiny_pictures(folder: Path) -> dict[str, Any]:
    """Manim's settings for drawing without output; pictures of text go to folder."""
    return {
        "pixel_width": 160,
        "pixel_height": 90,
        "frame_rate": RATE,
        "frame_height": 8.0,
        "frame_width": 8.0 * 16 / 9,
        "media_dir": str(folder),
        "dry_run": True,
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
    }


class FrameRecorder(SceneFileWriter):
    """Keeps a checksum of every frame by section instead of writing it.

    Args:
        settings: Manim's.
        skip: whether motions jump to their ends, without frames.
    """

    def __init__(self, settings: Any, *, skip: bool = False) -> None:  # noqa: ANN401 (Manim's class for it is private)
        self.frames: dict[str, list[int]] = {}
        self._skip = skip
        super().__init__(settings)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:  # noqa: FBT001 (Manim's signature)
        """Begin another section."""
        super().next_section(name, type_, skip_animations or self._skip)
        self._now = self.frames.setdefault(name, [])

    def write_frame(self, frame: "RGBAPixelArray", repeat: int = 1) -> None:
        """Note a frame that is shown so many times."""
        self._now.extend([crc32(frame.tobytes())] * repeat)


def frames_of(scene: Scene, *, afresh: bool = False) -> dict[str, list[int]]:
    """Draw a scene; the checksums of its frames by section, those without frames left out.

    Args:
        scene: what to draw.
        afresh: draw everything in every frame, also what Manim takes to stand still.
    """
    recorder = FrameRecorder(scene.file_writer_settings)
    scene.renderer.file_writer = recorder
    if afresh:
        with patch.object(scene, "get_moving_and_static_mobjects", lambda _: (list(scene.mobjects), [])):
            scene.render()
    else:
        scene.render()
    return {name: frames for name, frames in recorder.frames.items() if frames}


@dataclass(frozen=True)
class Played:
    """A film after its last motion, nothing drawn on the way.

    Attributes:
        story: the film as it stands; to be read only.
        stills: seconds of every unbroken stillness.
        seconds: seconds of all.
    """

    story: "Story"
    stills: tuple[float, ...]
    seconds: float


def played(story: "Story") -> Played:
    """Let a film happen without drawing it."""
    story.renderer.file_writer = FrameRecorder(story.file_writer_settings, skip=True)
    renderer = story.renderer
    with patch.object(story.camera, "capture_mobjects"), patch.object(renderer, "play", wraps=renderer.play) as play:
        story.render()
    waits = [call.args[1] if isinstance(call.args[1], Wait) else None for call in play.call_args_list]
    stills = [sum(wait.run_time for wait in run if wait) for still, run in groupby(waits, bool) if still]
    return Played(story, tuple(stills), story.renderer.time)


@cache
def last_picture(film: str, beat: str, parameters: "StoryParameters | None" = None) -> Played:
    """One beat of a film, with the film's own parameters unless others are given."""
    return played(load_film(film)(parameters, beats=[beat]))


def beats_of(film: str) -> list[str]:
    """Names of a film's beats with its own parameters."""
    return ["title-card", *film_words(film).beats]


def every_beat() -> list[tuple[str, str]]:
    """Film and beat names of all films."""
    return [(film, beat) for film in film_names() for beat in beats_of(film)]
