"""The record that joins everything a film, a plot or a network needs to know about one activation function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from actmath.activations.elementwise import FloatArray
from actmath.activations.landmarks import (
    Extremum,
    Interval,
    find_extrema,
    find_range,
    find_root,
    find_slope_extrema,
)
from actmath.activations.parameter import Parameter, Symbol


@dataclass(frozen=True)
class Source:
    """Where a function was published: the citation, the paper's title and the place in it."""

    citation: str
    title: str
    place: str

    def __str__(self) -> str:
        """The short form for a corner of the screen."""
        return f"{self.citation}, {self.place}"


@dataclass(frozen=True)
class Activation:
    """An activation function f with its derivative, formulas and landmarks.

    Attributes:
        name: Identifier, such as ``leaky_relu``.
        title: Name in words, such as ``Leaky ReLU``.
        evaluate: f as a function of x and the parameters by keyword, with its limits at x = -inf and +inf.
        differentiate: f', called alike.
        formula_template: Typst math source of f(x). ``{alpha}`` stands for the parameter alpha, and
            ``{alpha:factor}x`` for it as a factor of x, which is not written when it is 1.
        derivative_template: The same for f'(x).
        parameter_definitions: The parameters with their symbols, ranges and values in force.
        joints: Points where the pieces of a definition by cases meet: f' may jump or have a corner there.
        is_piecewise_linear: Whether f is linear between its joints.
        sources: Papers, the one that introduced or named the function first.
    """

    name: str
    title: str
    evaluate: Callable[..., FloatArray]
    differentiate: Callable[..., FloatArray]
    formula_template: str
    derivative_template: str
    parameter_definitions: tuple[Parameter, ...] = ()
    joints: tuple[float, ...] = ()
    is_piecewise_linear: bool = False
    sources: tuple[Source, ...] = ()

    def __call__(self, x: ArrayLike) -> FloatArray:
        """f(x), element by element."""
        return self.evaluate(x, **self.parameters)

    def function(self, x: ArrayLike) -> FloatArray:
        """f(x), element by element."""
        return self(x)

    def gradient(self, x: ArrayLike) -> FloatArray:
        """f'(x), element by element; at a kink, the convention of the function's docstring."""
        return self.differentiate(x, **self.parameters)

    @property
    def parameters(self) -> Mapping[str, float]:
        """The values in force by name, read-only."""
        return MappingProxyType({parameter.name: parameter.value for parameter in self.parameter_definitions})

    def with_parameters(self, **values: float) -> "Activation":
        """The record with other parameter values; formulas, kinks, range and extrema follow.

        Raises:
            ValueError: If a name is unknown or a value out of range; the message tells the allowed.
        """
        unknown = values.keys() - self.parameters.keys()
        if unknown:
            known = ", ".join(self.parameters) or "none"
            raise ValueError(f"{self.name} has no parameter {', '.join(sorted(unknown))}; its parameters: {known}")
        changed = [
            parameter.with_value(values.get(parameter.name, parameter.value))
            for parameter in self.parameter_definitions
        ]
        return replace(self, parameter_definitions=tuple(changed))

    @property
    def formula(self) -> str:
        """Typst math source of f(x), with the parameters' values."""
        return self._fill(self.formula_template)

    @property
    def derivative_formula(self) -> str:
        """Typst math source of f'(x), with the parameters' values."""
        return self._fill(self.derivative_template)

    @property
    def symbolic_formula(self) -> str:
        """Typst math source of f(x), with the parameters' symbols."""
        return self._fill_symbols(self.formula_template)

    @property
    def symbolic_derivative_formula(self) -> str:
        """Typst math source of f'(x), with the parameters' symbols."""
        return self._fill_symbols(self.derivative_template)

    def _fill(self, template: str) -> str:
        return template.format(**{parameter.name: parameter for parameter in self.parameter_definitions})

    def _fill_symbols(self, template: str) -> str:
        return template.format(**{known.name: Symbol(known.symbol) for known in self.parameter_definitions})

    @cached_property
    def kinks(self) -> tuple[float, ...]:
        """The joints where f' jumps, left to right. ELU with alpha = 1 has none."""
        return tuple(
            joint
            for joint in self.joints
            if self.gradient(np.nextafter(joint, -np.inf)) != self.gradient(np.nextafter(joint, np.inf))
        )

    @cached_property
    def linear_slopes(self) -> tuple[float, ...] | None:
        """For a piecewise linear function its slopes left to right, one more than kinks; else None."""
        if not self.is_piecewise_linear:
            return None
        ends = (self.kinks[0] - 1.0, *self.kinks, self.kinks[-1] + 1.0) if self.kinks else (-1.0, 1.0)
        middles = [(left + right) / 2 for left, right in pairwise(ends)]
        return tuple(float(self.gradient(middle)) for middle in middles)

    @cached_property
    def extrema(self) -> tuple[Extremum, ...]:
        """Local minima and maxima of f, left to right."""
        return find_extrema(self.function, self.gradient, self.joints)

    @cached_property
    def slope_extrema(self) -> tuple[Extremum, ...]:
        """Local minima and maxima of f', left to right."""
        return find_slope_extrema(self.gradient, self.joints)

    @cached_property
    def value_range(self) -> Interval:
        """The values that f takes."""
        return find_range(self.function, self.extrema, self.joints)

    @cached_property
    def slope_range(self) -> Interval:
        """The values that f' takes."""
        return find_range(self.gradient, self.slope_extrema, self.joints)


def slope_crossing(first: Activation, second: Activation, bracket: tuple[float, float]) -> float:
    """The x in the bracket where two derivatives are equal, such as 1.6629 for tanh and sigmoid in (1, 3).

    Raises:
        ValueError: If the same derivative is the larger one at both ends of the bracket.
    """

    def lead(x: float) -> float:
        return float(first.gradient(x) - second.gradient(x))

    if lead(bracket[0]) * lead(bracket[1]) > 0:
        raise ValueError(f"the slopes of {first.name} and {second.name} do not cross once between {bracket}")
    return find_root(lead, *bracket)
