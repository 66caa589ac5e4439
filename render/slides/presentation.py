"""Slides as a file for PowerPoint, Keynote and LibreOffice Impress."""

import io
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from xml.sax.saxutils import quoteattr

import av
from PIL import Image, ImageColor
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import Slide as OpenSlide
from pptx.util import Emu

from render.slides.deck import Deck, Slide
from render.slides.ground import ground_of
from render.slides.playing import played_by_next

_COLOR: Any = RGBColor  # python-pptx has no types for it
WIDTH, HEIGHT = Emu(12_192_000), Emu(6_858_000)  # PowerPoint's own 16:9
_TITLE_ONLY = 5
_SECTIONS = (
    '<p:ext xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
    '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
)


def write_presentation(deck: Deck, key: str, path: Path) -> None:
    """Write slides, each with its clip inside.

    Args:
        deck: what they show.
        key: of what they are made from, kept in the file as its identifier.
        path: file to write.

    Raises:
        OSError: if the file cannot be written.
    """
    presentation = Presentation()
    _widen(presentation)
    _describe(presentation, deck, key)
    for slide in deck.slides:
        _add_slide(presentation, slide)
    if len(deck.films) > 1:
        _add_sections(presentation, deck)
    presentation.save(str(path))


def _widen(presentation: OpenPresentation) -> None:
    """Make the 4:3 slides that python-pptx begins with 16:9, with everything on their masters and layouts."""
    before = cast("int", presentation.slide_width)
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    master = presentation.slide_master
    for shape in [*master.shapes, *(shape for layout in master.slide_layouts for shape in layout.shapes)]:
        if shape.element.spPr.xfrm is not None:  # it has a place of its own
            shape.left, shape.width = Emu(shape.left * WIDTH // before), Emu(shape.width * WIDTH // before)


def _describe(presentation: OpenPresentation, deck: Deck, key: str) -> None:
    known = presentation.core_properties
    known.title, known.subject, known.identifier, known.language = deck.title, deck.question, key, "en"
    known.author = known.last_modified_by = ""
    known.revision = 1
    known.created = known.modified = datetime.now(UTC).replace(tzinfo=None)


def _add_slide(presentation: OpenPresentation, content: Slide) -> None:
    slide = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _COLOR(*ImageColor.getrgb(ground_of(content.poster)))
    title = slide.shapes.title
    if title is None:
        raise ValueError("the slide layout has no title")
    title.text = content.title
    # The picture has a title already. This one, above the slide, is for the outline and for screen readers.
    title.left, title.top, title.width, title.height = Emu(0), Emu(-HEIGHT // 5), WIDTH, Emu(HEIGHT // 6)
    _add_video(slide, content)
    notes = slide.notes_slide.notes_text_frame
    if notes is None:
        raise ValueError("the notes have no place for text")
    notes.text = "\n".join([content.title, *content.spoken])


def _add_video(slide: OpenSlide, content: Slide) -> None:
    place = Emu(0), Emu(0), WIDTH, HEIGHT
    poster = _first_frame(content.video)
    video = slide.shapes.add_movie(str(content.video), *place, poster_frame_image=poster, mime_type="video/mp4")
    properties = cast("Any", video.element).nvPicPr.cNvPr
    properties.set("name", content.title)
    properties.set("descr", content.description)
    whole = slide.element
    for timing in whole.findall(f"{{{whole.nsmap['p']}}}timing"):
        whole.remove(timing)
    whole.append(parse_xml(played_by_next(video.shape_id, content.seconds)))


def _first_frame(video: Path) -> io.BytesIO:
    """The frame in which a clip begins, a PNG.

    A slide stands still on it until its video is started: the last frame would show the answer before the question.
    """
    file = io.BytesIO()
    with av.open(video) as container:
        pixels = next(container.decode(video=0)).to_ndarray(format="rgb24")
    Image.fromarray(pixels).save(file, "PNG")
    return file


def _add_sections(presentation: OpenPresentation, deck: Deck) -> None:
    """Name the slides of each film in the list of slides ([MS-PPTX] section 2.4.3)."""
    numbers = iter(presentation.slides._sldIdLst)  # noqa: SLF001 (there is no public way to the slides' own numbers)
    sections = []
    for place, film in enumerate(deck.films):
        slides = "".join(f'<p14:sldId id="{next(numbers).id}"/>' for _ in film.slides)
        number = f"{{{uuid.uuid5(uuid.NAMESPACE_OID, f'{place} {film.title}')}}}".upper()
        section = f'<p14:section name={quoteattr(film.title)} id="{number}">'
        sections.append(f"{section}<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>")
    extension = parse_xml("".join([_SECTIONS, *sections, "</p14:sectionLst></p:ext>"]))
    _extensions(presentation).append(extension)


def _extensions(presentation: OpenPresentation) -> Any:  # noqa: ANN401 (an element of the document)
    """The presentation's list of extensions, which is its last part."""
    whole = presentation.element
    name = f"{{{whole.nsmap['p']}}}extLst"
    found = whole.find(name)
    if found is None:
        found = whole.makeelement(name)
        whole.append(found)
    return found
