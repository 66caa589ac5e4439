"""What the process that plans and its workers say to each other."""

from dataclasses import dataclass

from render.failure import Failure
from render.job import Task


@dataclass(frozen=True)
class Assignment:
    """A task, the key that its piece gets in the store, and whether a piece that is there already will not do."""

    task: Task
    key: str
    fresh: bool


@dataclass(frozen=True)
class Drawn:
    """So many further frames of the task are done."""

    frames: int


@dataclass(frozen=True)
class Made:
    """The task is done, after so many seconds, and its piece is in the store."""

    seconds: float


Word = Drawn | Made | Failure
