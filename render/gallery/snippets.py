"""What to paste into a document so that it plays a film whose folder stands beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from render.gallery.clip import Clip
from scenes.lib.theme.built_in import DARK, THEMES
from scenes.lib.theme.own import ThemeError, theme_of

if TYPE_CHECKING:
    from jinja2 import Environment

_KINDS = ("html", "reveal", "quarto", "markdown", "jupyter")
_CHAPTERS = "chapters.vtt"


class Part(NamedTuple):
    """What is embedded: a film or one beat, with paths as seen from beside the film's folder.

    Args:
        title: in words.
        video: file that plays.
        poster: picture that stands for it.
        captions: file of the words, if there is one.
        chapters: file of the beats in time, if there is one.
        size: width and height of the picture in pixels.
        ground: color around the picture.
    """

    title: str
    video: str
    poster: str
    captions: str | None
    chapters: str | None
    size: tuple[int, int]
    ground: str

    @property
    def kind(self) -> str:
        """Media type of the file that plays."""
        return f"video/{self.video.rpartition('.')[2]}"


def snippets(environment: "Environment", clip: Clip) -> Mapping[str, Sequence[str]]:
    """For each kind of document what embeds the film, then what embeds each beat."""
    parts = list(_parts(clip))
    templates = {kind: environment.get_template(f"snippets/{kind}.jinja") for kind in _KINDS}
    return {kind: [template.render(part=part) for part in parts] for kind, template in templates.items()}


def _parts(clip: Clip) -> Iterator[Part]:
    look = (clip.quality.width, clip.quality.height), _ground(clip)

    def inside(name: str) -> str:
        return f"{clip.folder}/{name}"

    captions, chapters = (inside(name) if name in clip.files else None for name in (f"{clip.stem}.vtt", _CHAPTERS))
    yield Part(clip.title, inside(clip.video), inside(clip.poster), captions, chapters, *look)
    for beat in clip.beats:
        title = beat.title if beat.title == clip.title else f"{clip.title}: {beat.title}"
        yield Part(title, inside(beat.video), inside(beat.poster), None, None, *look)


def _ground(clip: Clip) -> str:
    """The color that the film is drawn on; that of the films' own theme if it is not known."""
    choice = clip.parameters.get("theme")
    try:
        return theme_of(choice).background if isinstance(choice, Mapping) or choice in list(THEMES) else DARK.background
    except ThemeError:
        return DARK.background
