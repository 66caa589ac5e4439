"""Units with different activations that start alike and make the same steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actmath import Activation, UnitRun, activation
from scenes.lib.unit_training.unit_course import UnitTask, unit_course


@dataclass(frozen=True)
class Contender:
    """A unit of the comparison: its title, its activation and its run."""

    title: str
    record: Activation
    run: UnitRun

    def fate(self, labels: Mapping[str, str]) -> str:
        """Whether and when it was on again for a point; used are active-again, never-active and always-active."""
        if self.run.recovery_step is not None:
            return labels["active-again"].format(step=self.run.recovery_step)
        return labels["always-active"] if self.run.active.all() else labels["never-active"]


def contenders(
    task: UnitTask, rates: tuple[float, ...], slopes: Sequence[float], labels: Mapping[str, str]
) -> list[Contender]:
    """ReLU, Leaky ReLU with these slopes left of zero, ELU; used are the labels leaky and elu."""
    relu, elu = activation("relu"), activation("elu")
    named = {
        relu.title: relu,
        **{labels["leaky"].format(slope=f"{one:g}"): activation("leaky_relu", negative_slope=one) for one in slopes},
        labels["elu"].format(alpha=f"{elu.parameters['alpha']:g}"): elu,
    }
    return [Contender(title, record, unit_course(record, task, rates)) for title, record in named.items()]
