"""The states of a unit, told by the slope of its activation."""

from dataclasses import dataclass
from enum import Enum, auto

from actmath import Activation


class UnitState(Enum):
    """What a unit passes back; each state has its own shape, so color is never the only sign."""

    LIVE = auto()
    """Full disc: the slope is not small."""
    WEAK = auto()
    """Half-filled disc: the slope is small."""
    SATURATED_LOW = auto()
    """Disc pressed on a bar below it: hardly any slope, far to the left."""
    SATURATED_HIGH = auto()
    """Disc pressed on a bar above it: hardly any slope, far to the right."""
    INACTIVE = auto()
    """Ring: the slope is 0 exactly for this input."""
    DEAD = auto()
    """Crossed ring: the slope is 0 exactly for every training input."""


@dataclass(frozen=True)
class SlopeLimits:
    """Below which absolute slopes a unit counts as weak and as saturated.

    Raises:
        ValueError: unless 0 <= saturated <= weak.
    """

    weak: float = 0.1
    saturated: float = 0.01

    def __post_init__(self) -> None:
        """Refuse limits in the wrong order."""
        if not 0 <= self.saturated <= self.weak:
            raise ValueError(f"limits need 0 <= saturated <= weak, not {self.saturated} and {self.weak}")

    def state_at(self, record: Activation, z: float) -> UnitState:
        """State of a unit with this activation at the pre-activation z; never dead, which one input cannot tell."""
        slope = abs(float(record.gradient(z)))
        if slope == 0:
            return UnitState.INACTIVE
        if slope < self.saturated:
            return UnitState.SATURATED_LOW if z < 0 else UnitState.SATURATED_HIGH
        return UnitState.WEAK if slope < self.weak else UnitState.LIVE
