"""What is known of an ordered film before it is drawn: its parameters, its beats, or why there is no such film."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from render.job import PlannedBeat


@dataclass(frozen=True)
class Refusal:
    """Why a change to parameters cannot be made.

    Args:
        change: number of the change in the order, counted from 0; none if it was no single one.
        key: place among the parameters.
        message: key, value and what is allowed, in one line.
    """

    change: int | None
    key: Sequence[str | int]
    message: str


@dataclass(frozen=True)
class Outline:
    """An ordered film.

    Args:
        parameters: all its parameters.
        changed: names of those that are not the film's own.
        beats: in their order.
        refusals: if there are any, there is nothing else.
    """

    parameters: Mapping[str, Any]
    changed: Sequence[str]
    beats: Sequence[PlannedBeat]
    refusals: Sequence[Refusal] = ()

    def to_bytes(self) -> bytes:
        """The outline as it is kept."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Outline":
        """The outline that was kept."""
        known = json.loads(content)
        beats = [PlannedBeat(**beat) for beat in known["beats"]]
        return cls(known["parameters"], known["changed"], beats, [Refusal(**one) for one in known["refusals"]])
