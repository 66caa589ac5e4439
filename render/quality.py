"""Picture size and frame rate of a rendered film."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

QualityFlag = Literal["l", "m", "h", "p", "k"]


@dataclass(frozen=True)
class Quality:
    """Picture size in pixels and frame rate in frames per second.

    Raises:
        ValueError: if a size is odd, which the pixel format of the encoder cannot hold, or anything is not positive.
    """

    width: int
    height: int
    frame_rate: int

    def __post_init__(self) -> None:
        """Refuse what cannot be encoded."""
        if min(self.width, self.height) < 2 or self.width % 2 or self.height % 2:  # noqa: PLR2004 (two is what even means)
            raise ValueError(f"size {self.width}x{self.height}: width and height must be even and positive")
        if self.frame_rate < 1:
            raise ValueError(f"frame rate {self.frame_rate}: at least 1 frame per second")

    def __str__(self) -> str:
        """The short name of the trade, such as 1080p60."""
        return f"{self.height}p{self.frame_rate}"


QUALITIES: Mapping[QualityFlag, Quality] = MappingProxyType(
    {
        "l": Quality(854, 480, 15),
        "m": Quality(1280, 720, 30),
        "h": Quality(1920, 1080, 60),
        "p": Quality(2560, 1440, 60),
        "k": Quality(3840, 2160, 60),
    }
)
"""The flags of manim's own -q."""
