"""Single frames are written as pictures."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from render import places
from render.commands.options import AS_THEY_ARE, OpenOption, QualityOption
from render.computations import Computations
from render.opening import open_files
from render.parameters.options import ParameterOptions
from render.parameters.ordering import Orders
from render.production import RefusedOrdersError
from render.quality import QUALITIES, QualityFlag
from render.report import Report, short_path
from render.workspace import workspace
from scenes import catalogue
from scenes.lib.long_computations import kept_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from render.stills import DrawableFilm


def still(
    film: str,
    *,
    beat: Annotated[int | None, Parameter(validator=Number(gte=1))] = None,
    parameters: ParameterOptions = AS_THEY_ARE,
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


def sheet(
    film: str,
    *,
    parameters: ParameterOptions = AS_THEY_ARE,
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


def _write_pictures(
    film: str,
    parameters: ParameterOptions,
    quality: QualityFlag,
    write: "Callable[[DrawableFilm, Path], Path]",
    *,
    preview: bool,
) -> int:
    from render.stills import drawable_films  # noqa: PLC0415 (imports Manim)

    orders = Orders([film], catalogue.film_names(), QUALITIES[quality], parameters.request)
    with workspace(places.MEDIA) as folder, kept_by(Computations(places.store())):
        try:
            paths = [write(drawable, folder) for drawable in drawable_films(orders, places.MEDIA)]
        except RefusedOrdersError as error:
            raise orders.explain(error.refusals) from None
    for path in paths:
        Report().line(short_path(path))
    if preview:
        open_files(paths)
    return 0
