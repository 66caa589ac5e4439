"""The slides as an office program shows them: LibreOffice makes pages of them, Poppler pictures of these."""

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.render.slides.conftest import CHAPTER, Made, first_frame

pytestmark = pytest.mark.slow

WIDTH, HEIGHT = 854, 480


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"no {name}: ./test.sh installs it, on Debian the package {package}", pytrace=False)
    return found


def test_every_page_is_the_picture_of_its_slide(made: Made, tmp_path: Path) -> None:
    office, pictures = program("soffice", "libreoffice-impress-nogui"), program("pdftoppm", "poppler-utils")
    deck = made.file(CHAPTER, ".pptx")
    home = {**os.environ, "HOME": str(tmp_path)}
    convert = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*convert, "--outdir", tmp_path, deck], check=True, capture_output=True, env=home)
    size = ["-scale-to-x", str(WIDTH), "-scale-to-y", str(HEIGHT)]
    subprocess.run([pictures, "-png", *size, tmp_path / f"{deck.stem}.pdf", tmp_path / "page"], check=True)
    pages = sorted(tmp_path.glob("page-*.png"))
    beats = made.beats(CHAPTER)
    assert len(pages) == len(beats)
    stills = [first_frame(beat["clip"]) for beat in beats]
    for number, page in enumerate(pages):
        with Image.open(page) as picture:
            shown = np.asarray(picture.convert("RGB")).astype(int)
        differences = [np.abs(shown - still).mean() for still in stills]
        assert differences[number] == min(differences)
        assert differences[number] < 3, "the page shows the slide's still, from edge to edge"
        assert np.abs(shown[[0, -1]] - stills[number][[0, -1]]).max() < 12, "no border above or below"
        assert np.abs(shown[:, [0, -1]] - stills[number][:, [0, -1]]).max() < 12, "no border at the sides"
