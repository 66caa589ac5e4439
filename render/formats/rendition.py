"""A film in one kind of file: the format, and whether its ground is transparent."""

from dataclasses import dataclass, replace

from render.quality import Quality

_TRANSPARENT = "--transparent"


@dataclass(frozen=True)
class Format:
    """A kind of file.

    Args:
        name: as it is typed, which is also the ending of its files.
        encoder: the module whose segment_encoder makes a beat's segment.
        joins: whether segments follow each other in one file without being encoded anew; where they do not, each beat
            is a file and the whole film is none.
        chapter: whether there is also a file of all films.
        transparent: whether the ground of the picture can be left out.
        still: whether a beat's last frame is all that is drawn of it.
        most_height: rows of pixels; a larger film is drawn smaller.
        most_rate: frames a second; a film with more is drawn with fewer.
    """

    name: str
    encoder: str
    joins: bool = False
    chapter: bool = False
    transparent: bool = False
    still: bool = False
    most_height: int | None = None
    most_rate: int | None = None

    def limited(self, quality: Quality) -> Quality:
        """The picture size and frame rate in which a film of some quality is drawn for these files."""
        height = min(quality.height, self.most_height or quality.height)
        width = 2 * round(quality.width * height / quality.height / 2)
        return replace(
            quality,
            width=width,
            height=height,
            frame_rate=min(quality.frame_rate, self.most_rate or quality.frame_rate),
        )


@dataclass(frozen=True)
class Rendition:
    """A film in a format.

    Args:
        format: kind of file.
        transparent: without the ground.
    """

    format: Format
    transparent: bool = False

    def __str__(self) -> str:
        """Its name, such as webm--transparent."""
        return f"{self.format.name}{self._mark}"

    @property
    def ending(self) -> str:
        """What follows the stem in the names of its files."""
        return f"{self._mark}.{self.format.name}"

    @property
    def poster_ending(self) -> str:
        """The same in the names of the last frames of its beats."""
        return f"{self._mark}.png"

    @property
    def has_posters(self) -> bool:
        """Whether the last frames of its beats are the film's, in its full size and with its ground."""
        return self.keeps_stills and not self.transparent

    @property
    def keeps_stills(self) -> bool:
        """Whether the last frames of its beats have the film's full size."""
        return self.format.most_height is None

    @property
    def _mark(self) -> str:
        return _TRANSPARENT if self.transparent else ""


MP4 = Rendition(Format("mp4", "render.formats.h264", joins=True, chapter=True))
"""What is made when nothing is said."""
