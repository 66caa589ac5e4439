"""Slides of the small project's films, made once."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest

from tests.render.conftest import FILMS, Project

CHAPTER = "chapter"


@dataclass(frozen=True)
class Made:
    """What a run made."""

    project: Project

    def file(self, name: str, ending: str) -> Path:
        """Slides of a film, or of all."""
        return self.project.media / "slides" / f"{name}--480p15{ending}"

    def beats(self, name: str) -> list[dict[str, Any]]:
        """What the film's folder tells of its beats; of all films for the chapter."""
        if name == CHAPTER:
            return [beat for film in FILMS for beat in self.beats(film)]
        folder = self.project.folder(name)
        beats = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["beats"]
        return [{**beat, "clip": folder / beat["video"], "last": folder / beat["poster"]} for beat in beats]


@pytest.fixture(scope="session")
def made(rendered_project: Project) -> Made:
    """Slides of every film and of the chapter; to be read only."""
    result = rendered_project.run("slides", "-q", "l")
    assert (result.status, result.errors, result.drawn) == (0, "", set())
    return Made(rendered_project)


def first_frame(clip: Path) -> npt.NDArray[np.int64]:
    """Red, green and blue of every pixel."""
    with av.open(clip) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24").astype(np.int64)
