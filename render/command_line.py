"""The command line: ./render.sh [NAME...] [-q l|m|h|p|k] and ./render.sh list."""

import signal
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

from cyclopts import App, CycloptsError, Parameter

from render.failure import UsageError, disk_is_full, one_line, write_log
from render.film import render_film
from render.quality import QUALITIES, QualityFlag
from render.report import Report, clock, short_path
from render.selection import chosen_films
from scenes import catalogue

MEDIA = Path(__file__).parent.parent / "media"
_FAILED, _MISUSED, _INTERRUPTED, _TERMINATED = 1, 2, 130, 143

app = App(
    name="./render.sh",
    help="Renders the films on activation functions to media/NAME/NAME.mp4.",
    version=lambda: version("activation-films"),
    result_action="return_value",
)


@app.default
def render(
    *films: Annotated[str, Parameter(negative=())],
    quality: Annotated[QualityFlag, Parameter(name=("--quality", "-q"))] = "h",
) -> int:
    """Render films, one after another.

    Args:
        films: names of films; every film of the chapter when none is named.
        quality: l = 480p15, m = 720p30, h = 1080p60, p = 1440p60, k = 2160p60.

    Returns:
        The exit status: 1 if a film failed.
    """
    names = chosen_films(films, catalogue.film_names())
    report = Report()
    finished = []
    for number, name in enumerate(names, start=1):
        try:
            with report.progress(f"{number}/{len(names)} {name} {QUALITIES[quality]}"):
                film = render_film(name, catalogue.load_film, QUALITIES[quality], MEDIA)
        except Exception as error:  # noqa: BLE001 (one broken film does not keep the others from being made)
            report.error(f"{name}: {_reason(name, error)}")
            if disk_is_full(error):
                break
        else:
            finished.append(film)
    if finished:
        report.films(finished)
    return 0 if len(finished) == len(names) else _FAILED


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


def main(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit status: 0 done, 1 failed, 2 not understood."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        return int(app(list(arguments), exit_on_error=False, print_error=False) or 0)
    except (CycloptsError, UsageError) as error:
        Report().error(" ".join(str(error).split()))
        return _MISUSED
    except (OSError, ValueError) as error:
        Report().error(one_line(error))
        return _FAILED
    except KeyboardInterrupt:
        Report().error("interrupted: finished films are in place, nothing half-made is left")
        return _INTERRUPTED


def _reason(name: str, error: Exception) -> str:
    """Say in one line why a film failed, and write the whole story to its log file where that is possible."""
    if disk_is_full(error):
        return f"no space left on the disk of {short_path(MEDIA)}; nothing half-made is left"
    log = MEDIA / "logs" / f"{name}.log"
    try:
        write_log(error, log)
    except OSError as unwritable:
        return f"{one_line(error)} (no log: {one_line(unwritable)})"
    return f"{one_line(error)} (more in {short_path(log)})"


def _terminate(signal_number: int, _frame: object) -> NoReturn:
    """Leave through every clean-up when the process is told to end."""
    sys.exit(_TERMINATED if signal_number == signal.SIGTERM else _FAILED)
