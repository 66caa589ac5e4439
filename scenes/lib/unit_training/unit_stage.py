"""A unit among its points on the left, in the plane of its weights on the right, and its numbers below that."""

from collections.abc import Mapping, Sequence

import numpy as np
from manim import VGroup

from actmath import Activation, UnitRun
from scenes.lib.curves.curve_key import CurveKey
from scenes.lib.layout import Layout, Region
from scenes.lib.text.readouts import Readouts, next_row
from scenes.lib.text.typography import Words, words
from scenes.lib.theme import active_theme
from scenes.lib.unit_training.unit_course import Snapshot, UnitTask
from scenes.lib.unit_training.unit_plot import FollowingUnit, UnitPlot, data_key, shared_range
from scenes.lib.unit_training.unit_readings import Reading
from scenes.lib.unit_training.unit_ride import UnitRide
from scenes.lib.unit_training.weight_plane import WeightPlane, WeightPoint
from scenes.lib.units.unit_key import UnitKey
from scenes.lib.units.unit_state import UnitState

_KEY_ROOM = 0.55
"""Over both pictures."""
_KEY_HEIGHT = 0.25
"""Of the keys' baseline over the pictures."""
_COLUMN_SHARES = (0.53, 0.47)


class UnitStage(VGroup):
    """Both pictures as they are without the unit; its numbers stand in the same column whatever they are.

    Args:
        layout: where everything goes.
        record: the activation.
        task: points and start.
        labels: used are output, line, data, on, off, dead, dead-means and rate.
        runs: what will be shown.

    Attributes:
        plot, plane: the pictures.
        keys: the names of the points, of the lines and of the shapes, over both pictures.
    """

    def __init__(
        self, layout: Layout, record: Activation, task: UnitTask, labels: Mapping[str, str], runs: Sequence[UnitRun]
    ) -> None:
        super().__init__()
        theme = active_theme()
        self._record, self._task, self._labels = record, task, labels
        upper, self._lower = layout.column.inset(top=_KEY_ROOM).rows(*_COLUMN_SHARES)
        self.plot = UnitPlot(layout.stage.inset(top=_KEY_ROOM), task.points, shared_range(task.points, runs))
        self.plane = WeightPlane(upper, task.points, runs, labels["dead"])
        self.keys = _in_a_row(
            layout.body.inset(bottom=layout.body.height - _KEY_ROOM),
            data_key(labels["data"]),
            CurveKey(labels["line"], color=theme.forward),
            CurveKey(labels["output"], color=theme.function(record.name).color),
            UnitKey(UnitState.LIVE, labels["on"]),
            UnitKey(UnitState.INACTIVE, labels["off"]),
            UnitKey(UnitState.DEAD, labels["dead-means"].format(count=task.count)),
        )
        self.add(self.plot, self.plane)

    def ride(
        self, run: UnitRun, readings: Sequence[Reading], *, since: Snapshot | None = None, trail: bool = False
    ) -> UnitRide:
        """The unit on its way through a run.

        Args:
            run: the steps.
            readings: what its numbers are.
            since: the unit whose gradient is drawn; that of the moment when left out.
            trail: whether the steps made stay in the plane.
        """
        return UnitRide(
            self._record,
            self._task,
            run,
            unit=FollowingUnit(self.plot, self._record),
            point=WeightPoint(self.plane, since, trail=run if trail else None),
            readouts=Readouts(self._lower, [reading.row for reading in readings], beside=[self._labels["rate"]]),
            readings=readings,
        )

    def note(self, text: str, *, rows: int) -> Words:
        """A quiet remark under so many rows of numbers."""
        theme = active_theme()
        return words(text, size=theme.label_size, color=theme.muted).stand_at(next_row(self._lower, rows))


def _in_a_row(region: Region, *keys: VGroup) -> VGroup:
    """Keys side by side on one baseline, with even gaps from the left to the right end of the region."""
    gap = (region.width - sum(float(key.width) for key in keys)) / (len(keys) - 1)
    pen = region.left
    for key in keys:
        key.shift(np.array([pen - float(key.get_left()[0]), region.bottom + _KEY_HEIGHT, 0.0]))
        pen += float(key.width) + gap
    return VGroup(*keys)
