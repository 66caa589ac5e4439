"""A quick look at a film while it is edited."""

from typing import Annotated

from cyclopts import Parameter

from render import places
from render.commands.options import AS_THEY_ARE, JobsOption, QualityOption
from render.failure import UsageError
from render.parameters.options import ParameterOptions
from render.parameters.ordering import Orders
from render.preview import Preview
from render.quality import QUALITIES
from render.report import Report
from render.workers import default_count
from scenes import catalogue


def preview_film(
    film: str | None = None,
    *,
    parameters: ParameterOptions = AS_THEY_ARE,
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

    viewing = Preview(orders, places.MEDIA, places.store(), jobs or default_count(size), Report())
    return viewing.watch() if watch else viewing.once()
