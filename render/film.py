"""One film, from its class to a finished file."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from render.quality import Quality
from render.workspace import workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from render.manim_adapter import FilmClass


@dataclass(frozen=True)
class RenderedFilm:
    """A finished film: its name, file, duration in seconds, size in bytes and the seconds that rendering took."""

    name: str
    path: Path
    seconds: float
    size: int
    took: float


def film_path(media: Path, name: str) -> Path:
    """Where a film's file stands."""
    return media / name / f"{name}.mp4"


def render_film(name: str, load: "Callable[[str], FilmClass]", quality: Quality, media: Path) -> RenderedFilm:
    """Render a film to its place under media; the file appears whole or not at all.

    Args:
        name: film name.
        load: gives the film's class by its name.
        quality: picture size and frame rate.
        media: folder of all films.

    Raises:
        OSError: if a file cannot be written.
        Exception: whatever loading or drawing the film raises.
    """
    from render.manim_adapter import draw_film  # noqa: PLC0415 (importing Manim takes a second that other commands save)
    from render.mp4 import copy_with_index_first  # noqa: PLC0415 (the same for PyAV)

    start = time.perf_counter()
    path = film_path(media, name)
    with workspace(path.parent) as folder:
        drawn = draw_film(load(name), quality, folder / "manim")
        finished = folder / path.name
        video = copy_with_index_first(drawn, finished)
        finished.replace(path)
    return RenderedFilm(name, path, video.seconds, path.stat().st_size, time.perf_counter() - start)
