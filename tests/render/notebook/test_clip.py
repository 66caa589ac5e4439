"""A film's player as HTML."""

import html
import json
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from render.notebook import display
from render.notebook.clip import Clip
from render.notebook.parameter_table import ParameterTable

HOSTILE = """"><script>alert('&')</script>{{ 1 }}"""


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note it."""
        self.text += data


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film's folder, as far as a player needs it."""
    beat = {"name": "first", "title": HOSTILE, "start": 0.0, "seconds": 1.0, "video": "a.mp4", "poster": "poster.png"}
    manifest = {
        "title": HOSTILE,
        "quality": {"frame_rate": 15},
        "beats": [beat],
        "captions": [{"start": 0.0, "end": 1.0, "text": HOSTILE}],
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    for name in ("a.mp4", "a.vtt", "poster.png"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path / "a.mp4"


def test_what_looks_like_markup_stays_text(film: Path) -> None:
    for beat in (None, 1, "first"):
        (_, video), (_, track) = (tags := Tags(Clip.of(film, beat)._repr_html_()).found)
        assert [tag for tag, _ in tags] == ["video", "track"]
        assert video["title"] == video["aria-label"] == HOSTILE
        assert track["kind"] == "captions"


def test_a_table_keeps_what_looks_like_markup(film: Path) -> None:
    del film
    table = ParameterTable("film", [{"name": HOSTILE, "default": "1"}, {"name": "a", "default": "22"}])
    page = Tags(table._repr_html_())
    assert {tag for tag, _ in page.found} == {"table", "thead", "tbody", "tr", "th", "td"}
    assert HOSTILE in page.text
    assert repr(table).splitlines()[-1].split() == ["a", "22"]


def test_outside_notebooks_a_clip_says_where_its_file_is(film: Path) -> None:
    assert repr(Clip.of(film, None)).endswith(str(film))


def test_a_beat_that_does_not_exist_is_told_with_those_that_do(film: Path) -> None:
    for beat in ("second", 2, 0):
        with pytest.raises(ValueError, match=r"there is none; the beats are 1 first$"):
            Clip.of(film, beat)


def test_values_of_numpy_are_typed_like_others(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(*arguments: str) -> list[dict[str, str]]:
        asked.extend(arguments)
        return [{"file": str(film)}]

    monkeypatch.setattr(display, "ask", ask)
    values = {
        "pace": np.float64(0.5),
        "depth": np.int64(3),
        "weights": np.eye(2),
        "rows": [np.float32(2)],
        "text": "a b",
    }
    display.show("film", quality="l", beat=None, parameters=values)
    assert asked[3::2] == ["--set"] * 5
    assert asked[4::2] == ["pace=0.5", "depth=3", "weights=[[1.0, 0.0], [0.0, 1.0]]", "rows=[2.0]", 'text="a b"']
    assert html.escape(HOSTILE) != HOSTILE
