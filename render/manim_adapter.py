"""The one module outside scenes/lib/story.py that knows how Manim is configured and where it leaves its files."""

from pathlib import Path
from typing import Any

from manim import Scene, tempconfig

from render.quality import Quality

FilmClass = type[Scene]
"""What can be drawn: any scene of Manim."""

_FRAME_HEIGHT = 8.0


def draw_film(film: FilmClass, quality: Quality, folder: Path) -> Path:
    """Draw a film with its own parameters and encode it.

    Args:
        film: class of the film.
        quality: picture size and frame rate.
        folder: empty folder that takes everything Manim writes; no other run may use it.

    Returns:
        The encoded MP4 inside folder.

    Raises:
        RuntimeError: if the film draws nothing.
    """
    with tempconfig(_settings(quality, folder)):
        scene = film()
        scene.render()
        video = scene.output_plan.primary_artifact
    if video is None or not video.is_file():
        raise RuntimeError(f"{film.__name__} wrote no video")
    return video


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
        "dry_run": False,
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
