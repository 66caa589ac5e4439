"""The themes that come with the films: for a dark room, for a light one, and for paper."""

from collections.abc import Mapping
from types import MappingProxyType

from scenes.lib.theme.roles import Dash, FunctionStyle, Theme

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
_FURTHER_DASHES: tuple[Dash, ...] = ((0.12, 0.06, 0.12, 0.18), (0.5, 0.12))


def _function_styles(**colors: str) -> Mapping[str, FunctionStyle]:
    return {name: FunctionStyle(color=color, dash=_FUNCTION_DASHES[name]) for name, color in colors.items()}


def _further_styles(*colors: str) -> tuple[FunctionStyle, ...]:
    return tuple(FunctionStyle(color=color, dash=dash) for color, dash in zip(colors, _FURTHER_DASHES, strict=True))


DARK = Theme(
    name="dark",
    extends="dark",
    background="#12141A",
    text="#F2F1EC",
    muted="#A9ADBA",
    faint="#3A3F4E",
    forward="#CFDAE6",
    gradient="#D154C6",
    first_axis="#54D7A3",
    second_axis="#FD7E6D",
    origin="#C19CFF",
    accent="#FED881",
    inactive="#8A8F9F",
    quadrants=("#74C5FF", "#F2A5CB", "#FFD268", "#9DE5B7"),
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
        sigmoid="#92C6F7",
        tanh="#F6A127",
        relu="#FEEE69",
        leaky_relu="#36CD9C",
        elu="#DB91C0",
        swish="#EF744D",
        gelu="#AB96FE",
    ),
    further_functions=_further_styles("#97D573", "#A08878"),
)

_PALE_PIECES = (
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
)

LIGHT = Theme(
    name="light",
    extends="light",
    background="#FBFAF6",
    text="#1B1E27",
    muted="#5A5F6D",
    faint="#CDCFD4",
    forward="#46586B",
    gradient="#660044",
    first_axis="#0E7B50",
    second_axis="#D72B52",
    origin="#752E97",
    accent="#784800",
    inactive="#6C7281",
    quadrants=("#0066BD", "#B03780", "#936304", "#08794E"),
    pieces=_PALE_PIECES,
    functions=_function_styles(
        sigmoid="#0C75C4",
        tanh="#A05904",
        relu="#564700",
        leaky_relu="#00765C",
        elu="#CF1A8D",
        swish="#83373B",
        gelu="#4931E3",
    ),
    further_functions=_further_styles("#587C3F", "#331D08"),
)

PRINT = Theme.model_validate(
    {
        **LIGHT.model_dump(),
        "name": "print",
        "extends": "print",
        "background": "#FFFFFF",
        "text": "#000000",
        "muted": "#4D4D4D",
        "faint": "#C4C4C4",
        "inactive": "#707070",
        "second_axis": "#B5123B",
        "hairline": 2,
        "thin_line": 3.2,
        "line": 5,
        "thick_line": 7.5,
        "ghost_opacity": 0.4,
    }
)

THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (DARK, LIGHT, PRINT)})
