"""Time in a beat: every step is a whole number of ticks, and reading takes its time at every pace."""

import math

TICKS_PER_SECOND = 15
"""Every duration is a whole number of these, which is a whole number of frames at 15, 30 and 60 frames a second."""

READING_WORDS_PER_SECOND = 2.5


def reading_seconds(text: str) -> float:
    """Seconds that an audience needs to read a text; no pace makes it read faster."""
    return len(text.split()) / READING_WORDS_PER_SECOND


def reading_ticks(text: str) -> int:
    """The same in ticks."""
    return math.ceil(reading_seconds(text) * TICKS_PER_SECOND)


class Clock:
    """Ticks since a beat began.

    Args:
        pace: 2 makes every step half as long.
    """

    def __init__(self, pace: float) -> None:
        self.ticks = 0
        self._pace = pace
        self._owed = 0.0

    def step(self, seconds: float) -> int:
        """Ticks of a step that is to last so many seconds; what rounding gives to it, it takes from the next."""
        exact = seconds / self._pace * TICKS_PER_SECOND + self._owed
        ticks = max(1, round(exact))
        self._owed = exact - ticks
        return ticks
