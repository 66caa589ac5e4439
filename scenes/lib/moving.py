"""What an animation changes besides its own component: numbers, for instance, that show the component's state."""

from collections.abc import Sequence

from manim import Animation, Mobject, VMobject

_LOOKED_AT = (1 / 3, 2 / 3, 1.0)
"""Shares of an animation at which what it changes is looked for; it has just begun."""
_LOOKS = ("points", "fill_rgbas", "stroke_rgbas")


def first_changed(members: Sequence[Mobject], animations: Sequence[Animation]) -> int:
    """Index of the first of these mobjects that the animations change; their number if they change none.

    Args:
        members: mobjects in the order in which they are drawn, each without its parts.
        animations: that have begun; they are left where they were, at the beginning.
    """
    before = [_look(member) for member in members]
    first = len(members)
    for share in _LOOKED_AT:
        for animation in animations:
            animation.interpolate(share)
        first = next((index for index in range(first) if _look(members[index]) != before[index]), first)
    for animation in animations:
        animation.interpolate(0)
    return first


def _look(member: Mobject) -> tuple[bytes, ...]:
    """All that a mobject's picture depends on, apart from widths of strokes, which no animation of ours changes."""
    names = _LOOKS if isinstance(member, VMobject) else _LOOKS[:1]
    return tuple(getattr(member, name).tobytes() for name in names if hasattr(member, name))
