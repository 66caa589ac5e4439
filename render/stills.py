"""Single frames as pictures: the last frame of a beat, the contact sheet of a film."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from render.failure import UsageError
from render.film import FilmPlace
from render.job import Order
from render.manim_adapter import Take
from render.outline import Outline
from render.parameters.effective import keep_parameters
from render.picture import Pixels
from render.production import RefusedOrdersError, place_of
from render.segment import ordered_film, outline
from scenes.lib.theme import LIGHT

if TYPE_CHECKING:
    from scenes.lib.parameters import StoryParameters
    from scenes.lib.story import Beat, Story

_COUNTING_RATE = 15
_TILE_WIDTH = 640
_TILES_ACROSS = 4
_LABEL_HEIGHT = 36
_INK, _PAPER = LIGHT.text, LIGHT.background


@dataclass(frozen=True)
class DrawableFilm:
    """An ordered film, loaded.

    Args:
        place: where its files stand.
        story: its class.
        parameters: its parameters.
        outline: what is known of it.
    """

    place: FilmPlace
    story: "type[Story]"
    parameters: "StoryParameters"
    outline: Outline

    @property
    def beats(self) -> "tuple[Beat, ...]":
        """Its beats."""
        return self.story(self.parameters).beats()

    def draw(self, beat: "Beat", folder: Path, *frames: int) -> list[Pixels]:
        """Draw these frames of a beat and its last one."""
        counted = replace(self.place.quality, frame_rate=_COUNTING_RATE)  # leaves few frames to pass over
        return Take(self.story, self.parameters, beat.name, counted, folder / "text").draw_stills(*frames)


def drawable_films(orders: Iterable[Order], media: Path) -> list[DrawableFilm]:
    """Ordered films, loaded, with all their parameters checked.

    Raises:
        RefusedOrdersError: if a film does not take its parameters.
    """
    outlines = {order: outline(order) for order in orders}
    refusals = {order: found.refusals for order, found in outlines.items() if found.refusals}
    if refusals:
        raise RefusedOrdersError(refusals)
    return [
        DrawableFilm(place_of(order, found, media), *ordered_film(order), found) for order, found in outlines.items()
    ]


def write_still(film: DrawableFilm, folder: Path, *, number: int | None) -> Path:
    """Write the last frame of a beat to media/NAME/NAME-NUMBER.png; it appears whole or not at all.

    Args:
        film: what to draw.
        folder: takes unfinished files, on the same disk as the picture.
        number: of the beat, counted from 1; the last when left out.

    Raises:
        UsageError: if there is no such beat.
        OSError: if the picture cannot be written.
    """
    beats = film.beats
    chosen = len(beats) if number is None else number
    if chosen > len(beats):
        raise UsageError(f"{film.place.film} has no beat {chosen}; it has {len(beats)}")
    *_, last = film.draw(beats[chosen - 1], folder)
    return _put(film, Image.fromarray(last).convert("RGB"), f"-{chosen}.png", folder)


def write_sheet(film: DrawableFilm, folder: Path) -> Path:
    """Write the middle and the last frame of every beat, numbered and named, to media/NAME/NAME-sheet.png.

    Args:
        film: what to draw.
        folder: takes unfinished files, on the same disk as the picture.

    Raises:
        OSError: if the picture cannot be written.
    """
    tiles = []
    for number, beat in enumerate(film.beats, start=1):
        pictures = film.draw(beat, folder, _middle(beat))
        tiles += [
            _tile(picture, f"{number} {beat.name}: {which}")
            for picture, which in zip(pictures, ("middle", "last"), strict=True)
        ]
    return _put(film, _arranged(tiles), "-sheet.png", folder)


def _middle(beat: "Beat") -> int:
    return int(beat.seconds * _COUNTING_RATE / 2)


def _tile(pixels: Pixels, label: str) -> Image.Image:
    picture = Image.fromarray(pixels).convert("RGB")
    height = round(_TILE_WIDTH * picture.height / picture.width)
    tile = Image.new("RGB", (_TILE_WIDTH, height + _LABEL_HEIGHT), _PAPER)
    tile.paste(picture.resize((_TILE_WIDTH, height), Image.Resampling.LANCZOS), (0, _LABEL_HEIGHT))
    font = ImageFont.load_default(_LABEL_HEIGHT * 2 // 3)
    ImageDraw.Draw(tile).text((8, _LABEL_HEIGHT // 2), label, _INK, font, anchor="lm")
    return tile


def _arranged(tiles: Sequence[Image.Image]) -> Image.Image:
    width, height = tiles[0].size
    whole = Image.new("RGB", (width * _TILES_ACROSS, height * math.ceil(len(tiles) / _TILES_ACROSS)), _PAPER)
    for index, tile in enumerate(tiles):
        row, column = divmod(index, _TILES_ACROSS)
        whole.paste(tile, (column * width, row * height))
    return whole


def _put(film: DrawableFilm, picture: Image.Image, ending: str, folder: Path) -> Path:
    """Put a picture in its place and the film's parameters beside it."""
    path = film.place.file(ending)
    unfinished = folder / path.name
    picture.save(unfinished)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished.replace(path)
    keep_parameters(film.place, film.outline.parameters, folder)
    return path
