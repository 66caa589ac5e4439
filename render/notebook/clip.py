"""A rendered film or beat as notebooks display it: one piece of HTML with everything inside."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from render.bundle.manifest import MANIFEST, captions_of_beat
from render.bundle.subtitles import web_vtt
from render.notebook.errors import ParameterError
from render.notebook.page_parts import page_part


@dataclass(frozen=True)
class Clip:
    """A film or one of its beats.

    Args:
        path: the video, an MP4.
        poster: a picture that stands for it, a PNG.
        title: of the film, and of the beat if it is one.
        captions: what it says, as WebVTT.
    """

    path: Path
    poster: Path
    title: str
    captions: str

    @classmethod
    def of(cls, film: Path, beat: str | int | None) -> Self:
        """What is in a film's folder.

        Args:
            film: the film's file.
            beat: name or number of a beat; the whole film if none.

        Raises:
            ParameterError: if there is no such beat.
            OSError: if a file cannot be read.
        """
        folder = film.parent
        known = json.loads((folder / MANIFEST).read_bytes())
        if beat is None:
            captions = film.with_suffix(".vtt").read_text(encoding="utf-8")
            return cls(film, folder / "poster.png", known["title"], captions)
        number = _chosen(known["beats"], beat)
        part = known["beats"][number]
        title = known["title"] if part["title"] == known["title"] else f"{known['title']}: {part['title']}"
        captions = web_vtt(captions_of_beat(known, number), known["quality"]["frame_rate"])
        return cls(folder / part["video"], folder / part["poster"], title, captions)

    def __repr__(self) -> str:
        """Where the file is."""
        return f"{self.title}: {self.path}"

    def _repr_html_(self) -> str:
        """A player; it asks for nothing from outside."""
        return page_part(
            "clip.html.jinja",
            title=self.title,
            video=_inside(self.path.read_bytes(), "video/mp4"),
            poster=_inside(self.poster.read_bytes(), "image/png"),
            captions=_inside(self.captions.encode(), "text/vtt;charset=utf-8"),
        )


def _chosen(beats: Sequence[Mapping[str, Any]], wanted: str | int) -> int:
    """Number of a beat, counted from 0."""
    for number, beat in enumerate(beats):
        if wanted in {number + 1, beat["name"]}:
            return number
    names = ", ".join(f"{number} {beat['name']}" for number, beat in enumerate(beats, 1))
    raise ParameterError(f"beat = {wanted!r}: there is none; the beats are {names}")


def _inside(content: bytes, kind: str) -> str:
    """An address that is the content itself (RFC 2397)."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
