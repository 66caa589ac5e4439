"""Room is made on the disk."""

from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from render import places
from render.report import Report

_GIGABYTE = 10**9


def clean(*, keep: Annotated[float, Parameter(validator=Number(gte=0))] = 2.0) -> int:
    """Remove rendered beats that have not been used for longest; finished films stay.

    Args:
        keep: gigabytes of beats that may stay.
    """
    freed = places.store().shrink(round(keep * _GIGABYTE))
    Report().line(f"freed {freed / _GIGABYTE:.2f} GB")
    return 0
