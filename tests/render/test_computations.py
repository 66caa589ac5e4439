"""A computation is made once by all who ask for it at the same time, and again where something about it changes."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from render import fingerprint
from render.computations import Computations
from render.fingerprint import computation_key
from render.store import Store

TRAINS = "scenes.lib.training.trained_steps"


def test_who_asks_meanwhile_waits_for_the_result(tmp_path: Path) -> None:
    made: list[str] = []

    def compute() -> bytes:
        made.append("begun")
        time.sleep(0.2)
        return b"result"

    def ask(_: int) -> bytes:
        return Computations(Store(tmp_path)).once(TRAINS, "steps", compute)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(8))) == [b"result"] * 8
    assert made == ["begun"]


def test_a_computation_that_fails_keeps_nothing_and_is_tried_again(tmp_path: Path) -> None:
    computations = Computations(Store(tmp_path))

    def fails() -> bytes:
        raise ValueError("too large")

    with pytest.raises(ValueError, match="too large"):
        computations.once(TRAINS, "steps", fails)
    assert computations.once(TRAINS, "steps", lambda: b"result") == b"result"
    assert computations.once(TRAINS, "steps", fails) == b"result"


def test_a_damaged_result_is_made_anew(tmp_path: Path) -> None:
    computations = Computations(Store(tmp_path))
    assert computations.once(TRAINS, "steps", lambda: b"first") == b"first"
    [path] = (path for path in tmp_path.rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-1])
    assert computations.once(TRAINS, "steps", lambda: b"second") == b"second"


def test_the_key_covers_the_numbers_and_not_how_they_are_drawn() -> None:
    assert computation_key(TRAINS, "a") == computation_key(TRAINS, "a")
    assert len({computation_key(TRAINS, "a"), computation_key(TRAINS, "b"), computation_key("actmath", "a")}) == 3
    names = {path.relative_to(fingerprint._ROOT).as_posix() for path in fingerprint._sources(TRAINS)}
    assert {"actmath/training/run.py", "actmath/training/optimizers.py", "actmath/network/perceptron.py"} <= names
    assert not names & {"scenes/lib/training/training_board.py", "scenes/s11_training_race.py"}
