"""What is computed about a function and what is said about it, as short texts."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from actmath import Activation, Extremum, Interval
from scenes.lib.text.number_formats import fixed

_DECIMALS = 4
JUDGEMENTS = ("strength", "weakness", "use")


@dataclass(frozen=True)
class Facts:
    """Texts about one function.

    Attributes:
        value_range: the values that it takes, as an interval.
        extremum: where it is lowest or highest; empty if it has no such place.
        largest_slope: upper bound of its derivative.
        judgements: strength, weakness and when to use it.
    """

    value_range: str
    extremum: str
    largest_slope: str
    judgements: tuple[str, ...]


def facts_about(record: Activation, labels: Mapping[str, str], *, short: bool = False) -> Facts:
    """Facts from a record and from a film's labels; a function that these do not know gets their neutral words.

    Args:
        record: the function.
        labels: used are lowest, highest, extrema, and strength-NAME, weakness-NAME, use-NAME with the name of the
            function or "other".
        short: whether labels with short- before their names are used where there are any.
    """
    said = {key: labels.get(f"short-{key}", text) if short else text for key, text in labels.items()}
    return Facts(
        value_range=interval_text(record.value_range),
        extremum=_extremum(record.extrema, said) if record.extrema else "",
        largest_slope=bound_text(record.slope_range.upper),
        judgements=tuple(said.get(f"{kind}-{record.name}", said[f"{kind}-other"]) for kind in JUDGEMENTS),
    )


def interval_text(interval: Interval) -> str:
    """An interval with round brackets at ends that are not taken, such as (0, 1) or [−0.2785, ∞)."""
    opening, closing = "[" if interval.lower_attained else "(", "]" if interval.upper_attained else ")"
    return f"{opening}{bound_text(interval.lower)}, {bound_text(interval.upper)}{closing}"


def bound_text(value: float) -> str:
    """An infinity or a number of up to two decimals as it is, any other number to four decimals."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:g}".replace("-", "−") if value == round(value, 2) else fixed(_DECIMALS)(value)


def _extremum(extrema: tuple[Extremum, ...], labels: Mapping[str, str]) -> str:
    if len(extrema) > 1:
        return labels["extrema"].format(count=len(extrema))
    [turn] = extrema
    said = labels["lowest"] if turn.kind == "minimum" else labels["highest"]
    return said.format(x=bound_text(turn.x))
