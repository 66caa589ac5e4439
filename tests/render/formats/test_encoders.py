"""Pictures in, files out: decoded by other means, they hold the same pictures at the same times."""

import io
from collections.abc import Iterator
from importlib import import_module

import av
import numpy as np
import pytest
from PIL import Image

from render.formats.rendition import Format
from render.formats.table import FORMATS, GIF, MOV, WEBM, WEBP
from render.picture import Pixels
from render.quality import Quality

SIZE = Quality(96, 64, 15)
GROUND, GOLD, BLUE = (18, 20, 26), (250, 200, 60), (60, 120, 250)
REPEATS = [1, 4, 2, 8]
FRAMES = sum(REPEATS)


def picture(step: int, *, transparent: bool) -> Pixels:
    """A gold square that moves to the right by 16 pixels a step, with soft sides, and a blue one that stays."""
    pixels = np.full((SIZE.height, SIZE.width, 4), (0, 0, 0, 0) if transparent else (*GROUND, 255), np.uint8)
    left = 16 * step
    half = (*GOLD, 128) if transparent else (134, 110, 43, 255)
    pixels[16:40, left : left + 18] = half
    pixels[16:40, left + 1 : left + 17] = (*GOLD, 255)
    pixels[44:60, 60:90] = (*BLUE, 255)
    return pixels


def encoded(one: Format, *, transparent: bool = False) -> bytes:
    shared = np.empty((SIZE.height, SIZE.width, 4), np.uint8)
    with import_module(one.encoder).segment_encoder(SIZE, transparent=transparent) as encoder:
        for step, repeat in enumerate(REPEATS):
            shared[:] = picture(step, transparent=transparent)
            encoder.show(shared, repeat)
            shared[:] = 77  # the array may be reused
        assert encoder.frames == FRAMES
        last = picture(len(REPEATS) - 1, transparent=transparent)
        there = last[..., 3:] > 0
        np.testing.assert_array_equal(encoder.last_picture * there, last)
        made: bytes = encoder.finish()
        return made


def decoded(content: bytes, decoder: str | None = None) -> Iterator[av.VideoFrame]:
    with av.open(io.BytesIO(content), "r") as container:
        (stream,) = container.streams
        assert isinstance(stream, av.VideoStream)
        assert stream.average_rate == SIZE.frame_rate
        if decoder is None:
            yield from container.decode(stream)
            return
        context = av.CodecContext.create(decoder, "r")
        assert isinstance(context, av.VideoCodecContext)
        for packet in container.demux(stream):
            yield from context.decode(packet)


def assert_like_the_pictures(pictures: list[np.ndarray], *, tolerance: float, transparent: bool) -> None:
    """In all frames; on the squares and the ground between them, not at their sides."""
    steps = np.repeat(np.arange(len(REPEATS)), REPEATS)
    for shown, step in zip(pictures, steps, strict=True):
        middle = 16 * step + 9
        assert np.abs(shown[28, middle, :3].astype(int) - GOLD).max() <= tolerance
        assert np.abs(shown[52, 75, :3].astype(int) - BLUE).max() <= tolerance
        corners = shown[[0, 0, -1, -1], [0, -1, 0, -1]].astype(int)
        if transparent:
            assert not corners[:, 3].any()
            assert shown[28, middle, 3] >= 254
            assert shown[52, 75, 3] >= 254
        else:
            assert np.abs(corners[:, :3] - GROUND).max() <= tolerance


@pytest.mark.parametrize("transparent", [False, True])
def test_webm_is_vp9_with_a_second_picture_for_the_alpha(*, transparent: bool) -> None:
    content = encoded(WEBM, transparent=transparent)
    assert content[:4] == b"\x1a\x45\xdf\xa3", "EBML, RFC 8794"
    with av.open(io.BytesIO(content)) as container:
        video = container.streams.video[0]
        assert (video.codec_context.name, video.codec_context.profile) == ("vp9", "Profile 0")
        signs = {name.lower(): value for name, value in video.metadata.items()}
        assert ("alpha_mode" in signs) == transparent
    frames = list(decoded(content, "libvpx-vp9"))
    assert {frame.format.name for frame in frames} == {"yuva420p" if transparent else "yuv420p"}
    assert {(frame.colorspace, frame.color_range) for frame in frames} == {(1, 1)}, "BT.709, limited range"
    pictures = [frame.to_ndarray(format="rgba") for frame in frames]
    assert_like_the_pictures(pictures, tolerance=8, transparent=transparent)
    if transparent:
        sides = np.array([shown[28, [0, 17]] for shown in pictures[:1]])[0].astype(int)
        assert np.abs(sides - (*GOLD, 128)).max() <= 50, "straight alpha: the color is not darker where it is softer"


@pytest.mark.parametrize("transparent", [False, True])
def test_mov_is_prores_4444(*, transparent: bool) -> None:
    content = encoded(MOV, transparent=transparent)
    assert content[4:12] == b"ftypqt  "
    with av.open(io.BytesIO(content)) as container:
        context = container.streams.video[0].codec_context
        assert (context.name, context.profile) == ("prores", "4444")
        assert context.codec_tag == "ap4h"
        assert context.pix_fmt == ("yuva444p12le" if transparent else "yuv444p12le"), "as FFmpeg decodes it"
    frames = list(decoded(content))
    assert {(frame.colorspace, frame.color_primaries, frame.color_trc) for frame in frames} == {(1, 1, 1)}
    pictures = [frame.to_ndarray(format="rgba") for frame in frames]
    assert_like_the_pictures(pictures, tolerance=4, transparent=transparent)
    if transparent:
        side = pictures[0][28, 17].astype(int)
        assert np.abs(side - (*GOLD, 128)).max() <= 12


@pytest.mark.parametrize(("one", "transparent"), [(GIF, False), (WEBP, False), (WEBP, True)])
def test_clips_loop_for_ever_and_show_each_picture_for_its_time(*, one: Format, transparent: bool) -> None:
    content = encoded(one, transparent=transparent)
    if one is GIF:
        assert content[:6] == b"GIF89a"
        place = content.index(b"NETSCAPE2.0") + len(b"NETSCAPE2.0")
        assert content[place : place + 5] == b"\x03\x01\x00\x00\x00", "without end"
    else:
        assert content[:4] + content[8:12] == b"RIFFWEBP"
        place = content.index(b"ANIM")
        assert content[place + 12 : place + 14] == b"\x00\x00", "without end"
    with Image.open(io.BytesIO(content)) as clip:
        assert clip.size == (SIZE.width, SIZE.height)
        shown, until, time = [], [], 0.0
        for number in range(getattr(clip, "n_frames", 1)):
            clip.seek(number)
            shown.append(np.asarray(clip.convert("RGBA")))
            time += clip.info["duration"]
            until.append(time)
    assert time == pytest.approx(1000 * FRAMES / SIZE.frame_rate, abs=11)
    ends = np.cumsum(REPEATS) * 1000 / SIZE.frame_rate
    for step, end in enumerate(ends):
        during = [picture for picture, stop in zip(shown, until, strict=True) if stop <= end + 11]
        np.testing.assert_array_equal(during[-1], picture(step, transparent=transparent))


def test_what_cannot_be_transparent_refuses_it() -> None:
    for one in FORMATS:
        if not one.transparent:
            with pytest.raises(ValueError, match="transpar"):
                encoded(one, transparent=True)


def test_a_clip_without_frames_is_refused() -> None:
    for one in (GIF, WEBP, WEBM):
        with import_module(one.encoder).segment_encoder(SIZE) as encoder, pytest.raises(ValueError, match="nothing"):
            encoder.finish()


def test_many_colors_become_the_256_that_suit_the_clip() -> None:
    """Shades of gold: in a palette for all clips there would be few of them."""
    shades = np.linspace(0, 1, 4 * SIZE.width).reshape(4, SIZE.width, 1)
    pixels = np.full((SIZE.height, SIZE.width, 4), 255, np.uint8)
    pixels[..., :3] = np.repeat(GROUND + shades * (np.array(GOLD) - GROUND), SIZE.height // 4, axis=0).round()
    with import_module(GIF.encoder).segment_encoder(SIZE) as encoder:
        encoder.show(pixels, 2)
        content = encoder.finish()
    with Image.open(io.BytesIO(content)) as clip:
        shown = np.asarray(clip.convert("RGB")).astype(int)
    assert np.abs(shown - pixels[..., :3]).max() <= 3, "no bands"
