"""The color behind a picture."""

from pathlib import Path

from PIL import Image, ImageColor

_MIDDLE = 128


def ground_of(picture: Path) -> str:
    """The color of a film's ground, which its margins show, such as #12141a.

    Raises:
        OSError: if the picture cannot be read.
    """
    with Image.open(picture) as opened:
        corner = opened.convert("RGB").crop((0, 0, 1, 1))
    return f"#{corner.tobytes().hex()}"


def is_dark(color: str) -> bool:
    """Whether light letters can be read on a color."""
    return max(ImageColor.getrgb(color)) < _MIDDLE
