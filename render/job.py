"""What there is to do: films that are ordered, and the jobs, one for each beat, that make them."""

from dataclasses import dataclass

from render.formats.rendition import MP4, Rendition
from render.quality import Quality


@dataclass(frozen=True)
class Order:
    """A film that is wanted.

    Args:
        film: name of the film.
        quality: picture size and frame rate.
        changes: JSON of the changes to the film's own parameters, made one after another.
        name: what the result is called; after what is changed when left out.
        varied: names of the parameters that tell results of the same name apart.
        renditions: the kinds of files to make of it.
    """

    film: str
    quality: Quality
    changes: str = "[]"
    name: str | None = None
    varied: tuple[str, ...] = ()
    renditions: tuple[Rendition, ...] = (MP4,)

    def __str__(self) -> str:
        """The film's name."""
        return self.film


@dataclass(frozen=True)
class PlannedBeat:
    """A beat of an ordered film.

    Args:
        name: of the beat.
        seconds: planned duration.
        look: JSON of what the beat says and of its place in the film.
    """

    name: str
    seconds: float
    look: str


@dataclass(frozen=True)
class Job:
    """One beat of a film that is wanted, to be made into one video segment.

    Args:
        film: name of the film.
        variant: name of the film with these parameters.
        quality: picture size and frame rate of the segment.
        parameters: JSON object of all parameters.
        beat: what is to be drawn.
        rendition: kind of segment.
    """

    film: str
    variant: str
    quality: Quality
    parameters: str
    beat: PlannedBeat
    rendition: Rendition = MP4

    def __str__(self) -> str:
        """Film and beat, and the kind of file if it is not what is always made."""
        name = f"{self.variant} {self.beat.name}"
        return name if self.rendition == MP4 else f"{name} {self.rendition}"

    @property
    def planned_frames(self) -> int:
        """About how many frames it has."""
        return round(self.beat.seconds * self.quality.frame_rate)


Task = Order | Job
"""An order stands for the outline of a film, a job for making one of its beats."""
