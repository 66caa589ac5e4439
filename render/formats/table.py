"""Which formats there are, and what a request for some of them means."""

from collections.abc import Collection, Sequence

from render.failure import UsageError
from render.formats.rendition import MP4, Format, Rendition

_SMALL_HEIGHT, _SMALL_RATE = 720, 15
_COUNTING_RATE = 15  # a still needs no more of the frames before it

WEBM = Format("webm", "render.formats.vp9", joins=True, chapter=True, transparent=True)
MOV = Format("mov", "render.formats.prores", joins=True, transparent=True)  # a minute takes hundreds of megabytes
GIF = Format("gif", "render.formats.gif", most_height=_SMALL_HEIGHT, most_rate=_SMALL_RATE)
WEBP = Format("webp", "render.formats.webp", transparent=True, most_height=_SMALL_HEIGHT, most_rate=_SMALL_RATE)
PNG = Format("png", "render.formats.png", transparent=True, still=True, most_rate=_COUNTING_RATE)

FORMATS = (MP4.format, WEBM, MOV, GIF, WEBP, PNG)
_TRANSPARENT_AT_FIRST = (WEBM, MOV)  # what browsers play, and what Keynote and editing programs take


def wanted_renditions(typed: Sequence[str], *, transparent: bool) -> tuple[Rendition, ...]:
    """What is asked for, each once, in the order of the table.

    Args:
        typed: names of formats; several in one text are separated by commas.
        transparent: without the ground.

    Raises:
        UsageError: if a format is unknown, or shall be transparent and cannot.
    """
    known = {one.name: one for one in FORMATS}
    names = list(dict.fromkeys(name.strip().lower() for text in typed for name in text.split(",")))
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UsageError(f"--format {','.join(unknown)}: allowed are {', '.join(known)}")
    wanted = [one for one in FORMATS if one.name in names]
    if not transparent:
        return tuple(Rendition(one) for one in wanted) or (MP4,)
    opaque = [one.name for one in wanted if not one.transparent]
    if opaque:
        able = ", ".join(one.name for one in FORMATS if one.transparent)
        raise UsageError(f"--transparent --format {','.join(opaque)}: transparent can be {able}")
    return tuple(Rendition(one, transparent=True) for one in wanted or _TRANSPARENT_AT_FIRST)


def with_posters(wanted: Collection[Rendition]) -> tuple[Rendition, ...]:
    """The same, with stills in the film's full size first if nothing else makes its posters."""
    return tuple(wanted) if any(one.has_posters for one in wanted) else (Rendition(PNG), *wanted)
