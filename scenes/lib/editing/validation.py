"""Changes put together with a film's own parameters, and every reason why that cannot be, each in one line."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from scenes.lib.editing.allowed import ModelSchema
from scenes.lib.editing.changes import NONE, Change, Key, MisplacedError, Value, changed, dotted

_LONGEST_VALUE = 60
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Problem:
    """Why a change cannot be made.

    Args:
        change: number of the change among those that were to be made, counted from 0; none if it was no single one.
        key: the place that is meant; at least as far inside as the change.
        message: key, value and what is allowed, in one line.
    """

    change: int | None
    key: Key
    message: str


class RefusedError(ValueError):
    """Not all changes can be made."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


class Editor(Generic[_Model]):
    """Makes changed models.

    Args:
        own: the model before any change.
        whole: what the model is called in messages, such as: film relu-folding.
        part: what one of its fields is called in messages.
    """

    def __init__(self, own: _Model, *, whole: str, part: str = "parameter") -> None:
        self._own = own
        self._whole = whole
        self._part = part
        self._schema = ModelSchema(type(own).model_json_schema())

    def edited(self, changes: Sequence[Change]) -> _Model:
        """The model with changes that are made one after another.

        Raises:
            RefusedError: if some cannot be made; tells of all.
        """
        settled = list(changes)
        for index, change in enumerate(settled):
            if change.text is not None and change.text != change.value:
                as_text = [*settled[:index], replace(change, value=change.text), *settled[index + 1 :]]
                if self._refused(settled, index) and not self._refused(as_text, index):
                    settled = as_text
        result = self._attempt(settled)
        if isinstance(result, list):
            raise RefusedError(result)
        return result

    def _refused(self, changes: Sequence[Change], index: int) -> bool:
        result = self._attempt(changes)
        return isinstance(result, list) and any(problem.change == index for problem in result)

    def _attempt(self, changes: Sequence[Change]) -> _Model | list[Problem]:
        values: Value = self._own.model_dump(mode="json")
        problems = []
        for index, change in enumerate(changes):
            try:
                values = changed(values, change.key, change.value)
            except MisplacedError as error:
                message = f"{dotted(change.key)} = {_shown(change.value)}: {error}"
                problems.append(Problem(index, change.key, message))
        result = self._validated(values)
        if isinstance(result, list):
            problems += [self._problem(error, changes) for error in result]
        return problems or result

    def _validated(self, values: Value) -> _Model | list[Any]:
        """A model, or pydantic's errors; a word that stands for nothing is taken so where the model allows nothing."""
        try:
            return type(self._own).model_validate_json(json.dumps(values, default=str), strict=True)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        spoken = [found["loc"] for found in errors if found["input"] == NONE]
        if spoken:
            for place in spoken:
                values = changed(values, place, None)
            without = self._validated(values)
            if not isinstance(without, list) or len(without) < len(errors):
                return without
        inner = {found["loc"] for found in errors}
        return [found for found in errors if not any(_is_inside(other, found["loc"]) for other in inner)]

    def _problem(self, error: Mapping[str, Any], changes: Sequence[Change]) -> Problem:
        key: Key = error["loc"]
        numbered = list(enumerate(changes))
        owner = next((number for number, change in reversed(numbered) if _touches(change.key, key)), None)
        return Problem(owner, key, self._message(error, key))

    def _message(self, error: Mapping[str, Any], key: Key) -> str:
        shown, value = dotted(key), _shown(error["input"])
        if error["type"] == "extra_forbidden":
            return f"{shown} = {value}: {self._unknown(key)}"
        part = self._part_at(key)
        allowed = f"allowed: {self._schema.describe(part)}" if part else ""
        if error["type"] == "missing":
            return f"{shown} is missing; {allowed}"
        if error["type"] in {"value_error", "assertion_error"}:
            reason = " ".join(str(error["ctx"]["error"]).split())
            return f"{shown} = {value}: {reason}" if key else reason
        return f"{shown} = {value}: {allowed}" if part else f"{shown} = {value}: {error['msg']}"

    def _unknown(self, key: Key) -> str:
        """Which names there are, the closest ones if some are close."""
        around = self._part_at(key[:-1])
        names = list(self._schema.properties(around)) if around else []
        owner = f"{self._whole} has" if len(key) == 1 else f"{dotted(key[:-1])} has"
        close = get_close_matches(str(key[-1]).lower().replace("-", "_"), names, n=1, cutoff=0.5)
        hint = f"did you mean {close[0]}?" if close else f"it has {', '.join(names)}"
        return f"{owner} no {self._part} {str(key[-1])!r}; {hint}"

    def _part_at(self, key: Key) -> Mapping[str, Any] | None:
        part = self._schema.root
        for step in key[:-1]:
            part = self._schema.entry(part, step) or part  # pydantic also says which of several models it tried
        return self._schema.entry(part, key[-1]) if key else part


def _touches(change: Key, key: Key) -> bool:
    length = min(len(change), len(key))
    return tuple(map(str, change[:length])) == tuple(map(str, key[:length]))


def _is_inside(inner: Key, outer: Key) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _shown(value: Value) -> str:
    """A value on one line and not too long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 3]}..."
