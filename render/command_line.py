"""The command line: ./render.sh [NAME...], or a command such as list, slides or preview behind ./render.sh."""

import signal
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import NoReturn

from cyclopts import App, CycloptsError

from render import places
from render.commands.cleaning import clean
from render.commands.films import render
from render.commands.listing import list_films, show_parameters
from render.commands.options import FAILED
from render.commands.pictures import sheet, still
from render.commands.preview import preview_film
from render.commands.slides import make_slides
from render.failure import UsageError, disk_is_full, one_line
from render.report import Report, short_path

_MISUSED, _INTERRUPTED, _TERMINATED = 2, 130, 143

app = App(
    name="./render.sh",
    help="Renders the films on activation functions to media/NAME/NAME.mp4.",
    version=lambda: version("activation-films"),
    result_action="return_value",
)
app.default(render)
app.command(render, name="bundle")
app.command(make_slides, name="slides")
app.command(preview_film, name="preview")
app.command(show_parameters, name="params")
app.command(list_films, name="list")
app.command(still)
app.command(sheet)
app.command(clean)


def main(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit status: 0 done, 1 failed, 2 not understood."""
    signal.signal(signal.SIGTERM, _terminate)
    # A shell starts what runs behind a script with Ctrl-C switched off; a render must be stoppable there too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return int(app(list(arguments), exit_on_error=False, print_error=False) or 0)
    except CycloptsError as error:
        Report().error(" ".join(str(error).split()))
        return _MISUSED
    except UsageError as error:
        Report().errors(error)
        return _MISUSED
    except (OSError, ValueError) as error:
        full = (
            f"no space left on the disk of {short_path(places.MEDIA)}; what was finished is in place, nothing half-made"
        )
        Report().error(full if disk_is_full(error) else one_line(error))
        return FAILED
    except KeyboardInterrupt:
        Report().error("interrupted: what was finished is kept, the next run goes on from there")
        return _INTERRUPTED


def _terminate(signal_number: int, _frame: object) -> NoReturn:
    """Leave through every clean-up when the process is told to end."""
    sys.exit(_TERMINATED if signal_number == signal.SIGTERM else FAILED)
