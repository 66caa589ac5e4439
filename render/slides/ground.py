"""The color behind a picture."""

from pathlib import Path

from PIL import Image


def ground_of(picture: Path) -> tuple[int, int, int]:
    """Red, green and blue of the ground of a film, which its margins show.

    Raises:
        OSError: if the picture cannot be read.
    """
    with Image.open(picture) as opened:
        red, green, blue = opened.convert("RGB").getpixel((0, 0))
        return red, green, blue
