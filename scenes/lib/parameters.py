"""Parameters that every film has; each film's own model adds to them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from scenes.lib.theme import DARK, ThemeChoice

Seed = Annotated[int, Field(ge=0, le=2**32 - 1)]


class StoryParameters(BaseModel):
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
