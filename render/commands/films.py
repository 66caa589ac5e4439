"""Films are rendered."""

import time
from typing import Annotated

from cyclopts import Parameter

from render import places
from render.commands.options import AS_THEY_ARE, FAILED, JobsOption, JsonOption, OpenOption, QualityOption
from render.formats.table import wanted_renditions
from render.json_report import JsonReport
from render.making import studio
from render.opening import open_files
from render.parameters.options import ParameterOptions
from render.parameters.ordering import Orders
from render.quality import QUALITIES
from render.report import Report
from render.workers import default_count
from scenes import catalogue


def render(
    *films: Annotated[str, Parameter(negative=())],
    parameters: ParameterOptions = AS_THEY_ARE,
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
    with studio(places.MEDIA, places.store(), jobs or default_count(size), report) as place:
        made = place.make(orders, fresh=fresh, chapter=orders.whole_chapter)
    report.films(made, time.monotonic() - start)
    if preview:
        open_files(film.path for film in made.films)
    return FAILED if made.failures else 0
