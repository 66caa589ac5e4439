"""The gallery among the films' folders: written whole, and only if it is not as it should be."""

from pathlib import Path

from render.fingerprint import gallery_key
from render.gallery.shelf import standing_clips
from render.store import Store
from render.workspace import locked

GALLERY = "index.html"


def update_gallery(media: Path, store: Store, workspace: Path) -> Path | None:
    """Let the gallery show the films that stand there now.

    Args:
        media: folder of all films.
        store: remembers the page.
        workspace: takes the unfinished page, on the same disk as media.

    Returns:
        The page; nothing if there is neither a film nor a page.

    Raises:
        OSError: if the page cannot be written; it is as it was then.
    """
    page = media / GALLERY
    with locked(media):
        clips = standing_clips(media)
        if not clips and not page.exists():
            return None
        key = gallery_key([repr(clip) for clip in clips])
        content = store.get(key)
        if content is None:
            from render.gallery.page import gallery_page  # noqa: PLC0415 (imports Jinja)

            content = gallery_page(clips).encode()
            store.keep(key, content)
        if not _holds(page, content):
            unfinished = workspace / GALLERY
            unfinished.write_bytes(content)
            unfinished.replace(page)
    return page


def _holds(page: Path, content: bytes) -> bool:
    try:
        return page.read_bytes() == content
    except OSError:
        return False
