"""A track of words in an MP4 file, as players offer it for choice: 3GPP timed text (ISO/IEC 14496-17, mov_text)."""

import struct
from collections.abc import Iterable, Iterator
from fractions import Fraction
from os import SEEK_CUR
from pathlib import Path

from av import Packet
from av.container import OutputContainer

from render.bundle.cues import Cue

# The look that FFmpeg gives to words without one: white, on black, at the lower edge.
_STYLE = b"""[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, BackColour, BorderStyle, Alignment
Style: Default,Arial,16,&Hffffff,&H0,1,2
"""
_HANDLER = b"sbtl"
_SWITCHED_OFF = b"\x02"  # of the flags of a track header: in the film, not enabled
_HEADER = struct.Struct(">I4s")


class TextTrack:
    """Words beside the pictures of a file that is being written.

    Args:
        film: the file.
        rate: frames a second.
        language: of the words, as in ISO 639-2.
    """

    def __init__(self, film: OutputContainer, rate: Fraction, language: str = "eng") -> None:
        self._film = film
        self._stream = film.add_stream("mov_text")
        self._stream.codec_context.subtitle_header = _STYLE
        self._frame = 1 / rate
        self._stream.codec_context.time_base = self._stream.time_base = self._frame
        self._stream.metadata["language"] = language

    def show(self, cues: Iterable[Cue]) -> None:
        """Append cues."""
        for cue in cues:
            text = "\n".join(cue.lines).encode()
            packet = Packet(struct.pack(">H", len(text)) + text)
            packet.pts = packet.dts = cue.start
            packet.duration = cue.end - cue.start
            packet.time_base = self._frame
            packet.stream = self._stream
            self._film.mux(packet)


def switch_off_text(path: Path) -> None:
    """Let players show the words of a finished file only if they are asked to: most films have them in the picture.

    FFmpeg switches on the first track of words whatever its disposition.

    Raises:
        OSError: if the file cannot be read and written.
    """
    with path.open("r+b") as file:
        name = b""
        while name != b"moov":
            size, name = _HEADER.unpack(file.read(_HEADER.size))
            place = file.seek(size - _HEADER.size, SEEK_CUR) - (size - _HEADER.size)
        file.seek(place)
        index = file.read(size - _HEADER.size)
        for track in _boxes(index, slice(0, len(index)), b"trak"):
            (handler,) = (part for media in _boxes(index, track, b"mdia") for part in _boxes(index, media, b"hdlr"))
            if index[handler][8:].startswith(_HANDLER):
                (header,) = _boxes(index, track, b"tkhd")
                file.seek(place + header.start + 3)
                file.write(_SWITCHED_OFF)


def _boxes(content: bytes, within: slice, wanted: bytes) -> Iterator[slice]:
    """The contents of the boxes with a name inside another box (ISO/IEC 14496-12, section 4.2)."""
    start = within.start
    while start < within.stop:
        size, name = _HEADER.unpack_from(content, start)
        if name == wanted:
            yield slice(start + _HEADER.size, start + size)
        start += size
