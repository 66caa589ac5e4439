"""Every test of the films draws at a tiny size and writes nothing but Typst's pictures of text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from manim import tempconfig

from tests.scenes.drawn import tiny_pictures


@pytest.fixture(scope="session")
def text_pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module", autouse=True)
def _tiny_pictures(text_pictures: Path) -> Iterator[None]:
    with tempconfig(tiny_pictures(text_pictures)):
        yield
