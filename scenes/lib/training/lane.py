"""One network among those that learn side by side."""

from dataclasses import dataclass

from scenes.lib.text.number_formats import NumberFormat
from scenes.lib.theme import Dash
from scenes.lib.training.course import Course


@dataclass(frozen=True)
class Lane:
    """A network as it is shown.

    Attributes:
        title: its name.
        color: of its name, its border and its loss.
        course: what it does.
        loss_format: how its loss is written.
        dash: of its loss' curve.
    """

    title: str
    color: str
    course: Course
    loss_format: NumberFormat
    dash: Dash = ()
