"""How a production goes on: a bar on a terminal, plain lines elsewhere."""

import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from render.failure import Failure, one_line
from render.job import Job, Task
from render.report import Report, short_path

_COLUMNS = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())


class ProductionProgress:
    """Shows beats done of all, frames a second and the time left; writes what failed to log files.

    Args:
        report: speaks.
        logs: folder of the log files.
    """

    def __init__(self, report: Report, logs: Path) -> None:
        self._report = report
        self._logs = logs
        self._beats = 0
        self._frames = 0
        self._done = 0
        self._drawn = 0
        self._began = time.monotonic()
        self.failures = 0
        self._bar = Bar(*_COLUMNS, console=report.output, transient=True) if report.output.is_terminal else None
        self._row = self._bar.add_task("beats", total=None) if self._bar else None

    def __enter__(self) -> Self:
        """Begin to show."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave nothing on the terminal."""
        if self._bar:
            self._bar.stop()

    @property
    def frames_per_second(self) -> float:
        """Frames drawn in a second of this run."""
        return self._drawn / max(1e-9, time.monotonic() - self._began)

    def planned(self, jobs: Sequence[Job]) -> None:
        """These beats have to be drawn."""
        self._beats += len(jobs)
        self._frames += sum(job.planned_frames for job in jobs)
        if self._bar and jobs:
            self._bar.start()
        self._update()

    def drawn(self, frames: int) -> None:
        """So many further frames are done."""
        self._drawn += frames
        self._update()

    def made(self, job: Job) -> None:
        """A beat is done."""
        self._done += 1
        if self._bar:
            self._update()
        else:
            self._report.beat(self._done, self._beats, str(job), self.frames_per_second)

    def failed(self, task: Task, failure: Failure) -> None:
        """Say why a beat or a film cannot be made."""
        self.failures += 1
        if failure.disk_full:  # said once, when the run ends
            return
        log = self._logs / f"{str(task).replace(' ', '.')}.log"
        try:
            failure.write(log)
        except OSError as unwritable:
            self._report.error(f"{task}: {failure.line} (no log: {one_line(unwritable)})")
        else:
            self._report.error(f"{task}: {failure.line} (more in {short_path(log)})")

    def _update(self) -> None:
        if self._bar and self._row is not None:
            shown = f"{self._done}/{self._beats} beats, {self.frames_per_second:.0f} frames/s"
            self._bar.update(self._row, completed=self._drawn, total=self._frames or None, description=shown)
