"""The files of a film's folder, made from what the film shows and says."""

from collections.abc import Mapping
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from render.bundle.contents import Contents
from render.bundle.cues import Cue
from render.bundle.manifest import Part, file_entries
from render.bundle.subtitles import sub_rip, web_vtt
from render.bundle.transcript import Said, transcript
from render.film import FilmPlace
from render.formats.rendition import MP4
from render.joining import join

_TITLE_CARD = 0


def write_bundle(
    folder: Path, place: FilmPlace, film: Contents, known: Mapping[str, Any], made_from: str, *, clips: bool = True
) -> Part:
    """Write the files of a film in one of its formats, and its words.

    Args:
        folder: takes the files.
        place: tells the names of the film's own files, and their format.
        film: what it shows and says.
        known: what else the manifest tells of the film.
        made_from: key of what it shows.
        clips: also write each beat as a file of its own.

    Returns:
        What the manifest tells of all that.

    Raises:
        OSError: if a file cannot be written.
        ValueError: if the segments were not encoded alike.
    """
    for name, content in _texts(place.stem, film).items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    rendition = place.rendition
    entry = {
        "format": rendition.format.name,
        "transparent": rendition.transparent,
        "quality": asdict(rendition.format.limited(place.quality)),
        "made_from": made_from,
        "outdated": False,
        "film": _write_film(folder, place, film) if rendition.format.joins else None,
        "poster": _write_poster(folder, place, film) if rendition.keeps_stills else None,
        "clips": _write_clips(folder, place, film) if clips and not rendition.format.still else [],
        "posters": _write_posters(folder, place, film) if clips and rendition.keeps_stills else [],
    }
    return {
        "title": film.title,
        "question": film.question,
        "source": film.source,
        **known,
        "frames": film.begins[-1],
        "seconds": film.seconds,
        "beats": _beats(film) if clips else [],
        "captions": _captions(film),
        "chapters": _chapters(film),
        "renditions": {str(rendition): entry},
        "files": file_entries(folder),
    }


def _texts(stem: str, film: Contents) -> dict[str, str]:
    begins = zip(film.segments, film.begins, strict=False)
    said = [
        Said(segment.title, begin / film.frame_rate, [text for _, text in segment.spoken]) for segment, begin in begins
    ]
    return {
        f"{stem}.vtt": web_vtt(film.cues, film.frame_rate),
        f"{stem}.srt": sub_rip(film.cues, film.frame_rate),
        "chapters.vtt": web_vtt(film.chapters, film.frame_rate),
        "transcript.md": transcript(film.title, film.source, said),
    }


def _captions(film: Contents) -> list[Part]:
    return [_timed(cue, film.frame_rate) for cue in film.cues]


def _chapters(film: Contents) -> list[Part]:
    named = zip(film.beats, film.chapters, strict=True)
    return [{"beat": name, **_timed(chapter, film.frame_rate)} for name, chapter in named]


def _timed(cue: Cue, frame_rate: int) -> Part:
    return {"start": cue.start / frame_rate, "end": cue.end / frame_rate, "text": "\n".join(cue.lines)}


def _write_film(folder: Path, place: FilmPlace, film: Contents) -> str:
    path = folder / f"{place.stem}{place.rendition.ending}"
    join(
        [segment.video for segment in film.segments],
        path,
        container=place.rendition.format.name,
        title=film.title,
        description=film.question,
        chapters=film.titles,
        captions=film.cues_by_beat if place.rendition == MP4 else (),
    )
    return path.name


def _write_clips(folder: Path, place: FilmPlace, film: Contents) -> list[str]:
    (folder / "beats").mkdir(exist_ok=True)
    names = [f"{stem}{place.rendition.ending}" for stem in _stems(film)]
    for index, (name, segment, captions) in enumerate(zip(names, film.segments, film.cues_by_beat, strict=True)):
        if not place.rendition.format.joins:
            (folder / name).write_bytes(segment.video)
            continue
        join(
            [segment.video],
            folder / name,
            container=place.rendition.format.name,
            title=film.title if index == _TITLE_CARD else f"{film.title}: {segment.title}",
            captions=[captions] if place.rendition == MP4 else (),
        )
    return names


def _write_poster(folder: Path, place: FilmPlace, film: Contents) -> str:
    path = folder / f"poster{place.rendition.poster_ending}"
    path.write_bytes(film.poster_picture)
    return path.name


def _write_posters(folder: Path, place: FilmPlace, film: Contents) -> list[str]:
    (folder / "beats").mkdir(exist_ok=True)
    names = [f"{stem}{place.rendition.poster_ending}" for stem in _stems(film)]
    for name, segment in zip(names, film.segments, strict=True):
        (folder / name).write_bytes(segment.poster)
    return names


def _stems(film: Contents) -> list[str]:
    """Names of the beats' files, without their endings."""
    return [f"beats/{number:02}-{name}" for number, name in enumerate(film.beats, 1)]


def _beats(film: Contents) -> list[Part]:
    return [
        {
            "name": name,
            "title": segment.title,
            "start": begin / film.frame_rate,
            "seconds": (end - begin) / film.frame_rate,
            "spoken": [text for _, text in segment.spoken],
        }
        for (name, segment), (begin, end) in zip(film.beats.items(), pairwise(film.begins), strict=True)
    ]
