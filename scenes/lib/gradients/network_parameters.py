"""Random untrained networks as film parameters."""

from typing import Annotated

from pydantic import AfterValidator, Field

from actmath import INITIALIZATIONS, GradientProfile, Quantity, activation, gradient_profiles, initialization
from scenes.lib.gradients.measured_gradients import MeasuredGradients, measured_gradients, measured_inputs
from scenes.lib.parameters import FunctionName, StoryParameters

RuleName = Annotated[
    str,
    AfterValidator(lambda name: initialization(name).name),
    Field(json_schema_extra={"enum": list(INITIALIZATIONS)}),
]
"""Name of a rule for initial weights."""

Depth = Annotated[int, Field(ge=2, le=20)]
"""Number of hidden layers."""


class NetworkParameters(StoryParameters):
    """How the networks are made whose gradients are measured; each is drawn with a seed of its own."""

    width: int = Field(default=64, ge=8, le=128, description="units in every hidden layer")
    batch: int = Field(default=256, ge=16, le=512, description="examples in the batch")
    seeds: int = Field(default=20, ge=1, le=20, description="networks measured, with seeds from the film's seed onward")
    quantity: Quantity = Field(default="preactivations", description="which gradient the bars show")

    def measure(
        self, function: FunctionName, rule: RuleName, depth: int, quantity: Quantity | None = None
    ) -> MeasuredGradients:
        """Measure these networks, by another quantity if one is given."""
        return measured_gradients(self._profiles(function, rule, depth), quantity or self.quantity)

    def measure_inputs(self, function: FunctionName, rule: RuleName, depth: int) -> MeasuredGradients:
        """Measure what enters the layers of these networks."""
        return measured_inputs(self._profiles(function, rule, depth))

    def _profiles(self, function: FunctionName, rule: RuleName, depth: int) -> tuple[GradientProfile, ...]:
        return gradient_profiles(
            activation(function),
            initialization(rule),
            depth=depth,
            width=self.width,
            batch=self.batch,
            seeds=range(self.seed, self.seed + self.seeds),
        )
