"""The command line: ./render.sh [NAME...], and ./render.sh with list, still, sheet or clean."""

import signal
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

from cyclopts import App, CycloptsError, Parameter
from cyclopts.validators import Number

from render.failure import UsageError, disk_is_full, one_line
from render.job import Order
from render.opening import open_files
from render.production import Production
from render.progress import ProductionProgress
from render.quality import QUALITIES, QualityFlag
from render.report import Report, clock, short_path
from render.selection import chosen_films
from render.store import Store
from render.workers import Workers, default_count
from render.workspace import workspace
from scenes import catalogue

MEDIA = Path(__file__).parent.parent / "media"
_FAILED, _MISUSED, _INTERRUPTED, _TERMINATED = 1, 2, 130, 143
_GIGABYTE = 10**9

QualityOption = Annotated[QualityFlag, Parameter(name=("--quality", "-q"))]

app = App(
    name="./render.sh",
    help="Renders the films on activation functions to media/NAME/NAME.mp4.",
    version=lambda: version("activation-films"),
    result_action="return_value",
)


@app.default
def render(
    *films: Annotated[str, Parameter(negative=())],
    quality: QualityOption = "h",
    jobs: Annotated[int | None, Parameter(name=("--jobs", "-j"), validator=Number(gte=1))] = None,
    fresh: Annotated[bool, Parameter(negative=())] = False,
    preview: Annotated[bool, Parameter(name=("--preview", "-p"), negative=())] = False,
) -> int:
    """Render films; what has not changed since it was last rendered is not rendered again.

    Args:
        films: names of films; every film of the chapter when none is named.
        quality: l = 480p15, m = 720p30, h = 1080p60, p = 1440p60, k = 2160p60.
        jobs: beats that are rendered side by side; as many as cores and free memory allow when left out.
        fresh: render everything, changed or not.
        preview: open the films afterwards.

    Returns:
        The exit status: 1 if a beat failed.
    """
    names = chosen_films(films, catalogue.film_names())
    size = QUALITIES[quality]
    report, store, start = Report(), _store(), time.monotonic()
    finished = []
    with (
        store.in_use(),
        workspace(MEDIA) as folder,
        ProductionProgress(report, MEDIA / "logs") as progress,
        Workers(jobs or default_count(size), store, folder) as workers,
    ):
        production = Production(MEDIA, store, workers, folder, progress, fresh=fresh)
        finished = list(production.films([Order(name, size) for name in names]))
    finished.sort(key=lambda film: names.index(film.name))
    if finished:
        report.films(finished)
        report.line(f"{len(finished)} of {len(names)} films in {time.monotonic() - start:.1f} s")
    if preview:
        open_files(film.path for film in finished)
    return _FAILED if progress.failures else 0


@app.command(name="list")
def list_films() -> int:
    """List the films: name, the question each answers, duration, number of beats."""
    rows = []
    for name in catalogue.film_names():
        words = catalogue.film_words(name)
        seconds = sum(beat.seconds for beat in words.beats.values())
        rows.append((name, words.question, clock(seconds), str(len(words.beats))))
    Report().table(("film", "question", "duration", "beats"), rows, numeric=("duration", "beats"))
    return 0


@app.command
def still(
    film: str,
    *,
    beat: Annotated[int | None, Parameter(validator=Number(gte=1))] = None,
    quality: QualityOption = "h",
    preview: Annotated[bool, Parameter(name=("--preview", "-p"), negative=())] = False,
) -> int:
    """Write the last frame of a beat as a PNG picture.

    Args:
        film: name of the film.
        beat: number of the beat, as in the film's sheet, counted from 1; the film's last when left out.
        quality: picture size, as for rendering.
        preview: open the picture afterwards.
    """
    from render.stills import write_still  # noqa: PLC0415 (imports Manim)

    order = Order(chosen_films([film], catalogue.film_names())[0], QUALITIES[quality])
    with workspace(MEDIA) as folder:
        path = write_still(order, beat, MEDIA, folder)
    return _tell_of(path, preview=preview)


@app.command
def sheet(
    film: str,
    *,
    quality: QualityOption = "h",
    preview: Annotated[bool, Parameter(name=("--preview", "-p"), negative=())] = False,
) -> int:
    """Write a contact sheet: the middle and the last frame of each beat in one PNG picture.

    Args:
        film: name of the film.
        quality: picture size that the frames are drawn in, as for rendering.
        preview: open the picture afterwards.
    """
    from render.stills import write_sheet  # noqa: PLC0415 (imports Manim)

    order = Order(chosen_films([film], catalogue.film_names())[0], QUALITIES[quality])
    with workspace(MEDIA) as folder:
        path = write_sheet(order, MEDIA, folder)
    return _tell_of(path, preview=preview)


@app.command
def clean(*, keep: Annotated[float, Parameter(validator=Number(gte=0))] = 2.0) -> int:
    """Remove rendered beats that have not been used for longest; finished films stay.

    Args:
        keep: gigabytes of beats that may stay.
    """
    freed = _store().shrink(round(keep * _GIGABYTE))
    Report().line(f"freed {freed / _GIGABYTE:.2f} GB")
    return 0


def main(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit status: 0 done, 1 failed, 2 not understood."""
    signal.signal(signal.SIGTERM, _terminate)
    # A shell starts what runs behind a script with Ctrl-C switched off; a render must be stoppable there too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return int(app(list(arguments), exit_on_error=False, print_error=False) or 0)
    except (CycloptsError, UsageError) as error:
        Report().error(" ".join(str(error).split()))
        return _MISUSED
    except (OSError, ValueError) as error:
        full = f"no space left on the disk of {short_path(MEDIA)}; what was finished is in place, nothing half-made"
        Report().error(full if disk_is_full(error) else one_line(error))
        return _FAILED
    except KeyboardInterrupt:
        Report().error("interrupted: what was finished is kept, the next run goes on from there")
        return _INTERRUPTED


def _store() -> Store:
    return Store(MEDIA / ".beats")


def _tell_of(path: Path, *, preview: bool) -> int:
    Report().line(short_path(path))
    if preview:
        open_files([path])
    return 0


def _terminate(signal_number: int, _frame: object) -> NoReturn:
    """Leave through every clean-up when the process is told to end."""
    sys.exit(_TERMINATED if signal_number == signal.SIGTERM else _FAILED)
