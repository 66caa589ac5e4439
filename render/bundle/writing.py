"""The files of a film's folder, made from what the film shows and says."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from render.bundle.contents import Contents
from render.bundle.cues import Cue
from render.bundle.manifest import write_manifest
from render.bundle.subtitles import sub_rip, web_vtt
from render.bundle.transcript import Said, transcript
from render.mp4 import join

_TITLE_CARD = 0


def write_bundle(folder: Path, stem: str, film: Contents, known: Mapping[str, Any], *, clips: bool = True) -> None:
    """Write every file of a film's folder.

    Args:
        folder: takes the files.
        stem: name of the film's own files, without their ending.
        film: what it shows and says.
        known: what else the manifest tells.
        clips: also write each beat as a file of its own.

    Raises:
        OSError: if a file cannot be written.
        ValueError: if the segments were not encoded alike.
    """
    folder.mkdir(parents=True, exist_ok=True)
    join(
        [segment.video for segment in film.segments],
        folder / f"{stem}.mp4",
        title=film.title,
        description=film.question,
        chapters=film.titles,
        captions=film.cues_by_beat,
    )
    for name, content in _texts(stem, film).items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    (folder / "poster.png").write_bytes(film.poster_picture)
    beats = list(_beats(folder, film)) if clips else []
    said = {"title": film.title, "question": film.question, "source": film.source}
    times = {"captions": _captions(film), "chapters": _chapters(film)}
    write_manifest(
        folder, {**said, **known, "frames": film.begins[-1], "seconds": film.seconds, "beats": beats, **times}
    )


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


def _captions(film: Contents) -> list[dict[str, object]]:
    return [_timed(cue, film.frame_rate) for cue in film.cues]


def _chapters(film: Contents) -> list[dict[str, object]]:
    named = zip(film.beats, film.chapters, strict=True)
    return [{"beat": name, **_timed(chapter, film.frame_rate)} for name, chapter in named]


def _timed(cue: Cue, frame_rate: int) -> dict[str, object]:
    return {"start": cue.start / frame_rate, "end": cue.end / frame_rate, "text": "\n".join(cue.lines)}


def _beats(folder: Path, film: Contents) -> Iterator[dict[str, object]]:
    """Write a clip and a poster for each beat; what the manifest tells of them."""
    (folder / "beats").mkdir()
    parts = zip(film.beats.items(), film.cues_by_beat, pairwise(film.begins), strict=True)
    for index, ((name, segment), captions, (begin, end)) in enumerate(parts):
        stem = f"beats/{index + 1:02}-{name}"
        title = film.title if index == _TITLE_CARD else f"{film.title}: {segment.title}"
        join([segment.video], folder / f"{stem}.mp4", title=title, captions=[captions])
        (folder / f"{stem}.png").write_bytes(segment.poster)
        yield {
            "name": name,
            "title": segment.title,
            "start": begin / film.frame_rate,
            "seconds": (end - begin) / film.frame_rate,
            "video": f"{stem}.mp4",
            "poster": f"{stem}.png",
            "spoken": [text for _, text in segment.spoken],
        }
