"""The three ways to compute GELU, as lines of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from actmath import Shortcut, gelu, gelu_shortcut, shortcut_error
from scenes.lib.theme import active_theme

Function = Callable[[npt.ArrayLike], npt.NDArray[np.floating[Any]]]

_RECORDS = {"exact": "gelu", "tanh": "tanh", "sigmoid": "sigmoid"}
"""Whose color each form wears: that of the function that it is made of."""


@dataclass(frozen=True)
class Form:
    """One way to compute GELU.

    Attributes:
        name: its key among the film's words.
        function: the form itself.
        error: the form minus exact GELU, with its digits kept.
    """

    name: str
    function: Function
    error: Function

    @property
    def color(self) -> str:
        """The color of the function that it is made of."""
        return active_theme().function(_RECORDS[self.name]).color


EXACT = Form("exact", gelu, np.zeros_like)
SHORTCUTS = tuple(
    Form(name, partial(gelu_shortcut, shortcut=name), partial(shortcut_error, shortcut=name))
    for name in get_args(Shortcut)
)
FORMS = (EXACT, *SHORTCUTS)
