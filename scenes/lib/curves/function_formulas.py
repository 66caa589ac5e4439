"""The formulas of a function and of its derivative."""

from collections.abc import Mapping

from manim import DOWN, LEFT, VGroup

from actmath import Activation
from scenes.lib.layout import Region
from scenes.lib.text.typography import formula

_SIZE = 40
_LEAST_SCALE = 0.5
_GAP = 0.32


def function_formulas(
    region: Region, templates: Mapping[str, str], record: Activation, *, symbolic: bool = False, corner: bool = False
) -> VGroup:
    """Formulas of f over f' at the top of a region.

    Args:
        region: where they stand; long formulas are shrunk to fit, those too long to be read left out.
        templates: what stands around the record's {formula}, for "value" and "slope"; "value-NAME" is for one function.
        record: the function.
        symbolic: whether parameters stand there as letters and not as their values.
        corner: whether f has a corner at 0 for some values of the letters, so that f'(0) is left out.
    """
    sources = (
        (record.symbolic_formula, record.symbolic_derivative_formula)
        if symbolic
        else (record.formula, record.derivative_formula)
    )
    value = templates.get(f"value-{record.name}", templates["value"]).format(formula=sources[0])
    slope = templates["slope"].format(formula=sources[1].replace("x <= 0", "x < 0") if corner else sources[1])
    lines = [formula(source, size=_SIZE) for source in (value, slope)]
    readable = VGroup(*(line for line in lines if line.width * _LEAST_SCALE < region.width))
    return region.hold(readable.arrange(DOWN, buff=_GAP, aligned_edge=LEFT), across=0, up=1)
