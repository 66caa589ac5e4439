"""A page as a tree, read by the parser of the standard library."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITHOUT_END = {"br", "img", "input", "link", "meta", "source", "track"}


@dataclass
class Element:
    """An element with what is in it."""

    name: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def all(self, name: str | None = None, **attributes: str) -> "list[Element]":
        """The elements in it, however deep, that have this name and these attributes (data_folder for data-folder)."""
        wanted = {key.strip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            element
            for element in self._elements()
            if name in {None, element.name} and wanted.items() <= element.attributes.items()
        ]

    def one(self, name: str | None = None, **attributes: str) -> "Element":
        """The only one of them."""
        (element,) = self.all(name, **attributes)
        return element

    @property
    def text(self) -> str:
        """What it says, with single spaces."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """What it says, with every space."""
        return "".join(part if isinstance(part, str) else part.raw for part in self.inside)

    def _elements(self) -> "Iterator[Element]":
        for part in self.inside:
            if isinstance(part, Element):
                yield part
                yield from part._elements()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _WITHOUT_END:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> ends <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(page: str) -> Element:
    """The page; every element that has been opened must have been closed."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    (document,) = reader.open
    return document
