"""The slides in a browser: they play, the keys of a lecturer work, and nothing is asked for from outside."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from render.bundle.cues import Cue
from render.slides.deck import Deck, film_deck
from render.slides.page import write_page
from tests.render.browser import Visit, visit
from tests.render.conftest import FILMS
from tests.render.slides.conftest import CHAPTER, Made

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

HOSTILE = """</script></style>"'><img src=x onerror="document.title='owned'"> & {{ 1 }} ]]>"""


@pytest.fixture
def chapter(made: Made, browser: "Browser") -> Iterator[Visit]:
    """The slides of all films in a browser."""
    with visit(browser, made.file(CHAPTER, ".html"), viewport={"width": 1280, "height": 720}) as opened:
        yield opened
        assert opened.complaints == []
        assert opened.requests == []


def of_video(opened: Visit, expression: str) -> Any:  # noqa: ANN401 (whatever it is in JavaScript)
    """An expression about the video of the slide that is shown."""
    return opened.page.evaluate(
        f"() => {{ const video = document.querySelector('.slide:not([hidden]) video'); return {expression}; }}"
    )


def wait_for(opened: Visit, condition: str) -> None:
    """Wait until something is true of that video."""
    opened.page.wait_for_function(
        f"() => {{ const video = document.querySelector('.slide:not([hidden]) video'); return {condition}; }}"
    )


def shown(opened: Visit) -> str:
    """How far the presentation is."""
    assert opened.page.locator(".slide:visible").count() == 1
    return opened.page.locator("#progress").inner_text()


def test_on_plays_the_clip_and_then_goes_to_the_next(chapter: Visit, made: Made) -> None:
    assert shown(chapter) == "1 / 6"
    wait_for(chapter, "video.readyState >= 2")
    assert of_video(chapter, "[video.paused, video.currentTime, video.videoWidth]") == [True, 0, 854]
    chapter.page.keyboard.press("PageDown")
    wait_for(chapter, "!video.paused && video.currentTime > 0.2")
    assert shown(chapter) == "1 / 6"
    assert of_video(chapter, "video.duration") == pytest.approx(made.beats(CHAPTER)[0]["seconds"], abs=0.01)
    chapter.page.keyboard.press("PageDown")
    assert shown(chapter) == "2 / 6"
    assert of_video(chapter, "[video.paused, video.currentTime]") == [True, 0]


def test_every_way_on_is_the_same(chapter: Visit) -> None:
    for on in ("ArrowRight", "ArrowDown", "PageDown", " ", "Enter", "click"):
        chapter.page.keyboard.press("Home")
        for _ in range(4):
            if on == "click":
                chapter.page.mouse.click(600, 300)
            else:
                chapter.page.keyboard.press(on)
        assert shown(chapter) == "3 / 6", on


def test_every_way_back_is_the_same(chapter: Visit) -> None:
    for back in ("ArrowLeft", "ArrowUp", "PageUp", "Backspace"):
        chapter.page.keyboard.press("End")
        assert shown(chapter) == "6 / 6"
        chapter.page.keyboard.press(back)
        assert shown(chapter) == "5 / 6", back
        chapter.page.keyboard.press("Home")
        chapter.page.keyboard.press(back)
        assert shown(chapter) == "1 / 6", back


def test_the_last_slide_stays_and_a_page_that_is_loaded_anew_is_where_it_was(chapter: Visit) -> None:
    chapter.page.keyboard.press("End")
    for _ in range(3):
        chapter.page.keyboard.press("PageDown")
    assert shown(chapter) == "6 / 6"
    chapter.page.reload()
    assert shown(chapter) == "6 / 6"


def test_captions_say_what_the_clip_says_when_it_says_it(chapter: Visit, made: Made) -> None:
    chapter.page.keyboard.press("End")
    caption = chapter.page.locator(".slide:visible .caption")
    assert not caption.is_visible()
    chapter.page.keyboard.press("c")
    question, answer = made.beats(CHAPTER)[-1]["spoken"]
    for second, text in ((0.5, question), (3.5, answer)):
        of_video(chapter, f"video.currentTime = {second}")
        chapter.page.wait_for_function(
            "text => document.querySelector('.slide:not([hidden]) .caption').textContent === text", arg=text
        )
    assert caption.is_visible()
    chapter.page.keyboard.press("c")
    assert not caption.is_visible()


def test_notes_blank_full_screen_and_pause(chapter: Visit, made: Made) -> None:
    chapter.page.keyboard.press("End")
    notes = chapter.page.locator(".slide:visible .notes")
    chapter.page.keyboard.press("n")
    assert notes.bounding_box() is not None
    assert notes.locator("p").all_inner_texts() == made.beats(CHAPTER)[-1]["spoken"]
    chapter.page.keyboard.press("b")
    assert chapter.page.locator(".slide:visible").count() == 0
    chapter.page.keyboard.press("PageDown")
    assert shown(chapter) == "6 / 6"
    chapter.page.keyboard.press("f")
    chapter.page.wait_for_function("document.fullscreenElement !== null")
    chapter.page.keyboard.press("p")
    wait_for(chapter, "!video.paused")
    chapter.page.keyboard.press("p")
    assert of_video(chapter, "video.paused")


def test_a_slide_can_be_chosen_with_the_mouse_and_the_space_bar_still_means_on(chapter: Visit) -> None:
    chapter.page.mouse.move(600, 300)
    chapter.page.locator("#choice").select_option(label="5. First")
    assert shown(chapter) == "5 / 6"
    assert chapter.page.locator("#choice optgroup").evaluate_all("all => all.map(one => one.label)") == [
        "PlainSquare",
        "SharedSquare",
    ]
    chapter.page.locator("#next").click()
    wait_for(chapter, "!video.paused")
    chapter.page.keyboard.press(" ")
    assert shown(chapter) == "6 / 6"
    assert chapter.page.locator("#announcement").text_content() == "Slide 6 of 6: Second"


def test_who_wants_less_motion_sees_the_last_frame_until_he_plays(made: Made, browser: "Browser") -> None:
    with visit(browser, made.file(FILMS[0], ".html"), reduced_motion="reduce") as opened:
        still = opened.page.locator(".slide:visible img")
        assert still.is_visible()
        opened.page.keyboard.press("PageDown")
        assert shown(opened) == "2 / 3"
        opened.page.keyboard.press("p")
        wait_for(opened, "!video.paused && video.currentTime > 0")
        assert not still.is_visible()


def test_nobody_is_kept_out(chapter: Visit) -> None:
    chapter.page.keyboard.press("n")
    chapter.page.keyboard.press("c")
    assert chapter.barriers() == []
    for wide in (1280, 360):
        chapter.page.set_viewport_size({"width": wide, "height": 720})
        bar = chapter.page.locator("#bar").bounding_box()
        assert bar is not None
        assert bar["x"] >= 0
        assert bar["x"] + bar["width"] <= wide


def test_on_paper_every_slide_is_a_page_with_its_last_frame(chapter: Visit) -> None:
    paper = chapter.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 6
    chapter.page.emulate_media(media="print")
    assert chapter.page.locator(".slide img:visible").count() == 6
    assert chapter.page.locator("video:visible, #bar:visible").count() == 0


def hostile(deck: Deck) -> Deck:
    slide = replace(deck.slides[0], title=HOSTILE, spoken=[HOSTILE], captions=[Cue(0, 45, (HOSTILE,))])
    return replace(deck, title=HOSTILE, question=HOSTILE, films=[replace(deck.films[0], title=HOSTILE, slides=[slide])])


def test_what_looks_like_markup_stays_text(made: Made, browser: "Browser", tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    write_page(hostile(film_deck(made.project.video(FILMS[0]))), "key", path)
    with visit(browser, path) as opened:
        assert opened.page.title() == HOSTILE
        assert opened.page.locator("img").count() == 1
        assert opened.page.locator("h1").text_content() == HOSTILE
        assert opened.page.locator("option").text_content() == f"1. {HOSTILE}"
        opened.page.keyboard.press("c")
        opened.page.keyboard.press("PageDown")
        opened.page.wait_for_function("text => document.querySelector('.caption').textContent === text", arg=HOSTILE)
        wait_for(opened, "video.currentTime > 0")
        assert (opened.complaints, opened.requests) == ([], [])


def test_a_page_names_no_address(made: Made) -> None:
    page = made.file(CHAPTER, ".html").read_text(encoding="utf-8")
    page = re.sub(r"[A-Za-z0-9+/=]{200,}", "", page)
    assert not re.findall(r"(?:https?|file|ftp):|//\w", page)
    assert re.findall(r"""(?:src|href)=["']?([^"'> ]{0,30})""", page) == ["data:image/png;base64,"] * 6
