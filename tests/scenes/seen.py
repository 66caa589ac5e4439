"""What can be seen in a scene: texts with the true boxes of their glyphs, numbers, and everything else."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from manim import Mobject, Scene, Typst, VMobject
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath

from scenes.lib.plane.grid import Grid
from scenes.lib.story import Story
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import Words

AnyMobject = TypeVar("AnyMobject", bound=Mobject)
_SHARES = np.linspace(0, 1, 9)[:, None]
_BERNSTEIN = np.stack(
    [(1 - _SHARES) ** 3, 3 * (1 - _SHARES) ** 2 * _SHARES, 3 * (1 - _SHARES) * _SHARES**2, _SHARES**3]
)


@dataclass(frozen=True)
class Text:
    """A text in the picture: the thing itself, what it says and the box of its ink: left, bottom, right, top."""

    thing: Mobject
    says: str
    box: npt.NDArray[np.float64]

    def overlaps(self, other: "Text") -> bool:
        """Whether the boxes share more than a hair's breadth."""
        shared = np.minimum(self.box[2:], other.box[2:]) - np.maximum(self.box[:2], other.box[:2])
        return bool((shared > 1e-3).all())

    @property
    def font_size(self) -> float:
        """Manim font size as seen, after all scaling; infinite for glyphs taken out of a formula."""
        if isinstance(self.thing, Number):
            return float(self.thing._size * self.thing._field.width / self.thing._field_width)
        return float(self.thing.font_size) if isinstance(self.thing, Typst | Words) else np.inf


def ink(mobject: Mobject) -> npt.NDArray[np.float64]:
    """Points on the visible outlines of a mobject and all its parts, shape (n, 2)."""
    outlines = [_outline(part) for part in mobject.get_family() if isinstance(part, VMobject) and _is_visible(part)]
    return np.concatenate([*outlines, np.zeros((0, 2))])


def texts(scene: Scene) -> list[Text]:
    """All visible texts."""
    found = []
    for thing in _text_things(scene.mobjects):
        points = ink(thing)
        if len(points):
            box = np.concatenate([points.min(axis=0), points.max(axis=0)])
            found.append(Text(thing, _says(thing), box))
    return found


def numbers(scene: Scene) -> list[Number]:
    """All visible numbers in the order in which they were put together."""
    return [number for number in found(scene, Number) if len(ink(number))]


def found(scene: Scene | Mobject, kind: type[AnyMobject]) -> list[AnyMobject]:
    """Everything of a kind in the scene, in order, each once."""
    roots = [scene] if isinstance(scene, Mobject) else scene.mobjects
    family = [part for mobject in roots for part in mobject.get_family()]
    return list({id(part): part for part in family if isinstance(part, kind)}.values())


def drawings(scene: Scene) -> list[VMobject]:
    """Everything visible that is no text."""
    of_texts = {id(part) for thing in _text_things(scene.mobjects) for part in thing.get_family()}
    return [part for part in found(scene, VMobject) if id(part) not in of_texts and _is_visible(part)]


def assert_whole(story: Story) -> None:
    """Fail if texts overlap in a picture or anything comes near its edge."""
    seen = texts(story)
    overlapping = [(one.says, other.says) for one, other in itertools.combinations(seen, 2) if one.overlaps(other)]
    assert not overlapping
    points = np.concatenate([ink(part) for part in (*drawings(story), *(text.thing for text in seen))])
    frame = story.layout.frame
    assert (points >= [frame.left + 0.2, frame.bottom + 0.2]).all()
    assert (points <= [frame.right - 0.2, frame.top - 0.2]).all()


def dot_places(grid: Grid) -> npt.NDArray[np.float64]:
    """Centers of a grid's dots on screen, shape (dots, 3)."""
    outlines = [np.asarray(dots.points).reshape(-1, len(dots._offsets), 3)[:, ::4] for dots in grid._dots]
    return np.asarray(np.concatenate(outlines).mean(axis=1), dtype=np.float64)


def same_places(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> bool:
    """Whether two clouds of points, shape (n, 3), are the same in any order."""
    distances = np.linalg.norm(first[:, None] - second, axis=2)
    return len(first) == len(second) and bool(max(distances.min(axis=0).max(), distances.min(axis=1).max()) < 1e-6)


def _text_things(mobjects: list[Mobject]) -> Iterator[Mobject]:
    seen: set[int] = set()
    waiting = list(mobjects)
    while waiting:
        mobject = waiting.pop(0)
        if id(mobject) in seen:
            continue
        seen.add(id(mobject))
        glyphs = any(isinstance(part, VMobjectFromSVGPath) for part in (mobject, *mobject.submobjects))
        if isinstance(mobject, Typst | Words | Number) or glyphs:
            yield mobject
        else:
            waiting += mobject.submobjects


def _says(thing: Mobject) -> str:
    if isinstance(thing, Words | Number):
        return thing.text
    return str(thing.typst_code) if isinstance(thing, Typst) else "part of a formula"


def _is_visible(part: VMobject) -> bool:
    filled = part.get_fill_opacity() > 0
    stroked = part.get_stroke_opacity() > 0 and part.get_stroke_width() > 0
    return bool(len(part.points) and (filled or stroked))


def _outline(part: VMobject) -> npt.NDArray[np.float64]:
    curves = part.points[: len(part.points) // 4 * 4].reshape(-1, 4, 3)[..., :2]
    return np.asarray(np.einsum("ksi,nkx->nsx", _BERNSTEIN, curves), dtype=np.float64).reshape(-1, 2)
