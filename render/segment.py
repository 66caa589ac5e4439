"""What workers make: the outline of a film and the segments of its beats.

A film's key covers this module and all that it imports.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from render.job import Job, Order, Task
from render.manim_adapter import Take
from render.picture import Pixels
from render.segment_encoder import segment_encoder
from scenes import catalogue

if TYPE_CHECKING:
    from scenes.lib.parameters import StoryParameters
    from scenes.lib.story import Story


def make_piece(task: Task, folder: Path, drawn: Callable[[int], None]) -> bytes:
    """Carry out a task.

    Args:
        task: what to make.
        folder: takes the set text; no other process may use it at the same time.
        drawn: is told of each picture, for how many frames it stands.

    Returns:
        The outline of an ordered film, a JSON list of its beats' names and seconds, or the segment of a job, an MP4.

    Raises:
        Exception: whatever loading or drawing the film raises.
    """
    return _outline(task) if isinstance(task, Order) else _segment(task, folder, drawn)


def ordered_film(order: Order) -> "tuple[type[Story], StoryParameters]":
    """The class of an ordered film and its parameters: its own, with some of them changed.

    Raises:
        ValueError: if a parameter is unknown or out of its range.
    """
    film = catalogue.load_film(order.film)
    own = film.parameters
    return film, type(own).model_validate({**own.model_dump(), **json.loads(order.parameters)})


def _outline(order: Order) -> bytes:
    film, parameters = ordered_film(order)
    return json.dumps([(beat.name, beat.seconds) for beat in film(parameters).beats()]).encode()


def _segment(job: Job, folder: Path, drawn: Callable[[int], None]) -> bytes:
    quality = job.order.quality
    film, parameters = ordered_film(job.order)
    with segment_encoder(quality) as encoder:

        def show(pixels: Pixels, repeat: int) -> None:
            encoder.show(pixels, repeat)
            drawn(repeat)

        Take(film, parameters, job.beat, quality, folder).draw(show)
        return encoder.finish()
