"""Pieces are whole or absent."""

import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.failure import UsageError
from render.store import Store

KEY, OTHER = "ab" * 32, "cd" * 32


def only_file(folder: Path) -> Path:
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    return path


def test_a_piece_comes_back_and_others_are_absent(tmp_path: Path) -> None:
    store = Store(tmp_path / "pieces")
    assert store.get(KEY) is None
    store.keep(KEY, b"first")
    store.keep(KEY, b"second")
    assert store.get(KEY) == b"second"
    assert store.get(OTHER) is None


@given(piece=st.binary(max_size=60), damage=st.data())
def test_any_damage_is_seen(tmp_path_factory: pytest.TempPathFactory, piece: bytes, damage: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("pieces")
    Store(folder).keep(KEY, piece)
    path = only_file(folder)
    content = path.read_bytes()
    place = damage.draw(st.integers(0, len(content) - 1))
    flipped = content[:place] + bytes([content[place] ^ damage.draw(st.integers(1, 255))]) + content[place + 1 :]
    for damaged in (flipped, content[:place], content + b"x", b""):
        path.write_bytes(damaged)
        assert Store(folder).get(KEY) is None


def test_shrinking_takes_the_unfinished_and_the_least_recently_used(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(KEY, bytes(1000))
    store.keep(OTHER, bytes(1000))
    (tmp_path / "ab" / ".unfinished-left").write_bytes(bytes(10))
    time.sleep(0.01)
    assert store.get(KEY)
    assert store.shrink(1500) > 1000
    assert store.get(OTHER) is None
    assert store.get(KEY)
    assert only_file(tmp_path).name == KEY


def test_nothing_is_taken_away_from_a_run(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(KEY, b"piece")
    with store.in_use(), pytest.raises(UsageError, match="a rendering is going on"):
        store.shrink(0)
    assert store.get(KEY) == b"piece"


def test_readers_never_see_half_a_piece(tmp_path: Path) -> None:
    store = Store(tmp_path)
    pieces = [bytes([number]) * 200_000 for number in range(8)]
    store.keep(KEY, pieces[0])

    def write() -> None:
        for piece in pieces * 4:
            store.keep(KEY, piece)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    seen = []
    while any(writer.is_alive() for writer in writers):
        seen.append(store.get(KEY))
    assert seen
    assert all(piece in pieces for piece in seen)
