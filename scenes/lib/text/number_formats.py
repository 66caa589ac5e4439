"""How a value becomes the characters on screen. A ^ in the text starts a raised exponent."""

import math
from collections.abc import Callable

NumberFormat = Callable[[float], str]
_PLAIN_EXPONENTS = (-3, 5)
"""Powers of ten between which a number is written without one."""


def fixed(decimals: int, *, signed: bool = False, unit: str = "") -> NumberFormat:
    """So many decimals; a value that these would show as zero although it is not is shown in powers of ten."""

    def text(value: float) -> str:
        shown = f"{value:+.{decimals}f}" if signed else f"{value:.{decimals}f}"
        if float(shown) == 0:
            return shown.lstrip("+-") + unit if value == 0 else powers_of_ten(1)(value) + unit
        return shown.replace("-", "−") + unit

    return text


def rounded_up(decimals: int) -> NumberFormat:
    """So many decimals, never less than the value: for a limit from which something holds."""
    return lambda value: fixed(decimals)(math.ceil(value * 10**decimals) / 10**decimals)


def exact_zero(otherwise: NumberFormat) -> NumberFormat:
    """Say in words when a value is zero exactly; any other value in its own format."""
    return lambda value: "0 exactly" if value == 0 else otherwise(value)


def whole(otherwise: NumberFormat) -> NumberFormat:
    """A whole number without decimals; any other value in its own format."""
    return lambda value: f"{value:.0f}".replace("-", "−") if value == round(value) else otherwise(value)


def coordinate(decimals: int) -> NumberFormat:
    """So many decimals for a place in the picture that may pass through zero; never for a measured result."""

    def text(value: float) -> str:
        shown = f"{value:.{decimals}f}"
        return shown.lstrip("-") if float(shown) == 0 else shown.replace("-", "−")

    return text


def powers_of_ten(decimals: int = 1) -> NumberFormat:
    """Mantissa with so many decimals times a power of ten; an exact zero is 0."""

    def text(value: float) -> str:
        if value == 0:
            return "0"
        mantissa, exponent = f"{value:.{decimals}e}".split("e")
        return f"{mantissa}×10^{int(exponent)}".replace("-", "−")

    return text


def significant(digits: int = 2, *, least_plain: int = _PLAIN_EXPONENTS[0]) -> NumberFormat:
    """So many significant digits; below a thousandth, or another power of ten, and from a million on in powers of ten.

    Args:
        digits: how many.
        least_plain: the smallest power of ten that is written out.
    """

    def text(value: float) -> str:
        if value == 0:
            return "0"
        rounded = float(f"{value:.{digits - 1}e}")
        exponent = math.floor(math.log10(abs(rounded)))
        if not least_plain <= exponent <= _PLAIN_EXPONENTS[1]:
            return powers_of_ten(digits - 1)(value)
        return f"{rounded:.{max(0, digits - 1 - exponent)}f}".replace("-", "−")

    return text


def undefined_as(words: str, otherwise: NumberFormat) -> NumberFormat:
    """Say that a value is not defined (NaN); any other value in its own format."""
    return lambda value: words if math.isnan(value) else otherwise(value)


def at_most(digits: int, decimals: int) -> NumberFormat:
    """So many decimals if no more than so many digits stand in all; otherwise so many significant digits."""
    near, far = fixed(decimals), significant(digits)
    return lambda value: near(value) if abs(value) < 10.0 ** (digits - decimals) else far(value)


def grouped(digits: int = 2) -> NumberFormat:
    """So many significant digits of a large number, its thousands set apart by spaces."""

    def text(value: float) -> str:
        return f"{float(f'{value:.{digits - 1}e}'):,.0f}".replace(",", " ").replace("-", "−")

    return text


def below(limit_exponent: int) -> NumberFormat:
    """< 10^limit for what is smaller than that: differences that are only the last bits of the arithmetic."""

    def text(value: float) -> str:
        if abs(value) < 10.0**limit_exponent:
            return f"<10^{limit_exponent}".replace("-", "−")
        return significant(2)(value)

    return text


def down_to(limit: float, otherwise: NumberFormat) -> NumberFormat:
    """< limit for what is smaller, but not zero; any other value in its own format."""
    return lambda value: f"<{limit:g}" if 0 < value < limit else otherwise(value)


def up_to(limit: float, otherwise: NumberFormat) -> NumberFormat:
    """> limit for what is larger, however large; any other value in its own format."""
    return lambda value: f">{limit:g}" if value > limit else otherwise(value)
