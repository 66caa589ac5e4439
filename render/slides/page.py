"""Slides as one HTML file with everything inside, for any browser, without network."""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from render.slides.deck import Deck, Slide
from render.slides.ground import ground_of, is_dark

_HERE = Path(__file__).parent


def write_page(deck: Deck, key: str, path: Path) -> None:
    """Write slides, each with its clip inside.

    Args:
        deck: what they show.
        key: of what they are made from, kept near the beginning of the file.
        path: file to write.

    Raises:
        OSError: if the file cannot be written.
    """
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["base64"] = _base64
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    ground = ground_of(deck.slides[0].poster)
    page = environment.get_template("page.html.jinja").stream(
        deck=deck,
        key=key,
        ground=ground,
        dark=is_dark(ground),
        style=Markup((_HERE / "page.css").read_text(encoding="utf-8")),  # noqa: S704 (our own file)
        script=Markup(script),  # noqa: S704 (the same)
        script_hash=f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
        words=[_captions(slide) for slide in deck.slides],
    )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(page)


def _captions(slide: Slide) -> list[dict[str, object]]:
    """What a slide says, in seconds of its clip."""
    rate = slide.frame_rate
    return [{"start": cue.start / rate, "end": cue.end / rate, "text": "\n".join(cue.lines)} for cue in slide.captions]


def _base64(path: Path) -> Markup:
    return Markup(base64.b64encode(path.read_bytes()).decode("ascii"))  # noqa: S704 (letters, digits, + / =)
