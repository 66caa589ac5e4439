"""Films become slides."""

from typing import Annotated

from cyclopts import Parameter

from render import places
from render.commands.options import AS_THEY_ARE, FAILED, JobsOption, OpenOption, QualityOption
from render.gallery.writing import update_gallery
from render.making import studio
from render.opening import open_files
from render.parameters.options import ParameterOptions
from render.parameters.ordering import Orders
from render.quality import QUALITIES
from render.report import Report, short_path
from render.workers import default_count
from render.workspace import workspace
from scenes import catalogue


def make_slides(
    *films: Annotated[str, Parameter(negative=())],
    parameters: ParameterOptions = AS_THEY_ARE,
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
    with studio(places.MEDIA, places.store(), jobs or default_count(size), report) as place:
        made = place.make(orders, fresh=fresh)
        whole = orders.whole_chapter and not made.failures
        files = list(make_deck_files(made.films, places.MEDIA, chapter=whole, fresh=fresh))
        place.update_gallery()  # which names the slides of a film
    if files:
        rows = [(short_path(one.path), str(one.slides), one.size, one.work) for one in files]
        report.table(("file", "slides", "size", "work"), rows, numeric=("slides", "size"))
        with workspace(places.MEDIA) as folder:
            update_gallery(places.MEDIA, places.store(), folder)
    if preview:
        open_files(file.path for file in files if file.path.suffix == PAGE)
    return FAILED if made.failures else 0
