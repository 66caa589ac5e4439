"""Parameters that every film has; each film's own model adds to them."""

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field
from pydantic.config import JsonDict

from actmath import ACTIVATIONS, activation
from scenes.lib.reads import ReadsNoted
from scenes.lib.theme import DARK, ThemeChoice

Seed = Annotated[int, Field(ge=0, le=2**32 - 1)]


def _list_functions(schema: JsonDict) -> None:
    schema["enum"] = list(ACTIVATIONS)


FunctionName = Annotated[
    str, AfterValidator(lambda name: activation(name).name), Field(json_schema_extra=_list_functions)
]
"""Name of an activation record; every record that there is when it is asked for."""


class StoryParameters(ReadsNoted):
    """What a lecturer may change in every film. Immutable: a film with other parameters is another film."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: Seed = Field(default=0, description="seed of everything random in the film")
    pace: float = Field(default=1.0, ge=0.5, le=2.0, description="speed; 2 is twice as fast, without unit")
    theme: ThemeChoice = Field(
        default=DARK,
        description="colors and lines of the film: dark, light, print, or a TOML file that says what differs",
        json_schema_extra={"default": DARK.name},
    )
    captions: bool = Field(
        default=True, description="show the captions in the picture; without them the stage uses the room"
    )
