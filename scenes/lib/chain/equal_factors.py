"""The equal factors of a chain as a power, and what it comes to."""

from manim import VGroup

from actmath import ChainPass
from scenes.lib.chain.chain_layout import ChainLayout
from scenes.lib.text.number_formats import NumberFormat, significant
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme


def equal_factors(layout: ChainLayout, chain: ChainPass, number_format: NumberFormat, name: str) -> VGroup:
    """Whose gradient it is, the power and its value, in the row of what is left."""
    theme = active_theme()
    left, factor = float(chain.remaining[0]), float(chain.factors[0])
    formats: tuple[NumberFormat, ...] = (lambda _: f"{factor:g}^{layout.depth}", number_format, significant(1))
    power, exact, rounded = (
        Number(left, one, size=theme.label_size, color=theme.gradient, align="left") for one in formats
    )
    said, equal = (words(text, size=theme.label_size, color=theme.gradient) for text in (name, "="))
    parts: list[Words | Number] = [said, power, equal, exact]
    if rounded.text != exact.text:
        parts += [words("≈", size=theme.label_size, color=theme.gradient), rounded]
    return layout.product(parts)
