"""Which films a request names."""

import difflib
from collections.abc import Sequence

from render.failure import UsageError


def chosen_films(wanted: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The wanted films, each once, in the order they were named; all known films if none is named.

    Raises:
        UsageError: if a film is unknown; names it with the closest known ones.
    """
    for name in wanted:
        if name not in known:
            raise UsageError(unknown_film(name, known))
    return tuple(dict.fromkeys(wanted)) or tuple(known)


def unknown_film(name: str, known: Sequence[str]) -> str:
    """What to say of a film that does not exist."""
    return f"unknown film {name!r}: {_suggestion(name, known)}"


def _suggestion(name: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(name.lower().replace("_", "-"), known, n=3, cutoff=0.5)
    if close:
        return f"did you mean {' or '.join(close)}? ./render.sh list shows all films"
    return f"the films are {', '.join(known)}" if known else "there are no films"
