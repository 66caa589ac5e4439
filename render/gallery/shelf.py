"""The rendered films that stand beside each other, in the chapter's order, with all versions of a film together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from render.gallery.clip import Clip
from render.gallery.naming import version_parts
from render.gallery.reading import read_clip
from scenes import catalogue


@dataclass(frozen=True)
class Film:
    """A film and its versions.

    Args:
        number: its place in the chapter, counted from 1; none for all films as one, and for a film that is no more.
        clips: what was rendered of it: first the film with its own parameters, and the largest picture.
    """

    number: int | None
    clips: Sequence[Clip]


def standing_clips(media: Path) -> list[Clip]:
    """Every rendered film, all versions of it together, in the chapter's order; all films as one come first.

    Raises:
        OSError: if the folder cannot be read.
    """
    folders = (path for path in media.iterdir() if path.is_dir() and not path.name.startswith("."))
    return sorted(filter(None, map(read_clip, folders)), key=_place)


def films(clips: Sequence[Clip]) -> list[Film]:
    """Films with their versions, from clips in order."""
    numbers = {name: number for number, name in enumerate(catalogue.film_names(), 1)}
    return [Film(numbers.get(film), list(versions)) for film, versions in groupby(clips, key=lambda clip: clip.film)]


def _place(clip: Clip) -> tuple[int, str, int, Sequence[Sequence[str | int]], int, str]:
    order = (catalogue.CHAPTER, *catalogue.film_names())
    number = order.index(clip.film) if clip.film in order else len(order)
    parts = [_in_natural_order(part) for part in version_parts(clip)]
    return number, clip.film, len(parts), parts, -clip.quality.height * clip.quality.frame_rate, clip.folder


def _in_natural_order(text: str) -> list[str | int]:
    """What a text is sorted by so that 8 comes before 12: its words and numbers in turn."""
    return [int(part) if index % 2 else part for index, part in enumerate(re.split(r"(\d+)", text))]
