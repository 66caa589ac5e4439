"""The one module outside scenes/lib/story.py that knows how Manim is configured and how it hands over its frames."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from manim import Scene, tempconfig
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter

from render.picture import Pixels
from render.quality import Quality

FilmClass: TypeAlias = Callable[..., Scene]
"""What can be drawn: makes a scene from a film's parameters and the names of the beats to draw."""

Show: TypeAlias = Callable[[Pixels, int], None]
"""Takes a picture and the number of frames that it stands for; the array is Manim's and changes afterwards."""

_FRAME_HEIGHT = 8.0


def draw_beat(film: FilmClass, parameters: object, beat: str, quality: Quality, folder: Path, show: Show) -> None:
    """Draw every frame of one beat.

    Args:
        film: makes the scene.
        parameters: the film's parameters.
        beat: name of the beat.
        quality: picture size and frame rate.
        folder: takes the set text; no other process may use it at the same time.
        show: receives the frames in order.
    """
    with tempconfig(_settings(quality, folder)):
        _play(film(parameters, beats=(beat,)), _FrameRenderer(show))


def draw_stills(
    film: FilmClass, parameters: object, beat: str, quality: Quality, folder: Path, frame: int | None = None
) -> list[Pixels]:
    """Draw the frame of a beat with a given number, if any, and its last frame; pass over the others.

    Args:
        film: makes the scene.
        parameters: the film's parameters.
        beat: name of the beat.
        quality: picture size and frame rate.
        folder: takes the set text; no other process may use it at the same time.
        frame: number of the further frame, counted from 0.

    Returns:
        The pictures, the last frame at the end.
    """
    with tempconfig(_settings(quality, folder)):
        scene = film(parameters, beats=(beat,))
        renderer = _StillRenderer(frame)
        _play(scene, renderer)
        return [*renderer.pictures, renderer.picture_of(scene)]


def _play(scene: Scene, renderer: "_FrameRenderer") -> None:
    scene.renderer = renderer
    renderer.init_scene(scene, scene.session_spec, scene.file_writer_settings)
    scene.render()


class _NoFiles(SceneFileWriter):
    """Keeps the book of sections as Manim expects it and writes nothing."""

    def begin_animation(self, allow_write: bool = False, animation_index: int | None = None) -> None:  # noqa: FBT001, FBT002 (Manim's signature)
        """Write nothing."""

    def end_animation(self, allow_write: bool = False) -> None:  # noqa: FBT001, FBT002 (Manim's signature)
        """Write nothing."""

    def add_partial_movie_file(self, hash_animation: str | None) -> None:
        """Write nothing."""


class _FrameRenderer(CairoRenderer):
    """Hands over Manim's own picture instead of copies of it."""

    def __init__(self, show: Show) -> None:
        super().__init__(file_writer_class=_NoFiles)
        self._show = show
        self._static_buffer: Pixels | None = None

    def get_frame(self) -> Pixels:
        """The picture as it is, not a copy."""
        return self.camera.pixel_array

    def add_frame(self, frame: Pixels, num_frames: int = 1) -> None:
        """Hand over a picture."""
        self.time += num_frames / self.camera.frame_rate
        self._show(frame, num_frames)

    def save_static_frame_data(self, scene: Scene, static_mobjects: Any) -> Pixels | None:  # noqa: ANN401 (Manim's signature)
        """Draw what stands still during a motion, into a buffer that stays."""
        self.static_image = None
        if static_mobjects:
            self.update_frame(scene, mobjects=static_mobjects)
            if self._static_buffer is None:
                self._static_buffer = np.empty_like(self.camera.pixel_array)
            np.copyto(self._static_buffer, self.camera.pixel_array)
            self.static_image = self._static_buffer
        return self.static_image


class _StillRenderer(_FrameRenderer):
    """Counts frames and draws only the wanted one."""

    def __init__(self, wanted: int | None) -> None:
        super().__init__(self._pass)
        self._wanted = wanted
        self._passed = 0
        self.pictures: list[Pixels] = []

    def picture_of(self, scene: Scene) -> Pixels:
        """Draw everything that a scene shows now."""
        self.static_image = None
        super().update_frame(scene)
        return self.camera.pixel_array.copy()

    def render(self, scene: Scene, time: float, moving_mobjects: Any = None) -> None:  # noqa: ANN401, ARG002 (Manim's signature)
        """Count one frame of a motion."""
        self._count(scene, 1)

    def update_frame(self, scene: Scene, *_: object, **__: object) -> None:
        """Draw nothing: frames are drawn when they are counted."""
        self._scene = scene

    def _pass(self, _pixels: Pixels, frames: int) -> None:
        self._count(self._scene, frames)

    def _count(self, scene: Scene, frames: int) -> None:
        if self._wanted is not None and self._passed <= self._wanted < self._passed + frames:
            self.pictures.append(self.picture_of(scene))
        self._passed += frames

    def save_static_frame_data(self, scene: Scene, static_mobjects: Any) -> None:  # noqa: ANN401, ARG002 (Manim's signature)
        """Nothing is drawn twice, so nothing is saved."""
        self.static_image = None


def _settings(quality: Quality, folder: Path) -> dict[str, Any]:
    """Manim's settings, complete enough that no configuration file of the user changes a film."""
    return {
        "media_dir": str(folder),
        "video_dir": "{media_dir}",
        "images_dir": "{media_dir}/images",
        "tex_dir": "{media_dir}/typst",
        "text_dir": "{media_dir}/texts",
        "partial_movie_dir": "{media_dir}/segments",
        "input_file": "",
        "output_file": "",
        "format": "mp4",
        "renderer": "cairo",
        "pixel_width": quality.width,
        "pixel_height": quality.height,
        "frame_rate": quality.frame_rate,
        "frame_height": _FRAME_HEIGHT,
        "frame_width": _FRAME_HEIGHT * quality.width / quality.height,
        "background_opacity": 1.0,
        "from_animation_number": 0,
        "upto_animation_number": -1,
        "dry_run": True,
        "preview": False,
        "live_preview": False,
        "save_sections": False,
        "log_to_file": False,
        "disable_caching": True,
        "max_files_cached": -1,
        "progress_bar": "none",
        "verbosity": "CRITICAL",
        "media_loglevel": "CRITICAL",
    }
