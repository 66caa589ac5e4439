"""The gallery in a browser, from the file system: it plays, speaks, steps and copies, and asks for nothing outside."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from render.gallery.writing import update_gallery
from render.store import Store
from tests.render.browser import Visit, visit
from tests.render.conftest import Project
from tests.render.gallery.test_page import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

FILM = "plain-square--480p15"
VERSION = "plain-square--side-2--480p15"
HOSTILE_FILM = "shared-square--480p15"
FRAME = 1 / 15
STARTS = (0, 3, 6)
LAPTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def gallery(rendered_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery of rendered films, one of which has words that try to become markup."""
    media = tmp_path_factory.mktemp("gallery") / "media ü"
    shutil.copytree(rendered_project.media, media)
    shutil.copytree(media / FILM, media / VERSION)
    manifest = media / HOSTILE_FILM / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    told.update(title=f"Shared{HOSTILE}", question=HOSTILE, parameters={HOSTILE: HOSTILE}, changed=[HOSTILE])
    told["captions"][0]["text"] = HOSTILE
    told["chapters"][0]["text"] = HOSTILE
    manifest.write_text(json.dumps(told), encoding="utf-8")
    page = update_gallery(media, Store(media / ".beats"), media)
    assert page is not None
    return page


@contextmanager
def shown(browser: "Browser", gallery: Path, **options: Any) -> Iterator[Visit]:  # noqa: ANN401 (Playwright's own)
    """The gallery, which must have stayed in its folder without complaints."""
    with visit(browser, gallery, **{"viewport": LAPTOP, **options}) as opened:
        opened.page.set_default_timeout(5000)
        yield opened
        assert opened.complaints == []
        inside = f"{gallery.parent.as_uri()}/"
        assert [address for address in opened.requests if not address.startswith(inside)] == []


@contextmanager
def playing(browser: "Browser", gallery: Path, folder: str = FILM, **options: Any) -> Iterator["Page"]:  # noqa: ANN401
    """The player with a film that is running."""
    with shown(browser, gallery, **options) as opened:
        opened.page.click(f'main a.open[data-folder="{folder}"]')
        opened.page.wait_for_function("document.querySelector('video').currentTime > 0.1")
        yield opened.page


def video(page: "Page", what: str) -> Any:  # noqa: ANN401 (a property of the picture)
    return page.evaluate(f"document.querySelector('video').{what}")


def settled(page: "Page", seconds: float) -> None:
    """Wait until a paused film stands at a moment, to a frame."""
    script = """([to, frame]) => {
      const { seeking, currentTime } = document.querySelector('video');
      return !seeking && Math.abs(currentTime - to) <= frame;
    }"""
    page.wait_for_function(script, arg=[seconds, FRAME])


def test_a_film_plays_when_its_card_is_clicked(browser: "Browser", gallery: Path) -> None:
    with playing(browser, gallery) as page:
        page.wait_for_function("document.querySelector('video').currentTime > 0.5")
        assert (video(page, "videoWidth"), video(page, "videoHeight")) == (854, 480)
        assert video(page, "paused") is False
        assert page.inner_text("#player h2") == "PlainSquare"
        assert page.inner_text("[data-shows=whole]") == "0:10"
        assert page.evaluate("location.hash") == f"#{FILM}"
        page.keyboard.press("Escape")
        assert page.locator("#player").is_hidden()
        assert page.locator("video").count() == 0
        assert page.evaluate("document.activeElement.dataset.folder") == FILM


def test_nothing_is_loaded_before_a_film_is_opened(browser: "Browser", gallery: Path) -> None:
    with shown(browser, gallery) as opened:
        opened.page.wait_for_load_state("networkidle")
        kinds = {address.rpartition("/")[2] for address in opened.requests}
        assert kinds == {"poster.png"}


def test_the_captions_are_those_of_the_file_beside_the_film(browser: "Browser", gallery: Path) -> None:
    _, *blocks = (gallery.parent / FILM / f"{FILM}.vtt").read_text(encoding="utf-8").strip().split("\n\n")
    said = [block.partition("\n")[2] for block in blocks]
    assert len(said) >= 4
    with playing(browser, gallery) as page:
        page.keyboard.press("Space")
        page.evaluate("document.querySelector('.position').focus()")
        assert page.evaluate("[...document.querySelector('video').textTracks[0].cues].map(cue => cue.text)") == said
        page.locator(".caption").wait_for(state="visible")  # captions=False: they are not in the picture
        for block, text in zip(blocks, said, strict=True):
            hours, minutes, seconds = block[:12].split(":")
            begin = 3600 * int(hours) + 60 * int(minutes) + float(seconds)
            page.fill(".position", str(begin + FRAME))
            page.wait_for_function(
                "text => document.querySelector('video').textTracks[0].activeCues[0]?.text === text", arg=text
            )
            shown_words = text.replace("&amp;", "&").replace("&lt;", "<")
            page.wait_for_function("words => document.querySelector('.caption').textContent === words", arg=shown_words)
        page.keyboard.press("c")
        page.locator(".caption").wait_for(state="hidden")
        page.click("button[data-does=captions]")
        page.locator(".caption").wait_for(state="visible")


def test_a_click_on_a_beat_leads_to_its_first_frame(browser: "Browser", gallery: Path) -> None:
    with playing(browser, gallery) as page:
        page.keyboard.press("Space")
        for number, start in reversed(list(enumerate(STARTS))):
            page.click(f".chapters li:nth-child({number + 1}) button")
            settled(page, start)
            assert video(page, "currentTime") >= start
            current = page.locator(".chapters [aria-current=true]")
            assert current.inner_text().split("\n")[0] == ("PlainSquare", "First", "Second")[number]


def test_arrows_step_and_space_pauses_wherever_the_focus_is(browser: "Browser", gallery: Path) -> None:
    with playing(browser, gallery) as page:
        page.keyboard.press("Space")
        page.wait_for_function("document.querySelector('video').paused")
        for key, start in [
            ("Right", 3),
            ("Right", 6),
            ("Right", 6),
            ("Left", 3),
            ("Left", 0),
            ("Left", 0),
            ("Right", 3),
        ]:
            page.keyboard.press(f"Arrow{key}")
            settled(page, start)
        page.fill(".position", "5.5")
        settled(page, 5.5)
        page.keyboard.press("ArrowLeft")  # first to the beginning of the beat that is running
        settled(page, 3)
        page.click(".chapters li:nth-child(2) button")
        page.keyboard.press("Space")
        page.wait_for_function("document.querySelector('video').currentTime > 3.4")
        page.keyboard.press("Space")
        page.wait_for_function("document.querySelector('video').paused")
        page.focus(".snippet")
        before = video(page, "currentTime")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        assert (video(page, "currentTime"), video(page, "paused")) == (before, True), "a text is for reading"


def test_the_speed_can_be_chosen_and_stays_for_the_next_film(browser: "Browser", gallery: Path) -> None:
    with playing(browser, gallery) as page:
        page.select_option("select[data-does=speed]", "2")
        assert video(page, "playbackRate") == 2
        page.click("button[data-does=close]")
        page.click(f'main a.open[data-folder="{HOSTILE_FILM}"]')
        assert video(page, "playbackRate") == 2


def test_it_pauses_after_each_beat_if_it_is_told_to(browser: "Browser", gallery: Path) -> None:
    with playing(browser, gallery) as page:
        page.click("button[data-does=stopping]")
        page.select_option("select[data-does=speed]", "2")
        for end in (3, 6):
            page.fill(".position", str(end - 0.7))
            page.focus("button[data-does=play]")
            page.wait_for_function("document.querySelector('video').paused && !document.querySelector('video').seeking")
            assert end - 0.3 < video(page, "currentTime") < end
            page.keyboard.press("Space")
            page.wait_for_function("end => document.querySelector('video').currentTime > end", arg=end)


@pytest.mark.parametrize("clipboard", ["offered", "missing"])
def test_copying_puts_what_is_shown_on_the_clipboard(browser: "Browser", gallery: Path, clipboard: str) -> None:
    with playing(browser, gallery) as page:
        if clipboard == "missing":
            page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        kind = "jupyter" if clipboard == "missing" else "reveal"
        page.check(f"input[value={kind}]", force=True)
        page.select_option(".embedded", "2")
        page.click("button[data-does=copy]")
        page.wait_for_function("document.querySelector('[role=status]').textContent === 'Copied.'")
        wanted = page.input_value(".snippet")
        assert "beats/02-first.mp4" in wanted
        page.evaluate("document.querySelector('#player').append(document.createElement('textarea'))")
        page.focus("#player > textarea")
        page.keyboard.press("Control+V")
        assert page.input_value("#player > textarea") == wanted


def test_another_version_of_the_film_is_chosen_in_the_player(browser: "Browser", gallery: Path) -> None:
    with playing(browser, gallery) as page:
        assert page.input_value("select[data-does=version]") == FILM
        page.select_option("select[data-does=version]", label="side-2 · 480p15")
        page.wait_for_function("document.querySelector('video').currentTime > 0.1")
        assert video(page, "currentSrc").endswith(f"{VERSION}/{FILM}.mp4")
        assert page.inner_text("code[data-slot=folder]") == VERSION
        assert page.input_value("select[data-does=version]") == VERSION
        page.go_back()
        page.wait_for_function("name => document.querySelector('[data-slot=folder]').textContent === name", arg=FILM)


def test_an_address_opens_its_film_and_back_closes_it(browser: "Browser", gallery: Path) -> None:
    with shown(browser, gallery) as opened:
        page = opened.page
        page.goto(f"{gallery.as_uri()}#{FILM}")
        page.locator("#player").wait_for(state="visible")
        assert video(page, "paused") is True, "who follows an address has not pressed anything"
        page.go_back()
        page.locator("#player").wait_for(state="hidden")
        page.goto(f"{gallery.as_uri()}#nothing%zz")
        assert page.locator("#player").is_hidden()


def test_hostile_words_are_shown_as_they_are(browser: "Browser", gallery: Path) -> None:
    with playing(browser, gallery, HOSTILE_FILM, reduced_motion="no-preference") as page:
        page.keyboard.press("Space")
        page.keyboard.press("c")
        assert page.locator("#player h2").text_content() == f"Shared{HOSTILE}"
        page.fill(".position", "1")
        page.wait_for_function("words => document.querySelector('.caption').textContent === words", arg=HOSTILE)
        assert page.locator(".chapters button span").first.text_content() == HOSTILE
        assert json.loads(page.locator(".parameters code").first.text_content() or "") == HOSTILE
        assert page.locator("img[src=x]").count() == 0


def test_who_wants_less_motion_starts_films_himself(browser: "Browser", gallery: Path) -> None:
    with shown(browser, gallery, reduced_motion="reduce") as opened:
        opened.page.click(f'main a.open[data-folder="{FILM}"]')
        assert video(opened.page, "paused") is True
        opened.page.keyboard.press("Space")
        opened.page.wait_for_function("document.querySelector('video').currentTime > 0.1")


def test_the_whole_chapter_lists_its_films_and_their_beats(browser: "Browser", gallery: Path) -> None:
    with playing(browser, gallery, "chapter--480p15") as page:
        assert page.locator(".chapters li").count() == 6
        assert page.locator(".chapters .opens-film").all_inner_texts() == ["PlainSquare\n0:00", "SharedSquare\n0:10"]
        assert page.locator(".segments span").count() == 2
        page.click(".chapters li:nth-child(5) button")
        page.wait_for_function("Math.abs(document.querySelector('video').currentTime - 13) < 0.5")


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_no_barrier_is_found(browser: "Browser", gallery: Path, scheme: Literal["dark", "light"]) -> None:
    with shown(browser, gallery, color_scheme=scheme, reduced_motion="reduce") as opened:
        assert opened.barriers() == []
        opened.page.click(f'main a.open[data-folder="{FILM}"]')
        opened.page.keyboard.press("c")
        opened.page.click("button[data-does=copy]")
        assert opened.barriers() == []


def test_a_telephone_shows_everything_in_its_width(browser: "Browser", gallery: Path) -> None:
    with shown(browser, gallery, viewport={"width": 360, "height": 740}) as opened:
        opened.page.click(f'main a.open[data-folder="{FILM}"]')
        for place in ("documentElement", "querySelector('#player')"):
            assert opened.page.evaluate(f"document.{place}.scrollWidth") <= 360
        boxes = [button.bounding_box() for button in opened.page.locator(".buttons button, .buttons select").all()]
        assert len(boxes) == 7
        assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 and box["height"] >= 38 for box in boxes)
