"""A beat's frames depend on the film's parameters alone: drawn alone they are those of the whole film.

Checksums are taken before encoding. The films run at twice their pace, which halves the frames to draw; what they
average over many seeds, they average over few.
"""

import pytest

from scenes.catalogue import film_names, load_film
from scenes.lib.parameters import StoryParameters
from tests.scenes.drawn import RATE, beats_of, frames_of

PACE = 2.0
FEW_SEEDS = 2


def quick_parameters(film: str) -> StoryParameters:
    parameters = load_film(film).parameters
    few = {"seeds": FEW_SEEDS} if "seeds" in type(parameters).model_fields else {}
    return type(parameters).model_validate(parameters.model_dump() | few | {"pace": PACE})


@pytest.mark.slow
@pytest.mark.parametrize("film", film_names())
def test_beats_drawn_alone_have_the_frames_of_the_whole_film(film: str) -> None:
    parameters = quick_parameters(film)
    film_class = load_film(film)
    whole = frames_of(film_class(parameters))
    seconds = {beat.name: beat.seconds for beat in film_class(parameters).beats()}
    assert list(whole) == beats_of(film)
    assert len({tuple(frames) for frames in whole.values()}) == len(whole)
    for beat in reversed(whole):
        same = type(parameters).model_validate_json(parameters.model_dump_json())
        alone = frames_of(film_class(same, beats=[beat]))
        assert alone == {beat: whole[beat]}
        assert len(set(whole[beat])) > 1, f"nothing moves in {beat}"
        assert len(whole[beat]) == seconds[beat] * RATE
