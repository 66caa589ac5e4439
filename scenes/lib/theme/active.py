"""Which theme a film is being drawn in."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from scenes.lib.theme.built_in import DARK
from scenes.lib.theme.roles import Theme

_active: ContextVar[Theme] = ContextVar("theme", default=DARK)


def active_theme() -> Theme:
    """The theme of the film being drawn; components ask when they are drawn and keep no copy."""
    return _active.get()


@contextmanager
def drawn_in(theme: Theme) -> Iterator[None]:
    """Make theme the active one inside the with block."""
    token = _active.set(theme)
    try:
        yield
    finally:
        _active.reset(token)
