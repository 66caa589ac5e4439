"""Cues as the text files that players and editors read: WebVTT and SubRip."""

import html
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

import srt  # type: ignore[import-untyped]

from render.bundle.cues import Cue


def web_vtt(cues: Sequence[Cue], frame_rate: int) -> str:
    """WebVTT, W3C Candidate Recommendation 2019."""
    blocks = [
        f"{_clock(cue.start, frame_rate)} --> {_clock(cue.end, frame_rate)}\n"
        + "\n".join(html.escape(line, quote=False) for line in cue.lines)
        for cue in cues
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def sub_rip(cues: Sequence[Cue], frame_rate: int) -> str:
    """SubRip, numbered from 1."""
    blocks = (
        srt.Subtitle(number, _moment(cue.start, frame_rate), _moment(cue.end, frame_rate), "\n".join(cue.lines))
        for number, cue in enumerate(cues, 1)
    )
    return str(srt.compose(blocks))


def milliseconds(frame: int, frame_rate: int) -> int:
    """When a frame begins, rounded up: who goes there sees this frame and not the one before."""
    return -(-Fraction(1000 * frame, frame_rate) // 1)


def _moment(frame: int, frame_rate: int) -> timedelta:
    return timedelta(milliseconds=milliseconds(frame, frame_rate))


def _clock(frame: int, frame_rate: int) -> str:
    seconds, thousandths = divmod(milliseconds(frame, frame_rate), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"
