"""Long computations are made once: whoever draws films may offer a place where their results outlast the process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Keeper(Protocol):
    """Keeps results of computations."""

    def once(self, module: str, arguments: str, compute: Callable[[], bytes]) -> bytes:
        """The kept result, or that of computing now, which is kept from then on.

        Args:
            module: name of the module that computes; it and all that it imports decide about the result.
            arguments: of the computation, all of them.
            compute: makes the result.
        """


_keeper: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


@contextmanager
def kept_by(keeper: Keeper) -> Iterator[None]:
    """Let this keeper have the results of what is computed inside the with block."""
    token = _keeper.set(keeper)
    try:
        yield
    finally:
        _keeper.reset(token)


def computed_once(module: str, arguments: str, compute: Callable[[], bytes]) -> bytes:
    """The result of a computation, made anew only if nobody keeps it; see `Keeper.once`."""
    keeper = _keeper.get()
    return compute() if keeper is None else keeper.once(module, arguments, compute)
