"""Lines of text as outlines: Typst sets the line, and the outline of each glyph is read once in a process.

Manim's own Typst mobjects start the compiler and parse a picture for every text, which takes fifty times as long.
"""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, cast
from xml.etree.ElementTree import Element, fromstring

import font_lato
import numpy as np
import numpy.typing as npt
import svgelements
import typst
from manim.constants import SCALE_FACTOR_PER_FONT_POINT
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath

GlyphPoints = npt.NDArray[np.float64]
"""Points of a character's outline, shape (n, 3): cubic curves, four points each."""

_FONT_FOLDER = Path(font_lato.__file__).parent / "files"
_POINTS = 100
"""Type size in which lines are set; Typst writes places with two decimals."""
_MANIM_POINTS = 10
"""Type size in which Manim sets a line that it then scales by its font size."""
_SCALE = SCALE_FACTOR_PER_FONT_POINT * _MANIM_POINTS / _POINTS
_SVG = "{http://www.w3.org/2000/svg}"
_REFERENCE = "{http://www.w3.org/1999/xlink}href"
_PAGE = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(size: {points}pt, font: ("Lato", "New Computer Modern", "New Computer Modern Math"), fallback: true)
#set text(number-width: "tabular", weight: "{weight}")
#{text}"""
"""Lato has no Greek and few signs; those come from the fonts that are part of Typst, never from the machine."""


class _Placed(NamedTuple):
    """A glyph of a line: its outline's path as Typst writes it, and how far right of the line's start it stands."""

    path: str
    across: float


@lru_cache(maxsize=4096)
def glyphs(text: str, *, bold: bool = False) -> tuple[GlyphPoints, ...]:
    """Outlines of a line's visible characters at font size 1, in frame units, shape (n, 3) each.

    The line stands on the baseline y = 0 and its ink begins at x = 0.
    """
    # Lato has no prime; its straight apostrophe looks like one, that of another font would not fit.
    line = _set_line(text.replace("′", "'"), "bold" if bold else "regular")
    placed = [_outline(glyph.path) + np.array([glyph.across, 0.0, 0.0]) for glyph in line]
    start = min((float(outline[:, 0].min()) for outline in placed), default=0.0)
    return tuple(_SCALE * (outline - np.array([start, 0.0, 0.0])) for outline in placed)


def _set_line(text: str, weight: str) -> list[_Placed]:
    source = _PAGE.format(points=_POINTS, weight=weight, text=json.dumps(text, ensure_ascii=False))
    svg = cast("bytes", _compiler().compile(input=source.encode(), format="svg"))  # of a line, which has one page
    picture = fromstring(svg)  # noqa: S314 (written by Typst)
    paths = {symbol.attrib["id"]: symbol[0].attrib["d"] for symbol in picture.iter(f"{_SVG}symbol")}
    return [
        _Placed(paths[use.attrib[_REFERENCE].removeprefix("#")], begin + float(use.attrib["x"]))
        for begin, use in _uses(picture, 0.0)
    ]


def _uses(element: Element, begin: float) -> Iterator[tuple[float, Element]]:
    """Where the glyphs of a line are used; those in one font stand in a group that begins somewhere in the line."""
    begin += float(svgelements.Matrix(element.attrib.get("transform", "")).e)
    for child in element:
        if child.tag == f"{_SVG}use":
            yield begin, child
        yield from _uses(child, begin)


@cache
def _compiler() -> "typst.Compiler":
    return typst.Compiler(b"", font_paths=typst.Fonts(include_system_fonts=False, font_paths=[_FONT_FOLDER]))


@lru_cache(maxsize=1024)
def _outline(path: str) -> GlyphPoints:
    """Points of an outline whose origin is on the baseline, in points of type, y upward."""
    drawn = VMobjectFromSVGPath(
        svgelements.Path(path), should_subdivide_sharp_curves=True, should_remove_null_curves=True
    )
    return np.array(drawn.points, dtype=np.float64)
