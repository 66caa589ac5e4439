"""Single frames as pictures: the last frame of a beat, the contact sheet of a film."""

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from render.failure import UsageError
from render.job import Order
from render.manim_adapter import Take
from render.picture import Pixels
from render.quality import Quality
from render.segment import ordered_film
from scenes.lib.theme import LIGHT

if TYPE_CHECKING:
    from scenes.lib.story import Beat

_COUNTING_RATE = 15
_TILE_WIDTH = 640
_TILES_ACROSS = 4
_LABEL_HEIGHT = 36
_INK, _PAPER = LIGHT.text, LIGHT.background


def write_still(order: Order, number: int | None, media: Path, folder: Path) -> Path:
    """Write the last frame of a beat to media/NAME/NAME-NUMBER.png; it appears whole or not at all.

    Args:
        order: the film.
        number: of the beat, counted from 1; the last when left out.
        media: folder of all films.
        folder: takes unfinished files, on the same disk as media.

    Raises:
        UsageError: if there is no such beat.
        OSError: if the picture cannot be written.
    """
    film, parameters = ordered_film(order)
    beats = film(parameters).beats()
    chosen = len(beats) if number is None else number
    if chosen > len(beats):
        raise UsageError(f"{order.film} has no beat {chosen}; it has {len(beats)}")
    take = Take(film, parameters, beats[chosen - 1].name, _counted(order.quality), folder / "text")
    *_, last = take.draw_stills()
    return _put(Image.fromarray(last).convert("RGB"), media / order.film / f"{order.film}-{chosen}.png", folder)


def write_sheet(order: Order, media: Path, folder: Path) -> Path:
    """Write the middle and the last frame of every beat, numbered and named, to media/NAME/NAME-sheet.png.

    Args:
        order: the film.
        media: folder of all films.
        folder: takes unfinished files, on the same disk as media.

    Raises:
        OSError: if the picture cannot be written.
    """
    film, parameters = ordered_film(order)
    tiles = []
    for number, beat in enumerate(film(parameters).beats(), start=1):
        pictures = Take(film, parameters, beat.name, _counted(order.quality), folder / "text").draw_stills(
            _middle(beat)
        )
        tiles += [
            _tile(picture, f"{number} {beat.name}: {which}")
            for picture, which in zip(pictures, ("middle", "last"), strict=True)
        ]
    return _put(_arranged(tiles), media / order.film / f"{order.film}-sheet.png", folder)


def _counted(quality: Quality) -> Quality:
    """The same size at a rate that leaves few frames to pass over."""
    return replace(quality, frame_rate=_COUNTING_RATE)


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


def _put(picture: Image.Image, path: Path, folder: Path) -> Path:
    unfinished = folder / path.name
    picture.save(unfinished)
    path.parent.mkdir(parents=True, exist_ok=True)
    return unfinished.replace(path)
