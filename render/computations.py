"""Results of long computations in the store of pieces: what one worker has computed, no other computes again."""

from collections.abc import Callable

from render.fingerprint import computation_key
from render.store import Store


class Computations:
    """Keeps what films compute before they draw.

    Args:
        store: takes the results.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def once(self, module: str, arguments: str, compute: Callable[[], bytes]) -> bytes:
        """The result that is kept, or that of computing now; who asks meanwhile waits for it.

        Args:
            module: name of the module that computes.
            arguments: of the computation, all of them.
            compute: makes the result.

        Raises:
            OSError: if the result cannot be kept, or a source file cannot be read.
        """
        key = computation_key(module, arguments)
        with self._store.alone_with(key):
            result = self._store.get(key)
            if result is None:
                result = compute()
                self._store.keep(key, result)
        return result
