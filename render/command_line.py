"""The command line: ./render.sh [NAME...], or a command such as list, slides or preview behind ./render.sh."""

import json
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

from cyclopts import App, CycloptsError, Parameter
from cyclopts.validators import Number

from render.failure import UsageError, disk_is_full, one_line
from render.formats.table import wanted_renditions
from render.gallery.writing import update_gallery
from render.json_report import JsonReport
from render.making import studio
from render.opening import open_files
from render.parameters.description import description
from render.parameters.options import ParameterOptions
from render.parameters.ordering import Orders
from render.preview import Preview
from render.production import RefusedOrdersError
from render.quality import QUALITIES, QualityFlag
from render.report import Report, clock, short_path
from render.selection import chosen_films
from render.store import Store
from render.workers import default_count
from render.workspace import workspace
from scenes import catalogue

if TYPE_CHECKING:
    from render.stills import DrawableFilm

MEDIA = Path(__file__).parent.parent / "media"
_FAILED, _MISUSED, _INTERRUPTED, _TERMINATED = 1, 2, 130, 143
_GIGABYTE = 10**9

QualityOption = Annotated[QualityFlag, Parameter(name=("--quality", "-q"))]
JobsOption = Annotated[int | None, Parameter(name=("--jobs", "-j"), validator=Number(gte=1))]
JsonOption = Annotated[bool, Parameter(name="--json", negative=())]
OpenOption = Annotated[bool, Parameter(name=("--preview", "-p"), negative=())]
_AS_THEY_ARE = ParameterOptions()

app = App(
    name="./render.sh",
    help="Renders the films on activation functions to media/NAME/NAME.mp4.",
    version=lambda: version("activation-films"),
    result_action="return_value",
)


@app.default
def render(
    *films: Annotated[str, Parameter(negative=())],
    parameters: ParameterOptions = _AS_THEY_ARE,
    quality: QualityOption = "h",
    formats: Annotated[tuple[str, ...], Parameter(name="--format", negative=())] = (),
    transparent: Annotated[bool, Parameter(negative=())] = False,
    jobs: JobsOption = None,
    fresh: Annotated[bool, Parameter(negative=())] = False,
    preview: OpenOption = False,
    as_json: JsonOption = False,
) -> int:
    """Render films, each into a folder with all that embedding it needs: film, clips, captions, posters, transcript.

    What has not changed since it was last rendered is not rendered again.

    Args:
        films: names of films; when none is named, every film of the chapter, and the chapter as one film.
        parameters: changes to the films' parameters.
        quality: l = 480p15, m = 720p30, h = 1080p60, p = 1440p60, k = 2160p60.
        formats: mp4 (when left out), webm, mov (ProRes 4444), gif or webp (a clip of each beat, looping, at most
            720p15), png (each beat's last frame); several with commas or one after another.
        transparent: leave the ground out, in webm and mov when no format is named; mp4 and gif cannot.
        jobs: beats that are rendered side by side; as many as cores and free memory allow when left out.
        fresh: render everything, changed or not.
        preview: open the films afterwards.
        as_json: tell what is made as a JSON object on each line, for other programs.

    Returns:
        The exit status: 1 if a beat failed.
    """
    size, start, report = QUALITIES[quality], time.monotonic(), JsonReport() if as_json else Report()
    renditions = wanted_renditions(formats, transparent=transparent)
    orders = Orders(films, catalogue.film_names(), size, parameters.request, renditions)
    with studio(MEDIA, _store(), jobs or default_count(size), report) as place:
        made = place.make(orders, fresh=fresh, chapter=orders.whole_chapter)
    report.films(made, time.monotonic() - start)
    if preview:
        open_files(film.path for film in made.films)
    return _FAILED if made.failures else 0


app.command(render, name="bundle")


@app.command(name="slides")
def make_slides(
    *films: Annotated[str, Parameter(negative=())],
    parameters: ParameterOptions = _AS_THEY_ARE,
    quality: QualityOption = "h",
    jobs: JobsOption = None,
    fresh: Annotated[bool, Parameter(negative=())] = False,
    preview: OpenOption = False,
) -> int:
    """Make slides of films, one beat a slide: for presentation programs and, as one HTML file, for browsers.

    Films that are there are not rendered again, and slides of films that have not changed are not made again.

    Args:
        films: names of films; when none is named, every film of the chapter, and one file with the slides of all.
        parameters: changes to the films' parameters.
        quality: as for rendering.
        jobs: as for rendering.
        fresh: render everything and make all slides, changed or not.
        preview: open the slides in the browser afterwards.

    Returns:
        The exit status: 1 if a beat failed.
    """
    from render.slides.deck_files import PAGE, make_deck_files  # noqa: PLC0415 (few runs make slides)

    size, report = QUALITIES[quality], Report()
    orders = Orders(films, catalogue.film_names(), size, parameters.request)
    with studio(MEDIA, _store(), jobs or default_count(size), report) as place:
        made = place.make(orders, fresh=fresh)
        whole = orders.whole_chapter and not made.failures
        files = list(make_deck_files(made.films, MEDIA, chapter=whole, fresh=fresh))
        place.update_gallery()  # which names the slides of a film
    if files:
        rows = [(short_path(one.path), str(one.slides), one.size, one.work) for one in files]
        report.table(("file", "slides", "size", "work"), rows, numeric=("slides", "size"))
        with workspace(MEDIA) as folder:
            update_gallery(MEDIA, _store(), folder)
    if preview:
        open_files(file.path for file in files if file.path.suffix == PAGE)
    return _FAILED if made.failures else 0


@app.command(name="preview")
def preview_film(
    film: str | None = None,
    *,
    parameters: ParameterOptions = _AS_THEY_ARE,
    quality: QualityOption = "l",
    jobs: JobsOption = None,
    watch: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Render what changed in a film, small and coarse, and open it.

    Args:
        film: name of the film; may be left out if the parameter file says it.
        parameters: changes to the film's parameters.
        quality: as for rendering.
        jobs: as for rendering.
        watch: do it again whenever the parameter file or the film's source is saved, until Ctrl-C.

    Returns:
        The exit status: 1 if a beat failed.
    """
    if film is None and parameters.params is None:
        raise UsageError("preview which film? ./render.sh list shows all films")
    size, names = QUALITIES[quality], [film] if film else []

    def orders() -> Orders:
        return Orders(names, catalogue.film_names(), size, parameters.request)

    viewing = Preview(orders, MEDIA, _store(), jobs or default_count(size), Report())
    return viewing.watch() if watch else viewing.once()


@app.command(name="params")
def show_parameters(
    film: str,
    *,
    schema: Annotated[bool, Parameter(negative=())] = False,
    toml: Annotated[bool, Parameter(negative=())] = False,
    as_json: JsonOption = False,
) -> int:
    """Show what can be changed in a film: name, default, type, allowed values, unit, meaning.

    Args:
        film: name of the film.
        schema: as JSON Schema, draft 2020-12.
        toml: as a parameter file to be edited, with every default and what it means.
        as_json: a JSON object on each line, for other programs.
    """
    if schema + toml + as_json > 1:
        raise UsageError("--schema, --toml and --json: one at a time")
    (name,) = chosen_films([film], catalogue.film_names())
    shown, report = description(name, _store()), JsonReport() if as_json else Report()
    if schema:
        report.text(json.dumps(shown.schema, indent=2, ensure_ascii=False))
    elif toml:
        report.text(shown.file())
    else:
        rows = [
            (row.name, row.allowed.kind, row.default, row.allowed.values, row.unit, row.meaning) for row in shown.rows()
        ]
        report.table(("name", "type", "default", "allowed", "unit", "what it does"), rows)
    return 0


@app.command(name="list")
def list_films() -> int:
    """List the films: name, the question each answers, duration, number of beats."""
    rows = []
    for name in catalogue.film_names():
        words = catalogue.film_words(name)
        rows.append((name, words.question, clock(words.seconds), str(len(words.beats))))
    Report().table(("film", "question", "duration", "beats"), rows, numeric=("duration", "beats"))
    return 0


@app.command
def still(
    film: str,
    *,
    beat: Annotated[int | None, Parameter(validator=Number(gte=1))] = None,
    parameters: ParameterOptions = _AS_THEY_ARE,
    quality: QualityOption = "h",
    preview: OpenOption = False,
) -> int:
    """Write the last frame of a beat as a PNG picture.

    Args:
        film: name of the film.
        beat: number of the beat, as in the film's sheet, counted from 1; the film's last when left out.
        parameters: changes to the film's parameters.
        quality: picture size, as for rendering.
        preview: open the picture afterwards.
    """
    from render.stills import write_still  # noqa: PLC0415 (imports Manim)

    return _write_pictures(film, parameters, quality, partial(write_still, number=beat), preview=preview)


@app.command
def sheet(
    film: str,
    *,
    parameters: ParameterOptions = _AS_THEY_ARE,
    quality: QualityOption = "h",
    preview: OpenOption = False,
) -> int:
    """Write a contact sheet: the middle and the last frame of each beat in one PNG picture.

    Args:
        film: name of the film.
        parameters: changes to the film's parameters.
        quality: picture size that the frames are drawn in, as for rendering.
        preview: open the picture afterwards.
    """
    from render.stills import write_sheet  # noqa: PLC0415 (imports Manim)

    return _write_pictures(film, parameters, quality, write_sheet, preview=preview)


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
    except CycloptsError as error:
        Report().error(" ".join(str(error).split()))
        return _MISUSED
    except UsageError as error:
        Report().errors(error)
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


def _write_pictures(
    film: str,
    parameters: ParameterOptions,
    quality: QualityFlag,
    write: "Callable[[DrawableFilm, Path], Path]",
    *,
    preview: bool,
) -> int:
    from render.computations import Computations  # noqa: PLC0415 (needed where films are drawn)
    from render.stills import drawable_films  # noqa: PLC0415 (imports Manim)
    from scenes.lib.long_computations import kept_by  # noqa: PLC0415 (the same)

    orders = Orders([film], catalogue.film_names(), QUALITIES[quality], parameters.request)
    store = _store()
    with store.in_use(), workspace(MEDIA) as folder, kept_by(Computations(store)):
        try:
            paths = [write(drawable, folder) for drawable in drawable_films(orders, MEDIA)]
        except RefusedOrdersError as error:
            raise orders.explain(error.refusals) from None
    for path in paths:
        Report().line(short_path(path))
    if preview:
        open_files(paths)
    return 0


def _terminate(signal_number: int, _frame: object) -> NoReturn:
    """Leave through every clean-up when the process is told to end."""
    sys.exit(_TERMINATED if signal_number == signal.SIGTERM else _FAILED)
