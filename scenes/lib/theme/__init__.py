"""The look of the films: built-in themes, a lecturer's own, and what both must achieve."""

from scenes.lib.theme.active import active_theme, drawn_in
from scenes.lib.theme.built_in import DARK, LIGHT, PRINT, THEMES
from scenes.lib.theme.own import ThemeChoice, ThemeError, read_theme, theme_as_json, theme_of
from scenes.lib.theme.roles import Dash, FunctionStyle, Theme

__all__ = [
    "DARK",
    "LIGHT",
    "PRINT",
    "THEMES",
    "Dash",
    "FunctionStyle",
    "Theme",
    "ThemeChoice",
    "ThemeError",
    "active_theme",
    "drawn_in",
    "read_theme",
    "theme_as_json",
    "theme_of",
]
