"""What a film says: the words of each film stand in one TOML file, apart from the drawing."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

TITLE_SECONDS = 3
"""How long the title card stands."""

_FOLDER = Path(__file__).parent.parent / "words"


class BeatWords(BaseModel):
    """One beat: its title, the caption that says what is seen, and how many seconds it lasts at pace 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    caption: str
    seconds: int = Field(ge=2, le=25)
    question: str | None = None

    def filled(self, values: Mapping[str, object]) -> "BeatWords":
        """The same words with their {places} filled with values."""
        return self.model_copy(
            update={
                "title": self.title.format(**values),
                "caption": self.caption.format(**values),
                "question": self.question.format(**values) if self.question else None,
            }
        )


class FilmWords(BaseModel):
    """A film's title, the question it answers, its source, its beats in order, labels and formulas in the picture."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    question: str
    source: str
    beats: Mapping[str, BeatWords]
    labels: Mapping[str, str] = Field(default_factory=dict)
    formulas: Mapping[str, str] = Field(default_factory=dict)
    functions: tuple[str, ...] = Field(default=(), description="activation functions that the film is about")
    poster: str | None = Field(default=None, description="beat whose last frame stands for the film; else the last")

    @property
    def seconds(self) -> int:
        """Seconds of the film at pace 1, title card and all."""
        return TITLE_SECONDS + sum(beat.seconds for beat in self.beats.values())

    @model_validator(mode="after")
    def _check_poster(self) -> Self:
        if self.poster is not None and self.poster not in self.beats:
            raise ValueError(f"poster = {self.poster!r}: no such beat; the beats are {', '.join(self.beats)}")
        return self


def film_words(topic: str) -> FilmWords:
    """Read the words of the film whose file is words/<topic>.toml.

    Raises:
        FileNotFoundError: if the film has no words.
        pydantic.ValidationError: if the file lacks something or holds something unknown.
    """
    with (_FOLDER / f"{topic}.toml").open("rb") as file:
        return FilmWords.model_validate(tomllib.load(file))
