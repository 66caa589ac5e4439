"""What commands share: options, each under the same name everywhere, and the exit status of a failure."""

from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from render.parameters.options import ParameterOptions
from render.quality import QualityFlag

FAILED = 1
"""Exit status if something could not be made."""

AS_THEY_ARE = ParameterOptions()
"""No parameters are changed."""

QualityOption = Annotated[QualityFlag, Parameter(name=("--quality", "-q"))]
JobsOption = Annotated[int | None, Parameter(name=("--jobs", "-j"), validator=Number(gte=1))]
JsonOption = Annotated[bool, Parameter(name="--json", negative=())]
OpenOption = Annotated[bool, Parameter(name=("--preview", "-p"), negative=())]
