"""The look of the films as roles: what a color, width or dash is for, never which hue it is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

Dash = tuple[float, ...]
"""Lengths of stroke and gap in turn, in frame units; empty for a solid line."""


class FunctionStyle(BaseModel):
    """How one activation function is drawn in every film.

    Its value f is solid, its derivative f' wears the dash, so that color is never the only difference.
    """

    model_config = ConfigDict(frozen=True)

    color: str
    dash: Dash


class Theme(BaseModel):
    """Every color, size and line style by its role. Sizes are Manim font sizes, widths are Manim stroke widths."""

    model_config = ConfigDict(frozen=True)

    name: str
    background: str
    text: str
    muted: str
    faint: str
    forward: str
    gradient: str
    first_axis: str
    second_axis: str
    origin: str
    accent: str
    inactive: str
    quadrants: tuple[str, str, str, str]
    pieces: tuple[str, ...]
    functions: Mapping[str, FunctionStyle]
    further_functions: tuple[FunctionStyle, ...]

    title_size: float = 52
    text_size: float = 36
    label_size: float = 32
    source_size: float = 26
    formula_size: float = 52
    number_size: float = 40

    hairline: float = 1.5
    thin_line: float = 2.5
    line: float = 4
    thick_line: float = 6
    ghost_opacity: float = 0.35
    gradient_dash: Dash = (0.16, 0.1)
    ghost_dash: Dash = (0.06, 0.08)

    @property
    def classes(self) -> tuple[str, str]:
        """Colors of the two classes of labelled points."""
        return self.quadrants[1], self.quadrants[3]

    def function(self, name: str) -> FunctionStyle:
        """Style of the activation called name; a function that the theme does not know gets a spare one by its name."""
        if name in self.functions:
            return self.functions[name]
        return self.further_functions[sum(name.encode()) % len(self.further_functions)]


_FUNCTION_DASHES: Mapping[str, Dash] = MappingProxyType(
    {
        "sigmoid": (0.22, 0.12),
        "tanh": (0.1, 0.08),
        "relu": (0.34, 0.14),
        "leaky_relu": (0.3, 0.1, 0.06, 0.1),
        "elu": (0.16, 0.16),
        "swish": (0.2, 0.08, 0.06, 0.08, 0.06, 0.08),
        "gelu": (0.42, 0.1, 0.12, 0.1),
    }
)


def _function_styles(**colors: str) -> Mapping[str, FunctionStyle]:
    return MappingProxyType(
        {name: FunctionStyle(color=color, dash=_FUNCTION_DASHES[name]) for name, color in colors.items()}
    )


DARK = Theme(
    name="dark",
    background="#12141A",
    text="#F2F1EC",
    muted="#A9ADBA",
    faint="#3A3F4E",
    forward="#7FC8F8",
    gradient="#FFB454",
    first_axis="#5BD6A2",
    second_axis="#FF7E6B",
    origin="#FFE08A",
    accent="#FFD166",
    inactive="#8B90A0",
    quadrants=("#7FC8F8", "#F2A6D0", "#FFD166", "#8BE0B3"),
    pieces=(
        "#944338",
        "#57B356",
        "#384494",
        "#B3566E",
        "#5B9438",
        "#5685B3",
        "#943872",
        "#9CB356",
        "#388994",
        "#B356B3",
        "#948838",
        "#56B39B",
        "#713894",
        "#B38456",
        "#38945A",
        "#6D56B3",
    ),
    functions=_function_styles(
        sigmoid="#6CB8F0",
        tanh="#F5A742",
        relu="#F4E66A",
        leaky_relu="#3FCFA0",
        elu="#F08FC0",
        swish="#FF7B54",
        gelu="#B7A3FF",
    ),
    further_functions=(
        FunctionStyle(color="#9BE564", dash=(0.12, 0.06, 0.12, 0.18)),
        FunctionStyle(color="#C9D1E0", dash=(0.5, 0.12)),
    ),
)

LIGHT = Theme(
    name="light",
    background="#FBFAF6",
    text="#1B1E27",
    muted="#5A5F6D",
    faint="#D5D6D9",
    forward="#1368A8",
    gradient="#B05A00",
    first_axis="#0E7A50",
    second_axis="#C23A26",
    origin="#8A6500",
    accent="#9A5B00",
    inactive="#6E7382",
    quadrants=("#1368A8", "#B0387F", "#946300", "#0E7A50"),
    pieces=(
        "#ECB4AC",
        "#8DD98C",
        "#ACB5EC",
        "#D98CA0",
        "#C4ECAC",
        "#8CB3D9",
        "#ECACD4",
        "#C6D98C",
        "#ACE4EC",
        "#D88CD9",
        "#ECE3AC",
        "#8CD9C5",
        "#D4ACEC",
        "#D9B28C",
        "#ACECC4",
        "#9F8CD9",
    ),
    functions=_function_styles(
        sigmoid="#1E6FB0",
        tanh="#A65A00",
        relu="#857300",
        leaky_relu="#0B7D5A",
        elu="#B83B83",
        swish="#C93F17",
        gelu="#6A4FD0",
    ),
    further_functions=(
        FunctionStyle(color="#4B7A12", dash=(0.12, 0.06, 0.12, 0.18)),
        FunctionStyle(color="#4A5568", dash=(0.5, 0.12)),
    ),
)

THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (DARK, LIGHT)})

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
