"""How finely floating-point formats tell numbers apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

FormatName: TypeAlias = Literal["bfloat16", "float16", "float32"]


@dataclass(frozen=True)
class FloatFormat:
    """A binary floating-point format.

    Attributes:
        name: Its common name.
        significand_bits: Bits of the significand, the leading one included.
        least_exponent: Power of two of the smallest normal number.
    """

    name: FormatName
    significand_bits: int
    least_exponent: int

    def step(self, value: ArrayLike) -> NDArray[np.float64]:
        """Distance from a number of the size of value to the next larger one, element by element.

        In [2, 4) it is 2^(2 - significand_bits); it halves from one power of two to the next smaller one, down to the
        smallest normal number.
        """
        _, exponent = np.frexp(np.asarray(value, dtype=np.float64))
        smallest = np.where(np.asarray(value) == 0, self.least_exponent + 1, exponent)
        return np.asarray(np.ldexp(1.0, np.maximum(smallest, self.least_exponent + 1) - self.significand_bits))


_FORMATS = (FloatFormat("bfloat16", 8, -126), FloatFormat("float16", 11, -14), FloatFormat("float32", 24, -126))

FLOAT_FORMATS: Mapping[FormatName, FloatFormat] = MappingProxyType({known.name: known for known in _FORMATS})
"""The formats by name. Sources: IEEE 754-2019, section 3.6; for bfloat16, Kalamkar et al. 2019, section 2."""
