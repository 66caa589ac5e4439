"""The one module outside scenes/lib/story.py that knows how Manim is configured and how it hands over its frames."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Self, TypeAlias, TypeVar, cast

import cairo
import numpy as np
from manim import Camera, Scene, VMobject, tempconfig
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter
from tqdm import tqdm  # type: ignore[import-untyped]

from render.picture import Pixels
from render.quality import Quality
from render.straight_alpha import StraightAlpha

AnyScene = TypeVar("AnyScene", bound=Scene)

Show: TypeAlias = Callable[[Pixels, int], None]
"""Takes a picture and the number of frames that it stands for; the array is Manim's and changes afterwards."""

_FRAME_HEIGHT = 8.0
_HALF_A_SHADE = 1 / 512

tqdm.set_lock(threading.RLock())  # its own lock would be one between processes, which outlives those that are killed


@dataclass(frozen=True)
class Take(Generic[AnyScene]):
    """One beat to be drawn.

    Args:
        film: makes the scene from the film's parameters and the names of the beats to draw.
        parameters: the film's parameters.
        beat: name of the beat.
        quality: picture size and frame rate.
        folder: takes the set text; no other process may use it at the same time.
        transparent: leave the ground out; the pictures have straight alpha.
    """

    film: Callable[..., AnyScene]
    parameters: object
    beat: str
    quality: Quality
    folder: Path
    transparent: bool = False

    def draw(self, show: Show) -> AnyScene:
        """Draw every frame and hand it over, in order; the scene as it is afterwards."""
        with tempconfig(_settings(self.quality, self.folder)):
            scene = self.film(self.parameters, beats=(self.beat,))
            _play(scene, _FrameRenderer(self._shown(show), self._camera))
            return scene

    def draw_last(self, show: Show) -> AnyScene:
        """Draw the last frame and hand it over for all of them; the scene as it is afterwards."""
        with tempconfig(_settings(self.quality, self.folder)):
            scene = self.film(self.parameters, beats=(self.beat,))
            renderer = _StillRenderer((), self._camera)
            _play(scene, renderer)
            self._shown(show)(renderer.picture_of(scene), renderer.passed)
            return scene

    def draw_stills(self, *wanted: int) -> list[Pixels]:
        """Draw the frames with these numbers, counted from 0, and the last one; pass over the others."""
        with tempconfig(_settings(self.quality, self.folder)):
            scene = self.film(self.parameters, beats=(self.beat,))
            renderer = _StillRenderer(wanted, self._camera)
            _play(scene, renderer)
            return [*renderer.pictures, renderer.picture_of(scene)]

    @property
    def _camera(self) -> type[Camera]:
        return _ClearCamera if self.transparent else Camera

    def _shown(self, show: Show) -> Show:
        if not self.transparent:
            return show
        straight = StraightAlpha()
        return lambda pixels, repeat: show(straight.of(pixels), repeat)


def _play(scene: Scene, renderer: "_FrameRenderer") -> None:
    scene.renderer = renderer
    renderer.init_scene(scene, scene.session_spec, scene.file_writer_settings)
    scene.render()


class _NoFiles(SceneFileWriter):
    """Keeps the book of sections as Manim expects it and writes nothing."""

    def begin_animation(self, *_: object, **__: object) -> None:
        """Write nothing."""

    def end_animation(self, *_: object, **__: object) -> None:
        """Write nothing."""

    def add_partial_movie_file(self, *_: object) -> None:
        """Write nothing."""


class _ClearCamera(Camera):
    """Draws on nothing: what has the color of the ground takes away what is behind it, as it does on the ground.

    Laid over the ground, the picture is the one that is drawn on it.
    """

    def init_background(self) -> None:
        """Begin with nothing; Manim's colored transparent ground would be added to what Cairo draws on it."""
        super().init_background()
        cast("Pixels", self.background)[:] = 0

    def set_cairo_context_color(self, ctx: "cairo.Context[Any]", rgbas: Any, vmobject: VMobject) -> Self:  # noqa: ANN401 (the same)
        """Draw, or take away."""
        ground = self.background_color.to_rgb()
        takes_away = len(rgbas) == 1 and np.abs(rgbas[0][:3] - ground).max() < _HALF_A_SHADE
        ctx.set_operator(cairo.OPERATOR_DEST_OUT if takes_away else cairo.OPERATOR_OVER)
        return super().set_cairo_context_color(ctx, rgbas, vmobject)


class _FrameRenderer(CairoRenderer):
    """Hands over Manim's own picture instead of copies of it."""

    def __init__(self, show: Show, camera: type[Camera]) -> None:
        super().__init__(file_writer_class=_NoFiles, camera_class=camera)
        self._show = show
        self._static_buffer = np.empty_like(self._pixels)

    @property
    def _pixels(self) -> Pixels:
        return cast("Pixels", self.camera.pixel_array)

    def get_frame(self) -> Any:  # noqa: ANN401 (Manim declares a wider type than it holds)
        """The picture as it is, not a copy."""
        return self._pixels

    def add_frame(self, frame: Any, num_frames: int = 1) -> None:  # noqa: ANN401 (the same)
        """Hand over a picture."""
        self.time += num_frames / self.camera.frame_rate
        self._show(frame, num_frames)

    def save_static_frame_data(self, scene: Scene, static_mobjects: Any) -> Any:  # noqa: ANN401 (the same)
        """Draw what stands still during a motion, into a buffer that stays."""
        self.static_image = None
        if static_mobjects:
            self.update_frame(scene, mobjects=static_mobjects)
            np.copyto(self._static_buffer, self._pixels)
            self.static_image = cast("Any", self._static_buffer)
        return self.static_image


class _StillRenderer(_FrameRenderer):
    """Counts frames and draws only the wanted ones."""

    def __init__(self, wanted: Sequence[int], camera: type[Camera]) -> None:
        super().__init__(self._count, camera)
        self._wanted = wanted
        self.passed = 0
        self.pictures: list[Pixels] = []

    def picture_of(self, scene: Scene) -> Pixels:
        """Draw everything that a scene shows now."""
        super().update_frame(scene)
        return self._pixels.copy()

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Manim's signature)
        """Remember which scene the frames are of."""
        self._scene = scene
        super().play(scene, *args, **kwargs)

    def update_frame(self, *_: object, **__: object) -> None:
        """Draw nothing: frames are drawn when they are counted."""

    def save_static_frame_data(self, *_: object) -> None:
        """Nothing is drawn twice, so nothing is saved."""
        self.static_image = None

    def _count(self, _pixels: Pixels, frames: int) -> None:
        if any(self.passed <= number < self.passed + frames for number in self._wanted):
            self.pictures.append(self.picture_of(self._scene))
        self.passed += frames


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
