"""What there is to do: films that are ordered, and the jobs, one for each beat, that make them."""

from dataclasses import dataclass

from render.quality import Quality


@dataclass(frozen=True)
class Order:
    """A film that is wanted.

    Args:
        film: name of the film.
        quality: picture size and frame rate.
        parameters: JSON object of the film's parameters that differ from its own.
    """

    film: str
    quality: Quality
    parameters: str = "{}"

    def __str__(self) -> str:
        """The film's name."""
        return self.film


@dataclass(frozen=True)
class Job:
    """One beat of a film that is wanted, to be made into one video segment.

    Args:
        order: the film.
        beat: name of the beat.
        seconds: planned duration; decides which job is begun first.
    """

    order: Order
    beat: str
    seconds: float

    def __str__(self) -> str:
        """Film and beat."""
        return f"{self.order.film} {self.beat}"

    @property
    def planned_frames(self) -> int:
        """About how many frames it has."""
        return round(self.seconds * self.order.quality.frame_rate)


Task = Order | Job
"""An order stands for listing the film's beats, a job for making one of them."""
