"""How the steps of a training are counted on screen."""

import math

_ROUNDING = 1e-9
"""A time that is later than a whole step by no more than this is that step."""


def step_under_way(time: float) -> int:
    """The step that is being made at a time in steps: between two of them a picture is on its way to the later one."""
    return math.ceil(time - _ROUNDING)
