"""A film among the files: where it stands, and what is told of it when it is finished."""

from dataclasses import dataclass
from pathlib import Path

from render.formats.rendition import MP4, Rendition
from render.parameters.variants import file_stem
from render.quality import Quality


@dataclass(frozen=True)
class FilmPlace:
    """Where the files of a film with some parameters stand.

    Args:
        media: folder of all films.
        film: name of the film.
        variant: name of the film with these parameters.
        quality: picture size and frame rate.
        rendition: kind of files; those of all kinds stand in the same folder.
    """

    media: Path
    film: str
    variant: str
    quality: Quality
    rendition: Rendition = MP4

    @property
    def stem(self) -> str:
        """Name of the folder, and of its files without their endings."""
        return file_stem(self.variant, self.quality)

    @property
    def name(self) -> str:
        """Name of the film's files of this kind, whatever the folder holds besides."""
        return f"{self.stem} {self.rendition}"

    @property
    def folder(self) -> Path:
        """Everything that belongs to the film."""
        return self.media / self.stem

    def file(self, ending: str) -> Path:
        """A file with this ending, such as .mp4 or -3.png."""
        return self.folder / f"{self.stem}{ending}"


@dataclass(frozen=True)
class FilmFile:
    """A finished film.

    Args:
        name: name of the film with its parameters.
        path: the file; a folder where each beat has one.
        seconds: duration.
        size: bytes.
        took: seconds of work by all workers; nothing if no beat had to be drawn.
        clips: what the files in the folder are called, such as *.gif.
        outdated: kinds of files that stand beside it and show the film as it was before.
    """

    name: str
    path: Path
    seconds: float
    size: int
    took: float | None
    clips: str = ""
    outdated: tuple[str, ...] = ()
