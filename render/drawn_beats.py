"""Beats that have been drawn, found again as long as nothing that they were drawn from is different.

A beat looks at some of a film's parameters. Drawing is deterministic: with the same values of those that it looked at,
it would look at the same ones again and at no others, and every frame would be the same, whatever the rest.
"""

import json

from render.fingerprint import frames_key, reads_key, segment_key
from render.job import Job
from render.piece import Segment
from render.store import Store

_MOST_SETS_OF_READS = 8


class DrawnBeats:
    """Finds and remembers segments.

    Args:
        store: holds them.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, job: Job) -> str | None:
        """Key of a segment with the job's frames; none if there is none."""
        own = segment_key(job)
        if self._store.get(own):
            return own
        for reads in self._known_reads(job):
            place = self._store.get(frames_key(job, reads))
            if place is not None and self._store.get(place.decode()):
                return place.decode()
        return None

    def remember(self, job: Job) -> None:
        """Let a segment that was just made be found for other parameters too.

        Raises:
            OSError: if that cannot be written.
        """
        key = segment_key(job)
        piece = self._store.get(key)
        if piece is None:
            return
        reads = list(Segment.from_bytes(piece).reads)
        known = self._known_reads(job)
        if reads not in known:
            self._store.keep(reads_key(job), json.dumps([reads, *known][:_MOST_SETS_OF_READS]).encode())
        self._store.keep(frames_key(job, reads), key.encode())

    def _known_reads(self, job: Job) -> list[list[str]]:
        known = self._store.get(reads_key(job))
        return json.loads(known) if known else []
