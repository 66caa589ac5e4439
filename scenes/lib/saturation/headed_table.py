"""What a table counts, quietly over it."""

from scenes.lib.layout import Region
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme


def table_heading(region: Region, text: str) -> tuple[Words, Region]:
    """The text at the top of a region, and the room for the table below it."""
    over, room = region.rows(0.15, 0.85, gap=0.1)
    theme = active_theme()
    return over.hold(words(text, size=theme.label_size, color=theme.muted), across=0, up=0), room
