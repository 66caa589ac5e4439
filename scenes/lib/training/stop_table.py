"""The losses of several networks at the steps where a race pauses."""

from collections.abc import Sequence

from manim import RIGHT, VGroup

from scenes.lib.film_words import FilmWords
from scenes.lib.layout import Region
from scenes.lib.text.table import Table
from scenes.lib.training.lane import Lane


class StopTable:
    """A row for each network, a column for each step; the columns are shown one after another.

    A name that is too long for its column is made smaller.

    Args:
        region: where it stands.
        film_words: the film's words; used is the label loss-at.
        lanes: the networks.
        stops: the steps, rising.

    Attributes:
        head: the headings, and the networks' names in their colors.
        columns: the losses at each step.
    """

    def __init__(self, region: Region, film_words: FilmWords, lanes: Sequence[Lane], stops: Sequence[int]) -> None:
        losses = [lane.course.losses for lane in lanes]
        table = Table(
            region,
            [film_words.labels["loss-at"], *map(str, stops)],
            [lanes[0].loss_format] * (1 + len(stops)),
            [(lane.title, *(float(curve[stop]) for stop in stops)) for lane, curve in zip(lanes, losses, strict=True)],
            shares=(1.2, *(1.0 for _ in stops)),
        )
        names = VGroup(*(row[0].set_fill(lane.color) for row, lane in zip(table.rows, lanes, strict=True)))
        for name in names:
            room = float(name.get_right()[0]) - region.left
            name.scale(min(1.0, room / float(name.width)), about_edge=RIGHT)
        self.head = VGroup(table.head, names)
        self.columns = [VGroup(*(row[1 + stop] for row in table.rows)) for stop in range(len(stops))]
