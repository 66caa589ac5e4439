"""Where everything stands that is made."""

from pathlib import Path

from render.store import Store

MEDIA = Path(__file__).parent.parent / "media"
"""Folder of all films."""


def store() -> Store:
    """What has been drawn and computed."""
    return Store(MEDIA / ".beats")
