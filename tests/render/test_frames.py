"""The frames of a beat drawn alone by the engine are those of plain Manim that draws everything in every frame."""

from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from manim import tempconfig

from render.manim_adapter import Take
from render.picture import Pixels
from render.quality import Quality
from scenes.catalogue import film_names, load_film
from scenes.lib.parameters import StoryParameters
from tests.scenes.drawn import RATE, frames_of, tiny_pictures

SMALL = Quality(160, 90, RATE)

VISIBLE = 100
"""Shades of 256 between ground and title."""
PACE = 2.0
FEW_SEEDS = 2
ROUNDING = 1
"""Frames by which a beat may differ from its seconds at another pace, where each motion is rounded by itself."""


def quick_parameters(film: str) -> StoryParameters:
    """A film at twice its pace, which halves the frames to draw; what it averages over seeds, it averages over few."""
    parameters = load_film(film).parameters
    few = {"seeds": FEW_SEEDS} if "seeds" in type(parameters).model_fields else {}
    return type(parameters).model_validate(parameters.model_dump() | few | {"pace": PACE})


@pytest.mark.slow
@pytest.mark.parametrize("name", film_names())
def test_beats_drawn_alone_equal_one_run_of_plain_manim(name: str, tmp_path: Path) -> None:
    film, parameters = load_film(name), quick_parameters(name)
    with tempconfig(tiny_pictures(tmp_path / "plain")):
        plain = frames_of(film(parameters), afresh=True)
    seconds = {beat.name: beat.seconds for beat in film(parameters).beats()}
    assert list(plain) == list(seconds)
    assert len({tuple(frames) for frames in plain.values()}) == len(plain)
    for beat in reversed(plain):
        same = type(parameters).model_validate_json(parameters.model_dump_json())
        alone: list[int] = []
        contrasts: list[int] = []

        def show(pixels: Pixels, repeat: int, alone: list[int] = alone, contrasts: list[int] = contrasts) -> None:
            contrasts.append(int(np.ptp(pixels[..., :3])))
            alone += [crc32(pixels.data)] * repeat

        Take(film, same, beat, SMALL, tmp_path / "alone").draw(show)
        assert alone == plain[beat]
        assert contrasts[0] > VISIBLE, f"the first frame of {beat} is blank"
        assert len(set(alone)) > 1, f"nothing moves in {beat}"
        assert len(alone) >= seconds[beat] * SMALL.frame_rate - ROUNDING  # more where reading takes its time


@pytest.mark.slow
def test_stills_equal_the_frames_of_the_film(tmp_path: Path) -> None:
    film = load_film("linear-collapse")
    take = Take(film, film.parameters, "one-layer", SMALL, tmp_path)
    frames: list[Pixels] = []
    take.draw(lambda pixels, repeat: frames.extend([pixels.copy()] * repeat))
    middle, last = take.draw_stills(70)
    np.testing.assert_array_equal(middle, frames[70])
    np.testing.assert_array_equal(last, frames[-1])
