"""Slides for presentation programs, read with python-pptx and by the grammar of their XML."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.slide import Slide

from render.slides.deck import film_deck
from render.slides.presentation import write_presentation
from tests.render.conftest import FILMS
from tests.render.slides.conftest import CHAPTER, Made, first_frame

pytestmark = pytest.mark.slow

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
EMBEDDED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
HOSTILE = """</p:cNvPr> "<b>' & ]]> {{ 1 }} <script>alert(1)</script>"""


def video_of(slide: Slide) -> Any:  # noqa: ANN401 (a shape of its own kind for each use)
    (video,) = (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.MEDIA)
    return video


@pytest.mark.parametrize("name", [*FILMS, CHAPTER])
def test_every_slide_is_filled_by_the_clip_of_its_beat(made: Made, name: str) -> None:
    presentation = Presentation(str(made.file(name, ".pptx")))
    width, height = presentation.slide_width, presentation.slide_height
    assert width is not None
    assert height is not None
    assert width * 9 == height * 16
    for slide, beat in zip(presentation.slides, made.beats(name), strict=True):
        video = video_of(slide)
        assert (video.left, video.top, video.width, video.height) == (0, 0, width, height)
        inside = video.element.find(f".//{P14}media").get(EMBEDDED)
        part = slide.part.related_part(inside)
        assert part.content_type == "video/mp4"
        assert part.blob == beat["clip"].read_bytes()


def test_a_slide_stands_still_on_the_frame_that_its_clip_begins_with(made: Made) -> None:
    for slide, beat in zip(Presentation(str(made.file(FILMS[0], ".pptx"))).slides, made.beats(FILMS[0]), strict=True):
        with Image.open(io.BytesIO(video_of(slide).poster_frame.blob)) as poster:
            assert np.abs(np.asarray(poster).astype(int) - first_frame(beat["clip"])).mean() < 1


def test_who_does_not_see_a_slide_learns_its_title_and_what_is_said(made: Made) -> None:
    for slide, beat in zip(Presentation(str(made.file(FILMS[0], ".pptx"))).slides, made.beats(FILMS[0]), strict=True):
        title, video = slide.shapes.title, video_of(slide)
        assert title is not None
        assert title.text == beat["title"]
        assert title.top + title.height <= 0, "the picture has a title of its own"
        assert [shape.shape_id for shape in slide.shapes] == [title.shape_id, video.shape_id], "the title is read first"
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        assert notes.text.splitlines() == [beat["title"], *beat["spoken"]]
        described = video.element.find(f".//{P}cNvPr").get("descr")
        assert all(text in described for text in beat["spoken"])
        assert f"{beat['seconds']:.0f} seconds" in described


def test_the_next_click_plays_the_clip_and_a_click_on_it_is_no_other(made: Made) -> None:
    for slide, beat in zip(Presentation(str(made.file(FILMS[0], ".pptx"))).slides, made.beats(FILMS[0]), strict=True):
        number = str(video_of(slide).shape_id)
        timing = slide.element.findall(f"{P}timing")
        assert [child.tag for child in slide.element][-1] == f"{P}timing"
        assert len(timing) == 1
        nodes = timing[0].findall(f".//{P}cTn")
        assert len({node.get("id") for node in nodes}) == len(nodes)
        kinds = [node.get("nodeType") for node in nodes if node.get("nodeType")]
        assert kinds == ["tmRoot", "mainSeq", "clickEffect"]
        (command,) = timing[0].findall(f".//{P}cmd")
        assert (command.get("type"), command.get("cmd")) == ("call", "playFrom(0.0)")
        assert int(command.find(f".//{P}cTn").get("dur")) == round(1000 * beat["seconds"])
        assert {target.get("spid") for target in timing[0].findall(f".//{P}spTgt")} == {number}
        assert timing[0].find(f".//{P}video/{P}cMediaNode") is not None


def test_the_file_tells_what_it_is_about_and_of_nobody(made: Made) -> None:
    known = Presentation(str(made.file(FILMS[0], ".pptx"))).core_properties
    assert (known.title, known.subject, known.author, known.last_modified_by) == ("PlainSquare", "Why?", "", "")


def test_the_chapter_has_a_section_for_each_film(made: Made) -> None:
    presentation = Presentation(str(made.file(CHAPTER, ".pptx")))
    sections = presentation.element.findall(f".//{P14}section")
    assert [section.get("name") for section in sections] == ["PlainSquare", "SharedSquare"]
    numbers = [number.get("id") for section in sections for number in section.findall(f".//{P14}sldId")]
    assert numbers == [str(slide.slide_id) for slide in presentation.slides]
    assert len({section.get("id") for section in sections}) == 2


def test_slides_that_somebody_adds_are_as_wide_as_the_others(made: Made) -> None:
    presentation = Presentation(str(made.file(FILMS[0], ".pptx")))
    for part in (presentation.slide_master, presentation.slide_layouts[1], presentation.slide_layouts[3]):
        places = [shape for shape in part.shapes if shape.is_placeholder]
        left = min(place.left for place in places)
        right = max(place.left + place.width for place in places)
        assert left + right == pytest.approx(presentation.slide_width, abs=1)


def test_what_looks_like_markup_stays_text(made: Made, tmp_path: Path) -> None:
    deck = film_deck(made.project.video(FILMS[0]))
    slide = replace(deck.slides[0], title=HOSTILE, spoken=[HOSTILE])
    film = replace(deck.films[0], title=HOSTILE, slides=[slide])
    path = tmp_path / "hostile.pptx"
    write_presentation(replace(deck, title=HOSTILE, question=HOSTILE, films=[film, film]), "key", path)
    presentation = Presentation(str(path))
    assert presentation.core_properties.title == HOSTILE
    assert {one.get("name") for one in presentation.element.findall(f".//{P14}section")} == {HOSTILE}
    for shown in presentation.slides:
        assert shown.shapes.title is not None
        assert shown.shapes.title.text == HOSTILE
        assert shown.notes_slide.notes_text_frame is not None
        assert shown.notes_slide.notes_text_frame.text == f"{HOSTILE}\n{HOSTILE}"
        assert HOSTILE in video_of(shown).element.find(f".//{P}cNvPr").get("descr")
