"""What tells the versions of a film apart, in words."""

from collections.abc import Sequence

from render.gallery.clip import Clip
from render.parameters.toml_text import written

_LONGEST_VALUE = 24


def version_parts(clip: Clip) -> Sequence[str]:
    """The name that was given to a version, and the parameters that its folder is named after; none for the film as is.

    A folder is called film--parameter-value--size, or film-name--size (see render.parameters.variants).
    """
    rest = clip.folder.removesuffix(f"--{clip.quality}").removeprefix(clip.film)
    if not rest:
        return []
    given, *parts = rest.split("--")
    return [*filter(None, [given.removeprefix("-")]), *(_readable(part, clip) for part in parts)]


def _readable(part: str, clip: Clip) -> str:
    """A parameter and its value as they are written, from the form that they have in the folder's name."""
    for name, value in clip.parameters.items():
        if part.startswith(f"{name.replace('_', '-')}-"):
            text = value if isinstance(value, str) else written(value)
            if len(text) <= _LONGEST_VALUE:
                return f"{name} {text}"
    return part
