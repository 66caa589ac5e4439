"""What a film is made from, as one number: its sources, found by their imports, and the versions of what draws it.

Nothing is imported to find out: that would cost more than a rendering that has nothing to do.
"""

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from render.imported_names import imported_names
from render.job import Job, Order
from scenes import catalogue

_ROOT = Path(__file__).parent.parent
_PACKAGES = ("actmath", "scenes", "render")
_MAKES_SEGMENTS = "render.segment"
_MAKES_FOLDERS = "render.bundle.writing"
_MAKES_GALLERY = ("render.gallery.page",)
_MAKES_SLIDES = ("render.slides.presentation", "render.slides.page")
_TEMPLATES = {".css", ".jinja", ".js", ".svg"}
_PROJECT = "activation-films"
_GALLERY_DISTRIBUTIONS = ("font-lato", "jinja2")
_SLIDES_DISTRIBUTIONS = ("av", "jinja2", "pillow", "python-pptx")
_COMPUTING_DISTRIBUTIONS = ("numpy", "scipy")
_DISTRIBUTIONS = ("av", "font-lato", "manim", "manimpango", "numpy", "pycairo", "pydantic", "scipy", "typst")


def outline_key(order: Order) -> str:
    """Key of what is known of a film before it is drawn.

    Raises:
        OSError: if a source file cannot be read.
    """
    return _digest("outline", _sources_and_versions(order.film), order.changes)


def segment_key(job: Job) -> str:
    """Key of a beat's segment that was made with these parameters: equal only if nothing differs.

    Raises:
        OSError: if a source file cannot be read.
    """
    return _digest("segment", *_beat(job), *_coding(job), job.parameters)


def reads_key(job: Job) -> str:
    """Key of the list of parameters that a beat was seen to look at, in any size.

    Raises:
        OSError: if a source file cannot be read.
    """
    return _digest("reads", *_beat(job))


def frames_key(job: Job, reads: Sequence[str]) -> str:
    """Key of a beat's frames if they were drawn looking at these parameters alone; the others may differ.

    Raises:
        OSError: if a source file cannot be read.
    """
    parameters = json.loads(job.parameters)
    seen = json.dumps({name: parameters[name] for name in sorted(reads)})
    return _digest("frames", *_beat(job), *_coding(job), seen, job.beat.look)


def pictures_key(films: Iterable[str], parameters: str) -> str:
    """Key of what films show with these parameters, in whatever format and size.

    Raises:
        OSError: if a source file cannot be read.
    """
    return _digest("pictures", *(_sources_and_versions(film) for film in films), parameters)


def computation_key(module: str, arguments: str) -> str:
    """Key of what a module computes from these arguments.

    Raises:
        OSError: if a source file cannot be read.
    """
    computing = (_content(path) for path in sorted(_sources(module)))
    return _digest(
        "computation", *computing, *map(_version, _COMPUTING_DISTRIBUTIONS), platform.machine(), module, arguments
    )


def folder_key(name: str, parameters: str, segment_keys: Sequence[str]) -> str:
    """Key of a film's files of one kind.

    Args:
        name: of the folder and the kind.
        parameters: JSON of the film's parameters.
        segment_keys: of its beats, in order.

    Raises:
        OSError: if a source file cannot be read.
    """
    writing = (_content(path) for path in sorted(_sources(_MAKES_FOLDERS)))
    return _digest("folder", *writing, _version(_PROJECT), name, parameters, *segment_keys)


def gallery_key(films: Sequence[str]) -> str:
    """Key of the gallery.

    Args:
        films: all that it shows of each.

    Raises:
        OSError: if a source file cannot be read.
    """
    making = _making_of_pages("gallery", _MAKES_GALLERY)
    return _digest("gallery", *making, *map(_version, _GALLERY_DISTRIBUTIONS), *catalogue.film_names(), *films)


def slides_key(name: str, manifests: Sequence[bytes]) -> str:
    """Key of a file of slides.

    Args:
        name: of the file.
        manifests: lists of what is in the folders of the films, with checksums.

    Raises:
        OSError: if a source file cannot be read.
    """
    making = _making_of_pages("slides", _MAKES_SLIDES)
    shown = (hashlib.sha256(manifest).hexdigest() for manifest in manifests)
    return _digest("slides", *making, *map(_version, _SLIDES_DISTRIBUTIONS), name, *shown)


def versions() -> Mapping[str, str]:
    """Of this project and of all that decides about its films."""
    return {
        _PROJECT: _version(_PROJECT),
        "python": platform.python_version(),
        **{name: _version(name) for name in _DISTRIBUTIONS},
    }


def schema_key(film: str) -> str:
    """Key of the description of a film's parameters.

    Raises:
        OSError: if a source file cannot be read.
    """
    return _digest("schema", _sources_and_versions(film))


def sources(film: str) -> set[Path]:
    """Every file of this project that the film's frames depend on.

    Raises:
        OSError: if a source file cannot be read.
    """
    module, words = catalogue.film_sources(film)
    return {*_sources(module), *_sources(_MAKES_SEGMENTS), words}


def _beat(job: Job) -> tuple[str, str]:
    return _sources_and_versions(job.film), job.beat.name


def _coding(job: Job) -> tuple[str, str, str]:
    size = f"{job.quality.width}x{job.quality.height} {job.quality.frame_rate}"
    return str(job.rendition), size, _encoder(job.rendition.format.encoder)


@cache
def _encoder(module: str) -> str:
    return _digest(*(_content(path) for path in sorted(_sources(module))))


@cache
def _sources_and_versions(film: str) -> str:
    files = sorted(sources(film))
    return _digest(
        *(f"{path.relative_to(_ROOT).as_posix()} {_content(path)}" for path in files),
        *(f"{name} {_version(name)}" for name in _DISTRIBUTIONS),
        platform.python_version(),
        platform.machine(),
    )


def _making_of_pages(folder: str, modules: Sequence[str]) -> Sequence[str]:
    """Contents of some modules with all that they import, and of the templates in their folder."""
    templates = {path for path in (_ROOT / "render" / folder).rglob("*") if path.suffix in _TEMPLATES}
    return [_content(path) for path in sorted(templates.union(*map(_sources, modules)))]


@cache
def _sources(module: str) -> frozenset[Path]:
    """Files of a module and of all modules of the project that it imports, directly or not."""
    waiting = {path for path in [_file_of(module)] if path is not None}
    found: set[Path] = set()
    while waiting:
        found |= waiting
        waiting = set().union(*map(_imports, waiting)) - found
    return frozenset(found)


@cache
def _imports(path: Path) -> frozenset[Path]:
    """Files of the modules of the project that a file may import: a name that is none of them has no file."""
    names = {
        name
        for imported in imported_names(path.read_text(encoding="utf-8", errors="replace"))
        if imported.partition(".")[0] in _PACKAGES
        for name in _with_parents(imported)
    }
    return frozenset(file for file in map(_file_of, names) if file is not None)


def _with_parents(name: str) -> Iterator[str]:
    parts = name.split(".")
    yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))


@cache
def _file_of(module: str) -> Path | None:
    place = _ROOT.joinpath(*module.split("."))
    return next((path for path in (place / "__init__.py", place.with_suffix(".py")) if path.is_file()), None)


@cache
def _version(distribution: str) -> str:
    return version(distribution)


@cache
def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
