"""Films drawn in memory: the frames of each beat before encoding, and the scene as a beat leaves it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from zlib import crc32

from manim import Scene
from manim.scene.scene_file_writer import SceneFileWriter

from scenes.catalogue import film_names, film_words, load_film

if TYPE_CHECKING:
    from manim.typing import RGBAPixelArray

    from scenes.lib.parameters import StoryParameters
    from scenes.lib.story import Story

RATES = (15, 30, 60)
_FEW_SEEDS = 2


def tiny_pictures(folder: Path, *, frame_rate: int = 15) -> dict[str, Any]:
    """Manim's settings for drawing without output; pictures of text go to folder."""
    return {
        "pixel_width": 160,
        "pixel_height": 90,
        "frame_rate": frame_rate,
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


def frames_of(scene: Scene) -> dict[str, list[int]]:
    """Draw a scene; the checksums of its frames by section, those without frames left out."""
    recorder = FrameRecorder(scene.file_writer_settings)
    scene.renderer.file_writer = recorder
    scene.render()
    return {name: frames for name, frames in recorder.frames.items() if frames}


def played(scene: Scene) -> Scene:
    """The scene after its last motion, nothing drawn on the way; renderer.time says how long all took."""
    scene.renderer.file_writer = FrameRecorder(scene.file_writer_settings, skip=True)
    with patch.object(scene.camera, "capture_mobjects"):
        scene.render()
    return scene


def light_parameters(film: str) -> "StoryParameters":
    """The film's own parameters; what it averages over many seeds, over few."""
    parameters = load_film(film).parameters
    return parameters.model_copy(update={"seeds": _FEW_SEEDS} if "seeds" in type(parameters).model_fields else {})


@dataclass(frozen=True)
class DrawnBeat:
    """One beat drawn alone: the scene as the beat leaves it (to be read only) and the checksums of its frames."""

    scene: "Story"
    frames: list[int]


@cache
def drawn_beat(film: str, beat: str) -> DrawnBeat:
    """Draw one beat of a film alone, from parameters that went through JSON as another machine would get them."""
    parameters = light_parameters(film)
    copy = type(parameters).model_validate_json(parameters.model_dump_json())
    story = load_film(film)(copy, beats=[beat])
    return DrawnBeat(story, frames_of(story)[beat])


@cache
def last_picture(film: str, beat: str, parameters: "StoryParameters | None" = None) -> "Story":
    """The film after one of its beats, nothing drawn on the way; to be read only."""
    story = load_film(film)(parameters, beats=[beat])
    played(story)
    return story


def beats_of(film: str) -> list[str]:
    """Names of a film's beats with its own parameters."""
    return ["title-card", *film_words(film).beats]


def every_beat() -> list[tuple[str, str]]:
    """Film and beat names of all films."""
    return [(film, beat) for film in film_names() for beat in beats_of(film)]
