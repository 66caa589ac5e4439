"""Results are asked for where there is a place for them, and computed where there is none."""

from collections.abc import Callable

from scenes.lib.long_computations import computed_once, kept_by


class Memory:
    """Keeps results of this process."""

    def __init__(self) -> None:
        self.results: dict[tuple[str, str], bytes] = {}

    def once(self, module: str, arguments: str, compute: Callable[[], bytes]) -> bytes:
        """The kept result, or a new one."""
        if (module, arguments) not in self.results:
            self.results[module, arguments] = compute()
        return self.results[module, arguments]


def test_a_result_is_made_once_for_whoever_keeps_it_and_each_time_otherwise() -> None:
    made: list[str] = []

    def computed(arguments: str) -> bytes:
        def compute() -> bytes:
            made.append(arguments)
            return arguments.encode()

        return computed_once("module", arguments, compute)

    with kept_by(Memory()):
        assert [computed("a"), computed("b"), computed("a")] == [b"a", b"b", b"a"]
    assert made == ["a", "b"]
    assert computed("a") == computed("a") == b"a"
    assert made == ["a", "b", "a", "a"]
