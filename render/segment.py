"""What workers make: the outline of a film and the segments of its beats.

A film's key covers this module and all that it imports.
"""

import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PIL import Image

from render.job import Job, Order, PlannedBeat, Task
from render.manim_adapter import Take
from render.outline import Outline, Refusal
from render.picture import Pixels
from render.piece import Segment
from scenes import catalogue
from scenes.lib.editing.changes import changes_from_json
from scenes.lib.editing.validation import Editor, RefusedError
from scenes.lib.reads import noting_reads

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
        The outline of an ordered film, or the segment of a job.

    Raises:
        Exception: whatever loading or drawing the film raises.
    """
    return (outline(task) if isinstance(task, Order) else _segment(task, folder, drawn)).to_bytes()


def ordered_film(order: Order) -> "tuple[type[Story], StoryParameters]":
    """The class of an ordered film and its parameters: its own, with some of them changed.

    Raises:
        RefusedError: if a parameter is unknown or out of its range.
    """
    film = catalogue.load_film(order.film)
    own: StoryParameters = film.parameters
    return film, Editor(own, whole=f"film {order.film}").edited(changes_from_json(order.changes))


def outline(order: Order) -> Outline:
    """What is known of an ordered film before it is drawn."""
    try:
        film, parameters = ordered_film(order)
    except RefusedError as error:
        return Outline({}, (), (), [Refusal(one.change, one.key, one.message) for one in error.problems])
    beats = film(parameters).beats()
    planned = [
        PlannedBeat(beat.name, beat.seconds, json.dumps([beat.words.model_dump(), beat.seconds, beat == beats[-1]]))
        for beat in beats
    ]
    values, own = parameters.model_dump(mode="json"), film.parameters.model_dump(mode="json")
    return Outline(values, [name for name in values if values[name] != own[name]], planned)


class _Encoder(Protocol):
    """What the encoders of all formats can do."""

    def show(self, pixels: Pixels, repeat: int) -> None: ...

    def finish(self) -> bytes: ...

    @property
    def frames(self) -> int: ...

    @property
    def last_picture(self) -> Pixels: ...


def _encoder(job: Job) -> AbstractContextManager[_Encoder]:
    """The format's encoder; its module is imported here alone, so that it is no part of what other formats need."""
    encoder: AbstractContextManager[_Encoder] = import_module(job.rendition.format.encoder).segment_encoder(
        job.quality, transparent=job.rendition.transparent
    )
    return encoder


def _segment(job: Job, folder: Path, drawn: Callable[[int], None]) -> Segment:
    film = catalogue.load_film(job.film)
    parameters = type(film.parameters).model_validate_json(job.parameters)
    transparent = job.rendition.transparent
    with _encoder(job) as encoder, noting_reads() as reads:

        def show(pixels: Pixels, repeat: int) -> None:
            encoder.show(pixels, repeat)
            drawn(repeat)

        take = Take(film, parameters, job.beat.name, job.quality, folder, transparent=transparent)
        story = take.draw_last(show) if job.rendition.format.still else take.draw(show)
        spoken = tuple((round(second * job.quality.frame_rate), text) for second, text in story.spoken)
        video, poster = encoder.finish(), _as_png(encoder.last_picture, transparent=transparent)
        return Segment(tuple(sorted(reads)), story.heading, spoken, encoder.frames, poster, video)


def _as_png(pixels: Pixels, *, transparent: bool) -> bytes:
    file = io.BytesIO()
    if transparent:
        Image.fromarray(pixels * (pixels[..., 3:] > 0)).save(file, "PNG")
    else:
        Image.fromarray(pixels).convert("RGB").save(file, "PNG")
    return file.getvalue()
