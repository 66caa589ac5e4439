"""Folders as rendered films leave them, with files of some bytes, and the page that is made of them."""

import itertools
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from render.gallery.writing import update_gallery
from render.store import Store
from tests.render.gallery.page_tree import Element, parsed

BEATS = (("title-card", "What one ReLU changes", 3), ("clips", "ReLU clips", 4), ("fold", "Fold twice", 5))


@dataclass
class Shelf:
    """A media folder with films, and the gallery in it.

    Args:
        media: the folder.
        store: remembers pages.
        work: takes what is unfinished.
    """

    media: Path
    store: Store = field(init=False)
    work: Path = field(init=False)

    def __post_init__(self) -> None:
        """Make the folders."""
        self.store = Store(self.media / ".beats")
        self.work = self.media / ".work"
        self.work.mkdir(parents=True)

    @property
    def page(self) -> Path:
        """The gallery."""
        return self.media / "index.html"

    def put(self, stem: str, **told: Any) -> Path:  # noqa: ANN401 (what JSON holds)
        """A film's folder, with a manifest that tells what is given, and the usual where nothing is."""
        folder = self.media / stem
        names = [f"beats/{number:02}-{name}" for number, (name, _, _) in enumerate(BEATS, 1)]
        files = {
            *(f"{stem}{ending}" for ending in (".mp4", ".vtt", ".srt", ".toml")),
            *("poster.png", "transcript.md", "chapters.vtt"),
            *(f"{name}{ending}" for name in names for ending in (".mp4", ".png")),
        }
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(name, encoding="utf-8")
        *starts, end = itertools.accumulate((seconds for *_, seconds in BEATS), initial=0)
        beats = [
            {
                "name": beat,
                "title": title,
                "start": start,
                "seconds": seconds,
                "video": f"{name}.mp4",
                "poster": f"{name}.png",
            }
            for (beat, title, seconds), start, name in zip(BEATS, starts, names, strict=True)
        ]
        manifest = {
            "title": "What one ReLU changes",
            "question": "What is the difference?",
            "source": "Montúfar et al. 2014",
            "film": "relu-folding",
            "parameters": {"depth": 3, "captions": True},
            "changed": [],
            "quality": {"width": 854, "height": 480, "frame_rate": 15},
            "seconds": end,
            "beats": beats,
            "captions": [{"start": 0.0, "end": 3.0, "text": "With one\nand without"}],
            "chapters": [
                {"beat": name, "start": start, "end": end, "text": title}
                for (name, title, _), (start, end) in zip(BEATS, itertools.pairwise([*starts, end]), strict=True)
            ],
            "files": {name: {"bytes": len(name.encode()), "sha256": ""} for name in sorted(files)},
            **told,
        }
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        return folder

    def update(self) -> Element:
        """Bring the page up to date and read it."""
        assert update_gallery(self.media, self.store, self.work) == self.page
        return parsed(self.page.read_text(encoding="utf-8"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "media")
