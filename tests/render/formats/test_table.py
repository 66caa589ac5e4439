"""What --format and --transparent ask for, and what they refuse."""

import pytest

from render.command_line import main
from render.failure import UsageError
from render.formats.rendition import MP4, Rendition
from render.formats.table import FORMATS, GIF, MOV, PNG, WEBM, WEBP, wanted_renditions, with_posters
from render.quality import QUALITIES, Quality, QualityFlag


def names(*typed: str, transparent: bool = False) -> list[str]:
    return [str(one) for one in wanted_renditions(typed, transparent=transparent)]


def test_formats_are_named_one_by_one_or_with_commas_and_made_once() -> None:
    assert names() == ["mp4"]
    assert names("gif", "webm,mp4", " GIF ") == ["mp4", "webm", "gif"]


def test_transparent_alone_is_for_browsers_and_for_keynote() -> None:
    assert names(transparent=True) == ["webm--transparent", "mov--transparent"]
    assert names("png", transparent=True) == ["png--transparent"]


@pytest.mark.parametrize(
    ("typed", "transparent", "said"),
    [
        (["wbm"], False, "--format wbm: allowed are mp4, webm, mov, gif, webp, png"),
        (["mp4,avi", "mkv"], True, "--format avi,mkv: allowed are mp4, webm, mov, gif, webp, png"),
        (["gif,webp,mp4"], True, "--transparent --format mp4,gif: transparent can be webm, mov, webp, png"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    typed: list[str],
    transparent: bool,  # noqa: FBT001 (a parameter of the test)
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(UsageError) as error:
        wanted_renditions(typed, transparent=transparent)
    assert error.value.lines == (said,)
    options = [part for one in typed for part in ("--format", one)]
    assert main([*options, *["--transparent"] * transparent]) == 2
    assert capsys.readouterr() == ("", f"{said}\n")


@pytest.mark.parametrize("flag", QUALITIES)
def test_looping_clips_are_720p15_at_most_and_other_files_as_large_as_the_film(flag: QualityFlag) -> None:
    quality = QUALITIES[flag]
    small = Quality(854, 480, 15) if quality.height == 480 else Quality(1280, 720, 15)
    assert GIF.limited(quality) == WEBP.limited(quality) == small
    assert MP4.format.limited(quality) == WEBM.limited(quality) == MOV.limited(quality) == quality
    still = PNG.limited(quality)
    assert (still.width, still.height) == (quality.width, quality.height)


def test_the_segments_of_slower_formats_are_counted_in_whole_frames_of_the_film() -> None:
    for quality in QUALITIES.values():
        for one in FORMATS:
            assert quality.frame_rate % one.limited(quality).frame_rate == 0


def test_stills_are_made_where_nothing_else_makes_the_posters() -> None:
    still = Rendition(PNG)
    for enough in (MP4, Rendition(WEBM), Rendition(MOV), still):
        assert with_posters([Rendition(GIF), enough]) == (Rendition(GIF), enough)
    for lacking in (Rendition(GIF), Rendition(WEBP), Rendition(WEBM, transparent=True)):
        assert with_posters([lacking]) == (still, lacking)


def test_files_of_different_renditions_have_different_names() -> None:
    every = [Rendition(one, which) for one in FORMATS for which in (False, True)]
    assert len({one.ending for one in every}) == len({str(one) for one in every}) == len(every)
