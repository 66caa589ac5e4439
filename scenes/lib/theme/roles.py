"""What a theme is: the look of the films as roles, what a color, width or dash is for and never which hue it is."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

ThemeName = Annotated[str, Field(pattern=r"^[\w .-]{1,40}$")]
Dash = tuple[Annotated[float, Field(ge=0.02, le=1)], ...]
"""Lengths of stroke and gap in turn, in frame units; empty for a solid line."""


def _color(text: str) -> str:
    if (
        len(text) != len("#RRGGBB")
        or text[0] != "#"
        or any(digit not in "0123456789abcdefABCDEF" for digit in text[1:])
    ):
        raise ValueError(f"'{text}' is no color; a color is written #RRGGBB, as in #1368A8")
    return text.upper()


def _paired(dash: Dash) -> Dash:
    if len(dash) % 2:
        raise ValueError(f"{len(dash)} lengths; a dash is pairs of stroke and gap, or empty for a solid line")
    return dash


Color = Annotated[str, AfterValidator(_color)]
DashPattern = Annotated[Dash, Field(max_length=8), AfterValidator(_paired)]


def _role(description: str) -> Any:  # noqa: ANN401 (as pydantic's own Field)
    return Field(description=description)


def _size(default: float, description: str) -> Any:  # noqa: ANN401 (as pydantic's own Field)
    """The films' places are made for the sizes of the built-in themes: smaller type fits, larger does not."""
    least = round(0.9 * default, 1)
    return Field(default=default, ge=least, le=default, description=f"{description}, Manim font size")


def _width(default: float, description: str) -> Any:  # noqa: ANN401 (as pydantic's own Field)
    return Field(default=default, ge=0.5, le=10, description=f"{description}, Manim stroke width")


class FunctionStyle(BaseModel):
    """How one activation function is drawn in every film.

    Its value f is solid, its derivative f' wears the dash, so that color is never the only difference.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    color: Color = Field(description="of its curve, its name and its numbers")
    dash: DashPattern = Field(description="of its derivative, lengths of stroke and gap in turn, in frame units")


class Theme(BaseModel):
    """Every color, size and line style by its role."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ThemeName = Field(description="name of the theme")
    extends: ThemeName = Field(description="built-in theme from which it differs")

    background: Color = _role("ground of the picture")
    text: Color = _role("words and numbers")
    muted: Color = _role("words and lines that stand back")
    faint: Color = _role("grids and ghosts that stand behind")
    forward: Color = _role("what runs forward: activations, units that are on")
    gradient: Color = _role("what runs backward")
    first_axis: Color = _role("first unit vector and the first columns of matrices")
    second_axis: Color = _role("second unit vector and the second columns of matrices")
    origin: Color = _role("origin and shifts")
    accent: Color = _role("questions and what the eye shall follow")
    inactive: Color = _role("units that are off, axes through zero")
    quadrants: tuple[Color, Color, Color, Color] = _role("dots by the quadrant that they came from")
    pieces: tuple[Color, ...] = Field(min_length=4, max_length=32, description="areas of linear pieces")
    functions: Mapping[str, FunctionStyle] = _role("activation functions by their names in actmath")
    further_functions: tuple[FunctionStyle, ...] = Field(
        min_length=1, max_length=8, description="functions that have no style of their own"
    )

    title_size: float = _size(52, "titles")
    text_size: float = _size(36, "captions")
    label_size: float = _size(32, "labels")
    source_size: float = _size(26, "sources")
    formula_size: float = _size(52, "formulas")
    number_size: float = _size(40, "numbers")

    hairline: float = _width(1.5, "grids")
    thin_line: float = _width(2.5, "lines that stand back")
    line: float = _width(4, "curves")
    thick_line: float = _width(6, "what the eye shall follow")
    ghost_opacity: float = Field(default=0.35, ge=0.2, le=0.8, description="opacity of an old state")
    gradient_dash: DashPattern = Field(default=(0.16, 0.1), description="arrows that run backward, in frame units")
    ghost_dash: DashPattern = Field(default=(0.06, 0.08), description="lines of an old state, in frame units")

    def __hash__(self) -> int:
        """Equal themes have equal hashes."""
        return hash(self.model_dump_json())

    @property
    def classes(self) -> tuple[str, str]:
        """Colors of labelled points: class 0, class 1."""
        return self.quadrants[1], self.quadrants[3]

    def function(self, name: str) -> FunctionStyle:
        """Style of the activation called name; a function that the theme does not know gets a spare one by its name."""
        if name in self.functions:
            return self.functions[name]
        return self.further_functions[ord(name[-1]) % len(self.further_functions)]
