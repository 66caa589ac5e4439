"""The gallery as HTML: one file that holds its own style, program and type, and refers to nothing but the films."""

import base64
import shlex
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import font_lato
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.filesize import decimal

from render.bundle.transcript import as_markdown
from render.gallery.clip import Clip
from render.gallery.naming import version_parts
from render.gallery.parameter_rows import parameter_rows
from render.gallery.shelf import films
from render.gallery.snippets import snippets
from render.quality import QUALITIES
from render.report import clock
from scenes import catalogue
from scenes.lib.theme.built_in import DARK, LIGHT

_HERE = Path(__file__).parent
_FONTS = Path(font_lato.__file__).parent / "files"
_WEIGHTS = {400: "Regular", 700: "Bold"}


class _Said(NamedTuple):
    """What a beat says: its number in the clip, when it begins, its title, and all its words."""

    start: float
    title: str
    opens_film: bool
    text: str


def gallery_page(clips: Sequence[Clip]) -> str:
    """The page that shows clips, which are in order with all versions of a film together."""
    environment = _environment()
    return environment.get_template("page.html.jinja").render(
        title=catalogue.CHAPTER_TITLE,
        question=catalogue.CHAPTER_QUESTION,
        chapter=catalogue.CHAPTER,
        films=films(clips),
        themes={"dark": DARK, "light": LIGHT},
        fonts={weight: _encoded(_FONTS / f"Lato-{name}.ttf") for weight, name in _WEIGHTS.items()},
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "as_markdown": as_markdown,
        "clock": clock,
        "decimal": decimal,
        "parameter_rows": parameter_rows,
        "player_data": lambda clip: _player_data(environment, clip),
        "said": lambda clip: list(_said(clip)),
        "version_parts": version_parts,
        "command": _command,
    }
    return environment


def _player_data(environment: Environment, clip: Clip) -> dict[str, Any]:
    """What the page's program has to know of a clip."""
    return {
        "frame": 1 / clip.quality.frame_rate,
        "seconds": clip.seconds,
        "captions": clip.captions,
        "chapters": clip.chapters,
        "captionsInPicture": clip.parameters.get("captions", True),
        "snippets": snippets(environment, clip),
    }


def _said(clip: Clip) -> Iterator[_Said]:
    for chapter in clip.chapters:
        texts = (cue.text for cue in clip.captions if chapter.start <= cue.start < chapter.end)
        yield _Said(chapter.start, chapter.title, chapter.opens_film, " ".join(" ".join(texts).split()))


def _command(clip: Clip) -> str | None:
    """What renders a clip anew from the parameters in its folder; nothing if they are not there."""
    file = f"{clip.stem}.toml"
    if file not in clip.files:
        return None
    path = shlex.quote(f"media/{clip.folder}/{file}")
    flag = next((flag for flag, quality in QUALITIES.items() if quality == clip.quality and flag != "h"), None)
    return f"./render.sh --params {path}" + (f" -q {flag}" if flag else "")


def _encoded(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()
