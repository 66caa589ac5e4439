"""Which parameters a drawing looks at: what it has not looked at cannot have changed its frames."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

_OF_EVERY_MODEL = frozenset(dir(BaseModel)) - {"__class__"}

_reads: ContextVar[set[str] | None] = ContextVar("reads", default=None)


class ReadsNoted(BaseModel):
    """A model whose fields are noted when they are read; who asks for it as a whole has read all of them."""

    if not TYPE_CHECKING:  # a type checker would take every misspelt field for one that exists

        def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 (whatever the field holds)
            """Note the field and give it."""
            reads = _reads.get()
            if reads is not None:
                fields = type(self).model_fields
                reads.update((name,) if name in fields else fields if name in _OF_EVERY_MODEL else ())
            return super().__getattribute__(name)


@contextmanager
def noting_reads() -> Iterator[set[str]]:
    """Collect the names of the fields that are read inside the with block."""
    reads: set[str] = set()
    token = _reads.set(reads)
    try:
        yield reads
    finally:
        _reads.reset(token)


@contextmanager
def unnoted() -> Iterator[None]:
    """Let what is read inside the with block go unnoted."""
    token = _reads.set(None)
    try:
        yield
    finally:
        _reads.reset(token)
