"""What the gallery shows of the folders that stand there, as a parser of HTML reads it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.render.gallery.conftest import Shelf
from tests.render.gallery.page_tree import Element

HOSTILE = """</script><img src=x onerror="alert(1)">'{{ 7*7 }}<!--\u2028&amp;"""
BIG = {"width": 1920, "height": 1080, "frame_rate": 60}


def folders(page: Element) -> list[str]:
    """The folders of the clips that the list offers, from first to last."""
    return [link.attributes["data-folder"] for link in page.one("main").all("a") if "data-folder" in link.attributes]


def clip(page: Element, folder: str) -> Element:
    return page.one("template", data_folder=folder)


def data(page: Element, folder: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(clip(page, folder).one("script").raw)
    return found


def addresses(element: Element) -> list[str]:
    attributes = ("href", "src", "poster", "data-src", "action", "srcset")
    found = [one.attributes[name] for one in element.all() for name in attributes if name in one.attributes]
    return [address for address in found if not address.startswith(("#", "data:"))]


def test_films_stand_in_the_chapters_order_with_all_their_versions(shelf: Shelf) -> None:
    shelf.put("relu-folding--depth-12--480p15", parameters={"depth": 12}, changed=["depth"])
    shelf.put("relu-folding--depth-4--480p15", parameters={"depth": 4}, changed=["depth"])
    shelf.put("relu-folding--480p15")
    shelf.put("relu-folding", quality=BIG)
    shelf.put("linear-collapse--480p15", film="linear-collapse", title="Many linear layers are one")
    shelf.put("my-own--480p15", film="my-own", title="Mine")
    shelf.put("chapter--480p15", film=None, films=["relu-folding"], beats=[], parameters={})
    page = shelf.update()
    relu = [f"relu-folding{rest}" for rest in ("", "--480p15", "--depth-4--480p15", "--depth-12--480p15")]
    assert list(dict.fromkeys(folders(page))) == ["chapter--480p15", "linear-collapse--480p15", *relu, "my-own--480p15"]
    cards = page.one("ol", class_="films").all("li", class_="card")
    assert [card.one("a", class_="open").text for card in cards] == [
        "Many linear layers are one",
        "What one ReLU changes",
        "Mine",
    ]
    assert [card.one("div", class_="titled").text.split()[0] for card in cards] == ["1", "2", "Mine"]
    chips = cards[1].all("a", class_="chip")
    assert [chip.text for chip in chips] == ["1080p60", "480p15", "depth 4 · 480p15", "depth 12 · 480p15"]
    assert "0:12" in cards[1].text
    assert "What is the difference?" in cards[1].text


def test_many_versions_wait_folded(shelf: Shelf) -> None:
    for depth in range(1, 11):
        shelf.put(f"relu-folding--depth-{depth}--480p15", parameters={"depth": depth})
    card = shelf.update().one("li", class_="card")
    names = [f"depth {depth} · 480p15" for depth in range(1, 11)]
    assert [chip.text for chip in card.all("a", class_="chip")] == names
    assert [chip.text for chip in card.one("details").all("a")] == names[5:]
    assert card.one("summary").text == "5 more versions"


def test_every_address_leads_to_a_file_in_the_folder_and_is_encoded(shelf: Shelf) -> None:
    shelf.put("relu folding #1 ?a=b%20 'ü'&<x>:y")
    shelf.put("chapter--480p15", film=None, films=["relu-folding"], beats=[])
    (shelf.media / "slides").mkdir()
    (shelf.media / "slides/chapter--480p15.pptx").write_text("slides")
    page = shelf.update()
    found = addresses(page)
    assert len(found) > 20
    for address in found:
        assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", address), address
        path = shelf.media / unquote(address)
        assert path.is_file(), address
        assert path.resolve().is_relative_to(shelf.media.resolve())
    assert "slides/chapter--480p15.pptx" in found
    outside = re.sub(r"data:[^)\"]*", "", shelf.page.read_text(encoding="utf-8"))
    assert "://" not in outside


def test_hostile_words_stay_words(shelf: Shelf) -> None:
    told = {name: f"{name}{HOSTILE}" for name in ("title", "question", "source")}
    shelf.put(
        f"relu-folding--x{HOSTILE.replace('/', '')}",
        **told,
        parameters={
            f"name{HOSTILE}": HOSTILE,
            "list": [HOSTILE],
            "table": {HOSTILE: {HOSTILE: 1}},
            "theme": {"a": HOSTILE},
        },
        changed=[f"name{HOSTILE}"],
        captions=[{"start": 0, "end": 1, "text": HOSTILE}],
        chapters=[{"beat": HOSTILE, "start": 0, "end": 12, "text": HOSTILE}],
    )
    page = shelf.update()
    assert not [one for one in page.all() if any(name.startswith("on") for name in one.attributes)]
    assert {one.attributes["src"] for one in page.all("img")} == {one for one in addresses(page) if "poster" in one}
    assert len(page.all("script")) == 2
    template = next(one for one in page.all("template") if "data-folder" in one.attributes)
    assert template.one("h2").raw == told["title"]
    assert " ".join(told["source"].split()) in template.text
    known = json.loads(template.one("script").raw)
    assert known["captions"] == [[0, 1, HOSTILE]]
    assert known["chapters"][0][2] == HOSTILE
    values = [row.one("code").raw for row in template.one("table", class_="parameters").all("tr")[1:]]
    assert json.loads(values[0]) == HOSTILE


def test_parameters_are_a_table_that_marks_what_was_changed(shelf: Shelf) -> None:
    layers = [{"weights": [[1.0, 0.0], [0.2, 1.0]]}, {"weights": [[0.0, 1.0], [1.0, 0.0]]}]
    shelf.put(
        "relu-folding", parameters={"depth": 3, "theme": "light", "layers": layers}, changed=["theme"], quality=BIG
    )
    template = clip(shelf.update(), "relu-folding")
    rows = template.one("table", class_="parameters").all("tr")[1:]
    shown = [(row.one("th").text, row.one("code").text) for row in rows]
    assert shown == [
        ("depth", "3"),
        ("theme changed", '"light"'),
        ("layers.0.weights", "[[1.0, 0.0], [0.2, 1.0]]"),
        ("layers.1.weights", "[[0.0, 1.0], [1.0, 0.0]]"),
    ]
    assert [row.attributes.get("class") for row in rows] == [None, "changed", None, None]
    assert template.one("pre").text == "./render.sh --params media/relu-folding/relu-folding.toml"


@pytest.mark.parametrize(
    ("stem", "told", "label"),
    [
        ("relu-folding--480p15", {}, "480p15"),
        ("relu-folding--slope-minus0.5--480p15", {"parameters": {"slope": -0.5}}, "slope -0.5 · 480p15"),
        ("relu-folding-week-2--depth-7", {"parameters": {"depth": 7}, "quality": BIG}, "week-2 · depth 7 · 1080p60"),
        ("relu-folding--layers-0fa2--480p15", {"parameters": {"layers": [[1.5] * 9]}}, "layers-0fa2 · 480p15"),
        ("chapter--theme-print--480p15", {"films": [], "parameters": {"theme": "print"}}, "theme print · 480p15"),
    ],
)
def test_a_version_is_named_after_what_makes_it_different(
    shelf: Shelf, stem: str, told: dict[str, object], label: str
) -> None:
    shelf.put(stem, **told)
    assert shelf.update().one("main").one("p", class_="version").text == label


def test_the_player_is_told_when_what_is_said(shelf: Shelf) -> None:
    shelf.put("relu-folding--480p15", captions=[{"start": 0, "end": 3, "text": "A & B\n<C>"}])
    page = shelf.update()
    known = data(page, "relu-folding--480p15")
    assert known["captions"] == [[0, 3, "A & B\n<C>"]]
    assert known["chapters"] == [
        [0, 3, "What one ReLU changes", True],
        [3, 7, "ReLU clips", False],
        [7, 12, "Fold twice", False],
    ]
    assert (known["frame"], known["seconds"], known["captionsInPicture"]) == (1 / 15, 12, True)
    starts = [button.attributes["data-start"] for button in clip(page, "relu-folding--480p15").all("button")]
    assert [float(start) for start in starts] == [0, 3, 7]
    assert (
        clip(page, "relu-folding--480p15")
        .one("div", class_="transcript")
        .text.startswith("What one ReLU changes 0:00 A & B <C> ReLU clips 0:03")
    )


def test_nothing_is_loaded_before_it_is_wanted(shelf: Shelf) -> None:
    for number in range(30):
        shelf.put(f"relu-folding--depth-{number}--480p15", parameters={"depth": number})
    shelf.put("linear-collapse--480p15", film="linear-collapse")
    page = shelf.update()
    main = page.one("main")
    assert not main.all("video")
    assert {image.attributes.get("loading") for image in main.all("img")} == {"lazy"}
    videos = page.all("video")
    assert len(videos) == 31
    assert {video.attributes["preload"] for video in videos} == {"none"}
    assert not [one for one in page.one("dialog").all() if "src" in one.attributes]


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no manifest": lambda folder: (folder / "manifest.json").unlink(),
    "half a manifest": lambda folder: (folder / "manifest.json").write_text('{"title": "What'),
    "no UTF-8": lambda folder: (folder / "manifest.json").write_bytes(b'{"title": "\xff"}'),
    "a manifest of something else": lambda folder: (folder / "manifest.json").write_text('{"name": "An app"}'),
    "no object": lambda folder: (folder / "manifest.json").write_text("[1, 2]"),
    "bottomless": lambda folder: (folder / "manifest.json").write_text("[" * 100_000),
    "no film": lambda folder: (folder / "relu-folding--480p15.mp4").unlink(),
    "half a film": lambda folder: (folder / "relu-folding--480p15.mp4").write_text("re"),
    "no clip of a beat": lambda folder: (folder / "beats/02-clips.mp4").unlink(),
    "no poster": lambda folder: (folder / "poster.png").unlink(),
    "not a folder": lambda folder: folder.rename(folder.with_name("away")).joinpath("manifest.json").rename(folder),
}
UNTOLD: dict[str, dict[str, object]] = {
    "a title that is a number": {"title": 5},
    "a title that cannot be written": {"title": "\ud800"},
    "an endless film": {"seconds": float("inf")},
    "no duration": {"seconds": float("nan")},
    "a negative beginning": {"captions": [{"start": -1, "end": 3, "text": ""}]},
    "captions without times": {"captions": [{"text": ""}]},
    "parameters that are a list": {"parameters": [1]},
    "an odd size": {"quality": {"width": 853, "height": 480, "frame_rate": 15}},
    "files elsewhere": {"files": {"../../secret.mp4": {"bytes": 1}, "poster.png": {"bytes": 10}}},
    "a beat that is no file": {
        "beats": [{"title": "A", "seconds": 1, "video": "//host/x.mp4", "poster": "poster.png"}]
    },
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_folder_is_left_out(shelf: Shelf, damage: str) -> None:
    shelf.put("linear-collapse--480p15", film="linear-collapse")
    DAMAGES[damage](shelf.put("relu-folding--480p15"))
    assert folders(shelf.update()) == ["linear-collapse--480p15"]


@pytest.mark.parametrize("told", UNTOLD)
def test_a_foreign_folder_is_left_out(shelf: Shelf, told: str) -> None:
    shelf.put("linear-collapse--480p15", film="linear-collapse")
    shelf.put("relu-folding--480p15", **UNTOLD[told])
    assert folders(shelf.update()) == ["linear-collapse--480p15"]


def test_other_formats_stand_beside(shelf: Shelf) -> None:
    folder = shelf.put("relu-folding--480p15")
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    gone = ("beats/01-title-card.mp4", "beats/01-title-card.png", "beats/02-clips.png")
    for name in ("relu-folding--480p15.mp4", *gone):
        (folder / name).unlink()
        del told["files"][name]
    told["beats"][0].update(video=None, poster=None)
    told["beats"][1].update(poster=None)
    for name in ("relu-folding--480p15--transparent.webm", "relu-folding--480p15.webm", "beats/02-clips.gif"):
        (folder / name).write_text("a", encoding="utf-8")
        told["files"][name] = {"bytes": 1}
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    template = clip(shelf.update(), folder.name)
    assert template.one("video").attributes["src"] == "relu-folding--480p15/relu-folding--480p15.webm"
    beats = template.one("ol", class_="beats").all("li")
    assert [[link.attributes["href"].partition("beats/")[2] for link in beat.all("a")] for beat in beats] == [
        ["02-clips.mp4", "", "02-clips.gif"],
        ["03-fold.mp4", "03-fold.png"],
    ]
    snippets = json.loads(template.one("script").raw)["snippets"]
    assert 'type="video/webm"' in snippets["html"][0]
    assert 'poster="relu-folding--480p15/poster.png"' in snippets["html"][1]


def test_a_film_that_lists_no_words_and_beats_can_be_played(shelf: Shelf) -> None:
    shelf.put("relu-folding--480p15", captions=[], chapters=[], changed=[])
    known = data(shelf.update(), "relu-folding--480p15")
    assert known["chapters"] == [[0, 12, "What one ReLU changes", True]]
