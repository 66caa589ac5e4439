"""What Chromium shows of a transparent film: the page's own ground, and the ink on it."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import FloatRect

from render.formats.table import WEBM
from tests.render.browser import running_browser, visit
from tests.render.formats.test_encoders import BLUE, GOLD, REPEATS, SIZE, encoded

PAGE = """<!doctype html><html lang="en"><title>Video</title>
<body style="margin:0; background:rgb(255, 0, 255)"><video src="clip.webm" muted></video>"""
PINK = (255, 0, 255)
TOLERANCE = 12


@pytest.mark.slow
def test_a_browser_shows_what_is_behind_a_transparent_film(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "clip.webm").write_bytes(encoded(WEBM, transparent=True))
    last = (sum(REPEATS) - 0.5) / SIZE.frame_rate
    with running_browser() as browser, visit(browser, tmp_path / "page.html") as seen:
        seen.page.evaluate(
            """second => new Promise((shown, failed) => {
                const video = document.querySelector("video");
                video.onerror = () => failed(video.error.message);
                video.onseeked = () => requestAnimationFrame(() => requestAnimationFrame(shown));
                video.currentTime = second;
            })""",
            last,
        )
        corner = FloatRect(x=0, y=0, width=SIZE.width, height=SIZE.height)
        shown = np.asarray(Image.open(io.BytesIO(seen.page.screenshot(clip=corner))).convert("RGB")).astype(int)
        assert not seen.complaints
    gold = 16 * (len(REPEATS) - 1) + 9
    for place, color in {(2, 2): PINK, (61, 93): PINK, (8, gold): PINK, (28, gold): GOLD, (52, 75): BLUE}.items():
        assert np.abs(shown[place] - color).max() <= TOLERANCE, place
