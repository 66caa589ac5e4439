"""What is copied into documents: read as those documents are read, with words that try to break out."""

import ast
import json
import re
from urllib.parse import unquote

import pytest

from tests.render.gallery.conftest import Shelf
from tests.render.gallery.page_tree import Element, parsed

HOSTILE = 'A](x) "b" `c` <d> & {{< e >}} \\ [f] *g* \n\n# h'
FOLDER = "relu-folding--my (2) ü--480p15"
Snippets = dict[str, list[str]]


@pytest.fixture
def snippets(shelf: Shelf) -> Snippets:
    shelf.put(FOLDER, title=HOSTILE, parameters={"theme": "light"})
    page = shelf.update()
    found: Snippets = json.loads(page.one("template", data_folder=FOLDER).one("script").raw)["snippets"]
    return found


def addresses(element: Element) -> set[str]:
    names = ("src", "data-src", "poster")
    return {one.attributes[name] for one in element.all() for name in names if name in one.attributes}


def exists(shelf: Shelf, address: str) -> bool:
    assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", address), address
    return (shelf.media / unquote(address)).is_file()


def test_there_is_one_of_each_kind_for_the_film_and_each_beat(snippets: Snippets) -> None:
    assert snippets.keys() == {"html", "reveal", "quarto", "markdown", "jupyter"}
    for kind, several in snippets.items():
        assert len(several) == 4, kind
        assert all(f"beats/0{number}" in text for number, text in enumerate(several[1:], 1)), kind


def test_html_plays_the_film_with_captions_and_chapters(snippets: Snippets, shelf: Shelf) -> None:
    video = parsed(snippets["html"][0]).one("video")
    assert video.attributes["aria-label"] == HOSTILE
    assert {track.attributes["kind"] for track in video.all("track")} == {"captions", "chapters"}
    assert (video.attributes["width"], video.attributes["height"]) == ("854", "480")
    for text in snippets["html"]:
        found = addresses(parsed(text))
        assert found
        assert all(exists(shelf, address) for address in found)
    assert not parsed(snippets["html"][1]).all("track"), "the captions of a beat are no file"


def test_reveal_is_a_slide_on_the_films_ground(snippets: Snippets, shelf: Shelf) -> None:
    slide = parsed(snippets["reveal"][0]).one("section")
    assert slide.attributes == {"data-background-color": "#FBFAF6"}
    assert slide.one("video").attributes["aria-label"] == HOSTILE
    assert "data-autoplay" in slide.one("video").attributes
    assert all(exists(shelf, address) for address in addresses(slide))


def test_quarto_gets_one_shortcode_on_one_line(snippets: Snippets, shelf: Shelf) -> None:
    found = re.fullmatch(r'\{\{< video (\S+) title="([^"<>]*)" >\}\}', snippets["quarto"][0].strip())
    assert found
    assert exists(shelf, found[1])
    assert "&#34;b&#34;" in found[2]


def test_markdown_is_a_picture_that_leads_to_the_film(snippets: Snippets, shelf: Shelf) -> None:
    found = re.fullmatch(r"\[!\[((?:[^\[\]\\]|\\.)*)\]\(([^ ()]+)\)\]\(([^ ()]+)\)", snippets["markdown"][0].strip())
    assert found
    assert re.sub(r"\\(.)", r"\1", found[1]) == " ".join(HOSTILE.split())
    assert exists(shelf, found[2])
    assert exists(shelf, found[3])


def test_jupyter_gets_python_that_names_the_file(snippets: Snippets, shelf: Shelf) -> None:
    for text in snippets["jupyter"]:
        imported, shown = ast.parse(text).body
        assert isinstance(imported, ast.ImportFrom)
        assert isinstance(shown, ast.Expr)
        assert isinstance(shown.value, ast.Call)
        assert (shelf.media / ast.literal_eval(shown.value.args[0])).is_file()
