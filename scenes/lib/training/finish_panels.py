"""Trained networks side by side, large, with their borders to be drawn and their losses."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.lib.film_words import FilmWords
from scenes.lib.layout import Region
from scenes.lib.text.heading import Heading
from scenes.lib.text.number_formats import NumberFormat
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.text.typography import words
from scenes.lib.theme import active_theme
from scenes.lib.training.border_trace import LEAST_TURN, BorderTrace
from scenes.lib.training.decision_plane import DecisionPlane, plane_keys
from scenes.lib.training.entrant import Spirals
from scenes.lib.training.lane import Lane

_SHARES = (1, 1, 0.56)
_GAP = 0.5
_FOOT = 0.15
_REMARK_RISE = 0.3
_REMARK_GAP = 0.2


class FinishPanels(VGroup):
    """Planes of some networks with their data; what the losses of all are stands right of them.

    Args:
        region: where they go.
        film_words: the film's words; used are the labels loss, after, corners, no-corners and those of the plane's
            keys: class-one, class-zero, says-one.
        lanes: all networks; the last two get a plane.
        spirals: their data.
        steps: after how many steps.
        loss_format: how losses are written.

    Attributes:
        borders: the borders, one a plane.
        remarks: over each plane, whether its border has corners.
    """

    def __init__(
        self,
        region: Region,
        film_words: FilmWords,
        lanes: Sequence[Lane],
        spirals: Spirals,
        *,
        steps: int,
        loss_format: NumberFormat,
    ) -> None:
        super().__init__()
        theme, labels = active_theme(), film_words.labels
        *places, side = region.columns(*_SHARES, gap=_GAP)
        self.borders: list[BorderTrace] = []
        self.remarks = VGroup()
        for place, lane in zip(places, lanes[-len(places) :], strict=True):
            heading = Heading(place, lane.title, color=lane.color)
            room = heading.room.inset(bottom=_FOOT)
            plane = DecisionPlane(room, spirals.reach, spirals.points, lane.color)
            border = BorderTrace(plane, lane.course, steps, lane.color)
            said = labels["corners" if border.has_corners else "no-corners"].format(angle=f"{LEAST_TURN:g}")
            remark = words(said, size=theme.label_size, color=theme.muted)
            free = plane.window.right - float(heading.title.get_right()[0]) - _REMARK_GAP
            remark.scale(min(1.0, free / remark.width))
            over = np.array([plane.window.right - remark.width, plane.window.top + _REMARK_RISE, 0.0])
            self.remarks.add(remark.stand_at(over))
            self.borders.append(border)
            self.add(heading, plane.data, plane)
        measured = Heading(side, labels["loss"], color=theme.text, lines=[labels["after"].format(steps=steps)])
        rows = [Row(lane.title, lane.course.losses[steps], loss_format, color=lane.color) for lane in lanes]
        keys = plane_keys((labels["class-one"], labels["class-zero"], labels["says-one"]))
        self.add(measured, Readouts(measured.room, rows), side.inset(bottom=_FOOT).hold(keys, across=0, up=0))
