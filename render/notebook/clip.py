"""A rendered film or beat as notebooks display it: one piece of HTML with everything inside."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from render.bundle.cues import Cue
from render.bundle.manifest import MANIFEST
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
        part = _chosen(known["beats"], beat)
        title = known["title"] if part["title"] == known["title"] else f"{known['title']}: {part['title']}"
        rate = known["quality"]["frame_rate"]
        cues = [
            Cue(round(one["start"] * rate), round(one["end"] * rate), tuple(one["text"].splitlines()))
            for one in part["captions"]
        ]
        return cls(folder / part["video"], folder / part["poster"], title, web_vtt(cues, rate))

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


def _chosen(beats: list[Mapping[str, Any]], wanted: str | int) -> Mapping[str, Any]:
    for number, beat in enumerate(beats, 1):
        if wanted in {number, beat["name"]}:
            return beat
    names = ", ".join(f"{number} {beat['name']}" for number, beat in enumerate(beats, 1))
    raise ParameterError(f"beat = {wanted!r}: there is none; the beats are {names}")


def _inside(content: bytes, kind: str) -> str:
    """An address that is the content itself (RFC 2397)."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
