"""What a theme must achieve so that everybody in the room can read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from scenes.lib.theme.perception import VISIONS, blended, contrast, seen_difference
from scenes.lib.theme.roles import Theme

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

FAINT_CONTRAST = 1.3
"""Grids and ghosts say nothing alone and stand behind, but they are there."""

LEAST_DIFFERENCE = 8.0
"""CIEDE2000 between two colors that mean different things, for every way of seeing.

Large patches side by side are told apart from a difference of 1. Lines are thin and stand apart: for marks of a third
of a degree Stone, Szafir and Setlur (2014) found thresholds of 7 to 14 units of CIELAB, which CIEDE2000 counts as less
where colors are saturated. Dashes and names come on top of this, they do not replace it.
"""

PIECE_OPACITY = 0.75
"""Of the areas of linear pieces, whose borders wear the color of text."""

TEXT_ROLES = ("text", "muted", "forward", "gradient", "first_axis", "second_axis", "origin", "accent", "inactive")
_SIGNS = tuple(role for role in TEXT_ROLES if role != "muted")


@dataclass(frozen=True)
class Shortcoming:
    """What keeps a theme from being read well.

    Args:
        roles: that are to blame, one or two, as they are typed, such as functions.gelu.
        message: roles, colors and what is allowed, in one line.
    """

    roles: tuple[str, ...]
    message: str


def shortcomings(theme: Theme) -> list[Shortcoming]:
    """What keeps a theme from being read; nothing if all is well."""
    return [*_low_contrasts(theme), *_look_alikes(theme)]


def told_apart(theme: Theme) -> Mapping[str, Mapping[str, str]]:
    """Colors that are shown together and mean different things: groups of names and colors."""
    return {
        # Units stand on the curves of all functions, and the gradient's arrows run past them.
        "functions": _function_colors(theme) | {"forward": theme.forward, "gradient": theme.gradient},
        "roles": {role: getattr(theme, role) for role in _SIGNS},
        "quadrants": _numbered("quadrants", theme.quadrants),
    }


def _function_colors(theme: Theme) -> dict[str, str]:
    named = {f"functions.{name}": style.color for name, style in theme.functions.items()}
    return named | _numbered("further_functions", [style.color for style in theme.further_functions])


def _numbered(role: str, colors: tuple[str, ...] | list[str]) -> dict[str, str]:
    return {f"{role}.{number}": color for number, color in enumerate(colors)}


def _low_contrasts(theme: Theme) -> Iterator[Shortcoming]:
    texts = {role: getattr(theme, role) for role in TEXT_ROLES} | _function_colors(theme)
    yield from _too_close(texts, theme.background, "background", TEXT_CONTRAST)
    yield from _too_close(_numbered("quadrants", theme.quadrants), theme.background, "background", LINE_CONTRAST)
    yield from _too_close({"faint": theme.faint}, theme.background, "background", FAINT_CONTRAST)
    areas = [blended(color, theme.background, opacity=PIECE_OPACITY) for color in theme.pieces]
    yield from _too_close(_numbered("pieces", areas), theme.text, "text", LINE_CONTRAST)


def _too_close(colors: Mapping[str, str], against: str, name: str, least: float) -> Iterator[Shortcoming]:
    for role, color in colors.items():
        ratio = contrast(color, against)
        if ratio < least:
            seen = f"{color} has a contrast of {ratio:.2f} to {name} {against}"
            yield Shortcoming((role,), f"{role}: {seen}; allowed: {least:g} or more")


def _look_alikes(theme: Theme) -> Iterator[Shortcoming]:
    for group in told_apart(theme).values():
        for (first, color), (second, other) in combinations(group.items(), 2):
            differences = {vision: seen_difference(color, other, vision) for vision in VISIONS}
            vision = min(differences, key=lambda name: differences[name])
            if differences[vision] < LEAST_DIFFERENCE:
                seen = f"{color} and {second} {other} differ by {differences[vision]:.1f} with {vision}"
                allowed = f"allowed: {LEAST_DIFFERENCE:g} or more (CIEDE2000)"
                yield Shortcoming((first, second), f"{first}: {seen}; {allowed}")
