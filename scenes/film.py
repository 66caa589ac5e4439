"""A film as it is used from Python: named, shown, and loaded only when that is needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from scenes import catalogue

if TYPE_CHECKING:
    from scenes.lib.story import Story

_DISPLAY = "activation_films.display"


class Shown(Protocol):
    """What a notebook displays.

    Attributes:
        path: the file that holds it.
    """

    @property
    def path(self) -> Path:
        """The file that holds it."""

    def _repr_html_(self) -> str: ...


class Display(Protocol):
    """Shows films. Imports go from render to the films and never back, so render offers it as an entry point."""

    def show(self, film: str, *, quality: str, beat: str | int | None, parameters: Mapping[str, object]) -> Shown:
        """A film, or one of its beats, rendered."""

    def parameters(self, film: str) -> object:
        """What can be changed in a film."""


@dataclass(frozen=True)
class Film:
    """A film by its name; not its class, whose show is the verb that films are told with.

    Args:
        name: of the film, such as relu-folding.
    """

    name: str

    def show(self, *, quality: str = "l", beat: str | int | None = None, **parameters: object) -> Shown:
        """The film for a notebook, which shows it below the cell; rendered unless it has been before.

        Args:
            quality: l 480p, m 720p, h 1080p, p 1440p, k 2160p.
            beat: name or number of one beat, counted from 1, to show alone.
            parameters: changes to the film's parameters, as for ./render.sh --set.

        Raises:
            ValueError: if the film has no such beat or does not take a parameter; tells every reason, in a line each.
            RuntimeError: if a beat cannot be rendered.
        """
        return _display().show(self.name, quality=quality, beat=beat, parameters=parameters)

    def parameters(self) -> object:
        """What can be changed in the film, as a table for a notebook: name, type, default, allowed values, meaning."""
        return _display().parameters(self.name)

    @property
    def story(self) -> "type[Story]":
        """The film's class; this imports Manim."""
        return catalogue.load_film(self.name)


def films() -> Mapping[str, Film]:
    """All films by the names of their classes, in the chapter's order."""
    return {catalogue.class_name(name): Film(name) for name in catalogue.film_names()}


def _display() -> Display:
    from importlib.metadata import entry_points  # noqa: PLC0415 (importing a film's file need not wait for it)

    offer = next(iter(entry_points(group=_DISPLAY)), None)
    if offer is None:
        raise RuntimeError("nothing here can show a film: ./render.sh, called once, sets everything up")
    return cast("Display", offer.load())
