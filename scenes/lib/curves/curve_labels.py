"""Finds room for the names of curves: beside their own curve, clear of all curves, where no other curve is near."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import numpy.typing as npt
from manim import UR, Rectangle, VGroup, VMobject
from manim.typing import Vector3D

from scenes.lib.curves.plot_axes import PlotAxes
from scenes.lib.layout import Region
from scenes.lib.strokes import Points
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme

_GAP = 0.1
"""Least distance of a name from every curve, in frame units."""
_CLEAR_SHARE = 0.9
"""Share of that distance that counts as clear, for curves are known at points only."""
_FAR = 0.8
"""A curve at this distance cannot be mistaken; still farther is no better."""
_STRIDE = 3
"""Every so many points of a curve a name is tried."""
_PLATE_MARGIN = 0.06
_NOTE_GAP = 0.15

Array = npt.NDArray[np.float64]


def on_plate(name: VMobject) -> VGroup:
    """The name on a plate of the background's color, so that grid lines do not run through it."""
    plate = Rectangle(width=name.width + 2 * _PLATE_MARGIN, height=name.height + 2 * _PLATE_MARGIN, stroke_width=0)
    plate.set_fill(active_theme().background, opacity=1).move_to(name)
    return VGroup(plate, name)


def axes_note(axes: PlotAxes, text: str, corner: Vector3D = UR) -> VGroup:
    """What axes show, quietly, in a corner of their window."""
    theme = active_theme()
    return in_corner(axes, words(text, size=theme.label_size, color=theme.muted), corner)


def in_corner(axes: PlotAxes, note: VMobject, corner: Vector3D, *, gap: float = _NOTE_GAP) -> VGroup:
    """A note on a plate in a corner of the window."""
    plate = on_plate(note)
    plate.move_to(axes.window.center + corner * (axes.window.width / 2, axes.window.height / 2, 0), aligned_edge=corner)
    return plate.shift(-gap * corner)


def place_beside(
    curves: Sequence[Points], names: Sequence[VMobject], window: Region, taken: Sequence[VMobject]
) -> None:
    """Move every name to the best place beside its curve; one after another, in the order given.

    In a crowded window a name may come closer to a curve than it should; it covers what is taken only if there is no
    other place in the window.

    Args:
        curves: points of each curve in the frame, each of shape (n, 3), close to one another.
        names: one a curve.
        window: no name leaves it.
        taken: things that no name may cover.
    """
    covered = list(taken)
    for index, name in enumerate(names):
        half = np.array([name.width, name.height]) / 2
        centers = _candidates(curves[index][::_STRIDE, :2], half)
        own = _clearance(centers, half, curves[index][:, :2])
        others = [curve[:, :2] for other, curve in enumerate(curves) if other != index]
        apart = _clearance(centers, half, np.concatenate([np.zeros((0, 2)), *others]))
        allowed = inside = _inside(centers, half, window)
        for thing in covered:
            extent = half + np.array([thing.width, thing.height]) / 2 + _GAP
            allowed = allowed & (np.abs(centers - thing.get_center()[:2]) > extent).any(axis=1)
        allowed = allowed if allowed.any() else inside
        clear = np.minimum(own, apart) > _CLEAR_SHARE * _GAP
        score = np.where(clear, np.minimum(apart, _FAR) - own, np.minimum(own, apart) - _FAR)
        score = np.where(allowed, score, -np.inf)
        name.move_to(np.append(centers[int(np.argmax(score))], 0.0))
        covered.append(name)


def _candidates(curve: Array, half: Array) -> Array:
    """Centers, shape (n, 2), at which a box touches the curve's margin with a side or a corner."""
    sides = np.array([side for side in product((-1, 0, 1), repeat=2) if side != (0, 0)])
    return (curve[:, None] + sides * (half + _GAP)).reshape(-1, 2)


def _clearance(centers: Array, half: Array, points: Array) -> Array:
    """Distance from each box to the nearest of the points, shape (n,), negative inside."""
    if not len(points):
        return np.full(len(centers), np.inf)
    outside = np.abs(centers[:, None] - points[None]) - half
    return np.asarray(outside.max(axis=2).min(axis=1))


def _inside(centers: Array, half: Array, window: Region) -> npt.NDArray[np.bool_]:
    low = np.array([window.left, window.bottom]) + _GAP
    high = np.array([window.right, window.top]) - _GAP
    return np.asarray(((centers - half >= low) & (centers + half <= high)).all(axis=1))
