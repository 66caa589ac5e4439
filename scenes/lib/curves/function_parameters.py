"""Some of the activation functions, in an order, as film parameters."""

from collections.abc import Mapping

from pydantic import Field, field_validator

from actmath import CHAPTER_ORDER, Activation, activation
from scenes.lib.parameters import FunctionName, StoryParameters


class FunctionParameters(StoryParameters):
    """Which functions a film shows, and the numbers that shape them."""

    functions: tuple[FunctionName, ...] = Field(
        default=CHAPTER_ORDER, min_length=1, max_length=8, description="names of the functions, in the order shown"
    )
    alpha: float = Field(default=1.0, ge=0.0, le=2.0, description="ELU's alpha, minus its limit far left, without unit")
    negative_slope: float = Field(
        default=0.01, ge=0.0, le=0.5, description="slope of Leaky ReLU left of zero, without unit"
    )
    beta: float = Field(default=1.0, ge=0.1, le=10.0, description="Swish's beta, without unit")

    @field_validator("functions")
    @classmethod
    def _different(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(names)) < len(names):
            raise ValueError("a function is named twice")
        return names

    def records(self) -> Mapping[str, Activation]:
        """The functions with the parameters that they share with the film, by the names of their beats."""
        return {name.replace("_", "-"): self._tuned(activation(name)) for name in self.functions}

    def _tuned(self, record: Activation) -> Activation:
        shared = record.parameters.keys() & type(self).model_fields.keys()
        return record.with_parameters(**{name: getattr(self, name) for name in shared})
