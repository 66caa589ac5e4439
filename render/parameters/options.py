"""The options that change parameters, the same for every command that draws."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Group, Parameter
from cyclopts.validators import Number

from render.parameters.ordering import ParameterRequest

_GROUP = Group("Changing films", help="./render.sh params FILM shows what can be changed.")


@Parameter(name="*", group=_GROUP)
@dataclass(frozen=True)
class ParameterOptions:
    """Changes to the parameters of films.

    Attributes:
        set: KEY=VALUE changes one parameter; nested with dots, lists and tables as in TOML; may be repeated.
        params: a file of parameters; ./render.sh params FILM --toml prints one.
        sweep: KEY=A,B,C makes the film with each value; several sweeps multiply.
        theme: dark, light, print or a TOML file; short for --set theme=...
        pace: speed, 0.5 to 2; short for --set pace=...
        limit: most films that one run may make.
    """

    set: Annotated[tuple[str, ...], Parameter(name="--set", negative=())] = ()
    params: Annotated[Path | None, Parameter(name="--params")] = None
    sweep: Annotated[tuple[str, ...], Parameter(name="--sweep", negative=())] = ()
    theme: Annotated[str | None, Parameter(name="--theme")] = None
    pace: Annotated[float | None, Parameter(name="--pace")] = None
    limit: Annotated[int, Parameter(name="--limit", validator=Number(gte=1))] = 100

    @property
    def request(self) -> ParameterRequest:
        """What is asked for."""
        return ParameterRequest(self.set, self.sweep, self.params, self.theme, self.pace, self.limit)
