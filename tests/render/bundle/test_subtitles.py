"""WebVTT and SubRip, as other programs read them."""

import re
from datetime import timedelta
from pathlib import Path

import av
import pytest
import srt  # type: ignore[import-untyped]

from render.bundle.cues import Cue
from render.bundle.subtitles import sub_rip, web_vtt

CUES = [
    Cue(0, 7, ("a < b & c --> d",)),
    Cue(7, 8, ("Φ(x) on one line,", "−∞ on another")),
    Cue(8, 2 * 3600 * 60, ("<b>no markup</b>",)),
]
RATE = 60


def read_by_ffmpeg(path: Path) -> list[tuple[float, float, str]]:
    """Begin, end and words of each cue."""
    with av.open(path) as file:
        (stream,) = file.streams.subtitles
        unit = float(stream.time_base or 0)
        return [
            (packet.pts * unit, (packet.pts + (packet.duration or 0)) * unit, bytes(packet).decode())
            for packet in file.demux(stream)
            if packet.pts is not None
        ]


def test_web_vtt_is_read_with_its_times_and_its_signs(tmp_path: Path) -> None:
    path = tmp_path / "film.vtt"
    path.write_text(web_vtt(CUES, RATE), encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith("WEBVTT\n\n00:00:00.000 --> 00:00:00.117\n")
    read = read_by_ffmpeg(path)
    assert [words for *_, words in read] == [
        "a &lt; b &amp; c --&gt; d",
        "Φ(x) on one line,\n−∞ on another",
        "&lt;b&gt;no markup&lt;/b&gt;",
    ]
    for (start, end, _), cue in zip(read, CUES, strict=True):
        assert (start, end) == pytest.approx((cue.start / RATE, cue.end / RATE), abs=1.01e-3)


def test_sub_rip_is_read_with_its_times(tmp_path: Path) -> None:
    path = tmp_path / "film.srt"
    path.write_text(sub_rip(CUES, RATE), encoding="utf-8")
    read = list(srt.parse(path.read_text(encoding="utf-8")))
    assert [one.content.split("\n") for one in read] == [list(cue.lines) for cue in CUES]
    assert [one.index for one in read] == [1, 2, 3]
    assert read[2].end == timedelta(hours=2)
    assert len(read_by_ffmpeg(path)) == len(CUES)


@pytest.mark.parametrize("rate", [15, 30, 60])
def test_who_goes_to_the_time_of_a_cue_finds_its_first_frame(rate: int) -> None:
    text = web_vtt([Cue(frame, frame + 1, ("x",)) for frame in range(3 * rate)], rate)
    times = re.findall(r"^00:00:(\d\d)\.(\d{3}) -->", text, flags=re.MULTILINE)
    assert [(1000 * int(seconds) + int(rest)) * rate // 1000 for seconds, rest in times] == list(range(3 * rate))
