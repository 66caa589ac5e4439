"""Which films to make with which parameters: what the command line and a parameter file ask for together."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from render.failure import UsageError
from render.formats.rendition import MP4, Rendition
from render.job import Order
from render.outline import Refusal
from render.parameters.typed import typed_change, typed_changes
from render.quality import Quality
from render.selection import chosen_films, unknown_film
from scenes.lib.editing.changes import Change, Key, Rendering, changes_to_json
from scenes.lib.editing.file_error import FileError
from scenes.lib.editing.theme_file import theme_path, with_theme

if TYPE_CHECKING:
    from scenes.lib.editing.parameter_file import ParameterFile

_Reading = Callable[[str, str], list[Change]]

Source = Callable[[Key], str]
"""Tells where a value was asked for: the option, or file and line."""


@dataclass(frozen=True)
class ParameterRequest:
    """What is asked for.

    Args:
        settings: as typed behind --set.
        sweeps: as typed behind --sweep.
        file: parameter file.
        theme: as typed behind --theme.
        pace: as typed behind --pace.
        limit: most films that one run makes.
    """

    settings: Sequence[str] = ()
    sweeps: Sequence[str] = ()
    file: Path | None = None
    theme: str | None = None
    pace: float | None = None
    limit: int = 100


@dataclass(frozen=True)
class _Wish:
    """A change, and where it was asked for."""

    change: Change
    source: Source


class Orders:
    """The films that are asked for.

    Args:
        films: names from the command line; all films if there are none.
        known: names of all films.
        quality: picture size and frame rate.
        request: the parameters.
        renditions: the kinds of files to make of each film.

    Attributes:
        whole_chapter: whether every film is wanted, once.

    Raises:
        UsageError: if it cannot be understood; tells every reason.
    """

    def __init__(
        self,
        films: Sequence[str],
        known: Sequence[str],
        quality: Quality,
        request: ParameterRequest,
        renditions: tuple[Rendition, ...] = (MP4,),
    ) -> None:
        self._sources: dict[Order, tuple[Sequence[Source], Source]] = {}
        settings, sweeps = _options(request)
        file = _read(request.file)
        self._files = [*(file.files if file else ()), *_theme_files(request)]
        combinations = list(itertools.product(*sweeps))
        renderings = _renderings(file, films, known)
        count = len(renderings) * len(combinations)
        if count > request.limit:
            raise UsageError(f"{count} films are asked for; at most {request.limit} are made without a higher --limit")
        self.whole_chapter = not films and file is None and len(combinations) == 1
        for rendering, combination in itertools.product(renderings, combinations):
            asked = [*settings, *combination]
            written = _written(file, rendering)
            varied = tuple(dict.fromkeys(str(wish.change.key[0]) for wish in asked)) if rendering.name else ()
            wishes = [*written, *asked]
            changes = changes_to_json(wish.change for wish in wishes)
            order = Order(str(rendering.film), quality, changes, rendering.name, varied, renditions)
            whole = _where(file, rendering.place) if file else _command_line
            self._sources[order] = [wish.source for wish in wishes], whole

    def __iter__(self) -> Iterator[Order]:
        """Each order once."""
        return iter(self._sources)

    @property
    def files(self) -> Sequence[Path]:
        """The files that parameters were read from."""
        return self._files

    def explain(self, refusals: Mapping[Order, Sequence[Refusal]]) -> UsageError:
        """Why some orders are refused, with where each value was asked for."""
        films = {order.film for order in self._sources}
        lines = []
        for order, several in refusals.items():
            sources, whole = self._sources[order]
            film = f"{order.film}: " if len(films) > 1 else ""
            for refusal in sorted(several, key=lambda one: len(sources) if one.change is None else one.change):
                source = whole if refusal.change is None else sources[refusal.change]
                lines.append(f"{source(tuple(refusal.key))}: {film}{refusal.message}")
        return UsageError(*dict.fromkeys(lines))


def _options(request: ParameterRequest) -> tuple[list[_Wish], list[list[_Wish]]]:
    """What --theme, --pace and --set ask for, and the alternatives of each --sweep."""
    settings: list[_Wish] = []
    sweeps: list[list[_Wish]] = []
    lines: list[str] = []
    for option, text, read in _typed(request):
        source = _option(option, text)
        try:
            wishes = [_Wish(with_theme(change, Path()), source) for change in read(text, option)]
        except FileError as error:
            lines += [f"{option} {line}" for line in error.lines]
            continue
        except UsageError as error:
            lines += error.lines
            continue
        if read is not typed_changes:
            settings += wishes
        elif any(sweep[0].change.key == wishes[0].change.key for sweep in sweeps):
            lines.append(f"{option} {text}: this key is swept already; write all its values into one {option}")
        else:
            sweeps.append(wishes)
    if lines:
        raise UsageError(*lines)
    return settings, sweeps


def _typed(request: ParameterRequest) -> Iterator[tuple[str, str, _Reading]]:
    """Every option that changes parameters: its name, what is typed behind it, how that is read."""
    if request.theme is not None:
        yield "--theme", request.theme, lambda text, _option: [Change(("theme",), text)]
    if request.pace is not None:
        yield "--pace", f"{request.pace:g}", lambda _text, _option: [Change(("pace",), request.pace)]
    for setting in request.settings:
        yield "--set", setting, lambda text, option: [typed_change(text, option)]
    for sweep in request.sweeps:
        yield "--sweep", sweep, typed_changes


def _theme_files(request: ParameterRequest) -> list[Path]:
    changes = (change for option, text, read in _typed(request) for change in read(text, option))
    return [path for change in changes if (path := theme_path(change, Path()))]


def _read(path: Path | None) -> "ParameterFile | None":
    if path is None:
        return None
    from scenes.lib.editing.parameter_file import ParameterFile  # noqa: PLC0415 (takes time that most runs save)

    try:
        return ParameterFile(path)
    except FileError as error:
        raise UsageError(*error.lines) from None


def _renderings(file: "ParameterFile | None", films: Sequence[str], known: Sequence[str]) -> list[Rendering]:
    """What a file asks for of the films that were named, each for one film; without a file, the films."""
    chosen = chosen_films(films, known)
    if file is None:
        return [Rendering(film, None, (), ()) for film in chosen]
    lines = [
        f"{file.at((*rendering.place, 'film'))}: {unknown_film(rendering.film, known)}"
        for rendering in file.renderings
        if rendering.film is not None and rendering.film not in known
    ]
    if lines:
        raise UsageError(*lines)
    found = [
        Rendering(film, rendering.name, rendering.changes, rendering.place)
        for rendering in file.renderings
        for film in chosen
        if rendering.film in {None, film}
    ]
    without = [film for film in films if film not in {rendering.film for rendering in found}]
    if without:
        there = ", ".join(dict.fromkeys(str(rendering.film) for rendering in file.renderings))
        raise UsageError(f"{file.path}: it has nothing for {', '.join(without)}; it is for {there}")
    return found


def _written(file: "ParameterFile | None", rendering: Rendering) -> list[_Wish]:
    if file is None:
        return []
    source = _where(file, (*rendering.place, "parameters"))
    return [_Wish(change, source) for change in rendering.changes]


def _where(file: "ParameterFile", place: Key) -> Source:
    return lambda key: file.at((*place, *key))


def _option(option: str, text: str) -> Source:
    return lambda _key: f"{option} {text}"


def _command_line(_key: Key) -> str:
    return "the parameters"
