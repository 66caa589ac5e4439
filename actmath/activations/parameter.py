"""Parameters of activation functions: a value with a symbol and an allowed range."""

import math
from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Parameter:
    """A number that shapes an activation function.

    Attributes:
        name: The keyword of the function, such as ``negative_slope``.
        symbol: Typst math source of its sign, such as ``alpha``.
        value: The value in force; for the parameter of a function, its default.
        minimum: Least allowed value. Every finite number from here up is allowed.
    """

    name: str
    symbol: str
    value: float
    minimum: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a value out of range."""
        self.check(self.value)

    @property
    def allowed(self) -> str:
        """The allowed values, in words."""
        return f"a finite number >= {self.minimum:g}"

    def check(self, value: float) -> None:
        """Raise ValueError, naming what is allowed, unless the value is in range."""
        if not (math.isfinite(value) and value >= self.minimum):
            raise ValueError(f"{self.name} must be {self.allowed}, not {value!r}")

    def with_value(self, value: float) -> "Parameter":
        """The same parameter at another value; ValueError if that is out of range."""
        return replace(self, value=value)

    def __format__(self, style: str) -> str:
        """Write the value to 4 digits; as a ``factor`` of what follows, which leaves out a factor of 1."""
        number = np.format_float_positional(self.value, precision=4, fractional=False, trim="-")
        if style == "factor":
            return "" if self.value == 1 else f"{number} "
        return number


@dataclass(frozen=True)
class Symbol:
    """Stands in for a parameter where a formula keeps its sign."""

    typst: str

    def __format__(self, style: str) -> str:
        """Write the sign, as a ``factor`` with the space that sets it off from what follows."""
        return f"{self.typst} " if style == "factor" else self.typst
