"""The parameter files that come with the films, drawn."""

from pathlib import Path

import pytest
from PIL import Image

from render import Quality
from render.manim_adapter import Take
from render.parameters.ordering import Orders, ParameterRequest
from render.parameters.variants import variant_name
from render.stills import drawable_films, write_still
from scenes.catalogue import film_names

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.toml"))
SMALL = Quality(426, 240, 15)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_drawn(path: Path, tmp_path: Path) -> None:
    orders = list(Orders([], film_names(), SMALL, ParameterRequest(file=path)))
    films = drawable_films(orders, tmp_path)
    for order, film in zip(orders, films, strict=True):
        assert film.outline.changed
        assert film.place.variant == variant_name(order.film, order.name, {}), "an example has a name"
        for number in range(2, len(film.beats) + 1, 2):
            with Image.open(write_still(film, tmp_path, number=number)) as picture:
                assert picture.size == (SMALL.width, SMALL.height)
                assert len(picture.getcolors(SMALL.width * SMALL.height) or ()) > 10


def test_the_shortest_example_is_drawn_frame_by_frame(tmp_path: Path) -> None:
    (path,) = (path for path in EXAMPLES if path.stem == "two_functions")
    (film,) = drawable_films(Orders([], film_names(), SMALL, ParameterRequest(file=path)), tmp_path)
    frames: list[int] = []
    for beat in film.beats:
        Take(film.story, film.parameters, beat.name, SMALL, tmp_path).draw(lambda _pixels, times: frames.append(times))
    assert sum(frames) == pytest.approx(15 * sum(beat.seconds for beat in film.beats), rel=0.02)


def test_there_are_three() -> None:
    assert len(EXAMPLES) == 3
