"""What the list of a film's folder tells of a beat."""

from render.bundle.cues import Cue
from render.bundle.manifest import captions_of_beat

MANIFEST = {
    "quality": {"frame_rate": 15},
    "beats": [{"start": 0.0, "seconds": 3.0}, {"start": 3.0, "seconds": 4 / 3}, {"start": 13 / 3, "seconds": 1.0}],
    "captions": [
        {"start": 0.0, "end": 3.0, "text": "one"},
        {"start": 3.0, "end": 11 / 3, "text": "two\nlines"},
        {"start": 11 / 3, "end": 13 / 3, "text": "three"},
        {"start": 13 / 3, "end": 16 / 3, "text": "four"},
    ],
}


def test_captions_of_a_beat_count_from_its_own_first_frame() -> None:
    assert captions_of_beat(MANIFEST, 0) == [Cue(0, 45, ("one",))]
    assert captions_of_beat(MANIFEST, 1) == [Cue(0, 10, ("two", "lines")), Cue(10, 20, ("three",))]
    assert captions_of_beat(MANIFEST, 2) == [Cue(0, 15, ("four",))]
