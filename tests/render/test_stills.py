"""Pictures of a film: one beat's last frame, and the sheet of all beats."""

import numpy as np
import pytest
from PIL import Image

from tests.render.conftest import BEATS, Project

pytestmark = pytest.mark.slow


def test_stills_and_sheets(project: Project) -> None:
    still = project.run("still", "plain-square", "--beat", "2", "-q", "l")
    assert (still.status, still.output) == (0, "media/plain-square--480p15/plain-square--480p15-2.png\n")
    with Image.open(project.media / "plain-square--480p15/plain-square--480p15-2.png") as picture:
        assert picture.size == (854, 480)
        bright = np.asarray(picture.convert("L"))[240:, :].max(axis=0) > 100
    edges = np.flatnonzero(bright)[[0, -1]]
    # a square of side 1 that ends two units right of the middle, 60 pixels a unit
    assert edges == pytest.approx([427 + 1.5 * 60, 427 + 2.5 * 60], abs=3)

    assert (
        project.run("sheet", "plain-square", "-q", "l").output
        == "media/plain-square--480p15/plain-square--480p15-sheet.png\n"
    )
    with Image.open(project.media / "plain-square--480p15/plain-square--480p15-sheet.png") as picture:
        tiles = 2 * len(BEATS)
        width, height = 640, round(640 * 480 / 854) + 36
        assert picture.size == (4 * width, -(-tiles // 4) * height)
        sheet = np.asarray(picture.convert("L")).astype(int)
    spread = [
        sheet[row * height + 40 : (row + 1) * height, column * width : (column + 1) * width].std()
        for row, column in (divmod(index, 4) for index in range(8))
    ]
    assert all(value > 1 for value in spread[:tiles])
    assert not any(spread[tiles:]), "there is nothing behind the last tile"
    assert {path.name for path in project.media.iterdir()} == {"plain-square--480p15"}


def test_a_beat_that_the_film_does_not_have(project: Project) -> None:
    result = project.run("still", "plain-square", "--beat", "4")
    assert (result.status, result.errors) == (2, "plain-square has no beat 4; it has 3\n")
    assert not list(project.media.glob("*"))
